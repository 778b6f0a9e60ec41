import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assumedShares, collectionGain, contactGain, deliveryGain, evPerMinute, lossRate } from './ranking.ts'

// Worked by hand, to half a unit of the last digit.
describe('what acting brings, by hand', () => {
  test('a delivery: 96 of margin, wanted one time in two, two of five lost otherwise', () => {
    expect(deliveryGain({ margin: 96, wanted: 0.5 }).money).toBeCloseTo(19.2, 10)
    // 96 × √(0.2 × 0.8)
    expect(deliveryGain({ margin: 96, wanted: 0.5 }).spread).toBeCloseTo(38.4, 10)
  })

  test('a collection is worth what asking saves and never the debt', () => {
    const debt = { due: 6120, expectedLoss: 6120 * lossRate(6), usualDelay: 3, annualCost: 0.1 }
    expect(collectionGain(debt).money).toBeCloseTo(51.3564, 3)
    expect(collectionGain({ ...debt, usualDelay: -4 }).money).toBeCloseTo(48.96, 10)
    expect(collectionGain({ ...debt, usualDelay: Number.NaN }).money).toBeCloseTo(48.96, 10)
    // All of what paying saves or nothing of it, one time in two: (97.92 + 4.79) × √(0.5 × 0.5)
    expect(collectionGain(debt).spread).toBeCloseTo(51.3564, 3)
  })

  test('winning back: what they are worth who stay, if they would stay away and come because somebody called', () => {
    expect(contactGain({ value: 530, alive: 0.41, by: 'wonBack' }).money).toBeCloseTo(76.268, 3)
    expect(contactGain({ value: 530, alive: 1, by: 'wonBack' }).money).toBe(0)
  })

  test('older debts are lost more often', () => {
    expect([-3, 0, 1, 30, 31, 61, 91, 400].map(lossRate)).toEqual([
      0.003, 0.003, 0.016, 0.016, 0.036, 0.066, 0.106, 0.106,
    ])
  })
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const money = fc.double({ min: 0, max: 1e9, noNaN: true })

test('it never falls when there is more at stake or the chance rises, nor rises when it takes longer', () => {
  fc.assert(
    fc.property(fc.tuple(money, money), fc.tuple(share, share), ([a, b], [p, q]) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)]
      const [seldom, often] = [Math.min(p, q), Math.max(p, q)]
      expect(deliveryGain({ margin: less, wanted: seldom }).money).toBeLessThanOrEqual(
        deliveryGain({ margin: more, wanted: often }).money,
      )
      expect(evPerMinute(less, 20)).toBeLessThanOrEqual(evPerMinute(less, 10))
      const debt = { usualDelay: 5, annualCost: 0.1 }
      if (less > 0)
        expect(collectionGain({ ...debt, due: less, expectedLoss: less * 0.016 }).money).toBeLessThanOrEqual(
          collectionGain({ ...debt, due: more, expectedLoss: more * 0.016 }).money,
        )
    }),
  )
})

test('nothing made of something unknown is known', () => {
  const nothing = Number.NaN
  expect(deliveryGain({ margin: nothing, wanted: 0.5 }).money).toBeNaN()
  expect(deliveryGain({ margin: 5, wanted: nothing }).money).toBeNaN()
  expect(contactGain({ value: nothing, alive: 0.5, by: 'thanked' }).money).toBeNaN()
  expect(contactGain({ value: 5, alive: nothing, by: 'followedUp' }).money).toBeNaN()
  expect(contactGain({ value: 5, alive: 0, by: 'followedUp' }).money).toBeNaN()
  expect(collectionGain({ due: nothing, expectedLoss: 1, usualDelay: 1, annualCost: 0.1 }).money).toBeNaN()
  expect(evPerMinute(nothing, 5)).toBeNaN()
  expect(evPerMinute(5, nothing)).toBeNaN()
  expect(evPerMinute(5, 0)).toBeNaN()
})

test('what is assumed has a range that holds it', () => {
  for (const { low, value, high } of Object.values(assumedShares)) {
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
  }
})
