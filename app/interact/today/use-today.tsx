import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../base/ui/client.ts'
import { useMe } from '../../base/ui/session.tsx'
import type { Action } from './contract.ts'
import { addDays, dayIn } from './days.tsx'

export type Equity = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly level: number
}

export type Today = {
  /** The company's day. */
  readonly day: string
  readonly timeZone: string | undefined
  /** Null where whoever asks may not know it; no amount is shown to them either. */
  readonly currency: string | null
  readonly rows: readonly Action[]
  /** There is more than was read. */
  readonly more: boolean
  /** Whether any orders have been read yet; null: not ours to know. */
  readonly valued: boolean | null
  readonly valuedAt: string | null
  /** Minor units. */
  readonly equity: Equity | null
}

/** Pages of the list that are read at once; who has done those is shown the next. */
const MOST_PAGES = 6

export const todayKey = (customer: string | null) => ['today', customer] as const

/** What there is to do today, or for one customer on any day. */
export function useToday(customer: string | null) {
  const { may } = useMe()
  return useQuery({
    queryKey: todayKey(customer),
    // Whoever has just begun waits for the first orders to be read; later, the day goes on by itself.
    refetchInterval: ({ state }) => (state.data?.rows.length === 0 ? 5_000 : 300_000),
    queryFn: async (): Promise<Today> => {
      const [company, worth] = await Promise.all([
        may('settings.read') ? answered(api.settings.$get()) : null,
        may('worth.read') ? answered(api.worth.$get()) : null,
      ])
      const day = dayIn(company?.timeZone, new Date())
      const { rows, more } = await (customer === null ? dueOn(day) : actionsOf({ customer }))
      const run = worth?.run ?? null
      return {
        day,
        timeZone: company?.timeZone,
        currency: company?.currency ?? run?.figures?.currency ?? null,
        rows,
        more,
        valued: worth && (run?.figures?.buyers ?? 0) > 0,
        valuedAt: run?.endedAt ?? null,
        equity: run?.figures?.equity ?? null,
      }
    },
  })
}

/** What goes out tomorrow is packed today, so deliveries are asked for a day ahead. */
async function dueOn(day: string) {
  const [deliveries, all] = await Promise.all([
    actionsOf({ until: addDays(day, 1), kind: 'deliver' }),
    actionsOf({ until: day }),
  ])
  const others = all.rows.filter(({ kind }) => kind !== 'deliver')
  return { rows: [...deliveries.rows, ...others].sort(byDayAndAmount), more: deliveries.more || all.more }
}

/** What is latest first, and of one day what brings most. */
function byDayAndAmount(a: Action, b: Action): number {
  if (a.dueDay !== b.dueDay) return a.dueDay < b.dueDay ? -1 : 1
  return (b.expectedMargin ?? 0) - (a.expectedMargin ?? 0)
}

type Asked = { readonly until?: string; readonly customer?: string; readonly kind?: Action['kind'] }

async function actionsOf(asked: Asked) {
  const rows: Action[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: Asked & { cursor?: string } = cursor === null ? asked : { ...asked, cursor }
    const answer: { rows: Action[]; next: string | null } = await answered(api.actions.$get({ query }))
    rows.push(...answer.rows)
    cursor = answer.next
    if (cursor === null) break
  }
  return { rows, more: cursor !== null }
}
