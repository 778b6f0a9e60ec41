import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { type Content, counted } from '../../base/installation/on-disk.ts'

export const manifestName = 'manifest.json'
/** Of the layout of a back-up; another number is another layout. */
export const layout = 1

const fileSchema = z.strictObject({
  name: z.string().min(1).max(1_000),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a back-up says of itself. */
export const manifestSchema = z.strictObject({
  ricebook: z.literal('backup'),
  layout: z.number().int(),
  /** Instant of which everything is. */
  at: z.iso.datetime(),
  company: z.string(),
  customers: z.number().int().nonnegative(),
  /** How far the audit goes in it; left out by programs that kept none. */
  audit: z
    .strictObject({ entries: z.number().int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
    .optional(),
  files: z.array(fileSchema),
})

export type Manifest = z.infer<typeof manifestSchema>
export type FileListed = z.infer<typeof fileSchema>

/** Every file in a folder, however deep, with what it holds; by name. Anything else than a file is told as a name alone. */
export async function filesIn(folder: string): Promise<{ files: FileListed[]; others: string[] }> {
  const files: FileListed[] = []
  const others: string[] = []
  const walk = async (under: string): Promise<void> => {
    for (const name of (await readdir(join(folder, under))).sort()) {
      const path = under === '' ? name : `${under}/${name}`
      const stat = await lstat(join(folder, path))
      if (stat.isDirectory()) await walk(path)
      else if (stat.isFile()) files.push({ name: path, ...(await contentOf(join(folder, path))) })
      else others.push(path)
    }
  }
  await walk('')
  return { files, others }
}

async function contentOf(file: string): Promise<Content> {
  const { through, content } = counted()
  await pipeline(createReadStream(file), through, async (pieces: AsyncIterable<Buffer>) => {
    for await (const _ of pieces);
  })
  return content()
}
