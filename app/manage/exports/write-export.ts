import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { guardedFields, type Permission, permissions } from '../../base/access/contract.ts'
import { fullDisk } from '../../base/installation/full-disk.ts'
import { type JobContext, stopIfAsked } from '../../base/jobs/job.ts'
import { type Language, languages, type Speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { type Reader, tell } from '../../base/language/sentence.ts'
import type { Readable, ReadOutRow } from '../../base/ledger/read-out.ts'
import type { Read } from '../../base/notebook/notebook.ts'
import { readerOf } from '../../identify/products/products.ts'
import { productsNamed } from '../../interact/actions/actions.ts'
import { company, dayIn, minorUnits } from '../settings/settings.ts'
import type { ExportFile } from './contract.ts'
import { csvText } from './csv.ts'
import {
  cellWriters,
  columnsOf,
  factCells,
  filesFor,
  headingsOf,
  recordFileNames,
  type Writing,
} from './files.ts'
import { writesField } from './guarded.ts'
import { type FileWritten, readmeText } from './readme.ts'
import {
  type Cell,
  type ExportRow,
  exportById,
  type RecordFile,
  type RecordsPage,
  type RecordsPart,
  recordParts,
  recordsPage,
  updateExport,
} from './store.ts'
import { type Marking, markingOf } from './watermark.ts'
import { openZip, type Zip } from './zip.ts'

/** Says everything, in the language that who asked reads; whether there is a text at all under a key. */
export type Speak = (language: Language) => Speech<string> & { readonly knows: (key: string) => boolean }

/** How long the file lies ready, in days. */
const keptDays = 7

/** Where an export keeps its archive. */
export function exportFolder(folder: string, id: string): string {
  return join(folder, 'exports', id)
}
export const archiveName = 'export.zip'
const beingWritten = 'writing.zip'

/** Records read at once. */
const pageLength = 2_000

/**
 * Writes an export: every file that the one who asked may read, packed one after the other into one archive, which is
 * seen when it is whole. Killed anywhere, the job begins anew. In memory is never more than a page of any file.
 */
export async function writeExport(id: string, context: JobContext, speak: Speak): Promise<void> {
  const { notebook, folder } = context
  const row = await exportById(notebook.read, id)
  if (row?.state !== 'asked') return
  const place = exportFolder(folder, id)
  try {
    await rm(place, { recursive: true, force: true })
    await mkdir(place, { recursive: true, mode: 0o700 })
    const written = await writeArchive(row, join(place, beingWritten), { context, speak })
    await rename(join(place, beingWritten), join(place, archiveName))
    const now = Temporal.Now.instant()
    const times = { endedAt: instantText(now), expiresAt: instantText(now.add({ hours: keptDays * 24 })) }
    await notebook.change((tx) => updateExport(tx, id, { state: 'ready', ...written, ...times }))
  } catch (broken) {
    const error = fullDisk(broken, folder)
    await rm(place, { recursive: true, force: true })
    if (error instanceof Refusal) await refuse(row, error, context)
    throw error
  }
}

async function writeArchive(
  row: ExportRow,
  path: string,
  { context, speak }: { readonly context: JobContext; readonly speak: Speak },
): Promise<{ files: string; bytes: number; sha256: string }> {
  const { notebook, ledger } = context
  const settings = await company(notebook.read)
  const language = languages.find((one) => one === row.language) ?? 'zh-CN'
  const speech = speak(language)
  const allowed = new Set(z.array(z.enum(permissions)).parse(JSON.parse(row.permissions)))
  const writing: Writing = {
    say: speech.say,
    tell: (kept, reader) => tell(kept, reader, speech),
    may: (permission: Permission) => allowed.has(permission),
    writes: (field) => writesField(row, field),
    currency: settings.currency,
    minor: minorUnits(settings.currency),
  }
  const wanted = new Set<ExportFile>(filesFor(writing.may))
  const asked = { id: row.id, person: row.byName ?? '', at: row.createdAt }
  const comment = `Ricebook ${asked.id} ${asked.at} ${asked.person}`
  const zip = await openZip(path, { at: new Date(), comment })
  try {
    const files: FileWritten[] = []
    await notebook.read.transaction().execute(async (moment) => {
      const records: (RecordsPart & { rows: number })[] = []
      for (const name of recordFileNames.filter((one) => wanted.has(one)))
        records.push(...(await recordParts(moment, name)))
      const facts = (await ledger.readable()).filter(({ of }) => wanted.has(of))
      const marking = (file: ExportFile) =>
        row.mark === null ? null : markingOf(row.mark, columnsOf(file).names)
      const into = {
        ...{ zip, writing, marking, named: naming() },
        count: counting([...records, ...facts], context),
      }
      for (const part of records) files.push(await writeRecords(part, { ...into, moment }))
      files.push(...(await writeFacts(facts, { ...into, context })))
    })
    const readme = readmeText({
      ...speech,
      leftOut: guardedFields.filter((field) => !writing.writes(field)),
      ...{ company: settings.name, person: row.byName ?? '', currency: settings.currency, files },
      day: speech.day(dayIn(settings.timeZone)),
      export: asked.id,
      at: asked.at,
    })
    await zip.add('README.txt', textOf(readme))
    const told = files.map(({ name, rows }) => ({ name, rows }))
    return { files: JSON.stringify(told), ...(await zip.close()) }
  } catch (error) {
    await zip.abandon()
    throw error
  }
}

async function* textOf(text: string): AsyncGenerator<string> {
  yield text
}

/** Rows done, of all there are, told as they come; and the places where the job may stop. */
type Count = (rows: number) => void

function counting(parts: readonly { readonly rows: number }[], context: JobContext): Count {
  const total = parts.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  return (rows) => {
    stopIfAsked(context)
    done += rows
    context.progress('write', Math.min(done, total), total)
  }
}

/** Names of files; two sources may differ in capitals alone, and some disks would take their files for one. */
function naming(): (plain: string) => string {
  const taken = new Set<string>()
  return (plain) => {
    let name = `${plain}.csv`
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}-${n}.csv`
    taken.add(name.toLowerCase())
    return name
  }
}

type Into = {
  readonly zip: Zip
  readonly writing: Writing
  readonly count: Count
  readonly named: (plain: string) => string
  /** Null: of before files were marked. */
  readonly marking: (file: ExportFile) => Marking | null
}

async function writeRecords(
  part: RecordsPart,
  { zip, moment, writing, marking, count, named }: Into & { readonly moment: Read },
): Promise<FileWritten> {
  const { file, source } = part
  const writers = cellWriters(file, writing)
  let rows = 0
  async function* pages(): AsyncGenerator<string[][]> {
    for (let after: readonly Cell[] | null = null; ; ) {
      const page: RecordsPage = await recordsPage(moment, part, { after, most: pageLength })
      rows += page.rows.length
      count(page.rows.length)
      const reader = await readerOfPage(page, file, moment)
      yield page.rows.map((cells) => writers.map((write, i) => write(cells[i] ?? null, reader)))
      if (page.next === null) return
      after = page.next
    }
  }
  const name = named(source === null ? file : `${file}-${source}`)
  await zip.add(name, csvText(headingsOf(file, writing), pages(), marking(file)))
  return { name, file, rows, source }
}

/** Before any year there was: an archive is opened in any year, so that each of its days says its own. */
const noYear = '0000-01-01'

/** Who reads the sentences of a page knows what its products are called. */
async function readerOfPage({ rows }: RecordsPage, file: RecordFile, moment: Read): Promise<Reader> {
  const { names } = columnsOf(file)
  const [product, reason] = [names.indexOf('product'), names.indexOf('reason')]
  const texts = rows.map((cells) => ({
    product: textOrNone(cells[product]),
    reason: textOrNone(cells[reason]),
  }))
  const named = productsNamed(
    texts.flatMap((one) => (one.reason === null ? [] : [{ ...one, reason: one.reason }])),
  )
  return { ...(await readerOf(moment, { products: named })), today: noYear }
}

const textOrNone = (cell: Cell | undefined): string | null =>
  cell === null || cell === undefined ? null : String(cell)

/** Facts, a file each source; what runs said of everybody, all in one. */
async function writeFacts(
  parts: readonly Readable[],
  { zip, writing, marking, count, named, context }: Into & { readonly context: JobContext },
): Promise<FileWritten[]> {
  const files: FileWritten[] = []
  for (const [plain, several] of Map.groupBy(parts, nameOf)) {
    const [{ of, ...first }] = several as [Readable, ...Readable[]]
    let rows = 0
    async function* pages(): AsyncGenerator<string[][]> {
      for (const part of several) {
        for await (const page of readOutOf(part, context)) {
          rows += page.length
          count(page.length)
          yield page.map((line) => factCells(of, JSON.parse(line) as ReadOutRow, writing))
        }
      }
    }
    const name = named(plain)
    await zip.add(name, csvText(headingsOf(of, writing), pages(), marking(of)))
    files.push({ name, file: of, rows, source: 'source' in first ? String(first.source) : null })
  }
  return files
}

function nameOf(part: Readable): string {
  return part.of === 'worth-history' ? part.of : `${part.of}-${part.source}`
}

async function* readOutOf(part: Readable, { ledger }: JobContext): AsyncGenerator<readonly string[]> {
  await ledger.beginReadOut(part)
  try {
    for (let page = await ledger.readOutPage(); page.length > 0; page = await ledger.readOutPage()) yield page
  } finally {
    await ledger.endReadOut()
  }
}

/** It would be refused again: that is the end of it. What broke, or was only interrupted, is tried again. */
async function refuse(row: ExportRow, { code, values }: Refusal, { notebook }: JobContext): Promise<void> {
  const refusal = JSON.stringify({ code, values })
  const endedAt = instantText(Temporal.Now.instant())
  await notebook.change((tx) => updateExport(tx, row.id, { state: 'failed', refusal, endedAt }))
}

const instantText = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' })
