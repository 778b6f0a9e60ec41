import type { Duck } from '../duckdb.ts'

/** Whom of a run's customers somebody wants to see. */
export type PeopleWanted =
  /** By a figure: those between its ends, both included, but for so many at the beginning of the walk. */
  | {
      readonly by: 'ranking' | 'margin'
      readonly highest: number
      readonly lowest: number
      readonly skip: number
    }
  /** Who first bought on one of these days, day numbers, both included. */
  | { readonly by: 'first-day'; readonly from: number; readonly to: number }
  /** Whose ranking figure is not known. */
  | { readonly by: 'unknown' }

/** Where a page ended: the figure that the walk goes by (null: none is known) and the customer. */
export type PersonPlace = { readonly key: number | null; readonly customer: string }

export type PeopleAsked = {
  readonly run: number
  readonly wanted: PeopleWanted
  /** Highest first, of the same figure by id; or the other way round. */
  readonly rising: boolean
  readonly after: PersonPlace | null
  readonly most: number
}

/** Where a run ranks by another figure than the residual value, that figure stands in a column of its own. */
const ranking = 'coalesce(ranking, residual_value)'
const keys = {
  ranking,
  margin: 'margin_so_far',
  'first-day': ranking,
  unknown: 'first_day',
} as const

export function worthPeopleSql({ by }: Pick<PeopleWanted, 'by'>, rising: boolean): string {
  const key = keys[by]
  const wanted = {
    ranking: `${key} between $lowest and $highest`,
    margin: `${key} between $lowest and $highest`,
    'first-day': 'first_day between $from and $to',
    unknown: `${ranking} is null`,
  }[by]
  const [beyond, later, order] = rising
    ? ['key > $key', 'customer < $after::uuid', 'key, customer desc']
    : ['key < $key', 'customer > $after::uuid', 'key desc, customer']
  return `with people as (
      select customer, coalesce(${key}, '-infinity'::double)::double as key
      from worth_history where run = $run and ${wanted}
    )
    select customer::varchar as customer, key from people
    where $after is null or ${beyond} or (key = $key and ${later})
    order by ${order} limit $most offset $skip`
}

/** Customers of one group of a run, a page at a time; what a run has said does not change, so pages fit together. */
export async function worthPeople(
  duck: Duck,
  { run, wanted, rising, after, most }: PeopleAsked,
): Promise<PersonPlace[]> {
  const { by, ...ends } = wanted
  // Those at the beginning are behind whoever comes for a next page.
  const skip = after === null && 'skip' in wanted ? wanted.skip : 0
  const rows = await duck.rows(worthPeopleSql({ by }, rising), {
    ...ends,
    run,
    most,
    skip,
    after: after?.customer ?? null,
    key: after?.key ?? Number.NEGATIVE_INFINITY,
  })
  return rows.map((row) => {
    const key = Number(row.key)
    return { customer: String(row.customer), key: Number.isFinite(key) ? key : null }
  })
}
