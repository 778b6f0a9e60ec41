import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { JobState, Progress } from '../jobs/contract.ts'
import { answered, api, Problem } from './client.ts'
import { useMe } from './session.tsx'

/** Work that goes on by itself, as far as a page shows it. */
export type LiveJob = {
  readonly id: string
  readonly kind: string
  readonly state: JobState
  readonly progress: Progress | null
  /** Why it failed, in the reader's language. */
  readonly why: string | null
}

type JobEvent = Pick<LiveJob, 'id' | 'kind' | 'state' | 'progress'>

/** Hears of every step of every job; of null when listening has begun: what was before that is to be asked. */
type Listener = (event: JobEvent | null) => void

/** What was missed, because the line was down or nobody listened yet, is found by asking so often. */
const ASKED_EVERY_MS = 4_000
const AGAIN_MS = 5_000

const listeners = new Set<Listener>()
let line: EventSource | null = null
let again: ReturnType<typeof setTimeout> | undefined

/** One line to the program for all that listen on this page: a browser has only so many. */
function listen(listener: Listener): () => void {
  listeners.add(listener)
  if (!line) open()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(again)
    line?.close()
    line = null
  }
}

function open(): void {
  const tell = (event: JobEvent | null): void => {
    for (const listener of [...listeners]) listener(event)
  }
  const own = new EventSource('/api/jobs/live')
  line = own
  own.addEventListener('open', () => tell(null))
  own.addEventListener('job', ({ data }) => tell(JSON.parse(data)))
  own.addEventListener('error', () => {
    // A line that breaks is taken up again by the browser; one that was refused is not.
    if (own.readyState !== EventSource.CLOSED || line !== own) return
    clearTimeout(again)
    again = setTimeout(() => {
      if (line === own && listeners.size > 0) open()
    }, AGAIN_MS)
  })
}

export function isLive({ state }: Pick<LiveJob, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

type Followed = {
  /** Undefined before it is known, and where it is not ours to know. */
  readonly job: LiveJob | undefined
  /** It ended so long ago that nobody knows of it any more. */
  readonly forgotten: boolean
}

/** How a job stands, as it goes on. `onEnd` is called when it ends while somebody looks on. */
export function useJob(id: string | null, onEnd?: () => void): Followed {
  const queries = useQueryClient()
  const { may } = useMe()
  const ended = useRef(onEnd)
  ended.current = onEnd
  const before = useRef<string | null>(null)
  const { data: job, error } = useQuery({
    queryKey: ['job', id],
    enabled: id !== null && may('jobs.read'),
    queryFn: async (): Promise<LiveJob> => {
      const { kind, state, progress, why } = await answered(api.jobs[':id'].$get({ param: { id: id ?? '' } }))
      return { id: id ?? '', kind, state, progress, why }
    },
    refetchInterval: ({ state }) => (state.data && isLive(state.data) ? ASKED_EVERY_MS : false),
  })
  const live = job !== undefined && isLive(job)
  useEffect(() => {
    if (!live || id === null) return
    const key = ['job', id]
    return listen((event) => {
      if (event && event.id !== id) return
      if (event && isLive(event))
        queries.setQueryData<LiveJob>(key, (known) => known && { ...known, ...event })
      else queries.invalidateQueries({ queryKey: key })
    })
  }, [live, id, queries])
  useEffect(() => {
    if (id === null || job === undefined) return
    if (live) before.current = id
    else if (before.current === id) {
      before.current = null
      ended.current?.()
    }
  }, [id, job, live])
  return { job, forgotten: error instanceof Problem && error.status === 404 }
}
