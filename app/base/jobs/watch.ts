import { AsyncLocalStorage } from 'node:async_hooks'
import type { Read } from '../notebook/notebook.ts'
import { waker } from './pace.ts'
import type { JobEvent } from './runner.ts'
import { type Standing, standingNow } from './store.ts'

/** Looks at what other programs' jobs do while somebody watches, and at nothing else. */
export type Watch = {
  /** Somebody watches from now on, until the answered function is called. */
  readonly begin: () => () => void
  /** What was told of this program's own jobs needs no telling again. */
  readonly heard: (event: JobEvent) => void
  readonly close: () => Promise<void>
}

type Parts = {
  readonly read: Read
  /** Milliseconds between two looks. */
  readonly every: number
  readonly now: () => Date
  /** Whether this program runs it, and tells of it itself. */
  readonly isOwn: (id: string) => boolean
  readonly tell: (event: JobEvent) => void
  readonly trouble: (error: unknown) => void
}

/** By so much may the clocks of two machines differ. */
const clocksDiffer = 300_000
/** What ended so shortly before somebody began to watch may be what they wait for. */
const justNow = 2_000

type Said = Omit<Standing, 'id' | 'kind' | 'endedAt'> & {
  /** Undefined: told by this program, which does not know it yet. */
  readonly endedAt: string | null | undefined
  /** At which look, or between which. */
  readonly look: number
}

export function watchOthers({ read, every, now, isOwn, tell, trouble }: Parts): Watch {
  let watching = 0
  let closed = false
  let looks = 0
  let said: Map<string, Said> | null = null
  let looking: Promise<void> | null = null
  const pause = waker()

  const before = (ms: number): string => new Date(now().getTime() - ms).toISOString()

  const look = async (): Promise<void> => {
    looks += 1
    const mine = looks
    const rows = await standingNow(read, before(clocksDiffer))
    const known = said
    const next = new Map<string, Said>()
    for (const { id, kind, state, progress, endedAt } of rows) {
      const last = said?.get(id)
      // What was told meanwhile is newer than what was read.
      if (last && last.endedAt === undefined && last.look >= mine) {
        next.set(id, last)
        continue
      }
      next.set(id, { state, progress, endedAt, look: mine })
      const isNews = known ? differs(last, { state, progress, endedAt }) : isRecent(endedAt, before(justNow))
      if (isNews && !(state === 'running' && isOwn(id))) tell({ id, kind, state, progress })
    }
    for (const [id, last] of said ?? []) if (last.look >= mine && !next.has(id)) next.set(id, last)
    said = next
  }

  const lookOn = async (): Promise<void> => {
    while (watching > 0 && !closed) {
      await look().catch(trouble)
      await pause.wait(every)
    }
    said = null
    looking = null
  }
  // The looks are nobody's, whoever's request it was that began them.
  const outside = AsyncLocalStorage.snapshot()

  return {
    begin: () => {
      watching += 1
      looking ??= outside(lookOn)
      return () => {
        watching -= 1
        if (watching === 0) pause.wake()
      }
    },
    heard: ({ id, state, progress }) =>
      void said?.set(id, { state, progress, endedAt: undefined, look: looks }),
    close: async () => {
      closed = true
      pause.wake()
      await looking
    },
  }
}

const isRecent = (endedAt: string | null, since: string): boolean => endedAt === null || endedAt >= since

function differs(last: Said | undefined, is: Omit<Standing, 'id' | 'kind'>): boolean {
  if (!last || last.state !== is.state) return true
  if (last.endedAt !== undefined && last.endedAt !== is.endedAt) return true
  return is.state === 'running' && JSON.stringify(last.progress) !== JSON.stringify(is.progress)
}
