import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger, Loaded, LoadSettings, OrderFile } from '../../base/ledger/ledger.ts'
import { askDemoImport, importJob, removeFiles } from './asked.ts'
import type { Mapping, TableFile } from './contract.ts'
import { beginAfresh, forgetInFiles } from './forgotten.ts'
import { parseMapping } from './given-mapping.ts'
import { type MappedFile, oneMapping } from './mapping.ts'
import { openFiles } from './open-files.ts'
import { plainText } from './plain-text.ts'
import { type RejectedRow, rejectedCsv, rejectedLine, rejectedRecord } from './rejected-file.ts'
import { type SoundTable, soundTable } from './sound-table.ts'
import { anyImport, importOfKind } from './store.ts'
import type { importsWords } from './words.ts'

/** For the demo company, which comes the way of every file. */
export const demoImports = { ask: askDemoImport, job: importJob, ofKind: importOfKind } as const

export { anyImport, beginAfresh, forgetInFiles, plainText, removeFiles }

/** Texts of this room that others say: what the columns mean. */
export type ImportsKey = keyof typeof importsWords

export type ReadOrders = {
  readonly names: readonly string[]
  /** As a person writes it: customer=COL,date=COL…; left out, it is guessed. */
  readonly mapping?: string | undefined
  readonly settings: LoadSettings
}

export type OrdersRead = {
  readonly files: readonly { readonly mapped: MappedFile; readonly loaded: Loaded }[]
  readonly currency: string | null
  /** The lines left out, with their reasons; reads the files again. */
  readonly rejected: () => Promise<readonly RejectedRow[]>
  /** The same as CSV, a piece at a time; of several files with the name of each. */
  readonly rejectedCsv: (speech: Pick<Speech<ImportsKey>, 'say'>) => Promise<Iterable<string>>
  /** Removes the scratch copies; after it nothing can be read again. */
  readonly done: () => Promise<void>
}

export type ReadDeps = {
  readonly ledger: Ledger
  readonly stdin: NodeJS.ReadableStream
  /** Called with the bytes made ready, of all bytes. */
  readonly progress?: ((done: number, total: number) => void) | undefined
}

/**
 * Reads files of order lines into the ledger, one batch a file: decoded, mapped, checked. Refuses before anything is
 * kept where a file cannot be understood or where amounts of several currencies would be added up.
 */
export async function readOrders(
  { names, mapping, settings }: ReadOrders,
  deps: ReadDeps,
): Promise<OrdersRead> {
  const { ledger, stdin, progress } = deps
  const given = mapping === undefined ? undefined : parseMapping(mapping)
  const scratch = await mkdtemp(join(tmpdir(), 'ricebook-'))
  const done = (): Promise<void> => rm(scratch, { recursive: true, force: true })
  try {
    const tables = await openFiles(names, {
      scratch,
      stdin,
      parquet: ledger.parquetSample,
      ...(progress && { progress }),
    })
    const mapped = oneMapping(tables, given)
    const files: { mapped: MappedFile; sound: SoundTable; loaded: Loaded }[] = []
    for (const [batch, one] of mapped.entries()) {
      const sound = await soundTable(one.file, scratch)
      const left = sound.broken.length
      const loaded = await ledger.loadOrders({ batch, file: orderFile(sound.table, one.mapping), settings })
      const counted = { ...loaded, rows: loaded.rows + left, rejected: loaded.rejected + left }
      files.push({ mapped: one, sound, loaded: counted })
    }
    const currencies = [...new Set(files.flatMap(({ loaded }) => loaded.currencies))].sort()
    if (currencies.length > 1) throw new Refusal('imports.currencies', { currencies: currencies.join(', ') })
    const rejected = async (): Promise<readonly RejectedRow[]> => {
      const all: RejectedRow[] = []
      for (const { mapped: one, sound, loaded } of files) {
        const { mapping, file } = one
        const found =
          loaded.rejected > sound.broken.length
            ? await ledger.rejectedOf(orderFile(sound.table, mapping), settings)
            : []
        const rows = [
          ...found.map((line) => rejectedLine({ ...line, row: sound.rowAt(line.row) }, mapping)),
          ...sound.broken.map((row) => rejectedRecord(row, file)),
        ]
        all.push(...rows.sort((a, b) => a.row - b.row))
      }
      return all
    }
    const inCsv = async (speech: Pick<Speech<ImportsKey>, 'say'>): Promise<Iterable<string>> => {
      const rows = await rejected()
      const columns = [...new Set(mapped.flatMap(({ file }) => file.columns))]
      if (mapped.length === 1) return rejectedCsv(rows, columns, speech)
      const named = rows.map((row) => ({ ...row, cells: { ...row.cells, [fileColumn]: row.file } }))
      return rejectedCsv(named, [...columns, fileColumn], speech)
    }
    return { files, currency: currencies[0] ?? null, rejected, rejectedCsv: inCsv, done }
  } catch (error) {
    await done()
    throw error
  }
}

/** No heading: those are trimmed. */
const fileColumn = ' file '

function orderFile(table: TableFile, mapping: Mapping): OrderFile {
  const { name, kind, path, delimiter, skipLines, columns, sample } = table
  const given = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== undefined))
  return {
    ...{ name, kind, path, delimiter, skipLines, columns, sample, mapping: given },
    ...(table.own === 'orders' && { own: true }),
  }
}
