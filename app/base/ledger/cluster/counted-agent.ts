import { Agent } from 'node:http'
import { Agent as SafeAgent } from 'node:https'
import type { Socket } from 'node:net'

export type CountedAgent = {
  readonly agent: Agent
  /** What has come through all of its sockets so far, headers and all. */
  readonly bytesRead: () => number
}

/** Sockets open at once to one server, as the client has it where it makes its own. */
const mostSockets = 10

/** An agent for requests to one server, whose sockets are its own. */
export function countedAgent(url: string): CountedAgent {
  const asked = { keepAlive: true, maxSockets: mostSockets }
  const agent = url.startsWith('https:') ? new SafeAgent(asked) : new Agent(asked)
  const open = new Set<Socket>()
  let ended = 0
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, done) => {
    const socket = connect(options, done)
    if (socket) count(socket as Socket)
    return socket
  }
  const count = (socket: Socket): void => {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      ended += socket.bytesRead
    })
  }
  return {
    agent,
    bytesRead: () => [...open].reduce((sum, { bytesRead }) => sum + bytesRead, ended),
  }
}
