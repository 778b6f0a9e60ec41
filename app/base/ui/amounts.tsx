import { useMemo } from 'react'
import type { Language } from '../language/language.ts'
import { useLanguage } from './language.tsx'

export type Amounts = {
  /** No decimals, since what is expected is not known to the cent. */
  readonly minor: (value: number) => string
  /** Three figures of a large amount: ¥175万, ¥1.75M. */
  readonly rough: (value: number) => string
}

const ROUGH_FROM = 100_000

/** How amounts of the company's currency are written. */
export function useAmounts(currency: string | null): Amounts {
  const { language } = useLanguage()
  return useMemo(() => amountsIn(language, currency), [language, currency])
}

export function amountsIn(language: Language, currency: string | null): Amounts {
  const style: Intl.NumberFormatOptions =
    currency === null ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
  const made = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, { ...style, ...options })
  const whole = made({ minimumFractionDigits: 0, maximumFractionDigits: 0 })
  const cents = currency === null ? 2 : (made({}).resolvedOptions().maximumFractionDigits ?? 2)
  const rough = made({ notation: 'compact', maximumSignificantDigits: 3 })
  const units = (minor: number): number => minor / 10 ** cents
  return {
    minor: (value) => whole.format(units(value)),
    rough: (value) => (Math.abs(units(value)) < ROUGH_FROM ? whole : rough).format(units(value)),
  }
}
