import type { Speech } from '../../base/language/language.ts'
import type { PurchaseFigures, WorthColumns } from './contract.ts'
import type { WorthKey } from './words.ts'

/** P(alive) from which a customer is called active, and below which probably gone. */
export const aliveWords = { active: 0.7, gone: 0.3 } as const

/**
 * Why a customer's figures are what they are, in one sentence. A million are said in one run, so what recurs in them
 * (days, shares, the sentence taken apart) is prepared once.
 */
export function reasonsOf(
  columns: WorthColumns,
  purchase: PurchaseFigures,
  speech: Speech<WorthKey>,
): (i: number) => string {
  const templates = new Map<WorthKey, ReturnType<typeof speech.template>>()
  const sentence = (key: WorthKey, values: Record<string, string | number>): string => {
    let template = templates.get(key)
    if (!template) {
      template = speech.template(key)
      templates.set(key, template)
    }
    return template(values)
  }
  const dayTexts: string[] = []
  const days = (count: number): string => {
    const kept = dayTexts[count]
    if (kept !== undefined) return kept
    const said = count === 0 ? speech.say('worth.less-than-a-day') : speech.say('worth.days', { count })
    dayTexts[count] = said
    return said
  }
  const percents = Array.from({ length: 101 }, (_, i) => speech.percent(i / 100))
  // Nobody is certain: a rounded 0 or 100 says more than is known.
  percents[0] = `<${percents[1]}`
  percents[100] = `>${percents[99]}`
  const numbers: string[] = []
  const times = (count: number): string => {
    numbers[count] ??= speech.number(count)
    return numbers[count] as string
  }
  return (i) => {
    const repeats = columns.repeats[i] as number
    const recency = columns.recencyDays[i] as number
    const alive = columns.alive[i] as number
    const ago = (columns.ageDays[i] as number) - recency
    const every = repeats > 0 ? Math.max(1, Math.round(recency / repeats)) : 0
    const share = Number.isNaN(alive) ? -1 : Math.round(alive * 100)
    return sentence(reasonKey(purchase.model, repeats, alive), {
      times: times(repeats + 1),
      every: days(every),
      ago: days(ago),
      alive: percents[Math.max(0, share)] as string,
    })
  }
}

function reasonKey(model: PurchaseFigures['model'], repeats: number, alive: number): WorthKey {
  if (model === 'none') return 'worth.reason.nothing'
  if (model === 'cohort-mean') return 'worth.reason.average'
  if (repeats === 0) return Number.isNaN(alive) ? 'worth.reason.once-unknown' : 'worth.reason.once'
  if (Number.isNaN(alive)) return 'worth.reason.rhythm-only'
  if (alive >= aliveWords.active) return 'worth.reason.active'
  return alive >= aliveWords.gone ? 'worth.reason.at-risk' : 'worth.reason.gone'
}
