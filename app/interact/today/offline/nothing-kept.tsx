import { useWords } from '../../../base/ui/language.tsx'
import { useLost } from '../../../base/ui/offline/use-outbox.tsx'
import { todayOfflineWords } from './words.ts'

/** Why there is nothing to see without a network, and how to have it the next time. */
export function NothingKept() {
  const { say } = useWords(todayOfflineWords)
  return useLost() ? <p className="quiet note">{say('today.page.without.nothing-kept')}</p> : null
}
