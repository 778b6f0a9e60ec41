import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { syncFolder } from '../../base/installation/on-disk.ts'
import { Refusal } from '../../base/language/refusal.ts'

/** Beside the back-ups and in the data folder: who is to be in none of them any more. Ids and days, nothing else. */
export const listName = 'ricebook-erased.json'

const listSchema = z.object({
  ricebook: z.literal('erased'),
  customers: z.array(z.object({ id: z.string().min(1).max(64), day: z.iso.date() })),
})
export type Listed = z.infer<typeof listSchema>['customers'][number]

/** Null: there is no such file. One that says something else is refused: it must not count as an empty one. */
export async function readList(file: string): Promise<readonly Listed[] | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return listSchema.parse(JSON.parse(text)).customers
  } catch (cause) {
    throw new Refusal('erasure.list-damaged', { file }, { cause })
  }
}

/** Adds to the list in a folder, which is whole at every moment; nobody is ever taken off it. */
export async function addToList(folder: string, customers: readonly Listed[]): Promise<void> {
  const file = join(folder, listName)
  const before = (await readList(file)) ?? []
  const all = new Map([...before, ...customers].map((one) => [one.id, one]))
  const sorted = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const text = `${JSON.stringify({ ricebook: 'erased', customers: sorted } satisfies z.infer<typeof listSchema>, null, 1)}\n`
  const part = await open(`${file}.part`, 'w', 0o600)
  try {
    await part.writeFile(text)
    await part.sync()
  } finally {
    await part.close()
  }
  await rename(`${file}.part`, file)
  await syncFolder(folder)
}
