import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { json, text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { roomIn, type Terminal } from '../cli/command.ts'
import { Refusal } from '../language/refusal.ts'
import { newId } from '../notebook/ids.ts'
import { dataFolder, type SocketPlace, socketOf } from './data-folder.ts'
import { inUse } from './folder-lock.ts'

/** What of the caller's environment a command hears: the language it speaks and its clock. */
const environmentHeard = ['RICEBOOK_LANGUAGE', 'LANG', 'LC_ALL', 'LC_MESSAGES', 'TZ'] as const

const commandSchema = z.object({
  words: z.array(z.string()),
  cwd: z.string(),
  environment: z.partialRecord(z.enum(environmentHeard), z.string()),
  /** Standard input, as a file in the spool: its name alone, so that no other file can be named. */
  stdinFile: z.uuid().nullable(),
})

const lineSchema = z.union([
  z.object({ out: z.string() }),
  z.object({ error: z.string() }),
  z.object({ exit: z.number().int() }),
])
type Line = z.infer<typeof lineSchema>

/** Does a command; answers its exit code. */
export type CommandHandler = (words: readonly string[], terminal: Terminal) => Promise<number>

export type Talks = {
  readonly folder: string
  readonly handler: CommandHandler
  /** Where browsers find the program. */
  readonly address: string
  /** Hears of commands that failed without saying so themselves. */
  readonly trouble: (error: unknown) => void
  /** How old, in milliseconds, what lies in the spool must be to be nobody's; left out: nobody else is there. */
  readonly leftAfter?: number
}

/**
 * Lets commands from other processes of this user be done by the program that runs. The caller holds the folder's lock,
 * or leads, so a socket that lies there is a leftover. A caller that leaves ends the talk and not the command.
 *
 * @returns ends all talks; commands that are being done go on
 */
export async function serveCommands({
  folder,
  handler,
  address,
  trouble,
  leftAfter = 0,
}: Talks): Promise<() => Promise<void>> {
  const { spool } = dataFolder(folder)
  const place = socketOf(folder)
  await makeOwnFolder(place)
  // Whoever left these will not ask for them again.
  for (const name of await readdir(spool)) await removeLeft(join(spool, name), leftAfter)
  if (process.platform !== 'win32') await rm(place.path, { force: true })
  const server = createServer((incoming, response) => {
    talk({ incoming, response, handler, address, spool }).catch((error: unknown) => {
      trouble(error)
      response.destroy()
    })
  })
  // A command may take as long as it takes.
  server.requestTimeout = 0
  server.keepAliveTimeout = 1
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place.path, resolve)
  })
  if (process.platform !== 'win32') await chmod(place.path, 0o600)
  return () =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      server.closeAllConnections()
    })
}

async function removeLeft(path: string, after: number): Promise<void> {
  const found = await lstat(path).catch(() => null)
  if (found && Date.now() - found.mtimeMs >= after) await rm(path, { force: true })
}

type Talk = {
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
  readonly handler: CommandHandler
  readonly address: string
  readonly spool: string
}

async function talk({ incoming, response, handler, address, spool }: Talk): Promise<void> {
  if (incoming.method === 'GET' && incoming.url === '/address') {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(address)
    return
  }
  if (incoming.method !== 'POST' || incoming.url !== '/command') {
    response.writeHead(404).end()
    return
  }
  const asked = commandSchema.safeParse(await json(incoming))
  if (!asked.success) {
    response.writeHead(400).end()
    return
  }
  const { words, cwd, environment, stdinFile } = asked.data
  const input = stdinFile === null ? null : join(spool, stdinFile)
  // One who has left hears nothing more; that is no failure of the command.
  response.on('error', () => undefined)
  const say = (line: Line): void => {
    if (!response.destroyed) response.write(`${JSON.stringify(line)}\n`)
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  response.flushHeaders()
  try {
    const exit = await handler(words, {
      stdin: input === null ? Readable.from([]) : createReadStream(input),
      out: (out) => say({ out }),
      error: (error) => say({ error }),
      taken: () => roomIn(response),
      environment,
      cwd,
    })
    say({ exit })
  } finally {
    if (input !== null) await rm(input, { force: true })
  }
  response.end()
}

/**
 * Has a command done by the program that runs in a data folder.
 *
 * @returns its exit code; null when no program runs there
 */
export async function runThere(
  folder: string,
  words: readonly string[],
  terminal: Terminal,
): Promise<number | null> {
  const place = await socketToTrust(folder)
  // Asked first, to see whether anybody is there before standard input is read.
  if (place === null || (await addressAt(place, folder)) === null) return null
  const stdinFile = words.includes('-') ? await spooled(folder, terminal) : null
  const heard = environmentHeard.flatMap((name) => {
    const value = terminal.environment[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const body = { words, cwd: terminal.cwd, environment: Object.fromEntries(heard), stdinFile }
  return ask({ path: place.path, body: JSON.stringify(body), terminal })
}

async function ask(asked: { path: string; body: string; terminal: Terminal }): Promise<number> {
  const { path, body, terminal } = asked
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = request({ socketPath: path, path: '/command', method: 'POST' }, resolve)
      outgoing.on('error', reject)
      outgoing.setHeader('content-type', 'application/json')
      outgoing.end(body)
    })
    if (answer.statusCode !== 200) throw new Error(`the running program answered ${answer.statusCode}`)
    for await (const text of linesOf(answer)) {
      const line = lineSchema.parse(JSON.parse(text))
      if ('out' in line) {
        terminal.out(line.out)
        await terminal.taken()
      } else if ('error' in line) terminal.error(line.error)
      else return line.exit
    }
  } catch (error) {
    if (!isCode(error, 'ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ENOENT')) throw error
    throw new Refusal('installation.talk-broken', {}, { cause: error })
  }
  throw new Refusal('installation.talk-broken')
}

/** Lines end with a line feed and nothing else: a text may hold any other mark that ends lines elsewhere. */
async function* linesOf(answer: IncomingMessage): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of answer.setEncoding('utf8')) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** Where browsers find the program that runs in a data folder; null when none does. */
export async function addressThere(folder: string): Promise<string | null> {
  const place = await socketToTrust(folder)
  return place === null ? null : addressAt(place, folder)
}

async function addressAt(place: SocketPlace, folder: string): Promise<string | null> {
  try {
    return await new Promise<string>((resolve, reject) => {
      const outgoing = request({ socketPath: place.path, path: '/address', method: 'GET' }, (answer) =>
        text(answer).then(resolve, reject),
      )
      outgoing.on('error', reject)
      outgoing.end()
    })
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'ECONNRESET')) return null
    if (isCode(error, 'EACCES', 'EPERM')) throw await inUse(dataFolder(folder))
    throw error
  }
}

async function spooled(folder: string, terminal: Terminal): Promise<string> {
  const name = newId()
  const file = join(dataFolder(folder).spool, name)
  await pipeline(terminal.stdin, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return name
}

async function makeOwnFolder({ ownFolder }: SocketPlace): Promise<void> {
  if (ownFolder === null) return
  await mkdir(ownFolder, { recursive: true, mode: 0o700 })
  await refuseSharedFolder(ownFolder)
}

/** Where the socket is to be found; null when there cannot be one. */
async function socketToTrust(folder: string): Promise<SocketPlace | null> {
  try {
    const place = socketOf(folder)
    if (place.ownFolder !== null) await refuseSharedFolder(place.ownFolder)
    return place
  } catch (error) {
    // No data folder yet, or nothing has ever listened.
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}

/** In a folder that others may write, a socket could be anybody's. */
async function refuseSharedFolder(folder: string): Promise<void> {
  const found = await lstat(folder)
  const own = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
  if (!own) throw new Refusal('installation.socket-folder', { folder })
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
