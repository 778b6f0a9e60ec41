import { describe, expect, test } from 'vitest'
import { type Random, random } from '../numeric/random.ts'
import { expectedGap, fitGaps, spreadGaps } from './gap-model.ts'
import { type Bought, historiesOf } from './test-histories.ts'

const never = 1_000_000

describe('where there is next to nothing', () => {
  test('nothing bought, or nothing bought twice: no model', () => {
    expect(fitGaps(historiesOf([]), 100)).toBeNull()
    expect(fitGaps(historiesOf([[0, 0, 5]]), 100)).toBeNull()
    expect(
      fitGaps(
        historiesOf([
          [0, 0, 5],
          [0, 1, 9],
          [1, 0, 20],
        ]),
        100,
      ),
    ).toBeNull()
  })

  test('one gap of one customer: the gap expected is that gap', () => {
    const model = fitGaps(
      historiesOf([
        [0, 0, 10],
        [0, 0, 40],
      ]),
      40.5,
      'ended gaps only',
    )
    const gap = model && expectedGap(model, { customer: 0, item: 0, pair: 0, more: 0 })
    expect(Math.exp(gap?.mean ?? Number.NaN)).toBeCloseTo(30, 6)
    expect(gap?.sd).toBeGreaterThan(0)
  })

  test('a purchase every ten days for a year: the next after ten days, and no more doubt than half a percent allows', () => {
    const bought: Bought[] = Array.from({ length: 37 }, (_, k) => [0, 0, 10 * k, 2])
    const model = fitGaps(historiesOf(bought), 361)
    const gap = model && expectedGap(model, { customer: 0, item: 0, pair: 0, more: 0 })
    expect(Math.exp(gap?.mean ?? Number.NaN)).toBeCloseTo(10, 0)
    expect(gap?.sd).toBeLessThan(0.1)
  })

  test('one never seen is expected to be like everybody, with more doubt', () => {
    const bought: Bought[] = [0, 1, 2].flatMap((c) =>
      [0, 1, 2, 3].map((k): Bought => [c, 0, k * (7 + 7 * c)]),
    )
    const model = fitGaps(historiesOf(bought), 90)
    if (!model) throw new Error('a model was expected')
    const known = expectedGap(model, { customer: 0, item: 0, pair: 0, more: 0 })
    const unseen = expectedGap(model, { customer: -1, item: -1, pair: -1, more: 0 })
    expect(unseen.mean).toBeCloseTo(model.mean, 12)
    expect(unseen.sd).toBeGreaterThan(known.sd)
  })
})

/** k of the numbers below n, each set equally likely, in rising order (Knuth's selection sampling). */
function someOf(chance: Random, n: number, k: number): number[] {
  const chosen: number[] = []
  for (let i = 0; i < n && chosen.length < k; i++)
    if ((n - i) * chance.uniform() < k - chosen.length) chosen.push(i)
  return chosen
}

describe('simulated customers', () => {
  const truth = { mean: 3.2, customers: 0.3, items: 0.12, pairs: 0.1, variance: 0.35, slope: 0.5 }
  const [customers, items, each] = [400, 60, 8]

  /** Pairs whose first gap ended on day 0, and which then buy so many times, or until a day. */
  function simulated(seed: number, most: number, until: number): { bought: Bought[]; expected: number[] } {
    const chance = random(seed)
    const some = (n: number, variance: number): number[] =>
      Array.from({ length: n }, () => Math.sqrt(variance) * chance.normal())
    const ofItems = some(items, truth.items)
    const [bought, expected]: [Bought[], number[]] = [[], []]
    some(customers, truth.customers).forEach((ofCustomer, c) => {
      const own = someOf(chance, items, each)
      own.forEach((i) => {
        const mean =
          truth.mean + ofCustomer + (ofItems[i] as number) + Math.sqrt(truth.pairs) * chance.normal()
        expected.push(mean)
        const buy = (): { more: number; gap: number } => {
          const more = 0.6 * chance.normal()
          const gap = Math.exp(mean + truth.slope * more + Math.sqrt(truth.variance) * chance.normal())
          return { more, gap: Math.max(1, Math.round(gap)) }
        }
        const first = buy()
        bought.push([c, i, -first.gap, Math.exp(first.more)])
        let day = 0
        for (let k = 0; k < most && day < until; k++) {
          const { more, gap } = buy()
          bought.push([c, i, day, Math.exp(more)])
          day += gap
        }
      })
    })
    return { bought, expected }
  }

  test('what is learned from a third of the customers says of everybody nearly what is learned from all', () => {
    const { bought } = simulated(11, 4, 300)
    const everybody = historiesOf(bought)
    // With all items, and the places of all customers.
    const third = { ...historiesOf(bought.filter(([c]) => c % 3 === 0)), customers, items }
    const whole = fitGaps(everybody, 300)
    const learned = fitGaps(third, 300)
    if (!whole || !learned) throw new Error('models were expected')
    const spread = spreadGaps(everybody, 300, learned)
    expect(spread.closedGaps).toBe(whole.closedGaps)
    expect(spread.openGaps).toBe(whole.openGaps)
    let [squares, doubts] = [0, 0]
    const pairs = everybody.customer.length
    for (let pair = 0; pair < pairs; pair++) {
      const of = { customer: everybody.customer[pair] as number, item: everybody.item[pair] as number }
      const [one, other] = [whole, spread].map((model) => expectedGap(model, { ...of, pair, more: 0 }))
      squares += ((one?.mean ?? 0) - (other?.mean ?? 0)) ** 2
      doubts += (one?.sd ?? 0) ** 2
    }
    // A tenth of a gap's own uncertainty: nobody could tell the two apart by what comes.
    expect(Math.sqrt(squares / pairs)).toBeLessThan(0.1 * Math.sqrt(doubts / pairs))
  })

  test('spread over those that it was learned from, it says the same again', () => {
    const histories = historiesOf(simulated(13, 4, 300).bought)
    const learned = fitGaps(histories, 300)
    if (!learned) throw new Error('a model was expected')
    const spread = spreadGaps(histories, 300, learned)
    const far = histories.customer.reduce((most, customer, pair) => {
      const of = { customer, item: histories.item[pair] as number, pair, more: 0 }
      return Math.max(most, Math.abs(expectedGap(spread, of).mean - expectedGap(learned, of).mean))
    }, 0)
    expect(far).toBeLessThan(0.1)
  })

  test('all components are found again within three standard errors, from gaps that ended', () => {
    const histories = historiesOf(simulated(7, 8, never).bought)
    const model = fitGaps(histories, never, 'ended gaps only')
    if (!model) throw new Error('a model was expected')
    // Standard errors of normal variances, each with what the gaps below it add; whole days add a little everywhere.
    const rounding = 0.005
    const pairs = customers * each
    const perPair = truth.pairs + truth.variance / 8
    const perCustomer = truth.customers + perPair / each
    const perItem = truth.items + (perPair + perCustomer / 10) / (pairs / items)
    const near = (found: number, right: number, error: number): void => {
      expect(Math.abs(found - right)).toBeLessThan(3 * error + rounding)
    }
    near(model.variance, truth.variance, truth.variance * Math.sqrt(2 / model.closedGaps))
    near(model.pairs.variance, truth.pairs, perPair * Math.sqrt(2 / pairs))
    near(model.customers.variance, truth.customers, perCustomer * Math.sqrt(2 / customers))
    near(model.items.variance, truth.items, perItem * Math.sqrt(2 / items))
    near(model.mean, truth.mean, Math.sqrt(truth.customers / customers + truth.items / items))
    near(model.slope, truth.slope, Math.sqrt(truth.variance / model.closedGaps) / 0.6)
  })

  test('a period cut short: with open gaps expectations are right in the middle, without them too short', () => {
    const { bought, expected } = simulated(11, never, 40)
    const histories = historiesOf(bought)
    const tooLong = (open: 'open gaps too' | 'ended gaps only'): number => {
      const model = fitGaps(histories, 40, open)
      if (!model) throw new Error('a model was expected')
      const errors = expected.map((truly, pair) => {
        const of = {
          customer: histories.customer[pair] as number,
          item: histories.item[pair] as number,
          pair,
        }
        return expectedGap(model, { ...of, more: 0 }).mean - truly
      })
      return errors.reduce((sum, error) => sum + error, 0) / errors.length
    }
    // Three standard errors of a mean over pairs whose own gaps are few.
    const error = 3 * Math.sqrt((truth.pairs + truth.variance) / expected.length) + 0.02
    expect(Math.abs(tooLong('open gaps too'))).toBeLessThan(error)
    expect(tooLong('ended gaps only')).toBeLessThan(-2 * error)
  })
})
