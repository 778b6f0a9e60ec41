import { dayOfIso } from '@ricebook/engine'
import { type Language, type Speech, speech } from '../../base/language/language.ts'
import type { PurchaseFigures, WorthColumns } from './contract.ts'
import { type WorthKey, worthWords } from './words.ts'

/** P(alive) from which a customer is called active, and below which probably gone. */
export const aliveWords = { active: 0.7, gone: 0.3 } as const

/** What the sentence about one customer is made of; days are whole ones, NaN is an unknown share. */
type Told = {
  readonly repeats: number
  /** From the first to the last purchase. */
  readonly recencyDays: number
  /** From the last purchase to the as-of day. */
  readonly agoDays: number
  readonly alive: number
}

/**
 * Why a customer's figures are what they are, in one sentence. A million are said in one run, so what recurs in them
 * (days, shares, the sentence taken apart) is prepared once.
 */
export function reasonsOf(
  columns: WorthColumns,
  purchase: Pick<PurchaseFigures, 'model'>,
  speech: Speech<WorthKey>,
): (i: number) => string {
  const sentence = sentencesIn(speech)
  return (i) => {
    const recencyDays = columns.recencyDays[i] as number
    return sentence(purchase.model, {
      repeats: columns.repeats[i] as number,
      recencyDays,
      agoDays: (columns.ageDays[i] as number) - recencyDays,
      alive: columns.alive[i] as number,
    })
  }
}

/** A row of a worth run, as far as its reason needs it. */
export type ToReason = {
  readonly purchases: number
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly alive: number | null
  readonly asOf: string | null
  /** The run's model; null where nobody has bought. */
  readonly model: string | null
}

/** The same sentence about one row of a worth run, in the reader's language; of a prospect, that nothing is known yet. */
export function reasonOf(row: ToReason, language: Language): string {
  const { purchases, firstDay, lastDay, alive, asOf, model } = row
  const kept = spoken.get(language)
  const speaking = kept ?? speech(language, [worthWords])
  if (!kept) spoken.set(language, speaking)
  if (purchases === 0 || firstDay === null || lastDay === null || asOf === null)
    return speaking.say('worth.reason.prospect')
  const sentence = sentences.get(language) ?? sentencesIn(speaking)
  sentences.set(language, sentence)
  const last = dayOfIso(lastDay)
  return sentence(model ?? 'none', {
    repeats: purchases - 1,
    recencyDays: last - dayOfIso(firstDay),
    agoDays: dayOfIso(asOf) - last,
    alive: alive ?? Number.NaN,
  })
}

const spoken = new Map<Language, Speech<WorthKey>>()
const sentences = new Map<Language, ReturnType<typeof sentencesIn>>()

function sentencesIn(speech: Speech<WorthKey>): (model: string, told: Told) => string {
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
  return (model, { repeats, recencyDays, agoDays, alive }) => {
    const every = repeats > 0 ? Math.max(1, Math.round(recencyDays / repeats)) : 0
    const share = Number.isNaN(alive) ? -1 : Math.round(alive * 100)
    return sentence(reasonKey(model, repeats, alive), {
      times: times(repeats + 1),
      every: days(every),
      ago: days(agoDays),
      alive: percents[Math.max(0, share)] as string,
    })
  }
}

function reasonKey(model: string, repeats: number, alive: number): WorthKey {
  if (model === 'none') return 'worth.reason.nothing'
  if (model === 'cohort-mean') return 'worth.reason.average'
  if (repeats === 0) return Number.isNaN(alive) ? 'worth.reason.once-unknown' : 'worth.reason.once'
  if (Number.isNaN(alive)) return 'worth.reason.rhythm-only'
  if (alive >= aliveWords.active) return 'worth.reason.active'
  return alive >= aliveWords.gone ? 'worth.reason.at-risk' : 'worth.reason.gone'
}
