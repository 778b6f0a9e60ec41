import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { calibrate, calibrated } from './calibration.ts'
import { type Bought, historiesOf } from './test-histories.ts'

/** Customers at paces of 5 to 44 days, a share of whom stops after each purchase from the third on. */
function shop(customers: number, stops: number): Bought[] {
  const chance = random(5)
  return Array.from({ length: customers }, (_, c) => c).flatMap((c) => {
    const bought: Bought[] = []
    const pace = 5 + (c % 40)
    // They come and go: customers begin all through the year.
    for (let day = chance.below(300); day < 400; ) {
      bought.push([c, 0, day])
      if (bought.length > 2 && chance.uniform() < stops) break
      day += Math.max(1, Math.round(pace * Math.exp(0.3 * chance.normal())))
    }
    return bought
  })
}

/** Weekly customers who stop on day 312, and customers of every second month who all come on day 318. */
function turned(customers: number): Bought[] {
  return Array.from({ length: customers }, (_, c) => c).flatMap((c) =>
    (c % 2 === 0 ? [282, 289, 296, 303, 310] : [180, 240, 300, 318]).map((day): Bought => [c, 0, day]),
  )
}

describe('the guards', () => {
  test('many came back: a line on ln odds, without a warning', () => {
    const found = calibrate(historiesOf(shop(800, 0.05)), 350, 14)
    expect(found).toMatchObject({ warning: null })
    expect(found?.returned).toBeGreaterThanOrEqual(100)
    expect(found?.slope).toBeGreaterThan(0.5)
  })

  test('fewer than a hundred came back: the order stays, the level moves a little, and a warning', () => {
    const found = calibrate(historiesOf(shop(40, 0.05)), 350, 14)
    expect(found).toMatchObject({ slope: 1, warning: 'few-returns' })
    expect(Math.abs(found?.intercept ?? Number.NaN)).toBeLessThan(1)
    expect(calibrated(found, 0.4)).toBeGreaterThan(calibrated(found, 0.1))
  })

  test('the slowest became the quickest: the same probability for everybody, and a warning', () => {
    const found = calibrate(historiesOf(turned(400)), 340, 14)
    expect(found).toMatchObject({ slope: 0, warning: 'order-reversed' })
    expect(calibrated(found, 0.9)).toBeCloseTo((found?.returned ?? 0) / (found?.pairs ?? 0), 12)
  })

  test('nothing to compare: the model’s own probability', () => {
    expect(calibrate(historiesOf([]), 300, 14)).toBeNull()
    expect(
      calibrate(
        historiesOf([
          [0, 0, 290],
          [0, 0, 295],
        ]),
        300,
        14,
      ),
    ).toBeNull()
    expect(calibrated(null, 0.3)).toBe(0.3)
  })
})

test('those who stopped make the model say too much; calibrated, as many are due as come', () => {
  const found = calibrate(historiesOf(shop(2000, 0.15)), 350, 14)
  expect(calibrated(found, 0.2)).toBeLessThan(0.2)
})

test('what comes on or after today changes nothing', () => {
  const bought = shop(400, 0.05)
  const known = bought.filter(([, , day]) => day < 350)
  expect(calibrate(historiesOf(known), 350, 14)).toEqual(calibrate(historiesOf(bought), 350, 14))
})
