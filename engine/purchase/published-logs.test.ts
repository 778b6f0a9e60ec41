import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fitPurchases, type PurchaseModelName, purchaseModelNames } from './fit.ts'
import { holdOutScore } from './hold-out.ts'
import { predictPurchases } from './predict.ts'
import { cellsOf, customersAt, dayOf, type Purchase, weekly } from './test-logs.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/transactions')
const has = (name: string): boolean => existsSync(resolve(folder, name))
const cells = (name: string): string[][] => cellsOf(readFileSync(resolve(folder, name), 'utf8'))
const skipped = (name: string): string => (has(name) ? '' : ` (skipped: ${name} is not here)`)
const within = (value: number, truth: number, relative: number): void =>
  expect(Math.abs(value / truth - 1), `${value} against ${truth}`).toBeLessThan(relative)

/** The grocery log of BTYDplus: 2006 fitted, 2007 held out; figures worked out apart from this engine. */
describe.skipIf(!has('grocery.csv'))(`grocery, k = 1${skipped('grocery.csv')}`, () => {
  const purchases = has('grocery.csv')
    ? cells('grocery.csv').map(
        ([customer, day]): Purchase => ({ customer: customer!, day: dayOf(day!), amount: 0 }),
      )
    : []
  const customers = customersAt(purchases, dayOf('2006-12-31'), dayOf('2007-12-30'))
  const patterns = weekly(customers)
  const truths = [
    ['mbg-nbd', [1.256921, 6.039142, 0.368277, 0.715764], -15_781.9394, 4024.8, 1.513, 3.2085],
    ['bg-nbd', [0.348646, 2.581671, 0.503845, 3.644385], -15_836.5662, 3996.4, 1.5774, 3.1503],
    // The methods page prints a total of 3,991.0 and a mean miss of 1.5080; direct integration over the moment of leaving
    // (400 nodes) at these parameters gives 3,990.73 and 1.5079, and so does this engine.
    ['pareto-nbd', [0.786437, 5.67904, 0.386239, 5.717789], -15_782.3921, 3990.73, 1.5079, 3.1938],
  ] as const

  test('is 1,525 customers in 1,012 patterns; 3,389 purchase days held out', () => {
    expect(patterns).toMatchObject({ customers: 1525, size: 1012 })
    expect(customers.reduce((sum, { laterDays }) => sum + laterDays, 0)).toBe(3389)
  })

  test.each(truths)(
    '%s fits and forecasts as published',
    (...[name, parameters, likelihood, total, mae, rmse]) => {
      const fit = fitPurchases(name, patterns, { seed: 1 })
      expect(fit).toMatchObject({ rung: 1, model: name, converged: true })
      Object.values(fit.parameters).forEach((value, i) => {
        within(value, parameters[i]!, 1e-3)
      })
      expect(Math.abs(fit.logLikelihood! - likelihood)).toBeLessThan(1e-3)
      const predicted = customers.map(({ repeats: x, recencyDays, ageDays }) => {
        const T = ageDays / 7
        return fit.fitted!.alive(x, recencyDays / 7, T)! * fit.fitted!.future(x, T).expected(52)
      })
      const score = holdOutScore(
        predicted,
        customers.map(({ laterDays }) => laterDays),
      )
      // Printed to a tenth of a purchase, and to four decimals.
      expect(Math.abs(score.predicted - total)).toBeLessThan(0.06)
      expect(Math.abs(score.mae - mae)).toBeLessThan(6e-5)
      expect(Math.abs(score.rmse - rmse)).toBeLessThan(6e-5)
    },
  )
})

/** Demonstration data drawn up without customers in mind: nobody differs from anybody beyond chance. */
describe.skipIf(!has('superstore.csv'))(`superstore${skipped('superstore.csv')}`, () => {
  const iso = (american: string): string => {
    const [month, day, year] = american.split('/')
    return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  }
  const purchases = has('superstore.csv')
    ? cells('superstore.csv').map(
        (row): Purchase => ({ customer: row[5]!, day: dayOf(iso(row[2]!)), amount: 0 }),
      )
    : []
  const customers = customersAt(purchases, dayOf('2017-12-31'), dayOf('2018-12-30'))
  const patterns = weekly(customers)

  test('is 782 customers, 731 with repeats, 2,529 repeats; 1,662 purchase days held out', () => {
    expect(patterns).toMatchObject({ customers: 782, repeatCustomers: 731, totalRepeats: 2529 })
    expect(customers.reduce((sum, { laterDays }) => sum + laterDays, 0)).toBe(1662)
  })

  test.each(purchaseModelNames)(
    '%s ends on one common rate, because no difference is seen',
    (name: PurchaseModelName) => {
      const fit = fitPurchases(name, patterns, { seed: 1 })
      expect(fit).toMatchObject({ model: 'poisson', rung: 4, reasons: ['no-difference-seen'] })
      expect(Math.abs(fit.logLikelihood! + 11_531.8171)).toBeLessThan(1e-3)
      const { alive, residual, expected } = predictPurchases(fit, patterns, {
        horizon: 52,
        delta: 0.002,
        level: 0.9,
      })
      expect([...alive, ...residual].every(Number.isNaN)).toBe(true)
      // A common rate: total repeats over total age, for 52 weeks. The published 1,156.7 is of r ≈ 360, as good as flat.
      within(782 * expected[0]!, 1156.7, 1e-3)
      expect(new Set(expected).size).toBe(1)
    },
  )
})
