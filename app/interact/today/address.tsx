import type { TodayAsked } from './use-today.tsx'

type Choice = Pick<TodayAsked, 'whose' | 'kind' | 'owner'>

/** Where a list of the day stands. */
export function addressOf({ whose, kind, owner }: Partial<Choice>): string {
  const query = new URLSearchParams({
    ...(whose && { whose }),
    ...(owner !== null && owner !== undefined && { owner }),
    ...(kind && { kind }),
  })
  return `/today${query.size > 0 ? `?${query}` : ''}`
}

/** What is taken along on paper. */
export const paperLists = ['deliveries', 'collections'] as const
export type PaperList = (typeof paperLists)[number]

/** Where a list stands as it is printed; of everybody each person's begins on a page of its own. */
export function printAddressOf({
  list,
  owner,
}: {
  readonly list: PaperList
  readonly owner: string | null
}): string {
  return `/today/print?${new URLSearchParams({ list, ...(owner !== null && { owner }) })}`
}
