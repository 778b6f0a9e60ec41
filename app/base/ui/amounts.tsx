import { type Amounts, amountsIn } from '../language/amounts.ts'
import { useLanguage } from './language.tsx'

export type { Amounts }

/** How amounts of the company's currency are written. */
export function useAmounts(currency: string | null): Amounts {
  return amountsIn(useLanguage().language, currency)
}
