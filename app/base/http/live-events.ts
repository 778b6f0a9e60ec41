import type { Context } from 'hono'
import type { HttpEnv } from './visitor.ts'

export type LiveEvent = { readonly event: string; readonly data: unknown; readonly id?: string }

type Live = {
  /** Starts sending; what it returns ends that. */
  readonly subscribe: (send: (event: LiveEvent) => void) => () => void
  readonly heartbeatSeconds?: number
  /** Browsers come back by themselves, and are asked again then whether they may. */
  readonly mostSeconds?: number
}

/** A reader that takes nothing any more is let go before what waits for it fills the memory. */
const MOST_WAITING = 1000

/**
 * Sends what happens while somebody looks on (server-sent events). Nothing is sent twice and nothing is promised:
 * who comes back, with or without Last-Event-ID, asks for the state and looks on from there.
 */
export function liveEvents(c: Context<HttpEnv>, live: Live): Response {
  const { subscribe, heartbeatSeconds = 15, mostSeconds = 900 } = live
  let end = (): void => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const encoder = new TextEncoder()
        let ended = false
        const write = (text: string): void => {
          if (ended) return
          if ((controller.desiredSize ?? 0) <= -MOST_WAITING) close()
          else controller.enqueue(encoder.encode(text))
        }
        const close = (): void => {
          end()
          controller.close()
        }
        const heartbeat = setInterval(() => write(': here\n\n'), heartbeatSeconds * 1000)
        const longest = setTimeout(close, mostSeconds * 1000)
        write(': here\n\n')
        const unsubscribe = subscribe((event) => write(written(event)))
        end = () => {
          if (ended) return
          ended = true
          clearInterval(heartbeat)
          clearTimeout(longest)
          unsubscribe()
        }
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  )
  return c.body(body, 200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' })
}

function written({ event, data, id }: LiveEvent): string {
  const name = id === undefined ? '' : `id: ${oneLine(id)}\n`
  return `${name}event: ${oneLine(event)}\ndata: ${JSON.stringify(data)}\n\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\0]/g, ' ')
}
