import { beforeAll, describe, expect, test } from 'vitest'
import { demoCompany } from '../../demo/company.ts'
import type { DemoCompany } from '../../demo/records.ts'
import { dayOfIso } from './calendar.ts'
import type { PairHistories } from './histories.ts'
import { learnPayday } from './payday.ts'
import { learnRhythm, runOuts } from './run-out.ts'
import { type Bought, historiesOf } from './test-histories.ts'

/** An invented shop, whose books keep silent about what the makers know: paydays, and what comes later. */
describe('an invented rice shop', () => {
  let company: DemoCompany
  let histories: PairHistories
  beforeAll(() => {
    company = demoCompany({ seed: 1, lastDay: Temporal.PlainDate.from('2026-06-30') })
    const customers = new Map(company.customers.map(({ customer }, at) => [customer, at]))
    const products = new Map(company.products.map(({ product }, at) => [product, at]))
    const days = new Map<string, Bought>()
    for (const { customer, day, originalOrder, lines } of company.orders) {
      if (customer === null || originalOrder !== null) continue
      for (const { product, quantity } of lines) {
        const bought = [
          customers.get(customer) as number,
          products.get(product) as number,
          dayOfIso(day),
        ] as const
        const before = days.get(bought.join(' '))?.[3] ?? 0
        days.set(bought.join(' '), [...bought, before + quantity])
      }
    }
    histories = historiesOf([...days.values()])
  })

  test('paydays learned from payments are those by which the customers pay', () => {
    const payments = new Map<string, number[]>()
    for (const { customer, day, amount } of company.payments) {
      if (customer !== null && amount > 0)
        payments.set(customer, [...(payments.get(customer) ?? []), dayOfIso(day)])
    }
    const truth = new Map(company.truth.map(({ customer, payday }) => [customer, payday]))
    const onCredit = company.customers.filter(({ creditTermDays }) => creditTermDays > 0)
    const learned = onCredit.flatMap(({ customer }) => {
      const found = learnPayday(payments.get(customer) ?? [])
      return found ? [Math.abs(found.dayOfMonth - (truth.get(customer) as number))] : []
    })
    // The others pay at once, late or in parts, or have not paid often enough.
    expect(learned.length).toBeGreaterThan(onCredit.length / 3)
    // Paid on payday or within the two days after.
    expect(learned.filter((off) => off > 2)).toEqual([])
  })

  test('of products bought again, most have a date; fewer come before their interval than one in ten', () => {
    const now = dayOfIso(company.lastDay) - 60
    const said = runOuts(histories, learnRhythm(histories, { now, within: 14 }), {
      leadDays: 1,
      service: 0.75,
    })
    let [early, dated, known] = [0, 0, 0]
    let [loss, due, came] = [0, 0, 0]
    said.basis.forEach((basis, pair) => {
      const own = histories.day.subarray(histories.from[pair], histories.from[pair + 1])
      const next = own.find((day) => day >= now) ?? Number.POSITIVE_INFINITY
      if (basis === 'rhythm') {
        dated++
        if (next < (said.low[pair] as number)) early++
      }
      const chance = said.due[pair] as number
      if (Number.isNaN(chance)) return
      const yes = next < now + 14
      known++
      due += chance
      came += yes ? 1 : 0
      loss -= Math.log(yes ? chance : 1 - chance)
    })
    expect(dated / known).toBeGreaterThan(0.7)
    expect(early / dated).toBeLessThan(0.1)
    // As many as said, to a tenth of all; and better told apart than by saying their share of everybody.
    const share = came / known
    expect(Math.abs(due / known - share)).toBeLessThan(0.1)
    expect(loss / known).toBeLessThan(-share * Math.log(share) - (1 - share) * Math.log(1 - share))
  })
})
