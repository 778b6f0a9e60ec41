import { useWords } from '../../base/ui/language.tsx'
import { useUnseen } from './use-readings.tsx'
import { readingsWords } from './words.ts'

/** How many alarms nobody has looked at, beside the way to them. */
export function UnseenCount() {
  const { number } = useWords(readingsWords)
  const { data } = useUnseen()
  if (!data || data.unseen === 0) return null
  return <strong className="unseen-alarms">{number(data.unseen)}</strong>
}
