import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { permissions } from '../../base/access/contract.ts'
import { everything } from '../../base/access/sight.ts'
import type { Language } from '../../base/language/language.ts'
import { newId } from '../../base/notebook/ids.ts'
import { rowsOf } from '../../identify/imports/delimited.ts'
import type { TestInstallation } from '../../identify/imports/test-installations.ts'
import {
  type Asker,
  askExport,
  type ExportsDeps,
  type ExportTold,
  listExports,
  takeExport,
} from './exports.ts'

export const depsOf = ({ notebook, jobs, folder }: TestInstallation): ExportsDeps => ({
  ...{ notebook, jobs, folder },
  now: () => new Date().toISOString(),
})

/** A user there is, who may read all of it unless said otherwise. */
export async function person(
  { notebook }: Pick<TestInstallation, 'notebook'>,
  name = '王春满',
  without: readonly string[] = [],
): Promise<Asker> {
  const id = newId()
  const now = new Date().toISOString()
  await notebook.plain
    .insertInto('user')
    .values({
      ...{ id, name, email: `${id}@example.com`, emailVerified: 0, image: null, createdAt: now },
      ...{ updatedAt: now, role: 'owner', language: null, disabled: 0 },
    })
    .execute()
  const may = new Set<string>(permissions.filter((one) => !without.includes(one)))
  return { id, may: (permission) => may.has(permission), sight: everything }
}

export type Taken = {
  readonly told: ExportTold
  readonly names: readonly string[]
  readonly text: (name: string) => string
  /** The rows of a file, cells by the names in brackets of its headings. */
  readonly rows: (name: string) => Record<string, string>[]
}

/** Exports everything and opens what came of it. */
export async function exported(
  company: TestInstallation,
  who: Asker,
  language: Language = 'zh-CN',
): Promise<Taken> {
  const deps = depsOf(company)
  const { id } = await askExport({ person: who, language }, deps)
  for (const job of await company.jobs.list({ kind: 'export', most: 50 })) await company.jobs.waitFor(job.id)
  const told = (await listExports({ person: who, before: null, most: 50 }, deps)).find((one) => one.id === id)
  if (told?.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(told)}`)
  const files = await filesIn((await takeExport({ id, person: who }, deps)).path)
  const text = (name: string): string => {
    const found = files.get(name)
    if (found === undefined) throw new Error(`no ${name} among ${[...files.keys()].join(', ')}`)
    return found
  }
  return {
    told,
    text,
    names: [...files.keys()],
    rows: (name) => {
      const [headings, ...rows] = rowsOf(text(name).slice(1), ',').map(({ cells }) => cells)
      const names = (headings ?? []).map((heading) => /\((\w+)\)$/.exec(heading)?.[1] ?? heading)
      return rows
        .filter((cells) => cells.length === names.length)
        .map((cells) => Object.fromEntries(names.map((one, i) => [one, cells[i] ?? ''])))
    },
  }
}

/** Every file of an archive; `zip.test.ts` proves that other programs read the same. */
export async function filesIn(path: string): Promise<ReadonlyMap<string, string>> {
  const file = await readFile(path)
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let place = file.readUInt32LE(end + 16)
  for (let nth = 0; nth < file.readUInt16LE(end + 10); nth++) {
    const nameEnds = place + 46 + file.readUInt16LE(place + 28)
    const from = file.readUInt32LE(place + 42)
    const begin = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28)
    const packed = file.subarray(begin, begin + file.readUInt32LE(place + 20))
    files.set(file.toString('utf8', place + 46, nameEnds), inflateRawSync(packed).toString())
    place = nameEnds + file.readUInt16LE(place + 30)
  }
  return files
}

export const archivePath = (folder: string, id: string): string => join(folder, 'exports', id, 'export.zip')
