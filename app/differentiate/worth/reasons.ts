import type { Speech } from '../../base/language/language.ts'
import type { PurchaseFigures, WorthColumns } from './contract.ts'
import type { WorthKey } from './words.ts'

/** P(alive) from which a customer is called active, and below which probably gone. */
export const aliveWords = { active: 0.7, gone: 0.3 } as const

/**
 * Why a customer's figures are what they are, in one sentence. Sentences depend on the purchase pattern alone, so those
 * already said are kept: a million customers share far fewer.
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
    const said = speech.say('worth.days', { count })
    dayTexts[count] = said
    return said
  }
  const percents = Array.from({ length: 101 }, (_, i) => speech.percent(i / 100))
  const numbers: string[] = []
  const times = (count: number): string => {
    numbers[count] ??= speech.number(count)
    return numbers[count] as string
  }
  const said = new Map<string, string>()
  return (i) => {
    const repeats = columns.repeats[i] as number
    const recency = columns.recencyDays[i] as number
    const alive = columns.alive[i] as number
    const ago = (columns.ageDays[i] as number) - recency
    const every = repeats > 0 ? Math.max(1, Math.round(recency / repeats)) : 0
    const share = Number.isNaN(alive) ? -1 : Math.round(alive * 100)
    const key = `${repeats} ${every} ${ago} ${share}`
    const kept = said.get(key)
    if (kept !== undefined) return kept
    const made = sentence(reasonKey(purchase.model, repeats, alive), {
      times: times(repeats + 1),
      every: days(every),
      ago: days(ago),
      alive: percents[Math.max(0, share)] as string,
    })
    said.set(key, made)
    return made
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
