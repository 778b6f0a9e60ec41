import type { WorthColumns } from './contract.ts'
import { aliveWords } from './reasons.ts'

/** Customers counted by what is known of them. */
export type Census = {
  readonly active: number
  readonly risk: number
  readonly gone: number
  readonly unknown: number
  /** Who bought on one day only. */
  readonly once: number
  /** Σ P(alive), and the variance of the number who are, each a coin of their own. */
  readonly expected: number
  readonly variance: number
}

/** One walk over all customers: there may be a million. */
export function censusOf({ alive, repeats, size }: WorthColumns): Census {
  let [active, risk, gone, unknown, once, expected, variance] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < size; i++) {
    if (repeats[i] === 0) once++
    const chance = alive[i] as number
    if (Number.isNaN(chance)) {
      unknown++
      continue
    }
    if (chance >= aliveWords.active) active++
    else if (chance >= aliveWords.gone) risk++
    else gone++
    expected += chance
    variance += chance * (1 - chance)
  }
  return { active, risk, gone, unknown, once, expected, variance }
}
