import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { answered, api, keyed } from '../../../base/ui/client.ts'
import { companyQuery } from '../../../base/ui/company.tsx'
import { isLive, type LiveJob } from '../../../base/ui/live-jobs.tsx'
import type { CompanyPatch } from '../../../manage/settings/contract.ts'
import type { LookAsked } from '../contract.ts'
import type { ImportShown, LookShown } from '../present.ts'

export type { ImportShown, LookShown }

const LIVE_MS = 2_000

/** Somebody works on it: how it stands changes by itself. */
function isWorkedOn({ state }: Pick<ImportShown, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'undoing'
}

/** What was taken in, newest first. */
export function useImportList() {
  return useInfiniteQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam }): Promise<{ rows: ImportShown[]; next: string | null }> =>
      answered(api.imports.$get({ query: pageParam === null ? {} : { cursor: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some(isWorkedOn)) ? LIVE_MS : false,
  })
}

export function useImport(id: string) {
  return useQuery({
    queryKey: ['imports', 'one', id],
    queryFn: (): Promise<ImportShown> => answered(api.imports[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data && isWorkedOn(state.data) ? LIVE_MS : false),
  })
}

export type Seen = {
  readonly look: LookShown | null
  readonly asked: LookAsked | null
  readonly sameAs: number | null
  readonly company: {
    readonly currency: string
    readonly currencySaid: boolean
    readonly marginRate: number | null
  }
}

/** What was seen of a file; while it is looked at, more comes to light. */
export function useSeen(row: ImportShown) {
  return useQuery({
    // Another look, another state: what was seen is another.
    queryKey: ['imports', 'look', row.id, row.look, row.state],
    queryFn: (): Promise<Seen> => answered(api.imports[':id'].look.$get({ param: { id: row.id } })),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      isWorkedOn(row) && (state.data?.look?.look !== row.look || state.data.look.mapping === null)
        ? 600
        : false,
  })
}

/** `once` names the act, so that it is done once however often it is sent. */
type Once = { readonly once: string }
type Confirmed = Once & { readonly look: number; readonly settings: CompanyPatch }

/** What can be done with an import; what is refused stays to be shown. */
export function useImportActs({ id }: Pick<ImportShown, 'id'>) {
  const queries = useQueryClient()
  const go = useNavigate()
  const param = { id }
  const taken = (row: ImportShown): void => {
    queries.setQueryData(['imports', 'one', row.id], row)
  }
  const settle = () => queries.invalidateQueries({ queryKey: ['imports'] })
  const look = useMutation({
    mutationFn: ({ asked, once }: Once & { readonly asked: LookAsked }): Promise<ImportShown> =>
      answered(api.imports[':id'].look.$post({ param, json: asked }, keyed(once))),
    onSuccess: taken,
    onSettled: settle,
  })
  const confirm = useMutation({
    mutationFn: async ({ look: seen, settings, once }: Confirmed): Promise<ImportShown> => {
      const query = { look: String(seen) }
      const row: ImportShown = await answered(api.imports[':id'].confirm.$post({ param, query }, keyed(once)))
      // Behind the file and not before it: so everybody is valued once.
      if (Object.keys(settings).length > 0) {
        await answered(api.settings.$patch({ json: settings }, keyed(`${once}-settings`)))
        await queries.invalidateQueries(companyQuery)
      }
      return row
    },
    onSuccess: taken,
    onSettled: settle,
  })
  const giveUp = useMutation({
    mutationFn: (once: string): Promise<ImportShown> =>
      answered(api.imports[':id']['give-up'].$post({ param }, keyed(once))),
    onSuccess: taken,
    onSettled: settle,
  })
  const undo = useMutation({
    mutationFn: async (once: string): Promise<ImportShown> =>
      (await answered(api.imports[':id'].undo.$post({ param }, keyed(once)))).imports,
    onSuccess: taken,
    onSettled: settle,
  })
  const again = useMutation({
    mutationFn: async (once: string): Promise<ImportShown> =>
      (await answered(api.imports[':id'].again.$post({ param }, keyed(once)))).imports,
    onSuccess: (row) => {
      taken(row)
      go(`/imports/${row.id}`)
    },
    onSettled: settle,
  })
  return { look, confirm, giveUp, undo, again }
}

/** Lets a job that failed begin again. */
export function useRetry() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ job, once }: { readonly job: LiveJob; readonly once: string }) =>
      answered(api.jobs[':id'].retry.$post({ param: { id: job.id } }, keyed(once))),
    onSettled: (_done, _error, { job }) => {
      queries.invalidateQueries({ queryKey: ['job', job.id] })
      queries.invalidateQueries({ queryKey: ['imports'] })
    },
  })
}

/** What an import or an undo has changed everywhere else. */
export function useFollowing(): () => void {
  const queries = useQueryClient()
  return () => {
    queries.invalidateQueries({
      predicate: ({ queryKey: [of] }) => of !== 'session' && of !== 'job' && of !== 'imports',
    })
  }
}

/** Whether a job that failed may be tried again, or is still at it. */
export function isBroken(job: LiveJob | undefined): boolean {
  return job !== undefined && !isLive(job) && job.state !== 'done'
}
