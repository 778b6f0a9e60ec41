import { useWords } from '../../../base/ui/language.tsx'
import type { Entry } from '../../../base/ui/offline/entries.ts'
import { todayWords } from '../words.ts'
import { didOf } from './as-left.tsx'
import { todayOfflineWords } from './words.ts'

/** What somebody did, in a sentence. */
export function useDidSaid(): (entry: Entry) => string {
  const { say, day } = useWords(todayWords)
  const { say: sayHere } = useWords(todayOfflineWords)
  return (entry) => {
    const did = didOf(entry)
    if (did === null) return sayHere('today.page.waiting.unknown')
    const name = did.action.customerName
    if (did.what === 'talk') return sayHere('today.page.waiting.talk', { name, text: did.talk.text })
    if (did.what === 'note') return did.text
    const { state, dueDay, dismissal } = did.change
    if (state === 'open') return sayHere('today.page.waiting.opened', { name })
    if (state === 'postponed') return say('today.page.said.postponed', { name, day: day(dueDay ?? '') })
    if (state === 'dismissed')
      return sayHere('today.page.waiting.dismissed', {
        name,
        why: say(`today.page.dismiss.${dismissal ?? 'other'}`),
      })
    return say(`today.page.said.done.${did.action.kind}`, { name })
  }
}
