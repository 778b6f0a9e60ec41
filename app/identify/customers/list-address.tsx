import type { FieldModes } from '../../base/access/contract.ts'
import { type ColumnName, columnNames } from './columns.tsx'
import {
  type CustomerFilters,
  type CustomerSort,
  customerKinds,
  type ListOrder,
  naturalOrders,
  worthSorts,
} from './contract.ts'

/** What the list shows, as its address says: links and the way back work, and a view is an address with a name. */
export type Listing = {
  readonly query: string
  readonly filter: CustomerFilters
  /** Of whoever looks; instead of an owner. */
  readonly mine: boolean
  readonly sort: CustomerSort | null
  readonly order: ListOrder | null
  /** Null: as usual. */
  readonly columns: readonly ColumnName[] | null
}

export const wholeList: Listing = {
  query: '',
  filter: {},
  mine: false,
  sort: null,
  order: null,
  columns: null,
}

/** Nobody looks after them: an address says it in a word, the program by an empty one. */
const NOBODY = 'none'
const ME = 'me'

export function readAddress(search: URLSearchParams): Listing {
  const text = (name: string): string | undefined => search.get(name) || undefined
  const list = (name: string): string[] => (text(name) ?? '').split(',').filter((one) => one !== '')
  const owner = text('owner')
  const kind = customerKinds.find((one) => one === search.get('kind'))
  const sort = search.get('sort')
  const order = search.get('order')
  const columns = list('columns').flatMap((name) => columnNames.find((one) => one === name) ?? [])
  return {
    query: search.get('q') ?? '',
    filter: {
      ...(list('stage').length > 0 && { stages: list('stage') }),
      ...(owner !== undefined && owner !== ME && { owner: owner === NOBODY ? '' : owner }),
      ...(kind && { kind }),
      ...(text('tag') !== undefined && { tag: text('tag') }),
      ...(text('city') !== undefined && { city: text('city') }),
    },
    mine: owner === ME,
    sort: sort !== null && sort in naturalOrders ? (sort as CustomerSort) : null,
    order: order === 'asc' || order === 'desc' ? order : null,
    columns: columns.length > 0 ? columns : null,
  }
}

export function addressOf({ query, filter, mine, sort, order, columns }: Listing): string {
  const search = new URLSearchParams()
  const set = (name: string, value: string | null | undefined): void => {
    if (value) search.set(name, value)
  }
  set('q', query)
  set('stage', filter.stages?.join(','))
  set('owner', mine ? ME : filter.owner === '' ? NOBODY : filter.owner)
  set('kind', filter.kind)
  set('tag', filter.tag)
  set('city', filter.city)
  set('sort', sort)
  set('order', order)
  set('columns', columns?.join(','))
  const said = search.toString()
  return said === '' ? '/customers' : `/customers?${said}`
}

/** The filter as the program is asked, with whoever looks in it. */
export function filterFor({ filter, mine }: Listing, me: string): CustomerFilters {
  return mine ? { ...filter, owner: me } : filter
}

export function isNarrowed({ filter, mine }: Listing): boolean {
  return mine || Object.keys(filter).length > 0
}

type SortsFor = { readonly seesWorth: boolean; readonly fields: FieldModes }

/** Whether lists go by it for this person: what is masked is no order. */
export function sorts(sort: CustomerSort, { seesWorth, fields }: SortsFor): boolean {
  if (worthSorts.includes(sort) && !seesWorth) return false
  if (sort !== 'phone' && sort !== 'margin') return true
  return fields[sort] === 'read' || fields[sort] === 'write'
}

/** By what and which way round: as asked, else as is natural; who may not see worth gets the order of names. */
export function orderOf(
  { sort, order }: Pick<Listing, 'sort' | 'order'>,
  { seesWorth, fields }: SortsFor,
): { readonly sort: CustomerSort; readonly order: ListOrder } {
  const wanted = sort ?? 'worth'
  const mine = sorts(wanted, { seesWorth, fields })
  const given = mine ? wanted : seesWorth ? 'worth' : 'name'
  return { sort: given, order: given === wanted && order !== null ? order : naturalOrders[given] }
}
