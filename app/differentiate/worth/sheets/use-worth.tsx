import { useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../base/ui/client.ts'
import type { CheckSaid } from '../check/contract.ts'
import type { Card, RunFigures, RunStory, WorthRun } from '../contract.ts'
import type { EquityLine, Groups } from '../groups/contract.ts'

/** Everything the page of worth shows of one run. */
export type WorthShown = {
  readonly run: WorthRun
  readonly figures: RunFigures
  readonly card: Card
  /** Null of a run that an earlier version made. */
  readonly groups: Groups | null
  readonly line: EquityLine
}

/** What sheets that need all of a run are given. */
export type WorthTold = Omit<WorthShown, 'groups'> & { readonly groups: Groups; readonly story: RunStory }

/** The current run; null before anybody has bought. */
export function useWorth() {
  return useQuery({
    queryKey: ['worth'],
    // Runs come by themselves, each night and after every import.
    refetchInterval: ({ state }) => (state.data === null ? 5_000 : 300_000),
    queryFn: async (): Promise<WorthShown | null> => {
      const [{ run }, { card }, { groups }, line] = await Promise.all([
        answered(api.worth.$get()),
        answered(api.worth.card.$get()),
        answered(api.worth.groups.$get()),
        answered(api.worth.line.$get()),
      ])
      const figures = run?.figures
      if (!run || !figures || !card || figures.buyers === 0) return null
      // A run that became current between two answers: the next look finds one and the same everywhere.
      return { run, figures, card, groups: groups && groups.run === run.run ? groups : null, line }
    },
  })
}

export function useCheck() {
  return useQuery({
    queryKey: ['worth-check'],
    refetchInterval: 60_000,
    queryFn: async (): Promise<CheckSaid | null> => (await answered(api.worth.check.$get())).check,
  })
}

/** The latest runs, for the card; the first page of them. */
export function useRuns() {
  return useQuery({
    queryKey: ['worth-runs'],
    queryFn: async (): Promise<readonly WorthRun[]> =>
      (await answered(api.worth.runs.$get({ query: {} }))).rows,
  })
}

/** Everything about worth is read again. */
export function useWorthAnew(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all(
      ['worth', 'worth-check', 'worth-runs', 'worth-people', 'today'].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    )
  }
}
