import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger, Loaded, LoadSettings, OrderFile, Rejected } from '../../base/ledger/ledger.ts'
import { parseMapping } from './given-mapping.ts'
import { type MappedFile, oneMapping } from './mapping.ts'
import { openFiles } from './open-files.ts'
import type { importsWords } from './words.ts'

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
  readonly rejected: () => Promise<readonly Rejected[]>
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
    const files: { mapped: MappedFile; loaded: Loaded }[] = []
    for (const [batch, one] of mapped.entries()) {
      files.push({ mapped: one, loaded: await ledger.loadOrders({ batch, file: orderFile(one), settings }) })
    }
    const currencies = [...new Set(files.flatMap(({ loaded }) => loaded.currencies))].sort()
    if (currencies.length > 1) throw new Refusal('imports.currencies', { currencies: currencies.join(', ') })
    const rejected = async (): Promise<readonly Rejected[]> => {
      const all: Rejected[] = []
      for (const { mapped: one, loaded } of files) {
        if (loaded.rejected > 0) all.push(...(await ledger.rejectedOf(orderFile(one), settings)))
      }
      return all
    }
    return { files, currency: currencies[0] ?? null, rejected, done }
  } catch (error) {
    await done()
    throw error
  }
}

function orderFile({ file, mapping }: MappedFile): OrderFile {
  const { name, kind, path, delimiter, skipLines, columns, sample } = file
  const given = Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== undefined))
  return { name, kind, path, delimiter, skipLines, columns, sample, mapping: given }
}
