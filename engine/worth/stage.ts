/** Where a customer stands in the life of the relationship. */
export const stages = ['prospect', 'new', 'growing', 'steady', 'slipping', 'lost', 'won-back'] as const
export type Stage = (typeof stages)[number]

/** One customer's behaviour, as of a day; NaN is unknown. */
export type Behaviour = {
  /** Purchase days so far; 0 for somebody who has not bought. */
  readonly purchases: number
  /** Days since the first purchase. */
  readonly ageDays: number
  /** Days since the last purchase. */
  readonly silenceDays: number
  /** P(alive) now. */
  readonly alive: number
  /** P(alive) four weeks earlier, from what was known then; NaN where they had not bought yet. */
  readonly aliveEarlier: number
  /** The lowest P(alive) just before one of the last two purchases: how far gone they were when they came back. */
  readonly aliveBeforeReturn: number
  /** Purchase days in the last 13 weeks, and in the 13 weeks before those. */
  readonly recent: number
  readonly before: number
}

/** Below `gone` a customer is lost, below `slipping` slipping; who stands on one side crosses by `margin` more. */
export const stageThresholds = { slipping: 0.7, gone: 0.3, margin: 0.05 } as const
/** The two spans compared for growth, and how long a customer is new. */
export const stageWindowDays = 91
/** How far back "earlier" lies. */
export const stageMemoryDays = 28

/**
 * Which stage is this customer in? Computed from what they did alone, never from what an earlier run said, so that the
 * same facts always give the same stage. The hysteresis is in the facts, too: who was on one side of a threshold four
 * weeks ago must pass it by a margin, so that nobody is called slipping one night and steady the next.
 *
 * - prospect: has not bought
 * - lost: P(alive) below 0.3
 * - won-back: bought again, within the last two purchases, after being lost
 * - slipping: P(alive) below 0.7, or clearly fewer purchases than in the quarter before
 * - new: first bought within a quarter, or one purchase so far
 * - growing: clearly more purchases than in the quarter before; steady: everything else
 *
 * Where P(alive) is unknown the silence stands in for it: thrice the own usual gap is lost, twice is slipping; with one
 * purchase, four quarters are lost and two are slipping.
 *
 * "Clearly" is a difference of more than 1.3 standard errors of two Poisson counts (Przyborowski & Wilenski 1940, large
 * counts), about one in ten by chance.
 *
 * @example stageOf({ purchases: 9, ageDays: 400, silenceDays: 20, alive: 0.95, aliveEarlier: 0.94,
 *   aliveBeforeReturn: 0.9, recent: 2, before: 2 }) // 'steady'
 */
export function stageOf(behaviour: Behaviour): Stage {
  const { purchases, ageDays, aliveBeforeReturn } = behaviour
  if (purchases === 0) return 'prospect'
  const standing = standingOf(behaviour)
  if (standing === 'lost') return 'lost'
  if (aliveBeforeReturn < stageThresholds.gone) return 'won-back'
  if (standing === 'slipping') return 'slipping'
  if (purchases === 1 || ageDays < stageWindowDays) return 'new'
  const change = clearChange(behaviour)
  if (ageDays < 2 * stageWindowDays) return change > 0 && behaviour.before > 1 ? 'growing' : 'steady'
  return change > 0 ? 'growing' : change < 0 ? 'slipping' : 'steady'
}

type Standing = 'active' | 'slipping' | 'lost'

function standingOf({ alive, aliveEarlier, ...behaviour }: Behaviour): Standing {
  if (Number.isNaN(alive)) return standingBySilence(behaviour)
  const { slipping, gone, margin } = stageThresholds
  const below = (threshold: number): boolean =>
    alive < threshold + (Number.isNaN(aliveEarlier) ? 0 : aliveEarlier < threshold ? margin : -margin)
  if (below(gone)) return 'lost'
  return below(slipping) ? 'slipping' : 'active'
}

function standingBySilence({
  purchases,
  ageDays,
  silenceDays,
}: Pick<Behaviour, 'purchases' | 'ageDays' | 'silenceDays'>): Standing {
  if (purchases === 1) {
    if (silenceDays >= 4 * stageWindowDays) return 'lost'
    return silenceDays >= 2 * stageWindowDays ? 'slipping' : 'active'
  }
  const usual = Math.max(1, (ageDays - silenceDays) / (purchases - 1))
  if (silenceDays >= Math.max(3 * usual, 28)) return 'lost'
  return silenceDays >= Math.max(2 * usual, 14) ? 'slipping' : 'active'
}

/** 1, −1 or 0: more, fewer or about as many purchases as in the span before. */
function clearChange({ recent, before }: Pick<Behaviour, 'recent' | 'before'>): number {
  if (recent + before === 0) return 0
  const errors = (recent - before) / Math.sqrt(recent + before)
  return errors > 1.3 ? 1 : errors < -1.3 ? -1 : 0
}
