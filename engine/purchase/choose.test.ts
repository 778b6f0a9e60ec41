import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { type Choice, type ChoiceAsked, chooseModel as chosenOf, type TrialHistories } from './choose.ts'
import { type Purchase, type PurchaseDays, purchaseDaysOf, trialsOf } from './test-logs.ts'

const asOf = 700
const asked = { asOf, horizonDays: 150, daysPerUnit: 7, seed: 1 }

type Asked = ChoiceAsked & { readonly asOf: number; readonly horizonDays: number }
const chooseModel = (sample: PurchaseDays, wanted: Asked): Choice =>
  chosenOf(trialsOf(sample, wanted), wanted)

type Shop = {
  readonly customers: number
  /** Of the gamma rates: the higher, the more alike the customers. */
  readonly shape: number
  /** Days between purchases, on average. */
  readonly gap: number
  /** Beta shapes of each customer's own chance of leaving after a purchase. */
  readonly leaves: readonly [number, number]
  /** Whether the first purchase can be the last. */
  readonly fromFirst: boolean
}

/** Purchases over 700 days and a year beyond. */
function business(seed: number, { customers, shape, gap, leaves, fromFirst }: Shop): Purchase[] {
  const chance = random(seed)
  return Array.from({ length: customers }, (_, i) => {
    const rate = chance.gamma(shape, shape * gap)
    const own = chance.beta(...leaves)
    const purchases: Purchase[] = []
    for (let day = chance.below(450); day < asOf + 365; day += Math.ceil(chance.exponential(rate))) {
      purchases.push({ customer: `c${i}`, day, amount: 1 })
      if ((fromFirst || purchases.length > 1) && chance.uniform() < own) break
    }
    return purchases
  }).flat()
}

function alikeTogether(rows: TrialHistories): TrialHistories {
  const columns = [rows.repeats, rows.recencyDays, rows.ageDays, rows.later, rows.before]
  const counts = new Map<string, number>()
  for (const [i] of rows.repeats.entries()) {
    const key = columns.map((column) => column[i]).join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const keys = [...counts.keys()].map((key) => key.split(' ').map(Number))
  const column = (i: number): Int32Array => Int32Array.from(keys, (key) => key[i]!)
  return {
    ...{
      repeats: column(0),
      recencyDays: column(1),
      ageDays: column(2),
      later: column(3),
      before: column(4),
    },
    customers: Int32Array.from(counts.values()),
  }
}

const ordinary = business(91, { customers: 400, shape: 1, gap: 40, leaves: [1, 4], fromFirst: true })

test('worked example: a log of three weeks leaves no room to test, and the default is kept', () => {
  const sample: PurchaseDays = { starts: Int32Array.of(0, 2, 3), days: Int32Array.of(0, 10, 21) }
  expect(chooseModel(sample, { ...asked, asOf: 21 })).toEqual({
    chosen: 'mbg-nbd',
    because: 'too-short',
    origins: [],
    horizonDays: 0,
    customers: 2,
    scores: [],
  })
})

describe('an ordinary business', () => {
  const choice = chooseModel(purchaseDaysOf(ordinary, asOf), asked)

  test('is judged at three cuts, the last one horizon before the as-of day, with two naive forecasts beside', () => {
    expect(choice.origins).toEqual([asOf - 300, asOf - 225, asOf - 150])
    expect(choice.horizonDays).toBe(150)
    expect(choice.scores.map(({ model }) => model)).toEqual([
      'bg-nbd',
      'mbg-nbd',
      'pareto-nbd',
      'own-rate',
      'last-period',
    ])
    for (const { mae, rmse, bias, rungs, model } of choice.scores) {
      expect([mae, rmse, bias!].every(Number.isFinite)).toBe(true)
      expect(rungs.length).toBe(model.includes('nbd') ? 3 : 0)
    }
  })

  test('is forecast better by every model than by either naive way', () => {
    const rmse = (model: string): number => choice.scores.find((score) => score.model === model)!.rmse
    for (const model of ['bg-nbd', 'mbg-nbd', 'pareto-nbd']) {
      expect(rmse(model)).toBeLessThan(Math.min(rmse('own-rate'), rmse('last-period')))
    }
  })

  test('is judged the same whatever comes after the as-of day', () => {
    const customers = new Set(ordinary.filter(({ day }) => day <= asOf).map(({ customer }) => customer))
    const whole = ordinary.filter(({ customer }) => customers.has(customer))
    expect(chooseModel(purchaseDaysOf(whole, asOf + 365), asked)).toEqual(choice)
  })

  test('is judged the same in whatever order its customers come', () => {
    const turned = chooseModel(purchaseDaysOf(ordinary.toReversed(), asOf), asked)
    // Sums of errors in another order: rounding.
    const rounded = (one: Choice) => ({
      ...one,
      scores: one.scores.map((score) => ({
        ...score,
        mae: score.mae.toFixed(9),
        rmse: score.rmse.toFixed(9),
        bias: score.bias?.toFixed(9),
      })),
    })
    expect(rounded(turned)).toEqual(rounded(choice))
  })

  test('is judged the same customer by customer and with those alike taken together', () => {
    const trials = trialsOf(purchaseDaysOf(ordinary, asOf), asked)
    const together = { ...trials, histories: trials.histories.map(alikeTogether) }
    expect(together.histories[0]!.repeats.length).toBeLessThan(trials.histories[0]!.repeats.length)
    const found = chosenOf(together, asked)
    expect(found.chosen).toBe(choice.chosen)
    found.scores.forEach(({ rmse, mae }, i) => {
      expect(rmse).toBeCloseTo(choice.scores[i]!.rmse, 10)
      expect(mae).toBeCloseTo(choice.scores[i]!.mae, 10)
    })
  })

  test('is judged alike in days and in weeks', () => {
    const days = chooseModel(purchaseDaysOf(ordinary, asOf), { ...asked, daysPerUnit: 1 })
    expect(days.chosen).toBe(choice.chosen)
    // Two searches, each stopping where the gradient is flat.
    days.scores.forEach(({ rmse }, i) => {
      expect(rmse).toBeCloseTo(choice.scores[i]!.rmse, 4)
    })
  })
})

test('where nobody leaves at first and many do later, MBG/NBD, which lets them leave at once, gives way', () => {
  const odd = business(92, { customers: 400, shape: 1, gap: 40, leaves: [1, 1], fromFirst: false })
  const choice = chooseModel(purchaseDaysOf(odd, asOf), asked)
  expect(choice).toMatchObject({ chosen: 'bg-nbd', because: 'scored-best' })
})

test('where half leave at once, MBG/NBD stays and BG/NBD scores worse', () => {
  const fickle = business(93, { customers: 600, shape: 5, gap: 30, leaves: [1, 1], fromFirst: true })
  const choice = chooseModel(purchaseDaysOf(fickle, asOf), asked)
  const rmse = (model: string): number => choice.scores.find((score) => score.model === model)!.rmse
  expect(choice.chosen).not.toBe('bg-nbd')
  expect(rmse('mbg-nbd')).toBeLessThan(rmse('bg-nbd'))
})

test('nobody, and a business where nothing happened in the test periods, keep the default', () => {
  expect(chooseModel({ starts: Int32Array.of(0), days: new Int32Array(0) }, asked).because).toBe('too-short')
  const silent = purchaseDaysOf(
    Array.from({ length: 80 }, (_, i) => ({ customer: `c${i}`, day: i % 20, amount: 1 })),
    asOf,
  )
  expect(chooseModel(silent, asked)).toMatchObject({ chosen: 'mbg-nbd', because: 'too-short' })
})

describe('a business of more customers than models are fitted to in choosing', () => {
  const large = purchaseDaysOf(
    business(97, { customers: 4_000, shape: 1, gap: 40, leaves: [1, 4], fromFirst: true }),
    asOf,
  )
  const some = chooseModel(large, { ...asked, fittedOn: 2_000 })
  const all = chooseModel(large, { ...asked, fittedOn: 4_000 })

  test('gets the same choice as if all were fitted to, and the same errors to a hundredth', () => {
    expect(some.chosen).toBe(all.chosen)
    expect(some.customers).toBe(all.customers)
    some.scores.forEach((score, i) => {
      const whole = all.scores[i]!
      expect(score.model).toBe(whole.model)
      expect(score.rungs).toEqual(whole.rungs)
      // Parameters from half the customers are off by some hundredths; a squared error near its lowest feels the square.
      expect(score.rmse / whole.rmse).toBeCloseTo(1, 2)
    })
    const fitted = (choice: typeof some) => choice.scores.filter(({ rungs }) => rungs.length > 0)
    expect(fitted(some).map(({ rmse }) => rmse)).not.toEqual(fitted(all).map(({ rmse }) => rmse))
  })

  test('gets it in whatever order the customers stand', () => {
    const { starts, days } = large
    const own = Array.from({ length: starts.length - 1 }, (_, i) => days.slice(starts[i], starts[i + 1]))
    own.reverse()
    const turned = {
      starts: new Int32Array(starts.length),
      days: Int32Array.from(own.flatMap((d) => [...d])),
    }
    own.forEach((d, i) => {
      turned.starts[i + 1] = turned.starts[i]! + d.length
    })
    const found = chooseModel(turned, { ...asked, fittedOn: 2_000 })
    expect(found.chosen).toBe(some.chosen)
    // The same errors are summed in another order.
    found.scores.forEach(({ rmse }, i) => {
      expect(rmse).toBeCloseTo(some.scores[i]!.rmse, 10)
    })
  })

  test('where few of a sample came back, all are fitted to', () => {
    const few = chooseModel(large, { ...asked, fittedOn: 500 })
    expect(few).toEqual(all)
  })
})
