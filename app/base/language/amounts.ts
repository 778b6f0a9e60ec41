import type { Language } from './language.ts'

export type Amounts = {
  /** No decimals, since what is expected is not known to the cent. */
  readonly minor: (value: number) => string
  /** One of the currency: ¥1. */
  readonly one: string
  /** What is owed or was paid, to the cent where there are cents: ¥6,120, ¥6,119.50. */
  readonly exact: (value: number) => string
  /** Three figures of a large amount: ¥175万, ¥1.75M. */
  readonly rough: (value: number) => string
}

const ROUGH_FROM = 100_000
/** Formats cost more to make than to use. */
const known = new Map<string, Amounts>()

/** How amounts of a currency, given in its minor units, are written; null: nobody said which currency. */
export function amountsIn(language: Language, currency: string | null): Amounts {
  const name = `${language} ${currency}`
  const amounts = known.get(name) ?? amountsMade(language, currency)
  known.set(name, amounts)
  return amounts
}

function amountsMade(language: Language, currency: string | null): Amounts {
  const style: Intl.NumberFormatOptions = {
    // What rounds to nothing is neither gained nor lost.
    signDisplay: 'negative',
    ...(currency !== null && { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  }
  const made = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, { ...style, ...options })
  const whole = made({ minimumFractionDigits: 0, maximumFractionDigits: 0 })
  const cents = currency === null ? 2 : (made({}).resolvedOptions().maximumFractionDigits ?? 2)
  const exact = made({ minimumFractionDigits: cents, maximumFractionDigits: cents })
  const rough = made({ notation: 'compact', maximumSignificantDigits: 3 })
  const units = (minor: number): number => minor / 10 ** cents
  return {
    minor: (value) => whole.format(units(value)),
    one: whole.format(1),
    exact: (value) => (Number.isInteger(units(value)) ? whole : exact).format(units(value)),
    rough: (value) => (Math.abs(units(value)) < ROUGH_FROM ? whole : rough).format(units(value)),
  }
}
