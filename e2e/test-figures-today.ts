import { gainOfAll } from '@ricebook/engine'
import type { Browser } from '../app/base/http/test-server.ts'
import type { Scope } from './test-figures.ts'
import { evidenceScope, moneyOrLittle } from './test-figures-evidence.ts'
import {
  type Asking,
  count,
  day,
  daysFrom,
  minor,
  moment,
  money,
  namesIn,
  number,
  phoneSaid,
  type Row,
  roughMoney,
  type Stores,
  sentence,
  share,
  text,
} from './test-figures-stores.ts'
import { ROWS } from './test-pages.ts'

const groups = {
  deliver: ['deliver'],
  collect: ['collect'],
  'follow-up': ['follow-up', 'win-back'],
  thank: ['thank'],
} as const
/** The share of each kind that nobody has measured. */
const assumed = {
  deliver: 'lostOtherwise',
  collect: 'heeded',
  'follow-up': 'followedUp',
  'win-back': 'wonBack',
  thank: 'thanked',
} as const
/** Evidence is unfolded of every so many rows. */
const EVERY = 20

/** Today: what there is to do in all, and every row of it with its reason, its money and what these rest on. */
export async function readToday({ page, own, stores, read, language, today }: Asking): Promise<number> {
  const name = `today (${language})`
  const { json } = await own.send(`/api/today?most=100&language=${language}`)
  const due = dueRows(stores, today)
  const run = stores.bookRow(`select * from worthRuns where state = 'current'`)
  const equity = JSON.parse(run.figures).equity
  const owed = stores.bookRow(
    `select sum(open) as open, sum(due) as due, sum(overdue) as overdue from owed where run = ?`,
    run.run,
  )
  await owedAsTheFactsSay({ stores, read, today, owed })
  const gain = gainOf(due)
  const { figures } = json
  await page.goto('/today?whose=all')
  await page.locator(ROWS).first().waitFor()
  const minutes = Math.round(minutesOf(due))
  const scopes: Scope[] = [
    {
      at: 'header.top',
      what: 'the top',
      accounts: [day('the day', json.day, today), ...moment('valued', figures.worthUpdatedAt, run.endedAt)],
    },
    {
      at: '.figures > div',
      what: 'things to do',
      accounts: [
        count('things', figures.things, due.length),
        count('hours', Math.floor(Math.round(figures.minutes) / 60), Math.floor(minutes / 60)),
        count('minutes', Math.round(figures.minutes) % 60, minutes % 60),
      ],
    },
    {
      at: '.figures > div',
      nth: 1,
      what: 'money expected',
      accounts: [
        money('value', figures.expectedMoney.value, Math.round(gain.value)),
        money('low', figures.expectedMoney.low, Math.round(gain.low)),
        money('high', figures.expectedMoney.high, Math.round(gain.high)),
        share()('level', figures.expectedMoney.level, 0.9),
      ],
    },
    {
      at: '.figures > div',
      nth: 2,
      what: 'receivables',
      accounts: [
        money('due', figures.receivables.due, owed.due),
        money('overdue', figures.receivables.overdue, owed.overdue),
      ],
    },
    {
      at: '.figures > div',
      nth: 3,
      what: 'equity',
      accounts: [
        ...(['value', 'low', 'high'] as const).map((one) =>
          roughMoney(one, figures.customerEquity[one], equity[one]),
        ),
        share()('level', figures.customerEquity.level, equity.level),
      ],
    },
    {
      at: '.kinds',
      what: 'kinds',
      accounts: [
        count('all', figures.things, due.length),
        ...json.kinds.map((one: Row) =>
          count(one.kind, one.things, due.filter(({ kind }) => kind === one.kind).length),
        ),
      ],
    },
  ]
  read.same(`${name} · receivables open`, figures.receivables.open, owed.open)
  read.same(`${name} · things without money`, figures.moneyUnknown, due.filter(unpaid).length)
  const folded: Scope[] = []
  const products = new Map(
    stores.book(`select product, name from productNames`).map((one) => [one.product, one.name]),
  )
  for (const { group, rows, more } of json.groups as Row[]) {
    const kinds: readonly string[] = groups[group as keyof typeof groups] ?? []
    const stored = due.filter(({ kind }) => kinds.includes(kind))
    if (stored.length === 0) continue
    const ids = (list: readonly Row[]): string[] => list.map(({ id }) => id)
    read.same(`${name} · the order of ${group}`, ids(rows), ids(stored).slice(0, rows.length))
    read.same(`${name} · how many more of ${group}`, more, stored.length - rows.length)
    const head = `section[aria-labelledby="group-${group}"] > .group`
    scopes.push({
      at: head,
      what: `${group}: how many`,
      accounts: [count('things', rows.length + more, stored.length)],
    })
    const behind = {
      at: `section[aria-labelledby="group-${group}"] > p.group`,
      what: `${group}: behind these`,
    }
    if (more > 0) scopes.push({ ...behind, accounts: [count('more', more, stored.length - rows.length)] })
    folded.push({
      at: head,
      what: `${group}: how many`,
      accounts: [count('things', stored.length, stored.length)],
    })
    if (stored.length > 12)
      folded.push({
        at: head,
        nth: 1,
        what: `${group}: the rest`,
        accounts: [count('rest', rows.length + more - 12, stored.length - 12)],
      })
    const above = rowAbove()
    for (const row of rows as Row[]) {
      const follows = above(row)
      const own = stored.find(({ id }) => id === row.id) ?? {}
      scopes.push(...scopesOfRow({ row, own, follows, today, products }))
      const kept = JSON.parse(own.reason)
      const reason = {
        what: `the API's reason of ${row.customerName}`,
        accounts: sentence(kept),
        texts: namesIn(kept, products),
      }
      read.text(name, reason, row.reason)
    }
  }
  await read.read(page, { name, scopes: folded, within: 'section > .group' })
  for (;;) {
    const rest = page.locator('section > .group .ant-btn-link')
    if ((await rest.count()) === 0) break
    await rest.first().click()
  }
  const seen = await read.read(page, {
    name,
    scopes: [...scopes, ...(await sideScopes(own, stores, today))],
  })
  const rows: Row[] = json.groups.flatMap((group: Row) => group.rows)
  const looked = rows.filter((row, at) => at % EVERY === 0 || row.kind !== rows[at - 1]?.kind)
  for (const row of looked) {
    const stored = due.find(({ id }) => id === row.id) ?? {}
    await page.locator(`[id="row-${row.id}"] .rests-on`).click()
    await page.locator('.rests').waitFor()
    await read.read(page, {
      name: `${name}, evidence of ${row.customerName}`,
      scopes: [evidenceScope(row, stored, language)],
      within: '.rests',
    })
    await page.keyboard.press('Escape')
    await page.locator('.rests').waitFor({ state: 'detached' })
  }
  return seen
}

/** What stands at the side of every page. */
export async function sideScopes(own: Browser, stores: Stores, today: string): Promise<Scope[]> {
  const { figures } = (await own.send('/api/today')).json
  const { total } = (await own.send('/api/customers?sort=newest&most=1')).json
  const customers = stores.bookRow('select count(*) as customers from customers').customers
  return [
    {
      at: '.side nav',
      what: 'the ways',
      accounts: [
        count('things to do', figures.things, dueRows(stores, today).length),
        count('customers', total.count, customers),
      ],
    },
  ]
}

const unpaid = ({ expectedMargin }: Row): boolean => expectedMargin === null

/** What the current run proposes and is due, most a minute first; nobody has done or made anything yet. */
function dueRows(stores: Stores, today: string): Row[] {
  // A day, until somebody says otherwise.
  const lead = Number(stores.bookRow(`select value from settings where name = 'leadDays'`).value ?? 1)
  return stores.book(
    `select a.*, c.name as customerName, c.kind as customerKind, c.householdSize, c.city, c.address, c.phone,
      w.residualValue, w.residualLow, w.residualHigh
    from actions a join customers c on c.id = a.customer
    left join worth w on w.customer = c.id and w.run = a.run
    where a.state = 'open' and a.run = (select run from worthRuns where state = 'current')
      and a.dueDay <= case a.kind when 'deliver' then date(?, '+' || ? || ' days') else ? end
    order by a.rankBy desc, a.dueDay, a.id`,
    today,
    lead,
    today,
  )
}

/** What is brought to one customer is one way. */
function minutesOf(due: readonly Row[]): number {
  const ways = new Map<string, number>()
  let others = 0
  for (const { kind, customer, minutes } of due) {
    if (kind === 'deliver') ways.set(customer, Math.max(ways.get(customer) ?? 0, minutes))
    else others += minutes
  }
  return others + [...ways.values()].reduce((sum, minutes) => sum + minutes, 0)
}

/** Of all whose money is known, with the interval that chance and what was assumed leave. */
function gainOf(due: readonly Row[]) {
  const kinds = Map.groupBy(
    due.filter((row) => !unpaid(row)),
    ({ kind }) => kind as keyof typeof assumed,
  )
  // Chance is drawn for one kind after the other: in the order that the words of Today name them.
  const order: readonly (keyof typeof assumed)[] = ['deliver', 'collect', 'follow-up', 'win-back', 'thank']
  const sum = (rows: readonly Row[], of: (row: Row) => number): number =>
    rows.reduce((all, row) => all + of(row), 0)
  const gains = order.flatMap((kind) => {
    const rows = kinds.get(kind) ?? []
    if (rows.length === 0) return []
    return [
      {
        money: sum(rows, ({ expectedMargin }) => expectedMargin),
        variance: sum(rows, ({ spread }) => spread ** 2),
        squares: sum(rows, ({ expectedMargin }) => expectedMargin ** 2),
        lnOfNone: sum(rows, ({ expectedMargin, spread }) =>
          spread > 0 ? -Math.log(1 + (expectedMargin / spread) ** 2) : expectedMargin === 0 ? 0 : -1e6,
        ),
        assumed: assumed[kind],
      },
    ]
  })
  return gainOfAll(gains, 20_240_229)
}

/** What is owed in all is what sales and payments leave. */
async function owedAsTheFactsSay({
  stores,
  read,
  today,
  owed,
}: Pick<Asking, 'stores' | 'read' | 'today'> & { owed: Row }): Promise<void> {
  const facts = await stores.ledgerRow(`select sum(open) as open,
      sum(open) filter (where due <= date '${today}') as due,
      sum(open) filter (where due < date '${today}') as overdue
    from debts`)
  for (const what of ['open', 'due', 'overdue'])
    read.same(`today · what is owed, by sales and payments: ${what}`, owed[what], minor(facts[what]))
}

type RowAsked = {
  readonly row: Row
  readonly own: Row
  /** The row above it, where both are brought to one customer: of that way the time was said there. */
  readonly follows: Row | null
  readonly today: string
  readonly products: ReadonlyMap<string, string>
}

/** Row after row: what stands above, of what is brought to the same customer. */
export function rowAbove(): (row: Row) => Row | null {
  const last = new Map<string, Row>()
  return (row) => {
    if (row.kind !== 'deliver') return null
    const above = last.get(row.customer) ?? null
    last.set(row.customer, row)
    return above
  }
}

/** The places of one thing to do. */
export function scopesOfRow({ row, own, follows, today, products }: RowAsked): Scope[] {
  const at = `[id="row-${row.id}"]`
  const what = `${row.kind} ${row.customerName}`
  const kept = JSON.parse(own.reason)
  const shownLate = ['deliver', 'collect', 'answer'].includes(row.kind)
  const late = (dueDay: string): number => daysFrom(dueDay, today)
  const marks = shownLate && follows?.dueDay !== row.dueDay && (late(row.dueDay) > 0 || late(row.dueDay) < -1)
  const amount = row.expectedMoney ?? row.expectedMargin ?? null
  return [
    {
      at: `${at} > .kind`,
      what: `${what}: how late`,
      accounts: marks ? [count('days', Math.abs(late(row.dueDay)), Math.abs(late(own.dueDay)))] : [],
    },
    {
      at: `${at} > .who`,
      what: `${what}: who`,
      accounts:
        follows || !('householdSize' in row) ? [] : [count('persons', row.householdSize, own.householdSize)],
      texts: [
        text('name', row.customerName, own.customerName),
        text('address', row.address ?? null, 'address' in row ? own.address : null),
        text('city', row.city ?? null, 'city' in row ? own.city : null),
        text('phone', phoneSaid(row.phone ?? null), 'phone' in row ? phoneSaid(own.phone) : null),
      ],
    },
    { at: `${at} > .why`, what: `${what}: why`, accounts: sentence(kept), texts: namesIn(kept, products) },
    {
      at: `${at} > .num`,
      what: `${what}: how much`,
      accounts: [
        moneyOrLittle('money', amount, own.expectedMargin),
        ...(follows ? [] : [number(0)('minutes', row.minutes, own.minutes)]),
      ],
    },
  ]
}
