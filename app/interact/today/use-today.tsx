import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Me } from '../../base/access/contract.ts'
import { answered, api } from '../../base/ui/client.ts'
import { companyQuery } from '../../base/ui/company.tsx'
import { dayIn } from '../../base/ui/days.tsx'
import { keep } from '../../base/ui/offline/kept.ts'
import { useKept } from '../../base/ui/offline/use-kept.tsx'
import { useLost, useOutbox } from '../../base/ui/offline/use-outbox.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { Action } from '../actions/contract.ts'
import type { ActionKind, Whose } from './contract.ts'
import { asLeft } from './offline/as-left.tsx'
import type { Today, Todo } from './todo.tsx'

const ROWS_A_GROUP = '100'
const MOST_PAGES = 6

export type TodayAsked = {
  readonly customer: string | null
  /** Null: one's own where one looks after customers, else everybody's. */
  readonly whose: Whose | null
  /** Of one kind, or of one person ('' is nobody); null: of all. */
  readonly kind: ActionKind | null
  readonly owner: string | null
}

export const firstAsked: TodayAsked = { customer: null, whose: null, kind: null, owner: null }

const todayKey = ({ customer, whose, kind, owner }: TodayAsked) =>
  ['today', customer, whose, kind, owner] as const

/** So long a list is waited for before the one that this device has kept is shown. */
const PATIENCE_MS = 1_500

/**
 * What there is to do today, or for one customer on any day, with what was done on this device taken out of it. Where
 * the program does not answer, the list as it was read last, if this device has kept it.
 */
export function useToday(asked: TodayAsked) {
  const reading = useRead(asked)
  const mine = useOutbox()
  const isLost = useLost()
  const { data: fresh, isPending, failureCount, refetch, error } = reading
  const isLate = useLate(isPending)
  const kept = useKeptList(asked, isPending && (isLate || isLost || failureCount > 0))
  const read = fresh ?? kept
  const data = useMemo(() => (read && mine ? asLeft(read, mine) : undefined), [read, mine])
  return {
    data,
    isPending: data === undefined && isPending,
    error,
    refetch,
    /** It is not what the program would say now. */
    isKept: isLost || fresh === undefined,
  }
}

/** Whether something has been waited for in vain for some time. */
function useLate(waits: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [waits])
  return late
}

const keptUnder = (whose: Whose | null): string => `today ${whose ?? 'first'}`

/** The list of the day as this device has kept it; who looks at their own first has kept that as the first. */
function useKeptList({ customer, whose, kind, owner }: TodayAsked, wanted: boolean): Today | null {
  const names = whose === null ? [keptUnder(null)] : [keptUnder(whose), keptUnder(null)]
  const kept = useKept(names, wanted && customer === null && kind === null && owner === null) as Today | null
  return kept && (whose ?? kept.whose) === kept.whose ? kept : null
}

function useRead(asked: TodayAsked) {
  const { me } = useMe()
  return useQuery({
    ...readingOf(asked, me),
    // Whoever has just begun waits for the first orders to be read; later, the day goes on by itself.
    refetchInterval: ({ state }) => (state.data?.rows.length === 0 ? 5_000 : 300_000),
  })
}

/** Asks for what the page will ask for, while the house around it is still being drawn. */
export function readAhead(asked: TodayAsked, me: Me, queries: QueryClient): void {
  void queries.prefetchQuery(readingOf(asked, me))
}

function readingOf(asked: TodayAsked, me: Me) {
  const { customer, whose, kind, owner } = asked
  return {
    queryKey: todayKey(asked),
    queryFn: async ({ client }: { readonly client: QueryClient }): Promise<Today> => {
      const readAt = Date.now()
      const known = client.fetchQuery(companyQuery)
      const [company, found] = await Promise.all([
        known,
        customer === null ? dueToday(asked) : known.then((one) => openWith(customer, one)),
      ])
      const askWorth = found.rows.length === 0 && me.permissions.includes('worth.read')
      const worth = askWorth ? await answered(api.worth.$get()) : null
      const today = {
        ...found,
        readAt,
        timeZone: company.timeZone,
        valued: found.rows.length > 0 || (askWorth ? isValued(worth?.run ?? null, me) : null),
        ordersUpTo: worth?.run?.asOf ?? null,
      }
      // A device that keeps nothing shows it all the same.
      const isWhole = customer === null && kind === null && owner === null
      if (isWhole) void keep(me.id, keptUnder(whose), today).catch(() => undefined)
      return today
    },
  }
}

/** Who sees only some of the customers is told that there was a run, and not of how many. */
function isValued(
  run: { readonly figures: { readonly buyers: number } | null } | null,
  { rows }: Me,
): boolean {
  return run?.figures ? run.figures.buyers > 0 : run !== null && rows !== 'all'
}

type Found = Omit<Today, 'timeZone' | 'valued' | 'ordersUpTo' | 'readAt'>

async function dueToday({ whose: asked, kind, owner }: TodayAsked): Promise<Found> {
  const query = {
    ...{ most: ROWS_A_GROUP, ...(asked && { whose: asked }) },
    ...{ ...(kind && { kind }), ...(owner !== null && { owner }) },
  }
  const { groups, ...found } = await answered(api.today.$get({ query }))
  return {
    ...found,
    rows: groups.flatMap(({ rows }) => rows),
    more: Object.fromEntries(groups.map(({ group, more }) => [group, more ?? 0])),
  }
}

/** Whatever is open with a customer, the earliest first. */
async function openWith(
  customer: string,
  company: { readonly timeZone: string; readonly currency: string },
): Promise<Found> {
  const rows: Todo[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { customer, ...(cursor !== undefined && { cursor }) }
    const answer: { rows: Action[]; next: string | null } = await answered(api.actions.$get({ query }))
    rows.push(...answer.rows.map(({ expectedMargin, ...row }) => ({ ...row, expectedMoney: expectedMargin })))
    if (answer.next === null) break
    cursor = answer.next
  }
  return {
    day: dayIn(company.timeZone, new Date()),
    currency: company.currency,
    figures: null,
    whose: null,
    ...{ kinds: [], people: [], coming: [] },
    rows,
    more: {},
  }
}
