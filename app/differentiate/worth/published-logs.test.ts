import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  fitPurchases,
  holdOutScore,
  predictPurchases,
  preparePatterns,
  purchaseModelNames,
} from '@ricebook/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CustomerHistories, type Ledger, openLedger } from '../../base/ledger/ledger.ts'
import { readOrders } from '../../identify/imports/imports.ts'

const name = 'online_retail_2_year1_lines.parquet'
const file = resolve(import.meta.dirname, '../../../../shared/data/transactions', name)
const there = existsSync(file)

/**
 * The first year of a wholesaler of gifts (UCI, Online Retail II), cut at 2010-08-31, a hundred days held out: its
 * customers come and go so slowly that a year does not show anybody leaving.
 */
describe.skipIf(!there)(`Online Retail II, year 1${there ? '' : ` (skipped: ${name} is not here)`}`, () => {
  let ledger: Ledger
  let histories: CustomerHistories
  let patterns: ReturnType<typeof preparePatterns>
  let figures: { rows: number; used: number; rejected: number; returns: number; anonymous: number }

  beforeAll(async () => {
    ledger = await openLedger(':memory:')
    const mapping = 'customer=customer_id,date=invoice_ts,order=invoice,quantity=quantity,price=price'
    const orders = await readOrders(
      { names: [file], mapping, settings: { zone: 'Europe/London' } },
      { ledger, stdin: process.stdin },
    )
    figures = orders.files[0]!.loaded
    await orders.done()
    await ledger.layOutHistories({ asOf: '2010-08-31', until: '2010-12-09' })
    patterns = preparePatterns({ ...(await ledger.purchasePatterns({ asOf: '2010-08-31' })), daysPerUnit: 7 })
    histories = await ledger.customerHistories()
  })
  afterAll(() => ledger?.close())

  test('its lines are counted as an independent query counts them', () => {
    expect(figures).toMatchObject({ rows: 525_461, rejected: 0, anonymous: 107_927, used: 417_534 })
  })

  test('3,323 customers with zero-price lines counted; 3,321 of them, 7,404 repeats, without', () => {
    expect(patterns.customers).toBe(3323)
    // Days of free goods alone are purchase days here; two customers and a handful of days are the difference.
    expect(Math.abs(patterns.totalRepeats - 7404)).toBeLessThan(15)
    expect(Math.abs(patterns.repeatCustomers - 1963)).toBeLessThan(5)
    const later = histories.laterDays.reduce((sum, days) => sum + days, 0)
    expect(Math.abs(later - 4794)).toBeLessThan(15)
  })

  test.each(purchaseModelNames)('%s ends on NBD, because no dropout is seen', (asked) => {
    const fit = fitPurchases(asked, patterns, { seed: 1 })
    expect(fit).toMatchObject({ model: 'nbd', rung: 3, reasons: ['no-dropout-seen'] })
    // Published for 3,321 customers: r 0.777, α 9.63, all models within half a unit of −22,655.4. Two customers and a
    // few days more cost about seven units each of likelihood.
    expect(Math.abs(fit.parameters.r! / 0.777 - 1)).toBeLessThan(0.01)
    expect(Math.abs(fit.parameters.alpha! / 9.63 - 1)).toBeLessThan(0.01)
    expect(Math.abs(fit.logLikelihood! + 22_655.4)).toBeLessThan(60)
    const predictions = predictPurchases(fit, patterns, { horizon: 100 / 7, delta: 0.002, level: 0.9 })
    expect([...predictions.alive, ...predictions.residual].every(Number.isNaN)).toBe(true)
    const cut = Date.parse('2010-08-31T00:00:00Z') / 86_400_000
    const promised = Float64Array.from(histories.repeats, (repeats, i) =>
      fit.fitted!.future(repeats, (cut - histories.firstDay[i]!) / 7).expected(100 / 7),
    )
    const { predicted: total, mae, rmse } = holdOutScore(promised, histories.laterDays)
    expect(total).toBeGreaterThan(3740)
    expect(total).toBeLessThan(3840)
    expect(mae).toBeCloseTo(1.019, 1)
    expect(rmse).toBeCloseTo(1.675, 1)
  })
})
