import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import type { Terminal } from '../../base/cli/command.ts'
import { type Language, speech } from '../../base/language/language.ts'
import { rowsOf } from '../../identify/imports/delimited.ts'
import { importsWords } from '../../identify/imports/words.ts'
import { valueCommand } from './commands.ts'
import type { ValueFigures } from './contract.ts'
import { worthWords } from './words.ts'

const project = resolve(import.meta.dirname, '../../..')
const transactions = resolve(project, '../shared/data/transactions')

/** A file of real orders; '' where it is not there, and then what needs it is skipped. */
export function realOrders(name: string): string {
  const path = join(transactions, name)
  return existsSync(path) ? path : ''
}

export type Run = { readonly code: number; readonly out: string; readonly error: string }
type Given = { readonly stdin?: string; readonly environment?: Record<string, string> }

/** The program itself, in a process of its own. */
export function ricebook(
  words: readonly string[],
  { stdin = '', environment = {} }: Given = {},
): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--no-maglev', join(project, 'app/main.ts'), ...words], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH ?? '', LANG: 'en_GB.UTF-8', TZ: 'UTC', ...environment },
    })
    let [out, error] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      error += text
    })
    child.on('error', failed)
    child.on('close', (code) => done({ code: code ?? -1, out, error }))
    // A program that refuses does not wait for what is still being sent.
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
  })
}

/** Its one JSON object. */
export async function ricebookJson(words: readonly string[], given?: Given): Promise<ValueFigures> {
  const { code, out, error } = await ricebook(['value', ...words, '--json'], given)
  if (code !== 0) throw new Error(`exit ${code}: ${error}`)
  return JSON.parse(out) as ValueFigures
}

/** The same command without a process: what it prints, in one language. */
export async function value(words: readonly string[], language: Language = 'en'): Promise<string> {
  let out = ''
  const terminal: Terminal = {
    stdin: Readable.from([]),
    out: (text) => {
      out += text
    },
    error: () => undefined,
    taken: async () => undefined,
    environment: {},
    cwd: tmpdir(),
  }
  const spoken = speech(language, [worthWords, importsWords])
  await valueCommand.run([...words, '--time-zone', 'UTC'], terminal, spoken)
  return out
}

/** A folder of a test's own. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-worth-'))
  return {
    at: (...names: string[]): string => join(folder, ...names),
    write: (name: string, content: string | Buffer): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    read: (...names: string[]): string => readFileSync(join(folder, ...names), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** A CSV's rows by heading. */
export function records(csv: string): Record<string, string>[] {
  const [headings, ...rows] = rowsOf(csv.replace(/^\uFEFF/, ''), ',').map(({ cells }) => cells)
  const filled = rows.filter((cells) => cells.length > 1)
  return filled.map((cells) =>
    Object.fromEntries((headings ?? []).map((heading, i) => [heading, cells[i] ?? ''])),
  )
}

/** Every text key of the rooms: none may reach a reader untranslated. */
const keys = [...Object.keys(worthWords), ...Object.keys(importsWords)]

/** Whatever in a text is no word of any language: values that are not there, keys and places left unfilled. */
export function gibberish(text: string): string[] {
  const found = text.match(/\bNaN\b|\bundefined\b|\bnull\b|\[object |\bInfinity\b|∞|\{\{|\}\}/g) ?? []
  return [...found, ...keys.filter((key) => text.includes(key))]
}
