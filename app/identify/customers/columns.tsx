import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Amounts } from '../../base/ui/amounts.tsx'
import { daysBetween } from '../../base/ui/days.tsx'
import { phoneSaid } from '../../base/ui/phones.tsx'
import { StageTag } from '../../base/ui/stages.tsx'
import type { CustomerSort, customerShownSchema } from './contract.ts'
import type { Speaking } from './speaking.tsx'

/** The columns there are, in the order they stand in. The name is always there. */
export type CustomerRow = z.infer<typeof customerShownSchema>

export const columnNames = [
  ...(['stage', 'worth', 'share', 'margin', 'next', 'last', 'alive', 'purchases'] as const),
  ...(['kind', 'owner', 'city', 'phone', 'tags', 'payday', 'source', 'code', 'added'] as const),
] as const
export type ColumnName = (typeof columnNames)[number]

/** Columns that tell of worth. */
const ofWorth: readonly ColumnName[] = [
  ...(['stage', 'worth', 'share', 'margin', 'next', 'last', 'alive', 'purchases'] as const),
]
const usual: readonly ColumnName[] = ['stage', 'worth', 'next', 'last', 'owner', 'phone', 'tags']
const usualWithoutWorth: readonly ColumnName[] = ['kind', 'phone', 'owner', 'tags', 'city', 'added']

export function columnsFor(seesWorth: boolean): readonly ColumnName[] {
  return seesWorth ? columnNames : columnNames.filter((name) => !ofWorth.includes(name))
}

/** Those asked for that one may see, in their order; the usual ones where nobody asks. */
export function columnsShown(asked: readonly ColumnName[] | null, seesWorth: boolean): readonly ColumnName[] {
  const mine = columnsFor(seesWorth)
  const wanted = asked ?? (seesWorth ? usual : usualWithoutWorth)
  const shown = mine.filter((name) => wanted.includes(name))
  return shown.length > 0 ? shown : mine.filter((name) => usualWithoutWorth.includes(name))
}

/** The key under which this browser keeps which columns somebody likes to see. */
const KEPT = 'ricebook.customers.columns'

export function keptColumns(): readonly ColumnName[] | null {
  try {
    const kept = localStorage.getItem(KEPT)?.split(',') ?? []
    const known = columnNames.filter((name) => kept.includes(name))
    return known.length > 0 ? known : null
  } catch {
    // A browser that keeps nothing shows the usual ones.
    return null
  }
}

export function keepColumns(columns: readonly ColumnName[] | null): void {
  try {
    if (columns === null) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, columns.join(','))
  } catch {
    // As above.
  }
}

/** What a list is sorted by from the head of a column; tags and sources are no order. */
export const sortOf: Readonly<Partial<Record<ColumnName | 'name', CustomerSort>>> = {
  name: 'name',
  stage: 'stage',
  worth: 'worth',
  // Of one sum, so in the order of worth.
  share: 'worth',
  margin: 'margin',
  next: 'next',
  last: 'last',
  owner: 'owner',
  city: 'city',
  phone: 'phone',
  payday: 'payday',
  added: 'newest',
}

export const figures: readonly ColumnName[] = ['worth', 'share', 'margin', 'alive', 'purchases']

export type Seen = {
  readonly speaking: Speaking
  readonly amounts: Amounts
  /** Of the users; another owner is a name that a file wrote. */
  readonly names: ReadonlyMap<string, string>
  readonly today: string
}

/** What stands in a column of a customer; null: nobody knows. */
export function cellOf(name: ColumnName, row: CustomerRow, seen: Seen): ReactNode {
  const { worth } = row
  switch (name) {
    case 'stage':
      return worth && <StageTag stage={worth.stage} />
    case 'worth':
      return worthCell(worth, seen)
    case 'share':
      return worth?.equityShare == null ? null : seen.speaking.share(worth.equityShare)
    case 'margin':
      if (row.masked.includes('margin') && worth !== null) return '****'
      return worth?.marginSoFar == null ? null : seen.amounts.minor(worth.marginSoFar)
    case 'alive':
      return worth?.alive == null ? null : seen.speaking.percent(worth.alive)
    case 'purchases':
      return worth && seen.speaking.number(worth.purchases)
    case 'next':
      return nextCell(worth, seen)
    case 'last':
      return worth?.lastDay == null ? null : seen.speaking.shortDay(worth.lastDay)
    default:
      return recordCell(name, row, seen)
  }
}

type RecordColumn = Exclude<
  ColumnName,
  'stage' | 'worth' | 'share' | 'margin' | 'next' | 'last' | 'alive' | 'purchases'
>

function recordCell(name: RecordColumn, row: CustomerRow, { speaking, names }: Seen): ReactNode {
  switch (name) {
    case 'kind':
      return speaking.say(`customers.page.kind.${row.kind}`)
    case 'owner':
      return row.owner && (names.get(row.owner) ?? row.owner)
    case 'tags':
      return row.tags.length === 0 ? null : <Tags tags={row.tags} />
    case 'payday':
      return row.payday === null ? null : speaking.say('customers.page.payday.of', { day: row.payday })
    case 'phone':
      return row.phone === null ? null : <span className="nobreak">{phoneSaid(row.phone)}</span>
    case 'added':
      return speaking.shortDay(speaking.dayOf(row.createdAt))
    default:
      return row[name]
  }
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return (
    <span className="chips">
      {tags.map((tag) => (
        <span className="chip" key={tag}>
          {tag}
        </span>
      ))}
    </span>
  )
}

function worthCell(worth: CustomerRow['worth'], { amounts, speaking }: Seen): ReactNode {
  if (worth?.residualValue == null) return null
  const { residualLow: low, residualHigh: high } = worth
  return (
    <>
      <b>{amounts.minor(worth.residualValue)}</b>
      {low !== null && high !== null && (
        <>
          <br />
          <span className="small nobreak">
            {speaking.say('customers.page.between', { low: amounts.minor(low), high: amounts.minor(high) })}
          </span>
        </>
      )}
    </>
  )
}

function nextCell(worth: CustomerRow['worth'], { speaking, today }: Seen): ReactNode {
  if (worth?.nextPurchaseDay == null) return null
  const { nextPurchaseDay: day, nextLow: low, nextHigh: high } = worth
  const late = daysBetween(day, today)
  return (
    <>
      <span className={late > 0 ? 'late nobreak' : 'nobreak'}>{speaking.shortDay(day)}</span>
      {low !== null && high !== null && (
        <>
          <br />
          <span className="small nobreak">
            {speaking.say('customers.page.between', {
              low: speaking.shortDay(low),
              high: speaking.shortDay(high),
            })}
          </span>
        </>
      )}
    </>
  )
}
