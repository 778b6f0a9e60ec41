import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answered, api, keyed, newKey } from '../../../base/ui/client.ts'
import { useMe } from '../../../base/ui/session.tsx'
import { useTrouble } from '../../../base/ui/states.tsx'
import { useWorthAnew } from './use-worth.tsx'

/** Looked at so often while it goes on, and while nobody knows of any. */
const [LOOK_MS, WATCH_MS] = [700, 20_000]

export type Kind = 'worth' | 'worth-check'

export type Work = {
  readonly going: boolean
  /** Also how it stands with one that gave way. Null: it waits for its turn, or nothing is told. */
  readonly progress: { readonly stage: string; readonly done: number; readonly total: number } | null
  /** It has ended well since this page was opened. */
  readonly done: boolean
  /** Why it ended otherwise. */
  readonly why: string | null
  readonly begin: () => void
}

/** Work of the worth run that may be under way, whoever asked for it; and a way to ask for it. */
export function useWork(kind: Kind): Work {
  const { may } = useMe()
  const queries = useQueryClient()
  const anew = useWorthAnew()
  const said = useTrouble()
  const watching = may('jobs.read')
  const newest = useQuery({
    queryKey: ['jobs', kind],
    enabled: watching,
    refetchInterval: ({ state }) => (isGoing(state.data) ? LOOK_MS : WATCH_MS),
    queryFn: async () => (await answered(api.jobs.$get({ query: { kind } }))).rows[0] ?? null,
  })
  const { mutate, error, isPending } = useMutation({
    mutationFn: (key: string) =>
      answered(
        kind === 'worth' ? api.worth.runs.$post({}, keyed(key)) : api.worth.checks.$post({}, keyed(key)),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs', kind] }),
  })
  const job = newest.data
  const going = isPending || isGoing(job)
  const before = useRef({ id: '', going: false })
  const ended = useRef(false)
  useEffect(() => {
    if (!job) return
    // What ends while the page is open has changed what the page shows.
    if (before.current.going && before.current.id === job.id && !isGoing(job)) {
      ended.current = true
      void anew()
    }
    before.current = { id: job.id, going: isGoing(job) }
  }, [job, anew])
  const failed = ended.current && job && !isGoing(job) && job.state !== 'done' ? (job.why ?? '') : null
  return {
    going,
    progress: job?.state === 'running' || job?.progress?.stage === 'gave-way' ? job.progress : null,
    done: ended.current && job?.state === 'done',
    why: error ? said(error) : failed,
    begin: () => mutate(newKey()),
  }
}

function isGoing(job: { readonly state: string } | null | undefined): boolean {
  return job?.state === 'waiting' || job?.state === 'running'
}
