import { useWords } from '../../base/ui/language.tsx'
import { firstAsked, useToday } from './use-today.tsx'
import { todayWords } from './words.ts'

/** How much there is to do, beside the way to Today. */
export function TodayCount() {
  const { number } = useWords(todayWords)
  const { data } = useToday(firstAsked)
  const things = data?.figures?.things ?? 0
  return things === 0 ? null : number(things)
}
