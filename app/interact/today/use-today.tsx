import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { answered, api } from '../../base/ui/client.ts'
import { dayIn } from '../../base/ui/days.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { Action } from '../actions/contract.ts'
import type { Due, Group, todaySchema, Whose } from './contract.ts'

/** Something to do, as far as a row shows it. */
export type Todo = Pick<
  Due,
  | 'id'
  | 'customer'
  | 'customerName'
  | 'kind'
  | 'dueDay'
  | 'reason'
  | 'expectedMoney'
  | 'minutes'
  | 'changedAt'
>

export type DayFigures = z.infer<typeof todaySchema>['figures']

export type Today = {
  /** The company's day. */
  readonly day: string
  readonly timeZone: string | undefined
  /** Null where nobody said; no amount is shown then either. */
  readonly currency: string | null
  /** Group after group, and in each what brings most a minute first. */
  readonly rows: readonly Todo[]
  /** Whose list it is; null for one customer's. */
  readonly whose: Whose | null
  /** How many more stand behind those rows of a group. */
  readonly more: Readonly<Partial<Record<Group, number>>>
  /** Of the whole day; null for one customer alone. */
  readonly figures: DayFigures | null
  /** Whether any orders have been read yet; null: not ours to know. */
  readonly valued: boolean | null
}

const ROWS_A_GROUP = '100'
const MOST_PAGES = 6

export type TodayAsked = {
  readonly customer: string | null
  /** Null: one's own where there is any, else everybody's. */
  readonly whose: Whose | null
}

export const todayKey = ({ customer, whose }: TodayAsked) => ['today', customer, whose] as const

/** What there is to do today, or for one customer on any day. */
export function useToday(asked: TodayAsked) {
  const { customer, whose } = asked
  const { may } = useMe()
  return useQuery({
    queryKey: todayKey(asked),
    // Whoever has just begun waits for the first orders to be read; later, the day goes on by itself.
    refetchInterval: ({ state }) => (state.data?.rows.length === 0 ? 5_000 : 300_000),
    queryFn: async (): Promise<Today> => {
      const company = may('settings.read') ? await answered(api.settings.$get()) : null
      const found = customer === null ? await dueToday(whose) : await openWith(customer, company)
      const askWorth = found.rows.length === 0 && may('worth.read')
      const worth = askWorth ? await answered(api.worth.$get()) : null
      return {
        ...found,
        timeZone: company?.timeZone,
        valued: found.rows.length > 0 || (askWorth ? (worth?.run?.figures?.buyers ?? 0) > 0 : null),
      }
    },
  })
}

type Found = Omit<Today, 'timeZone' | 'valued'>

async function dueToday(asked: Whose | null): Promise<Found> {
  const { day, currency, whose, figures, groups } = await answered(
    api.today.$get({ query: { most: ROWS_A_GROUP, ...(asked && { whose: asked }) } }),
  )
  return {
    day,
    whose,
    currency,
    figures,
    rows: groups.flatMap(({ rows }) => rows),
    more: Object.fromEntries(groups.map(({ group, more }) => [group, more ?? 0])),
  }
}

/** Whatever is open with a customer, the earliest first. */
async function openWith(
  customer: string,
  company: { readonly timeZone: string; readonly currency: string } | null,
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
    day: dayIn(company?.timeZone, new Date()),
    currency: company?.currency ?? null,
    figures: null,
    whose: null,
    rows,
    more: {},
  }
}
