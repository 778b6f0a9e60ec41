import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineCounts } from '../../base/ledger/ledger.ts'
import type { Look } from './contract.ts'
import type { RejectedRow } from './rejected-file.ts'

const folderName = 'rejected'
const headingsName = 'headings'

type Kept = { readonly counts: LineCounts; readonly rejected: readonly RejectedRow[] }

/** What was left out of a file, piece by piece: kept beside it until somebody asks. Written twice it is the same. */
export type Rejections = {
  /** The file's own headings, under which the rows come back. */
  readonly under: (columns: readonly string[]) => Promise<void>
  readonly keep: (piece: number, kept: Kept) => Promise<void>
  /** Of all pieces together: how many rows, and for which reasons some were left out. */
  readonly summed: () => Promise<{ readonly counts: LineCounts; readonly leftOut: Look['leftOut'] }>
  readonly columns: () => Promise<readonly string[]>
  readonly all: () => Promise<readonly RejectedRow[]>
  /** Puts others in the place of some rows; null leaves one as it is. Answers how many were changed. */
  readonly rewrite: (change: (row: RejectedRow) => RejectedRow | null) => Promise<number>
  readonly forget: () => Promise<void>
}

/** More reasons than these are in the file of rejected rows only. */
const mostReasons = 12

/** @param place the import's folder */
export function rejectionsIn(place: string): Rejections {
  const inside = join(place, folderName)
  const write = async (name: string, value: unknown): Promise<void> => {
    await mkdir(inside, { recursive: true, mode: 0o700 })
    await writeFile(join(inside, `${name}.json`), JSON.stringify(value), { mode: 0o600 })
  }
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(inside, name), 'utf8'))
  const names = async (): Promise<string[]> => (await readdir(inside).catch(nothingThere)).sort()
  async function* pieces(): AsyncGenerator<Kept> {
    for (const name of await names()) if (/^\d+\.json$/.test(name)) yield (await read(name)) as Kept
  }
  return {
    under: (columns) => write(headingsName, columns),
    keep: (piece, kept) => write(String(piece).padStart(9, '0'), kept),
    summed: async () => {
      const sum = { rows: 0, used: 0, rejected: 0, anonymous: 0, returns: 0 }
      const reasons = new Map<string, Look['leftOut'][number]>()
      for await (const { counts, rejected } of pieces()) {
        for (const key of Object.keys(sum) as (keyof LineCounts)[]) sum[key] += counts[key]
        for (const { code, column, values, row } of rejected) {
          const name = JSON.stringify([code, column])
          const known = reasons.get(name)
          if (known) known.count += 1
          else reasons.set(name, { code, column, values: { ...values }, row, count: 1 })
        }
      }
      const leftOut = [...reasons.values()].sort((a, b) => b.count - a.count || a.row - b.row)
      return { counts: sum, leftOut: leftOut.slice(0, mostReasons) }
    },
    columns: async () =>
      (await names()).includes(`${headingsName}.json`)
        ? ((await read(`${headingsName}.json`)) as readonly string[])
        : [],
    all: async () => {
      const all: RejectedRow[] = []
      for await (const { rejected } of pieces()) all.push(...rejected)
      return all
    },
    rewrite: async (change) => {
      let changed = 0
      for (const name of await names()) {
        if (!/^\d+\.json$/.test(name)) continue
        const { counts, rejected } = (await read(name)) as Kept
        const before = changed
        const rows = rejected.map((row) => {
          const other = change(row)
          if (other !== null) changed += 1
          return other ?? row
        })
        if (changed === before) continue
        // Whoever reads it meanwhile has the one before or this one, whole.
        const path = join(inside, name)
        await writeFile(`${path}.part`, JSON.stringify({ counts, rejected: rows }), { mode: 0o600 })
        await rename(`${path}.part`, path)
      }
      return changed
    },
    forget: () => rm(inside, { recursive: true, force: true }),
  }
}

function nothingThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
