import type { GuardedField } from '../../base/access/contract.ts'
import type { ExportFile } from './contract.ts'
import { columnsOf, isFacts, type SayAny } from './files.ts'

export type FileWritten = {
  /** As it is called in the archive. */
  readonly name: string
  readonly file: ExportFile
  readonly rows: number
  /** Of facts: whose numbers they use. */
  readonly source: string | null
}

export type Readme = {
  readonly say: SayAny
  /** Whether there is a text under a key: not every column needs a word of explanation. */
  readonly knows: (key: string) => boolean
  readonly company: string
  readonly person: string
  /** As the reader's language writes them. */
  readonly day: string
  /** Which export it is, and when it was asked for. */
  readonly export: string
  readonly at: string
  readonly number: (value: number) => string
  readonly currency: string
  readonly files: readonly FileWritten[]
  /** Guarded fields whose columns are empty, since whoever asked does not see them. */
  readonly leftOut: readonly GuardedField[]
}

/** What lies beside the files: what each is, what stands in which column, and how to read them in again. */
export function readmeText(readme: Readme): string {
  const { say, company, person, day, currency, files, number, leftOut } = readme
  const about = ['encoding', 'headings', 'values', 'formulas', 'rows'] as const
  const parts = [
    say('exports.readme.title', { company: company || say('exports.readme.no-name') }),
    [
      say('exports.readme.made', { person, day }),
      say('exports.readme.marked', { number: readme.export, at: readme.at }),
    ].join('\n'),
    [
      ...about.map((which) => say(`exports.readme.${which}`, { currency })),
      ...leftOut.map((field) => say(`exports.readme.guarded.${field}`)),
    ].join('\n'),
    ...files.map((one) => fileText(one, readme)),
    [
      say('exports.readme.again'),
      ...files.filter(({ file }) => isFacts(file) || file === 'customers').map((one) => againText(one, say)),
    ].join('\n'),
    say('exports.readme.secrets', { files: number(files.length) }),
  ]
  return `\uFEFF${parts.join('\n\n').replaceAll('\n', '\r\n')}\r\n`
}

function fileText({ name, file, rows, source }: FileWritten, { say, knows, number }: Readme): string {
  const { names, mark } = columnsOf(file)
  const lines = names.map((column) => {
    const heading = `${say(`exports.column.${column}`)} (${column})`
    const note = [`exports.note.${file}.${column}`, `exports.note.${column}`].find(knows)
    return note === undefined ? `  ${heading}` : `  ${heading}: ${say(note)}`
  })
  const place = file === 'customers' ? 'exports.note.mark.record' : 'exports.note.mark.place'
  return [
    say('exports.readme.file', { name, rows: number(rows) }),
    say(`exports.file.${file}`, { source: source ?? '' }),
    ...lines,
    ...(mark === null ? [] : [`  ${mark}: ${say(place)}`]),
  ].join('\n')
}

function againText({ name, file, source }: FileWritten, say: SayAny): string {
  return say('exports.readme.again.file', { name, kind: file, source: source ?? 'main' })
}
