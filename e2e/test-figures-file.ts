import { createHash } from 'node:crypto'
import { dayOfIso, keptModel, purchasesAhead } from '@ricebook/engine'
import type { Account, Scope } from './test-figures.ts'
import { dealingScopes, lineScopes, orderScopes, owingScopes, rhythmScopes } from './test-figures-dealings.ts'
import { boughtDays, type Stored, storedOf } from './test-figures-file-kept.ts'
import {
  type Asking,
  booked,
  chance,
  count,
  day,
  daysFrom,
  goneTo,
  minor,
  moment,
  money,
  number,
  optional,
  phoneSaid,
  type Row,
  type Stores,
  share,
  text,
} from './test-figures-stores.ts'
import { rowAbove, scopesOfRow, sideScopes } from './test-figures-today.ts'

const keyOf = ({ day: on, source, order, party }: Row): URLSearchParams =>
  new URLSearchParams({ day: on, source, order, party })

type Asked = Asking & { readonly kinds: readonly KindOfCustomer[] }

/** Who is looked at: of everybody who is such a one, whoever is drawn. */
const such = {
  'a company that is late in paying': `kind = 'company' and overdue > 0`,
  'a company that owes and is not late': `kind = 'company' and open > 0 and overdue = 0`,
  'a household that owes': `kind = 'household' and open > 0`,
  'a household with a payday': `kind = 'household' and payday is not null and purchases > 3`,
  'a household with a rhythm': `kind = 'household' and purchases > 20`,
  'who buys by weight': `exists (select 1 from needs n where n.customer = id and n.lastQuantity <> round(n.lastQuantity))`,
  'who came once': `purchases = 1`,
  'who has never bought': `purchases = 0`,
  'who has probably gone': `alive < 0.3 and purchases > 3`,
  'who has cost money': `marginSoFar < 0`,

  'whose margin is not known of everything': `marginBasis <> 'measured'`,
  'who brought something back': `hasReturns = 1`,
} as const
export type KindOfCustomer = keyof typeof such
export const kindsOfCustomers = Object.keys(such) as readonly KindOfCustomer[]
const SEED = 'figures 1'

/** One customer's file, of each kind: both sides of what they are worth, their rhythm, what they owe, every order shown. */
export async function readFiles(asked: Asked): Promise<number> {
  const { stores, language, kinds } = asked
  let seen = 0
  for (const [kind, customer] of await chosen(stores, kinds)) {
    seen += await readFile(asked, customer, `${kind}, ${customer.name} (${language})`)
  }
  return seen
}

/** Names are the same in every demo, ids are not. */
async function chosen(stores: Stores, kinds: readonly KindOfCustomer[]): Promise<[string, Row][]> {
  const returned = await stores.ledger(
    `select distinct customer from facts where is_return and customer is not null`,
  )
  const back = JSON.stringify(returned.map(({ customer }) => customer))
  const draw = ({ name }: Row): string => createHash('sha256').update(`${SEED} ${name}`).digest('hex')
  const taken = new Set<string>()
  return kinds.map((kind): [string, Row] => {
    const rows = stores.book(
      `with of_all as (
        select c.*, w.*, r.open, r.overdue, c.id in (select value from json_each(?)) as hasReturns
        from customers c
        left join worth w on w.customer = c.id and w.run = (select run from worthRuns where state = 'current')
        left join receivables r on r.customer = c.id and r.run = w.run
      ) select id, name from of_all where ${such[kind]}`,
      back,
    )
    const [drawn] = rows.filter(({ id }) => !taken.has(id)).sort((a, b) => (draw(a) < draw(b) ? -1 : 1))
    if (!drawn) throw new Error(`nobody is ${kind}`)
    taken.add(drawn.id)
    return [kind, drawn]
  })
}

async function readFile(asked: Asked, { id }: Row, name: string): Promise<number> {
  const { page, own, stores, read, language, today } = asked
  const said = async (of: string): Promise<Row> =>
    (await own.send(`/api/customers/${id}${of}${of.includes('?') ? '&' : '?'}language=${language}`)).json
  const [file, orders, owed, outlook, needs, purchases, actions, { run }] = (await Promise.all([
    ...['', '/orders', '/receivable', '/outlook', '/needs', '/purchases'].map(said),
    own.send(`/api/actions?customer=${id}&language=${language}`).then((got) => got.json),
    own.send('/api/worth').then((got) => got.json),
  ])) as [Row, Row, Row, Row, Row, Row, Row, Row]
  const stored = await storedOf(stores, id)
  const products = new Map(stored.products.map(({ product, name: called }) => [product, called]))
  await goneTo(page, `/customers/${id}`)
  await page.getByRole('heading', { level: 1, name: file.name, exact: true }).waitFor()
  await page.locator('#worth').waitFor()
  await page.locator('#record').waitFor()
  await page
    .locator('section[aria-labelledby="with-one"] [data-action], section[aria-labelledby="with-one"] .none')
    .first()
    .waitFor()
  const open = stored.actions.map((row): Row => ({ ...row, customerName: stored.customer.name }))
  for (const more of await page.locator('section[aria-labelledby="with-one"] .ant-btn-link').all())
    await more.click()
  const above = rowAbove()
  const scopes: Scope[] = [
    ...(await sideScopes(own, stores, today)),
    {
      at: 'header.top',
      what: 'the head',
      texts: [
        text('name', file.name, stored.customer.name),
        text('city', file.city, stored.customer.city),
        text('phone', phoneSaid(file.phone), phoneSaid(stored.customer.phone)),
      ],
    },
    ...(actions.rows as Row[]).flatMap((row) => {
      const one = open.find((other) => other.id === row.id) ?? {}
      return scopesOfRow({ row, own: one, follows: above(row), today, products })
    }),
    ...worthScopes({ file, owed, outlook, stored }),
    ...recordScopes(file, stored.customer),
  ]
  const { marginSoFar, purchases: days } = stored.worth
  read.same(
    `${name} · margin so far, by the facts`,
    marginSoFar,
    days === 0 ? null : minor(stored.counts.margin),
  )
  read.same(
    `${name} · purchase days, by the facts`,
    days,
    stored.days.filter(({ purchase }) => purchase).length,
  )
  read.same(`${name} · what there is to do`, (actions.rows as Row[]).length, open.length)
  if (purchases.purchaseDays > 0) {
    await page.locator('.dealings .chart').waitFor()
    await page.locator('.dealings .book').waitFor()
    await page.locator('.dealings .choices').first().locator('label').nth(2).click()
    await page.locator('.dealings .chart > button').click()
    await page.locator('.dealings .numbers').waitFor()
    const older = page.locator('.dealings .older')
    if ((await older.count()) > 0) await older.click()
    await page.locator('.book .unfolds').first().click()
    await page.locator('.lines').waitFor()
    scopes.push(...dealingScopes({ file, purchases, outlook, stored }), ...orderScopes(orders, stored))
    if (language === 'en') scopes.push({ at: '.dealings .choices', what: 'how long', wording: ['3 months'] })
    const { rows: first } = await own
      .send(`/api/customers/${id}/orders/lines?${keyOf(orders.rows[0])}`)
      .then((got): Row => got.json)
    scopes.push(...lineScopes(first, stored, orders.rows[0]))
    scopes.push(...rhythmScopes(needs.rows, stored, products))
    read.same(`${name} · the days of purchases`, purchases.days.length, stored.days.length)
  }
  scopes.push(...owingScopes({ file, owed: owed.receivable, purchases, stored }))
  const seen = await read.read(page, { name, scopes })
  if (purchases.payments > 0) await readPayments({ ...asked, id, name })
  if (file.worth?.residualValue != null && file.worth.purchases > 0) {
    await page.locator('section[aria-labelledby="worth"] .leading button').click()
    // What it rests on of the run comes when it is asked for.
    await page.locator('.evidence p').nth(4).waitFor()
    await read.read(page, {
      name: `${name}, what worth rests on`,
      scopes: [restsScope({ file, purchases, run, stored })],
      within: '.evidence',
    })
  }
  return seen
}

/** The book of payments, as far as it stands open. */
async function readPayments({
  page,
  own,
  stores,
  read,
  id,
  name,
}: Asked & { readonly id: string; readonly name: string }): Promise<void> {
  const { rows } = (await own.send(`/api/customers/${id}/payments`)).json as { rows: Row[] }
  const stored = await stores.ledger(`select day::varchar as day, amount::double as amount from paid
    where customer = '${id}' order by paid.day desc, batch desc, row_no desc`)
  await page.locator('.dealings .choices').nth(1).locator('label').nth(3).click()
  await page.locator('.book .told').first().waitFor()
  const scopes = rows.slice(0, 10).map(
    (row, i): Scope => ({
      at: `.book > tbody > tr:nth-child(${i + 1})`,
      what: `payment ${i + 1}`,
      accounts: [
        day('day', row.day, stored[i]?.day),
        booked('amount', row.amount, minor(stored[i]?.amount ?? null)),
      ],
    }),
  )
  await read.read(page, { name: `${name}, payments`, scopes, within: '.book' })
}

type Worth = { readonly file: Row; readonly owed: Row; readonly outlook: Row; readonly stored: Stored }

function worthScopes({ file, owed, outlook, stored }: Worth): Scope[] {
  const { worth } = file
  const at = 'section[aria-labelledby="worth"]'
  const own = stored.worth
  const known = own.residualLow === null ? null : 0.9
  const { yearPurchases: year } = outlook
  const expected = yearOf(stored)
  const owes = owed.receivable
  const [late, storedLate] = [
    owes?.overdue > 0 ? owes.overdue : null,
    (stored.receivable?.overdue || null) ?? null,
  ]
  const bars = [
    money('margin so far', worth.marginSoFar, own.marginSoFar),
    money('margin within a year', worth.expectedMargin, own.expectedMargin),
    money('residual value', worth.residualValue, own.residualValue),
    money('owed', owes?.open ?? null, stored.receivable?.open ?? null),
    money('overdue', late, storedLate),
  ]
  return [
    {
      at: `${at} .leading`,
      what: 'what they are worth',
      accounts: [
        money('residual value', worth.residualValue, own.residualValue),
        money('low', worth.residualLow, own.residualLow),
        money('high', worth.residualHigh, own.residualHigh),
        share()('level', worth.residualLow === null ? null : 0.9, known),
      ],
    },
    {
      at,
      what: 'why',
      accounts: [
        ...reasonAccounts(worth, own, stored.run.asOf),
        ...(year === null
          ? []
          : [
              number(year.value < 10 ? 1 : 0)('purchases of a year', year.value, expected?.expected),
              count('low', year.low, expected?.low),
              count('high', year.high, expected?.high),
              share()('level', year.level, 0.9),
            ]),
      ],
    },
    ...bars
      .filter(({ api }) => api !== null)
      .map((bar, nth): Scope => ({ at: `${at} .bars .num`, nth, what: bar.what, accounts: [bar] })),
  ]
}

/** Bought so many times, every so many days, the last so long ago, still a customer so likely. */
function reasonAccounts(api: Row, sql: Row, asOf: string): Account[] {
  const of = ({ purchases, firstDay, lastDay, alive }: Row) => ({
    every: purchases > 1 ? Math.max(1, Math.round(daysFrom(firstDay, lastDay) / (purchases - 1))) : null,
    // Of the day itself it says: less than 1 day ago.
    ago: lastDay === null ? null : Math.max(1, daysFrom(lastDay, asOf)),
    alive,
    times: purchases,
  })
  const [said, stored] = [of(api), of(sql)]
  return [
    optional(count('times', said.times, stored.times)),
    optional(count('every', said.every, stored.every)),
    optional(count('ago', said.ago, stored.ago)),
    optional(chance('alive', said.alive, stored.alive)),
  ]
}

function yearOf(stored: Stored) {
  const { model, parameters } = stored.run.figures
  const fitted = keptModel(model, parameters)
  const bought = boughtDays(stored)
  const [first, last, until] = [bought[0], bought.at(-1), dayOfIso(stored.run.asOf)]
  if (!fitted || first === undefined || last === undefined) return null
  const times = { x: bought.length - 1, tx: (last - first) / 7, T: (until - first) / 7 }
  return purchasesAhead(fitted, times, { horizon: 52, level: 0.9 })
}

const fields = [
  ...(['name', 'phone', 'address', 'owner', 'kind', 'code', 'city', 'email', 'tags'] as const),
  ...(['householdSize', 'payday', 'parent', 'source', 'intendedProduct', 'intendedPrice'] as const),
  ...(['occupation', 'position', 'gender', 'birthday', 'interests', 'note'] as const),
] as const
const always: readonly string[] = ['name', 'phone', 'address', 'owner', 'kind', 'note']

function recordScopes(file: Row, customer: Row): Scope[] {
  const empty = (record: Row): number =>
    fields.filter((field) => {
      const value =
        field === 'tags'
          ? [...(typeof record.tags === 'string' ? JSON.parse(record.tags) : record.tags)]
          : record[field]
      return (
        !always.includes(field) &&
        (value === null || value === '' || (Array.isArray(value) && value.length === 0))
      )
    }).length
  return [
    {
      at: 'section[aria-labelledby="record"]',
      what: 'the record',
      accounts: [
        count('persons', file.householdSize, customer.householdSize),
        count('payday', file.payday, customer.payday),
        count('fields left', empty(file), empty(customer)),
      ],
      texts: [
        ...(['name', 'address', 'code', 'city', 'owner', 'source', 'note', 'email'] as const).map((field) =>
          text(field, file[field], customer[field]),
        ),
        ...(['intendedProduct', 'intendedPrice', 'occupation'] as const).map((field) =>
          text(field, file[field], customer[field]),
        ),
        text('phone', phoneSaid(file.phone), phoneSaid(customer.phone)),
      ],
    },
  ]
}

type Rested = { readonly file: Row; readonly purchases: Row; readonly run: Row; readonly stored: Stored }

function restsScope({ file: { worth }, purchases, run, stored }: Rested): Scope {
  return {
    at: '.evidence',
    what: 'evidence',
    accounts: [
      count('orders', purchases.orders, stored.counts.orders),
      count('lines', purchases.lines, stored.counts.lines),
      day('first', purchases.firstDay, stored.counts.firstDay),
      // Of a single day it is said once.
      ...(purchases.firstDay === purchases.lastDay
        ? []
        : [day('last', purchases.lastDay, stored.counts.lastDay)]),
      count('run', worth.run, stored.run.run),
      day('as of', worth.asOf, stored.run.asOf),
      ...moment('valued', run.endedAt, stored.run.endedAt),
      share(1)('discount', run.figures.annualDiscount, stored.run.figures.annualDiscount),
      share(2)('share of equity', worth.equityShare, stored.worth.equityShare),
    ],
  }
}
