/**
 * Who bought what on which days: a pair is a customer with an item, and each pair has at least one purchase. Days are
 * whole days on any one calendar (days since 1970, say); purchases of one pair on one day are one purchase.
 */
export type PairHistories = {
  readonly customers: number
  readonly items: number
  /**
   * In [0, 1), spread evenly (one a customer): where there are too many to learn from all, those with the smallest are
   * learned from. It follows from what the customer is called, so that the same purchases always teach the same.
   */
  readonly draws: Float64Array
  /** Which customer and which item, from 0 (one a pair). */
  readonly customer: Int32Array
  readonly item: Int32Array
  /** Where a pair's purchases begin in `day` and `quantity`; one more than there are pairs. */
  readonly from: Int32Array
  /** Rising within a pair. */
  readonly day: Int32Array
  /** NaN where it is not known; returns are taken off before. */
  readonly quantity: Float64Array
}

/** One gap a row: those that ended, then, where asked for, the one still open of each pair. */
export type Gaps = {
  readonly closed: number
  /** Which pair. */
  readonly pair: Int32Array
  /** ln days; of an open gap ln of the days it has lasted at least. */
  readonly logDays: Float64Array
  /** How much more than usual was bought at its start: ln quantity less the pair's mean; 0 where not known. */
  readonly more: Float64Array
}

/** Where a pair's purchases before the day `now` end: nothing after it may change what is said at `now`. */
export function endsBefore(histories: PairHistories, now: number): Int32Array {
  const { from, day } = histories
  const ends = new Int32Array(from.length - 1)
  for (let pair = 0; pair < ends.length; pair++) {
    let end = from[pair + 1] as number
    const start = from[pair] as number
    while (end > start && (day[end - 1] as number) >= now) end--
    ends[pair] = end
  }
  return ends
}

/** Days counted from a purchase until `now`, as a length of time: half a day less, since days are whole. */
export function elapsed(now: number, lastDay: number): number {
  return Math.max(now - lastDay - 0.5, 0.5)
}

/** How much more than the pair usually buys the last purchase before `end` was, as ln; 0 where it is not known. */
export function moreThanUsual(histories: PairHistories, from: number, end: number): (at: number) => number {
  let sum = 0
  let known = 0
  for (let at = from; at < end; at++) {
    const quantity = histories.quantity[at] as number
    if (!(quantity > 0)) continue
    sum += Math.log(quantity)
    known++
  }
  const usual = sum / known
  return (at) => {
    const quantity = histories.quantity[at] as number
    return quantity > 0 ? Math.log(quantity) - usual : 0
  }
}

/**
 * The gaps that had ended before the day `now`, and those that were open then. Pairs bought once are left out: most of
 * those were never going to be a habit, and would make every habit look slow.
 */
export function gapsBefore(histories: PairHistories, now: number, open: boolean): Gaps {
  const ends = endsBefore(histories, now)
  const pairs = ends.length
  let closed = 0
  let returned = 0
  for (let pair = 0; pair < pairs; pair++) {
    const purchases = (ends[pair] as number) - (histories.from[pair] as number)
    if (purchases < 2) continue
    returned++
    closed += purchases - 1
  }
  const size = closed + (open ? returned : 0)
  const gaps = { pair: new Int32Array(size), logDays: new Float64Array(size), more: new Float64Array(size) }
  let row = 0
  let openRow = closed
  for (let pair = 0; pair < pairs; pair++) {
    const from = histories.from[pair] as number
    const end = ends[pair] as number
    if (end - from < 2) continue
    const more = moreThanUsual(histories, from, end)
    for (let at = from + 1; at < end; at++) {
      gaps.pair[row] = pair
      gaps.logDays[row] = Math.log((histories.day[at] as number) - (histories.day[at - 1] as number))
      gaps.more[row] = more(at - 1)
      row++
    }
    if (!open) continue
    gaps.pair[openRow] = pair
    gaps.logDays[openRow] = Math.log(elapsed(now, histories.day[end - 1] as number))
    gaps.more[openRow] = more(end - 1)
    openRow++
  }
  return { closed, ...gaps }
}
