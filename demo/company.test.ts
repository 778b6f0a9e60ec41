import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demoCompany } from './company.ts'
import { amountOf, amountOfLines } from './drafts.ts'
import { demoFigures, receivables } from './figures.ts'
import type { DemoCompany, DemoOrder } from './records.ts'

const lastDay = Temporal.PlainDate.from('2026-11-22')
const full = demoCompany({ seed: 1, lastDay })

/** Small companies of many seeds, lengths and calendars. */
const companies = fc
  .record({
    seed: fc.integer(),
    lastDay: fc
      .integer({ min: 0, max: 8000 })
      .map((days) => Temporal.PlainDate.from('2014-01-01').add({ days })),
    days: fc.integer({ min: 1, max: 500 }),
    households: fc.integer({ min: 0, max: 40 }),
    businesses: fc.integer({ min: 0, max: 14 }),
  })
  .map((size) => demoCompany({ ...size, prospects: 4 }))

const everywhere = (claim: (company: DemoCompany) => void) => {
  claim(full)
  fc.assert(fc.property(companies, claim), { numRuns: 20 })
}

const isSale = (order: DemoOrder) => order.originalOrder === null

test('a worked example: 1.35 kg at 10.60 is 14.31, and its return is exactly the opposite', () => {
  expect(amountOf(1.35, 1060)).toBe(1431)
  expect(amountOf(-1.35, 1060)).toBe(-1431)
  // 0.05 × 1.10 = 0.055: half a fen rounds away from zero on both sides.
  expect(amountOf(0.05, 110)).toBe(6)
  expect(amountOf(-0.05, 110)).toBe(-6)
  expect(amountOf(-1, 0)).toBe(0)
})

test('the same seed and last day give the same company, another seed another one', () => {
  const small = { lastDay, days: 200, households: 30, businesses: 6 }
  expect(demoCompany({ ...small, seed: 5 })).toEqual(demoCompany({ ...small, seed: 5 }))
  expect(demoCompany({ ...small, seed: 5 }).orders).not.toEqual(demoCompany({ ...small, seed: 6 }).orders)
})

test('one more household leaves every other customer’s orders as they were', () => {
  const small = { seed: 9, lastDay, days: 300, businesses: 5 }
  const bought = (company: DemoCompany) =>
    company.orders
      .filter((order) => order.customer !== null && order.customer !== 'DEMO-H0021')
      .map((order) => [order.customer, order.day, order.lines])
  const sorted = (company: DemoCompany) =>
    bought(company)
      .map((order) => JSON.stringify(order))
      .sort()
  expect(sorted(demoCompany({ ...small, households: 21 }))).toEqual(
    sorted(demoCompany({ ...small, households: 20 })),
  )
})

describe('the books hold together', () => {
  test('every amount is quantity × price to the fen, and every figure is a number', () => {
    everywhere((company) => {
      const wrong = company.orders
        .flatMap((order) => order.lines)
        .filter(
          (line) =>
            line.amount !== amountOf(line.quantity, line.price) ||
            ![line.amount, line.cost, line.price, line.listPrice].every(Number.isSafeInteger) ||
            line.quantity !== Math.round(line.quantity * 100) / 100 ||
            line.quantity === 0 ||
            line.price > line.listPrice ||
            line.price < 0,
        )
      expect(wrong).toEqual([])
    })
  })

  test('nothing happens before the first day, after the last, or before the order', () => {
    everywhere((company) => {
      const inside = (day: string) => day >= company.firstDay && day <= company.lastDay
      const wrong = company.orders.filter(
        ({ day, promisedDay, deliveredDay, dueDay }) =>
          !inside(day) ||
          (deliveredDay !== null && (!inside(deliveredDay) || deliveredDay < day)) ||
          (promisedDay !== null && promisedDay < day) ||
          (dueDay !== null && dueDay < day),
      )
      expect(wrong).toEqual([])
      expect(company.payments.filter(({ day }) => !inside(day))).toEqual([])
      expect(company.customers.filter(({ registeredDay }) => !inside(registeredDay))).toEqual([])
    })
  })

  test('numbers are used once, and everything referred to is there', () => {
    everywhere((company) => {
      const customers = new Map(company.customers.map((customer) => [customer.customer, customer]))
      const orders = new Map(company.orders.map((order) => [order.order, order]))
      const products = new Set(company.products.map((product) => product.product))
      expect(customers.size).toBe(company.customers.length)
      expect(new Set(company.customers.map(({ name }) => name)).size).toBe(company.customers.length)
      expect(orders.size).toBe(company.orders.length)
      expect(new Set(company.payments.map(({ payment }) => payment)).size).toBe(company.payments.length)
      const registered = (customer: string | null) => customers.get(customer ?? '')?.registeredDay
      const strayOrders = company.orders.filter(
        ({ customer, day, lines }) =>
          (customer !== null && (registered(customer) ?? 'never') > day) ||
          !lines.every((line) => products.has(line.product)),
      )
      expect(strayOrders).toEqual([])
      const strayPayments = company.payments.filter((payment) => {
        const order = orders.get(payment.order)
        if (order === undefined || !isSale(order)) return true
        return order.customer !== payment.customer || payment.day < order.day
      })
      expect(strayPayments).toEqual([])
    })
  })

  test('no more comes back than was bought, and never before it was delivered', () => {
    everywhere((company) => {
      const orders = new Map(company.orders.map((order) => [order.order, order]))
      const left = new Map<string, number>()
      for (const order of company.orders) {
        for (const line of order.lines) {
          const key = `${order.originalOrder ?? order.order} ${line.product}`
          left.set(key, (left.get(key) ?? 0) + Math.round(line.quantity * 100))
        }
      }
      expect([...left.values()].filter((quantity) => quantity < 0)).toEqual([])
      const wrong = company.orders.filter((order) => {
        if (isSale(order)) return order.lines.some((line) => line.quantity < 0)
        const original = orders.get(order.originalOrder ?? '')
        if (original === undefined || !isSale(original) || original.customer !== order.customer) return true
        return order.day < (original.deliveredDay ?? 'never') || order.lines.some((line) => line.quantity > 0)
      })
      expect(wrong).toEqual([])
    })
  })

  test('nobody pays more than is owed, and what was paid for and came back is given back', () => {
    everywhere((company) => {
      expect(receivables(company).every(({ open }) => open > 0)).toBe(true)
    })
  })

  test('who sent a customer was a customer earlier', () => {
    everywhere((company) => {
      const customers = new Map(company.customers.map((customer) => [customer.customer, customer]))
      const wrong = company.customers.filter(({ referredBy, registeredDay, source }) => {
        if (referredBy === null) return source === '老客推荐'
        return source !== '老客推荐' || (customers.get(referredBy)?.registeredDay ?? 'never') > registeredDay
      })
      expect(wrong).toEqual([])
    })
  })

  test('who has left for good orders no more', () => {
    everywhere((company) => {
      const left = new Map(company.truth.map((truth) => [truth.customer, truth.leftDay]))
      const late = company.orders.filter(
        (order) => isSale(order) && order.day > (left.get(order.customer ?? '') ?? 'never'),
      )
      expect(late).toEqual([])
    })
  })

  test('everyone and everything says that it is a demonstration', () => {
    everywhere((company) => {
      expect(company.name).toContain('（演示）')
      expect(
        company.customers.every(
          ({ name, customer }) => name.startsWith('演示·') && customer.startsWith('DEMO-'),
        ),
      ).toBe(true)
      expect(company.customers.every(({ phone }) => /^138[- ]?0000[- ]?\d{4}$/.test(phone))).toBe(true)
      expect(company.orders.every(({ order }) => order.startsWith('DEMO-'))).toBe(true)
    })
  })
})

describe('the company is worth looking at', () => {
  test.each([1, 2, 3])(
    'seed %i: size, one-time buyers, counter sales and concentration are those of the README',
    (seed) => {
      const figures = demoFigures(seed === 1 ? full : demoCompany({ seed, lastDay }))
      expect(figures.lines).toBeGreaterThan(25_000)
      expect(figures.lines).toBeLessThan(40_000)
      expect(figures.buyers).toBeGreaterThan(1000)
      expect(figures.oneTimeShare).toBeGreaterThan(0.24)
      expect(figures.oneTimeShare).toBeLessThan(0.35)
      expect(figures.anonymousShare).toBeGreaterThan(0.065)
      expect(figures.anonymousShare).toBeLessThan(0.095)
      expect(figures.topFifthMarginShare).toBeGreaterThan(0.7)
      expect(figures.topFifthMarginShare).toBeLessThan(0.85)
      expect(figures.netNegativeMargin).toBeGreaterThan(3)
      expect(figures.netNegative).toBeGreaterThan(figures.netNegativeMargin)
      expect(figures.overdue).toBeGreaterThan(0)
      expect(figures.overdue).toBeLessThan(figures.receivable)
      expect(figures.referrals).toBeGreaterThan(80)
    },
  )

  test('before New Year households fill the pantry', () => {
    const rice = new Set(
      full.products.filter(({ category }) => category === '大米').map(({ product }) => product),
    )
    const kilos = (from: string, to: string) =>
      full.orders
        .filter(
          (order) =>
            order.customer?.startsWith('DEMO-H') && order.day >= from && order.day < to && isSale(order),
        )
        .flatMap((order) => order.lines)
        .filter((line) => rice.has(line.product))
        .reduce(
          (sum, line) =>
            sum + line.quantity * (full.products.find(({ product }) => product === line.product)?.size ?? 0),
          0,
        )
    expect(kilos('2026-01-28', '2026-02-17')).toBeGreaterThan(1.4 * kilos('2025-11-28', '2025-12-18'))
  })

  test('a jar is bought again about when it is empty', () => {
    const sizes = new Map(full.products.map((product) => [product.product, product]))
    const ratios: number[] = []
    for (const truth of full.truth.filter(({ customer }) => customer.startsWith('DEMO-H'))) {
      const use = truth.dailyUse.get('大米')
      const bought = full.orders
        .filter((order) => order.customer === truth.customer && isSale(order))
        .flatMap((order) =>
          order.lines
            .filter((line) => sizes.get(line.product)?.category === '大米')
            .map((line) => ({ day: order.day, line })),
        )
      bought.slice(1).forEach(({ day }, index) => {
        const before = bought[index]
        if (before === undefined || use === undefined) return
        const lasts = (before.line.quantity * (sizes.get(before.line.product)?.size ?? 0)) / use
        ratios.push((Date.parse(day) - Date.parse(before.day)) / 86_400_000 / lasts)
      })
    }
    ratios.sort((a, b) => a - b)
    // The middle gap is what the jar holds; gaps are longer where a trip went to a rival.
    expect(ratios.length).toBeGreaterThan(3000)
    expect(ratios[Math.floor(ratios.length / 2)]).toBeGreaterThan(0.85)
    expect(ratios[Math.floor(ratios.length / 2)]).toBeLessThan(1.25)
  })

  test('households on the tab pay in the days after payday', () => {
    const paydays = new Map(full.truth.map((truth) => [truth.customer, truth.payday]))
    const days = new Map(full.orders.map((order) => [order.order, order.deliveredDay]))
    const onTab = full.payments.filter(
      (payment) =>
        payment.customer?.startsWith('DEMO-H') &&
        payment.amount > 0 &&
        payment.day !== days.get(payment.order),
    )
    const after = onTab.map((payment) => {
      const payday = paydays.get(payment.customer ?? '') ?? 0
      return (Number(payment.day.slice(8)) - payday + 31) % 31
    })
    expect(onTab.length).toBeGreaterThan(800)
    expect(after.filter((wait) => wait <= 4).length / after.length).toBeGreaterThan(0.7)
  })

  test('deliveries are late less often once the second van drives', () => {
    const lateShare = (from: string, to: string) => {
      const orders = full.orders.filter(
        (order) =>
          order.handover === '送货' &&
          isSale(order) &&
          order.deliveredDay !== null &&
          order.day >= from &&
          order.day < to,
      )
      return (
        orders.filter((order) => (order.deliveredDay ?? '') > (order.promisedDay ?? '')).length /
        orders.length
      )
    }
    expect(lateShare('2024-11-23', '2025-10-01')).toBeGreaterThan(1.5 * lateShare('2025-12-01', '2026-11-22'))
  })

  test('some houses are entered twice, with one telephone', () => {
    const digits = new Map(
      full.customers.map((customer) => [customer.customer, customer.phone.replace(/\D/g, '')]),
    )
    const twice = full.truth.filter((truth) => truth.sameAs !== null)
    expect(twice.length).toBeGreaterThan(5)
    for (const truth of twice) expect(digits.get(truth.customer)).toBe(digits.get(truth.sameAs ?? ''))
  })

  test('there are samples, spoilt returns, offers on the last day, part payments, defaults and not-yet-buyers', () => {
    const lines = full.orders.flatMap((order) => order.lines)
    expect(lines.some((line) => line.price === 0 && line.note === '赠品' && line.cost > 0)).toBe(true)
    expect(lines.some((line) => line.quantity < 0 && line.cost === 0)).toBe(true)
    expect(
      full.products.some((product) => product.offer !== null && product.offer.until >= full.lastDay),
    ).toBe(true)
    expect(full.payments.some((payment) => payment.note === '部分回款')).toBe(true)
    expect(full.payments.some((payment) => payment.note === '退款')).toBe(true)
    expect(full.customers.filter((customer) => customer.reasonNotBought !== null).length).toBeGreaterThan(30)
    const old = receivables(full).filter(({ due }) => due < '2026-07-01')
    expect(old.reduce((sum, { open }) => sum + open, 0)).toBeGreaterThan(100_000)
    expect(amountOfLines(lines)).toBeGreaterThan(0)
  })
})
