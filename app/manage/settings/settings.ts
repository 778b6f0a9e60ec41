import { note } from '../../base/audit/acting.ts'
import { nextTimes, type Times } from '../../base/jobs/schedules.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { type Company, type CompanyPatch, companySchema, valuedBy } from './contract.ts'
import {
  forgetSetting,
  type KeptSetting,
  keepSetting,
  replaceSettings,
  settingsKept,
  settingsRows,
} from './store.ts'

/** Before anybody has said anything: a company in China, its margin rate not known. */
const companyBefore: Company = {
  name: '',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  marginRate: null,
  annualDiscount: 0.1,
  creditTermDays: 30,
  weekStart: 1,
  leadDays: 1,
  frequencyCapDays: 7,
  worthAt: '02:30',
}

/** The company's settings as they stand. */
export async function company(read: Read | Change): Promise<Company> {
  const kept = await settingsKept(read)
  const known = Object.keys(companyBefore).filter((name) => kept.has(name))
  return companySchema.parse({
    ...companyBefore,
    ...Object.fromEntries(known.map((name) => [name, kept.get(name)])),
  })
}

/** Whether a person or a file has said which currency the company counts in; else it is assumed. */
export async function currencySaid(read: Read | Change): Promise<boolean> {
  return (await settingsKept(read)).has('currency')
}
/** What the files say that stand: how many there are, and which currencies they name. */
export type FilesStanding = { readonly count: number; readonly currencies: readonly string[] }

export type ChangeDeps = {
  readonly notebook: Notebook
  readonly now: () => string
  readonly filesStanding: (read: Read | Change) => Promise<FilesStanding>
  /** Asks, within the change, for everybody to be valued anew: what figures are counted in has changed. */
  readonly revalue: (tx: Change) => Promise<unknown>
}

/** Changes what is given and leaves the rest; answers the settings as they stand then. */
export async function changeCompany(
  patch: CompanyPatch,
  { notebook, now, filesStanding, revalue }: ChangeDeps,
): Promise<Company> {
  if (patch.timeZone !== undefined && !zoneExists(patch.timeZone))
    throw new Refusal('settings.zone-unknown', { came: patch.timeZone })
  if (patch.currency !== undefined && !isCurrency(patch.currency))
    throw new Refusal('settings.currency-unknown', { came: patch.currency })
  return notebook.change(async (tx) => {
    const before = await company(tx)
    if (patch.currency !== undefined && patch.currency !== before.currency)
      refuseForeign(patch.currency, await filesStanding(tx))
    for (const [name, value] of Object.entries(patch)) await keepSetting(tx, { name, value, at: now() })
    // What a person says is not taken back with a file.
    if (patch.currency !== undefined) await forgetSetting(tx, beforeFiles)
    const after = await company(tx)
    note({ what: 'settings.changed', of: ['settings', 'company'], before, after })
    if (valuedBy.some((name) => before[name] !== after[name])) await revalue(tx)
    return after
  })
}

/** A file that names its currency is right about it: amounts are never called by another name than theirs. */
function refuseForeign(came: string, { currencies }: FilesStanding): void {
  const named = currencies.filter((currency) => currency !== came)
  if (named.length > 0) throw new Refusal('settings.currency-of-files', { came, named: named.join(', ') })
}

/** When everybody is valued again: each night, at the company's hour. */
export async function worthTimes(read: Read): Promise<Times> {
  const { worthAt, timeZone } = await company(read)
  const [hour, minute] = worthAt.split(':').map(Number)
  return { pattern: `${minute} ${hour} * * *`, zone: timeZone }
}

/** Nights that are told ahead. */
const nights = 3

/** What a change of settings would meet. */
export async function consequences({
  notebook,
  now,
  filesStanding,
}: Pick<ChangeDeps, 'notebook' | 'now' | 'filesStanding'>) {
  const { count, currencies } = await filesStanding(notebook.read)
  const times = await worthTimes(notebook.read)
  return {
    importsStanding: count,
    currenciesOfFiles: [...currencies],
    nextWorthAt: [...nextTimes(times, { now: new Date(now()), most: nights })],
  }
}

/** Written with the first owner: what the company is called. */
export async function nameCompany(
  tx: Change,
  { company: name }: { readonly company: string },
): Promise<void> {
  await keepSetting(tx, { name: 'name', value: name, at: new Date().toISOString() })
}

/** Under this name: the currency as it was before a file set it, null where nobody had said any. */
const beforeFiles = 'currencyBeforeFiles'

/** A file that stands names the company's currency. What was set before is remembered. */
export async function takeCurrency(
  tx: Change,
  { currency, at }: { readonly currency: string; readonly at: string },
): Promise<void> {
  if ((await company(tx)).currency === currency) return
  const kept = await settingsKept(tx)
  if (!kept.has(beforeFiles))
    await keepSetting(tx, { name: beforeFiles, value: kept.get('currency') ?? null, at })
  await keepSetting(tx, { name: 'currency', value: currency, at })
}

/** No file that stands names a currency any more: it is what it was before one did. */
export async function giveBackCurrency(tx: Change, at: string): Promise<void> {
  const before = (await settingsKept(tx)).get(beforeFiles)
  if (before === undefined) return
  if (before === null) await forgetSetting(tx, 'currency')
  else await keepSetting(tx, { name: 'currency', value: before, at })
  await forgetSetting(tx, beforeFiles)
}

/** Another company's settings for a while; answers what `giveBackSettings` is given when it is over. */
export async function borrowSettings(
  tx: Change,
  { patch, at }: { readonly patch: CompanyPatch; readonly at: string },
): Promise<string> {
  const before = await settingsRows(tx)
  for (const [name, value] of Object.entries(patch)) await keepSetting(tx, { name, value, at })
  return JSON.stringify(before)
}

/** As if no other settings had ever been borrowed, and nobody had changed any since. */
export async function giveBackSettings(tx: Change, before: string): Promise<void> {
  await replaceSettings(tx, JSON.parse(before) as readonly KeptSetting[])
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(code: string): boolean {
  return currencies.has(code)
}

/** Minor units in one unit of a currency: 100 fen in a yuan, 1 in a yen. */
export function minorUnits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return 10 ** (maximumFractionDigits ?? 2)
}

/** The day it is for the company. */
export function dayIn(timeZone: string, instant = Temporal.Now.instant()): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

const lastInstant = Date.UTC(9999, 11, 31)

/** When a day begins somewhere, or the day so many days after it. */
export function startOfDay(timeZone: string, day: string, daysAfter: number): string {
  const begins = Temporal.PlainDate.from(day).add({ days: daysAfter }).toZonedDateTime(timeZone)
  // Instants are compared as text, which holds as long as years have four digits.
  return new Date(Math.min(begins.epochMilliseconds, lastInstant)).toISOString()
}

function zoneExists(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
