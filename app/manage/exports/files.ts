import type { GuardedField, Permission } from '../../base/access/contract.ts'
import { type Kept, type Part, plainly, type Reader, withoutMoney } from '../../base/language/sentence.ts'
import { type ReadOut, type ReadOutRow, readOutColumns } from '../../base/ledger/read-out.ts'
import { type ImportKind, ownHeading, ownMark } from '../../identify/imports/contract.ts'
import { reasonKept } from '../../interact/actions/actions.ts'
import { type ExportFile, exportFiles, factFiles } from './contract.ts'
import { changeWithout, guardedBy } from './guarded.ts'
import { type Cell, type RecordFile, recordFiles } from './store.ts'

/** Says a text of any room, as jobs are given it. */
export type SayAny = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** What is needed to write a cell so that a person and a program can read it. */
export type Writing = {
  readonly say: SayAny
  readonly tell: (kept: Kept, reader: Reader) => Part[]
  readonly may: (permission: Permission) => boolean
  /** Whether a guarded field is in the export. */
  readonly writes: (field: GuardedField) => boolean
  readonly currency: string
  /** Minor units in one unit of the currency. */
  readonly minor: number
}

export const recordFileNames = Object.keys(recordFiles) as readonly RecordFile[]

/** Columns whose cells are not written as they are kept. */
const money: Readonly<Partial<Record<RecordFile, readonly string[]>>> = {
  actions: ['expectedMargin', 'amount'],
  worth: ['expectedMargin', 'residualValue', 'residualLow', 'residualHigh', 'revenue', 'marginSoFar'],
  receivables: ['open', 'overdue'],
}
/** Columns that ask for more than their file does. */
const narrower: Readonly<Record<string, Permission>> = { 'actions.expectedMargin': 'worth.read' }

/** The columns of a file, by the names that are the same in every language; behind them our mark where it can be read in. */
export function columnsOf(file: ExportFile): {
  readonly names: readonly string[]
  readonly mark: string | null
} {
  if (isFacts(file)) {
    const names: readonly string[] = readOutColumns[file]
    return { names: [...names.slice(0, -1), 'currency'], mark: ownMark(file) }
  }
  if (file === 'worth-history')
    return {
      names: readOutColumns[file].map((name) => (name === 'customer' ? 'record' : name)),
      mark: null,
    }
  const names = Object.keys(recordFiles[file].columns)
  return file === 'customers' ? { names: names.slice(0, -1), mark: ownMark(file) } : { names, mark: null }
}

/** The first line of a file. */
export function headingsOf(file: ExportFile, { say }: Pick<Writing, 'say'>): readonly string[] {
  const { names, mark } = columnsOf(file)
  const headings = names.map((name) => ownHeading(say(`exports.column.${name}`), name))
  return mark === null ? headings : [...headings, mark]
}

export const isFacts = (file: ExportFile): file is (typeof factFiles)[number] =>
  (factFiles as readonly ImportKind[]).includes(file as ImportKind)

/** Which files somebody gets: those of what they may read. */
export function filesFor(may: Writing['may']): readonly ExportFile[] {
  return (Object.keys(exportFiles) as ExportFile[]).filter((file) => may(exportFiles[file]))
}

/** Writes a cell; the reader knows what the products of the page are called. */
type WriteCell = (cell: Cell, reader: Reader) => string

/** How the cells of a file of records are written, one function a column. */
export function cellWriters(file: RecordFile, writing: Writing): readonly WriteCell[] {
  return Object.keys(recordFiles[file].columns).map((name) => {
    const needed = narrower[`${file}.${name}`]
    if (needed !== undefined && !writing.may(needed)) return () => ''
    const guarded = guardedBy(file, name)
    if (guarded && !writing.writes(guarded)) return () => ''
    if (file === 'customer-changes' && (name === 'before' || name === 'after'))
      return (cell) => (cell === null ? '' : changeWithout(String(cell), writing.writes))
    if (money[file]?.includes(name)) return (cell) => moneyText(cell, writing.minor)
    if (name === 'reason')
      return (cell, reader) => {
        const kept = reasonKept(String(cell))
        return plainly(writing.tell(writing.writes('credit') ? kept : withoutMoney(kept), reader))
      }
    if (name === 'tags') return tagsText
    return plainText
  })
}

/** A row of facts as its file has it: what is not known is empty, and the currency stands before our mark. */
export function factCells(
  of: ReadOut['of'],
  row: ReadOutRow,
  { currency, writes }: Pick<Writing, 'currency' | 'writes'>,
): string[] {
  const names: readonly string[] = readOutColumns[of]
  const cells = row.map((cell, i) => {
    const guarded = guardedBy(of, names[i] ?? '')
    return guarded && !writes(guarded) ? '' : (cell ?? '')
  })
  return of === 'worth-history' ? cells : [...cells.slice(0, -1), currency, ...cells.slice(-1)]
}

function plainText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  // Sixteen figures would tell of how it was summed, not of what it is.
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(10)))
}

/** Minor units as a decimal of the currency's unit, exact. */
function moneyText(cell: Cell, minor: number): string {
  if (cell === null) return ''
  const decimals = Math.round(Math.log10(minor))
  const amount = BigInt(Math.round(Number(cell)))
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const sign = amount < 0n ? '-' : ''
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

function tagsText(cell: Cell): string {
  return (JSON.parse(String(cell)) as readonly string[]).join(', ')
}
