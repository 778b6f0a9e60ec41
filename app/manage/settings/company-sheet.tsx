import { useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { useAmounts } from '../../base/ui/amounts.tsx'
import { currencyName, useCurrencies } from '../../base/ui/currencies.tsx'
import { type Choice, Field } from '../../base/ui/field/field.tsx'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import { useMe } from '../../base/ui/session.tsx'
import type { Company } from './contract.ts'
import { Note, Sheet } from './sheet.tsx'
import { type Save, useConsequences } from './use-settings.tsx'
import { settingsWords } from './words.ts'
import { useZones, zoneIn } from './zones.tsx'

export type Shown = {
  readonly settings: Company
  /** Null for who may only look. */
  readonly save: Save | null
}

/** Whose ricebook it is, and what its amounts and days are counted in. */
export function CompanySheet({ settings, save }: Shown) {
  const { say } = useWords(settingsWords)
  const name = say('settings.page.name')
  return (
    <Sheet name="company" title={say('settings.page.company')}>
      <dl className="fact-rows">
        <Field
          label={name}
          value={settings.name}
          shown={settings.name === '' ? null : settings.name}
          typing={{ as: 'line' }}
          needed
          onSave={save ? (to) => save('name', { to, called: name }) : undefined}
        />
        <CurrencyField settings={settings} save={save} />
        <ZoneField settings={settings} save={save} />
        <WeekStartField settings={settings} save={save} />
      </dl>
    </Sheet>
  )
}

function CurrencyField({ settings, save }: Shown) {
  const { say } = useWords(settingsWords)
  const { language } = useLanguage()
  const { may } = useMe()
  const met = useConsequences()
  const { currency } = settings
  const { minor } = useAmounts(currency)
  const called = say('settings.page.currency')
  const named = met?.currenciesOfFiles ?? []
  const fixed = named.length > 0
  const names = named.map((code) => currencyName(language, code)).join(say('settings.page.comma'))
  const about = fixed
    ? say('settings.page.currency.fixed', { names })
    : met && met.importsStanding > 0
      ? say('settings.page.currency.renames', { count: met.importsStanding, amount: minor(10_000) })
      : say('settings.page.currency.about')
  return (
    <Field
      label={called}
      value={currency}
      shown={currencyName(language, currency)}
      typing={{
        as: 'search',
        useFound: useCurrenciesFound,
        now: { value: currency, label: currencyName(language, currency) },
      }}
      hint={about}
      onSave={save && !fixed ? (to) => save('currency', { to, called }) : undefined}
    >
      <Note>
        {about}{' '}
        {fixed && save && may('imports.read') && (
          <Link to="/imports">{say('settings.page.currency.to-imports')}</Link>
        )}
      </Note>
    </Field>
  )
}

function useCurrenciesFound(typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase()
  const all = useCurrencies()
  return all.filter(({ search }) => search.toLowerCase().includes(wanted))
}

function ZoneField({ settings, save }: Shown) {
  const { say } = useWords(settingsWords)
  const { language } = useLanguage()
  const { timeZone } = settings
  const zone = useMemo(() => zoneIn(language, timeZone), [language, timeZone])
  const moment = useMoment(timeZone)
  const now = useNow()
  const called = say('settings.page.zone')
  const shown = say('settings.page.zone.is', { name: zone.name, offset: zone.offset })
  return (
    <Field
      label={called}
      value={timeZone}
      shown={shown}
      typing={{ as: 'search', useFound: useZonesFound, now: { value: timeZone, label: shown } }}
      hint={say('settings.page.zone.about')}
      onSave={save ? (to) => save('timeZone', { to, called }) : undefined}
    >
      <Note>{say('settings.page.zone.now', { now: moment(now) })}</Note>
    </Field>
  )
}

function useZonesFound(typed: string): readonly Choice[] {
  const { say } = useWords(settingsWords)
  const wanted = typed.trim().toLowerCase()
  return useZones()
    .filter(({ search }) => search.includes(wanted))
    .map(({ id, name, offset }) => ({ value: id, label: say('settings.page.zone.is', { name, offset }) }))
}

/** An instant that goes on while somebody looks. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Monday, Sunday, Saturday: no country begins its week with another. */
const weekStarts = [1, 7, 6] as const

function WeekStartField({ settings, save }: Shown) {
  const { say } = useWords(settingsWords)
  const { language } = useLanguage()
  const weekday = useMemo(() => {
    const made = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    // The first of January 2024 was a Monday.
    return (day: number): string => made.format(new Date(Date.UTC(2024, 0, day)))
  }, [language])
  const called = say('settings.page.week-start')
  return (
    <Field
      label={called}
      value={String(settings.weekStart)}
      shown={weekday(settings.weekStart)}
      typing={{
        as: 'choice',
        of: weekStarts.map((day) => ({ value: String(day), label: weekday(day) })),
      }}
      hint={say('settings.page.week-start.about')}
      onSave={save ? (to) => save('weekStart', { to: Number(to), called }) : undefined}
    >
      <Note>{say('settings.page.week-start.about')}</Note>
    </Field>
  )
}
