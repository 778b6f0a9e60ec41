import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { random } from '../numeric/random.ts'
import { drawnLife, negativeBinomialTail, purchasesUntilLeaving, timeToNext } from './negative-binomial.ts'

const always = (): number => 1

describe('chances of so many purchases and more', () => {
  test('by hand, shape 1 and rate 1 in one unit of time: ½, ¼, ⅛', () => {
    expect(Array.from(negativeBinomialTail(1, 1, { t: 1, most: 3, survival: always }))).toEqual([
      expect.closeTo(0.5, 15),
      expect.closeTo(0.25, 15),
      expect.closeTo(0.125, 15),
    ])
  })

  test('with a coin thrown after each purchase the second is half as likely again', () => {
    const tails = negativeBinomialTail(1, 1, { t: 1, most: 2, survival: () => 0.5 })
    expect(Array.from(tails)).toEqual([expect.closeTo(0.5, 15), expect.closeTo(0.125, 15)])
  })

  const shape = fc.double({ min: Math.log(0.05), max: Math.log(500), noNaN: true }).map(Math.exp)
  const rate = fc.double({ min: 0.5, max: 200, noNaN: true })
  const time = fc.double({ min: 0.1, max: 200, noNaN: true })

  test('they fall, lie between 0 and 1, and add up to the mean R t / β', () => {
    fc.assert(
      fc.property(shape, rate, time, (R, beta, t) => {
        const tails = negativeBinomialTail(R, beta, { t, most: 1_000_000, survival: always })
        tails.forEach((tail, i) => {
          expect(tail >= 0 && tail <= (tails[i - 1] ?? 1)).toBe(true)
        })
        const mean = tails.reduce((sum, tail) => sum + tail, 0)
        // What is cut off below 1e-10 each is at most 1e-10 times the length of a geometric tail, β⁻¹t + 1.
        expect(Math.abs(mean - (R * t) / beta)).toBeLessThan(1e-7 * Math.max(1, (R * t) / beta))
      }),
      { seed: 12, numRuns: 200 },
    )
  })

  test('hundreds of purchases ahead, where (β/(β + t))^R underflows, still add up', () => {
    const tails = negativeBinomialTail(1e9, 1e9 / 900, { t: 1, most: 20_000, survival: always })
    expect(tails.reduce((sum, tail) => sum + tail, 0)).toBeCloseTo(900, 2)
    expect(tails[0]).toBe(1)
  })

  test('in no time nothing is bought', () => {
    expect(negativeBinomialTail(2, 3, { t: 0, most: 9, survival: always }).length).toBe(0)
  })
})

describe('the wait for the next purchase', () => {
  test('by hand: after ten weeks watched at shape 1, the median wait is ten weeks more', () => {
    expect(timeToNext(1, 10, 0.5)).toBeCloseTo(10, 12)
  })

  test('within it the first purchase comes with the chance asked for', () => {
    const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    const shape = fc.double({ min: 0.1, max: 50, noNaN: true })
    fc.assert(
      fc.property(shape, chance, (R, p) => {
        const tails = negativeBinomialTail(R, 5, { t: timeToNext(R, 5, p), most: 1, survival: always })
        expect(Math.abs((tails[0] ?? 0) - p)).toBeLessThan(1e-12)
      }),
      { seed: 13, numRuns: 200 },
    )
  })
})

describe('a life drawn at random', () => {
  const lives = 20_000
  const mean = (draw: () => number): { of: number; error: number } => {
    const values = Array.from({ length: lives }, draw)
    const of = values.reduce((sum, value) => sum + value, 0) / lives
    return { of, error: Math.sqrt(values.reduce((sum, value) => sum + (value - of) ** 2, 0) / lives / lives) }
  }

  test('that never ends is worth rate ÷ discount', () => {
    const chance = random(1)
    const { of, error } = mean(() => drawnLife(0.5, { delta: 0.1, chance }))
    expect(Math.abs(of - 5)).toBeLessThan(4 * error)
  })

  test('that ends at a moment is worth rate · (1 − e^(−δ t)) / δ', () => {
    const chance = random(2)
    const { of, error } = mean(() => drawnLife(2, { delta: 0.1, chance, until: 3 }))
    expect(Math.abs(of - (2 * -Math.expm1(-0.3)) / 0.1)).toBeLessThan(4 * error)
  })

  test('that ends by a coin is worth a geometric series of λ/(λ + δ)', () => {
    const chance = random(3)
    const { of, error } = mean(() =>
      drawnLife(1, { delta: 0.25, chance, purchases: purchasesUntilLeaving(0.5, chance) }),
    )
    // θ = 0.8: Σ θ^n 0.5^(n−1) = 0.8 / (1 − 0.4).
    expect(Math.abs(of - 0.8 / 0.6)).toBeLessThan(4 * error)
  })

  test('is worth as much, and spreads as far, where many purchases are drawn together', () => {
    // 500 purchases an e-fold: fifty are drawn together, and lives end in the middle of such a fifty.
    const [rate, delta] = [5, 0.01]
    const chance = random(4)
    const endless = mean(() => drawnLife(rate, { delta, chance }))
    expect(Math.abs(endless.of - rate / delta)).toBeLessThan(4 * endless.error)
    // A Poisson stream's discounted sum has the variance λ ÷ 2δ; a variance of 20,000 draws errs by 1 % once in three.
    expect((endless.error ** 2 * lives) / (rate / (2 * delta))).toBeCloseTo(1, 1)
    const cut = mean(() => drawnLife(rate, { delta, chance, until: 7 }))
    expect(Math.abs(cut.of - (rate * -Math.expm1(-0.07)) / delta)).toBeLessThan(4 * cut.error)
    const leaving = mean(() =>
      drawnLife(rate, { delta, chance, purchases: purchasesUntilLeaving(0.03, chance) }),
    )
    const theta = rate / (rate + delta)
    expect(Math.abs(leaving.of - theta / (1 - theta * 0.97))).toBeLessThan(4 * leaving.error)
  })

  test('ends with the first purchase where everybody leaves at once, and never where nobody does', () => {
    const chance = random(5)
    expect(purchasesUntilLeaving(1, chance)).toBe(1)
    expect(purchasesUntilLeaving(0, chance)).toBe(Number.POSITIVE_INFINITY)
  })
})
