import { access, constants, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { type Command, parseWords, type Terminal } from '../../base/cli/command.ts'
import type { InInstallation, Installation } from '../../base/installation/installation.ts'
import { Cancelled } from '../../base/jobs/job.ts'
import type { Job } from '../../base/jobs/jobs.ts'
import type { Say, Speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import {
  type AskDeps,
  askImport,
  askUndo,
  findImport,
  fromFile,
  type ImportRecord,
  importFolder,
  importJob,
  listImports,
} from './asked.ts'
import { type ImportKind, importKinds } from './contract.ts'
import { worthJob } from './figures.ts'
import type { ImportsKey } from './imports.ts'
import { type ImportShown, importShown, refusalOf } from './present.ts'
import { rejectedCsv } from './rejected-file.ts'
import { rejectionsIn } from './rejections.ts'

type Key = ImportsKey
type Speaks = Speech<Key>

const importOptions = {
  source: { type: 'string' },
  map: { type: 'string' },
  'date-order': { type: 'string' },
  rejected: { type: 'string' },
  'no-worth': { type: 'boolean' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook import <kind> <file>…`: files that stay. */
export function importCommand(inside: InInstallation): Command<Key> {
  return {
    name: 'import',
    about: (say) => say('imports.command.about'),
    run: async (words, terminal, speech) => {
      const { values, positionals } = parseWords(words, importOptions)
      if (values.help) return told(terminal, speech.say('imports.command.usage'))
      const [kind, ...names] = positionals
      if (!isKind(kind))
        throw new Refusal('imports.kind-unknown', { came: kind ?? '', kinds: importKinds.join(', ') })
      if (names.length === 0) throw new Refusal('imports.no-file')
      const dateOrder = values['date-order'] ?? null
      if (dateOrder !== null && dateOrder !== 'day-first' && dateOrder !== 'month-first')
        throw new Refusal('imports.date-order-unknown', { came: dateOrder })
      const files = await Promise.all(names.map((name) => readable(terminal.cwd, name)))
      const settings = { mapping: values.map ?? null, dateOrder, lookFirst: false } as const
      const source = values.source ?? 'main'
      if (!/^[\p{L}\p{N}_.-]{1,60}$/u.test(source))
        throw new Refusal('imports.source-unfit', { came: source })
      return inside(terminal, async (installation) => {
        const deps = depsOf(installation)
        const shown: ImportShown[] = []
        for (const file of files) {
          const asked = { kind, source, fileName: basename(file), settings, by: null }
          const { row, job, sameAs } = await askImport(fromFile(file), asked, deps)
          if (sameAs !== null && !values.json)
            terminal.error(`${speech.say('imports.same-as', { name: row.fileName, batch: sameAs })}\n`)
          const ended = await waited(await installation.jobs.waitFor(job), row.id, installation)
          shown.push(importShown(ended, speech.say as Say<string>))
          if (!values.json) terminal.out(`${report(shown.at(-1) as ImportShown, speech)}\n`)
          if (values.rejected !== undefined)
            await writeRejected(values.rejected, ended, { installation, speech, terminal })
        }
        if (!values['no-worth']) await worthWorkedOut(installation)
        if (values.json) terminal.out(`${JSON.stringify(shown)}\n`)
        return 0
      })
    },
  }
}

const undoOptions = {
  'no-worth': { type: 'boolean' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook undo <number>`: as if the file had never come. */
export function undoCommand(inside: InInstallation): Command<Key> {
  return {
    name: 'undo',
    about: (say) => say('imports.undo.about'),
    run: async (words, terminal, speech) => {
      const { values, positionals } = parseWords(words, undoOptions)
      if (values.help) return told(terminal, speech.say('imports.undo.usage'))
      const [which] = positionals
      if (which === undefined) throw new Refusal('imports.undo-which')
      return inside(terminal, async (installation) => {
        const { jobs } = installation
        const found = await findImport(which, depsOf(installation))
        const { job } = await askUndo(found.id, null, depsOf(installation))
        const ended = await waited(await jobs.waitFor(job), found.id, installation)
        if (!values['no-worth']) await worthWorkedOut(installation)
        const shown = importShown(ended, speech.say as Say<string>)
        terminal.out(
          values.json
            ? `${JSON.stringify(shown)}\n`
            : `${speech.say('imports.undone', { name: shown.fileName, batch: shown.batch })}\n`,
        )
        return 0
      })
    },
  }
}

/** `ricebook imports`: what was taken in, newest first. */
export function importsCommand(inside: InInstallation): Command<Key> {
  return {
    name: 'imports',
    about: (say) => say('imports.list.about'),
    run: async (words, terminal, speech) => {
      const { values } = parseWords(words, undoOptions)
      if (values.help) return told(terminal, speech.say('imports.list.usage'))
      return inside(terminal, async (installation) => {
        const rows = await listImports({ before: null, most: 200 }, depsOf(installation))
        const shown = rows.map((row) => importShown(row, speech.say as Say<string>))
        if (values.json) terminal.out(`${JSON.stringify(shown)}\n`)
        else if (shown.length === 0) terminal.out(`${speech.say('imports.list.none')}\n`)
        else for (const one of shown) terminal.out(`${report(one, speech)}\n`)
        return 0
      })
    },
  }
}

function told(terminal: Terminal, text: string): number {
  terminal.out(`${text}\n`)
  return 0
}

function isKind(word: string | undefined): word is ImportKind {
  return importKinds.some((kind) => kind === word)
}

function depsOf({ notebook, jobs, folder }: Installation): AskDeps {
  return { notebook, jobs, folder, now: () => new Date().toISOString() }
}

async function readable(cwd: string, name: string): Promise<string> {
  const path = resolve(cwd, name)
  try {
    const found = await stat(path)
    await access(path, constants.R_OK)
    if (found.isDirectory()) throw new Refusal('imports.file.folder', { name })
    return path
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Refusal('imports.file.missing', { name }, { cause })
    throw new Refusal('imports.file.unreadable', { name, code }, { cause })
  }
}

/** The import as its job left it; the refusal that ended it is refused here again. */
async function waited(job: Job, id: string, installation: Installation): Promise<ImportRecord> {
  const row = await findImport(id, depsOf(installation))
  const refusal = refusalOf(row)
  if (refusal && job.kind === importJob) throw refusal
  if (job.state === 'cancelled') throw new Cancelled()
  if (job.state === 'failed') {
    const { failure } = job
    if (failure && 'code' in failure) throw new Refusal(failure.code, failure.values)
    throw new Error(failure && 'message' in failure ? failure.message : `the job ${job.id} failed`)
  }
  return row
}

/** Waits for the worth run that follows, where one is waiting or running. */
async function worthWorkedOut({ jobs }: Installation): Promise<void> {
  for (const state of ['waiting', 'running'] as const)
    for (const job of await jobs.list({ kind: worthJob.kind, state })) await jobs.waitFor(job.id)
}

async function writeRejected(
  into: string,
  row: ImportRecord,
  { installation, speech, terminal }: { installation: Installation; speech: Speaks; terminal: Terminal },
): Promise<void> {
  const { writeFile } = await import('node:fs/promises')
  const kept = rejectionsIn(importFolder(installation.folder, row.id))
  const text = [...rejectedCsv(await kept.all(), await kept.columns(), speech)].join('')
  await writeFile(resolve(terminal.cwd, into), text, { mode: 0o600 })
  terminal.error(`${speech.say('imports.rejected-written', { name: resolve(terminal.cwd, into) })}\n`)
}

function report(shown: ImportShown, { say, number }: Speaks): string {
  const { figures, batch, fileName } = shown
  const state = say(`imports.page.state.${shown.state}`)
  const head = say('imports.report.head', {
    batch,
    name: fileName,
    kind: say(`imports.page.kind.${shown.kind}`),
    state,
  })
  if (shown.refusal !== null) return `${head}\n  ${shown.refusal}`
  if (!figures) return head
  const counted = {
    rows: number(figures.rows),
    added: number(figures.added),
    known: number(figures.known),
    differing: number(figures.differing),
    rejected: number(figures.rejected),
    anonymous: number(figures.anonymous),
    newCustomers: number(figures.newCustomers),
  }
  return `${head}\n  ${say('imports.report.counts', counted)}`
}
