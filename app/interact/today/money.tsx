import type { Amounts } from '../../base/ui/amounts.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { todayWords } from './words.ts'

/** How a row writes money: less than one of the currency is not nothing. */
export function useMoneySaid(amounts: Amounts): (minor: number) => string {
  const { say } = useWords(todayWords)
  return (minor) => {
    const amount = amounts.minor(minor)
    const little = minor > 0 && amount === amounts.minor(0)
    return little ? say('today.page.amount.little', { one: amounts.one }) : amount
  }
}
