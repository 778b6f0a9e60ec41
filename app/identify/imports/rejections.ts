import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineCounts } from '../../base/ledger/ledger.ts'
import type { RejectedRow } from './rejected-file.ts'

const folderName = 'rejected'
const headingsName = 'headings'

type Kept = { readonly counts: LineCounts; readonly rejected: readonly RejectedRow[] }

/** What was left out of a file, piece by piece: kept beside it until somebody asks. Written twice it is the same. */
export type Rejections = {
  /** The file's own headings, under which the rows come back. */
  readonly under: (columns: readonly string[]) => Promise<void>
  readonly keep: (piece: number, kept: Kept) => Promise<void>
  /** Of all pieces together. */
  readonly counts: () => Promise<LineCounts>
  readonly columns: () => Promise<readonly string[]>
  readonly all: () => Promise<readonly RejectedRow[]>
}

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
  const pieces = async (): Promise<Kept[]> => {
    const found: Kept[] = []
    for (const name of await names()) if (/^\d+\.json$/.test(name)) found.push((await read(name)) as Kept)
    return found
  }
  return {
    under: (columns) => write(headingsName, columns),
    keep: (piece, kept) => write(String(piece).padStart(9, '0'), kept),
    counts: async () => {
      const sum = { rows: 0, used: 0, rejected: 0, anonymous: 0, returns: 0 }
      for (const { counts } of await pieces())
        for (const key of Object.keys(sum) as (keyof LineCounts)[]) sum[key] += counts[key]
      return sum
    },
    columns: async () =>
      (await names()).includes(`${headingsName}.json`)
        ? ((await read(`${headingsName}.json`)) as readonly string[])
        : [],
    all: async () => (await pieces()).flatMap(({ rejected }) => rejected),
  }
}

function nothingThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
