import { Refusal } from '../../base/language/refusal.ts'
import type { Change, Notebook, Read } from '../../base/notebook/notebook.ts'
import { type Company, type CompanyPatch, companySchema } from './contract.ts'
import { keepSetting, settingsKept } from './store.ts'

/** Before anybody has said anything: a company in China, its margin rate not known. */
export const companyBefore: Company = {
  name: '',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  marginRate: null,
  annualDiscount: 0.1,
  creditTermDays: 30,
  weekStart: 1,
  leadDays: 1,
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

/** Changes what is given and leaves the rest; answers the settings as they stand then. */
export async function changeCompany(
  patch: CompanyPatch,
  { notebook, now }: { readonly notebook: Notebook; readonly now: () => string },
): Promise<Company> {
  if (patch.timeZone !== undefined && !zoneExists(patch.timeZone))
    throw new Refusal('settings.zone-unknown', { came: patch.timeZone })
  if (patch.currency !== undefined && !currencies.has(patch.currency))
    throw new Refusal('settings.currency-unknown', { came: patch.currency })
  return notebook.change(async (tx) => {
    for (const [name, value] of Object.entries(patch)) await keepSetting(tx, { name, value, at: now() })
    return company(tx)
  })
}

/** Written with the first owner: what the company is called. */
export async function nameCompany(
  tx: Change,
  { company: name }: { readonly company: string },
): Promise<void> {
  await keepSetting(tx, { name: 'name', value: name, at: new Date().toISOString() })
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

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

function zoneExists(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
