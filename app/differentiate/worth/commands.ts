import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Command, parseWords, type Terminal } from '../../base/cli/command.ts'
import type { Installation } from '../../base/installation/installation.ts'
import type { Job, Jobs } from '../../base/jobs/jobs.ts'
import type { Speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { openLedger } from '../../base/ledger/ledger.ts'
import { type OrdersRead, readOrders } from '../../identify/imports/imports.ts'
import { minorUnits } from '../../manage/settings/settings.ts'
import { checkJob } from './check/due.ts'
import {
  type FileStory,
  type RunFigures,
  runFiguresSchema,
  type Valuation,
  type ValueFigures,
  type ValueRequest,
  valueRequestSchema,
} from './contract.ts'
import { usage } from './help.ts'
import { customersCsv, writeWhole } from './result-files.ts'
import { stopwatch } from './stopwatch.ts'
import { type SummaryKey, summary } from './summary.ts'
import { valueCustomers } from './worth.ts'

const options = {
  map: { type: 'string' },
  'as-of': { type: 'string' },
  until: { type: 'string' },
  unit: { type: 'string' },
  model: { type: 'string' },
  horizon: { type: 'string' },
  'annual-discount': { type: 'string' },
  'margin-rate': { type: 'string' },
  'time-zone': { type: 'string' },
  'date-order': { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook value`: from files of orders to what every customer is worth, with nothing kept. */
export const valueCommand: Command<SummaryKey> = {
  name: 'value',
  about: (say) => say('worth.command.about'),
  run: async (words, terminal, speech) => {
    const { values, positionals } = parseWords(words, options)
    if (values.help) {
      terminal.out(usage(speech))
      return 0
    }
    if (positionals.length === 0) throw new Refusal('worth.no-file')
    const request = requestOf(values)
    const done = await valueFiles({ names: positionals, request, out: values.out ?? null, terminal, speech })
    terminal.out(values.json ? `${JSON.stringify(done.figures)}\n` : done.text())
    return 0
  },
}

const worthOptions = {
  model: { type: 'string' },
  'no-check': { type: 'boolean' },
  language: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook worth`: values everybody in the data folder anew. */
export function worthCommand(
  inside: (terminal: Terminal, work: (installation: Installation) => Promise<number>) => Promise<number>,
): Command<SummaryKey> {
  return {
    name: 'worth',
    about: (say) => say('worth.run.about'),
    run: async (words, terminal, speech) => {
      const { values } = parseWords(words, worthOptions)
      if (values.help) {
        terminal.out(`${speech.say('worth.run.usage')}\n`)
        return 0
      }
      const model = valueRequestSchema.shape.model.safeParse(values.model)
      if (!model.success)
        throw new Refusal('worth.option-invalid.model', { option: 'model', came: values.model ?? '' })
      return inside(terminal, async ({ notebook, jobs }) => {
        const { id } = await jobs.enqueue({
          kind: 'worth',
          payload: { model: model.data, check: !values['no-check'] },
          // With the model chosen by the program it is the run that follows every import: asked for twice it runs once.
          dedupeKey: model.data === 'auto' ? 'worth' : `worth:${model.data}`,
        })
        ended(await jobs.waitFor(id))
        const { currentRun } = await import('./worth-run.ts')
        const found = await currentRun(notebook.read)
        const figures = runFiguresSchema.parse(JSON.parse(found?.figures ?? 'null'))
        terminal.out(
          values.json
            ? `${JSON.stringify(figures)}\n`
            : `${runSummary(figures, found?.asOf ?? null, speech)}\n`,
        )
        // Left behind, a check that is due would be begun and broken off by every command.
        if (!values['no-check']) await checkEnded(jobs)
        return 0
      })
    },
  }
}

function ended({ kind, failure, state }: Job): void {
  if (failure && 'code' in failure) throw new Refusal(failure.code, failure.values)
  if (failure || state !== 'done') throw new Error(failure?.message ?? `the job ${kind} was ${state}`)
}

async function checkEnded(jobs: Jobs): Promise<void> {
  for (const state of ['waiting', 'running'] as const)
    for (const { id } of await jobs.list({ state, kind: checkJob.kind })) ended(await jobs.waitFor(id))
}

function runSummary(
  figures: RunFigures,
  asOf: string | null,
  { say, language, number }: Speech<SummaryKey>,
): string {
  const { currency, equity } = figures
  const money = (minor: number): string =>
    new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
      minor / minorUnits(currency),
    )
  const counts = { customers: number(figures.customers), buyers: number(figures.buyers), asOf: asOf ?? '–' }
  const head = say('worth.run.done', counts)
  if (!equity) return `${head}\n${say('worth.run.equity-unknown')}`
  const { value, low, high } = equity
  return `${head}\n${say('worth.run.equity', { value: money(value), low: money(low), high: money(high) })}`
}

export type ValueFiles = {
  readonly names: readonly string[]
  readonly request: ValueRequest
  /** Folder for customers.csv, report.html and rejected.csv; null for none. */
  readonly out: string | null
  readonly terminal: Terminal
  readonly speech: Speech<SummaryKey>
}

/** Reads, values and writes; returns the figures and the summary a person reads. */
async function valueFiles(asked: ValueFiles): Promise<{ figures: ValueFigures; text: () => string }> {
  const { names, request, out, terminal, speech } = asked
  const watch = stopwatch(performance.now.bind(performance), await announcer(names, terminal, speech))
  const ledger = await openLedger(':memory:')
  let orders: OrdersRead | undefined
  try {
    watch.begin('read')
    const settings = { zone: request.timeZone, dateOrder: request.dateOrder }
    orders = await readOrders(
      { names, mapping: request.mapping, settings },
      { ledger, stdin: terminal.stdin },
    )
    const loaded = loadedOf(orders)
    const today = Temporal.Now.plainDateISO().toString()
    const valuation = await valueCustomers(request, loaded, { ledger, today, stage: watch.begin })
    watch.begin('write')
    const written = out === null ? [] : await writeResults(resolve(out), { valuation, orders, speech })
    const figures: ValueFigures = { ...valuation.figures, seconds: watch.end() }
    return { figures, text: () => summary({ valuation, speech, folder: out && resolve(out), written }) }
  } catch (error) {
    // What was rejected explains why nothing was left to value: it is handed over even then.
    if (out !== null && orders && error instanceof Refusal && error.code === 'worth.no-lines') {
      await writeWhole(resolve(out), 'rejected.csv', await orders.rejectedCsv(speech))
    }
    throw error
  } finally {
    await orders?.done()
    ledger.close()
  }
}

async function writeResults(
  folder: string,
  { valuation, orders, speech }: { valuation: Valuation; orders: OrdersRead; speech: Speech<SummaryKey> },
): Promise<string[]> {
  const { reportHtml } = await import('./report.ts')
  await writeWhole(folder, 'customers.csv', customersCsv(valuation, speech))
  await writeWhole(folder, 'rejected.csv', await orders.rejectedCsv(speech))
  await writeWhole(folder, 'report.html', [await reportHtml(valuation, speech)])
  return ['customers.csv', 'report.html', 'rejected.csv'].map((name) => join(folder, name))
}

function loadedOf({ files, currency }: OrdersRead) {
  const stories = files.map(({ mapped, loaded }): FileStory => {
    const { file, mapping, reasons } = mapped
    const { rows, used, rejected, returns, anonymous, dateOrder, decimalSign } = loaded
    return {
      name: file.name,
      came: file.came,
      encoding: file.encoding,
      delimiter: file.delimiter,
      figures: { rows, used, rejected, returns, anonymous },
      columns: Object.entries(mapping).flatMap(([role, column]) =>
        column === undefined
          ? []
          : [{ role, column, because: reasons[role as keyof typeof reasons]?.because ?? 'given' }],
      ),
      dateOrder,
      decimalSign,
    }
  })
  const sum = (read: (figures: FileStory['figures']) => number): number =>
    stories.reduce((total, { figures }) => total + read(figures), 0)
  return {
    files: stories,
    figures: {
      rows: sum(({ rows }) => rows),
      used: sum(({ used }) => used),
      rejected: sum(({ rejected }) => rejected),
      returns: sum(({ returns }) => returns),
      anonymous: sum(({ anonymous }) => anonymous),
    },
    roles: new Set(stories.flatMap(({ columns }) => columns.map(({ role }) => role))),
    currency,
  }
}

type Words = Readonly<Partial<Record<Exclude<keyof typeof options, 'json' | 'help'>, string>>>

/** What was asked, checked; the first thing wrong is refused with what was expected of it. */
function requestOf(words: Words): ValueRequest {
  const number = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text)
  const given = {
    mapping: words.map,
    asOf: words['as-of'],
    until: words.until,
    unit: words.unit,
    model: words.model,
    horizon: number(words.horizon),
    annualDiscount: number(words['annual-discount']),
    marginRate: number(words['margin-rate']),
    timeZone: words['time-zone'] ?? Temporal.Now.timeZoneId(),
    dateOrder: words['date-order'],
  }
  const parsed = valueRequestSchema.safeParse(given)
  if (!parsed.success) throw optionRefusal(String(parsed.error.issues[0]?.path[0]), words, parsed.error)
  if (!zoneExists(parsed.data.timeZone)) throw optionRefusal('timeZone', words, null)
  return parsed.data
}

const optionOf = {
  asOf: ['as-of', 'day'],
  until: ['until', 'day'],
  unit: ['unit', 'unit'],
  model: ['model', 'model'],
  horizon: ['horizon', 'horizon'],
  annualDiscount: ['annual-discount', 'annual-discount'],
  marginRate: ['margin-rate', 'margin-rate'],
  timeZone: ['time-zone', 'time-zone'],
  dateOrder: ['date-order', 'date-order'],
} as const

function optionRefusal(field: string, words: Words, cause: unknown): Refusal {
  const [option, expected] = optionOf[field as keyof typeof optionOf]
  return new Refusal(`worth.option-invalid.${expected}`, { option, came: words[option] ?? '' }, { cause })
}

function zoneExists(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** Stages are announced where the file is long enough to make someone wait. */
async function announcer(names: readonly string[], terminal: Terminal, speech: Speech<SummaryKey>) {
  const sizes = await Promise.all(
    names.map((name) =>
      stat(name).then(
        (file) => file.size,
        () => 0,
      ),
    ),
  )
  const long = names.includes('-') || sizes.reduce((sum, size) => sum + size, 0) > 20_000_000
  return (stage: keyof ValueFigures['seconds']): void => {
    if (long && stage !== 'total') terminal.error(`${speech.say(`worth.stage.${stage}`)}\n`)
  }
}
