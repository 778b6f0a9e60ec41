import { useWords } from '../../base/ui/language.tsx'
import { uiWords } from '../../base/ui/words.ts'
import { useUnseen } from './use-readings.tsx'

/** How many alarms nobody has looked at, beside the way to them. */
export function UnseenCount() {
  // Numbers alone: the words of the room come with its page.
  const { number } = useWords(uiWords)
  const { data } = useUnseen()
  if (!data || data.unseen === 0) return null
  return <strong className="unseen-alarms">{number(data.unseen)}</strong>
}
