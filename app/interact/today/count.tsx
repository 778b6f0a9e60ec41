import { useWords } from '../../base/ui/language.tsx'
import { useToday } from './use-today.tsx'
import { todayWords } from './words.ts'

/** How much there is to do, beside the way to Today. */
export function TodayCount() {
  const { say, number } = useWords(todayWords)
  const { data } = useToday(null)
  if (!data || data.rows.length === 0) return null
  const count = number(data.rows.length)
  return data.more ? say('today.page.at-least', { number: count }) : count
}
