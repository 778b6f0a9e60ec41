import type { Scope } from './test-figures.ts'
import {
  type Asking,
  count,
  day,
  goneTo,
  minor,
  moment,
  money,
  number,
  type Row,
  type Stores,
  text,
} from './test-figures-stores.ts'
import { sideScopes } from './test-figures-today.ts'

/** What was taken in: the list of files, then each of them. */
export async function readImports(asked: Asking): Promise<number> {
  const { page, own, stores, read, language, today } = asked
  const { rows, stored, seen } = await readImportList(asked)
  const side = await sideScopes(own, stores, today)
  let all = seen
  for (const row of rows) {
    await goneTo(page, `/imports/${row.id}`)
    await page.getByRole('heading', { level: 1, name: row.fileName, exact: true }).waitFor()
    await page.locator('.figures').waitFor()
    const leftOut = row.figures.rejected > 0 ? await reasonsOf(asked, row) : []
    // Why rows were left out comes behind the rest of the page.
    if (leftOut.length > 0)
      await page
        .locator('.reasons li')
        .nth(leftOut.length - 1)
        .waitFor()
    const scopes = [...scopesOfOne(row, stored.get(row.id) ?? {}, leftOut), ...side]
    all += await read.read(page, { name: `imports, ${row.fileName} (${language})`, scopes })
  }
  return all
}

/** The list of files alone. */
export async function readImportList({ page, own, stores, read, language, today }: Asking) {
  const name = `imports (${language})`
  const { rows } = (await own.send(`/api/imports?language=${language}`)).json as { rows: Row[] }
  const stored = new Map<string, Row>()
  for (const row of stores.book('select * from imports order by batch desc'))
    stored.set(row.id, { ...row, facts: await factsOf(stores, row), figures: JSON.parse(row.figures) })
  read.same(
    `${name} · which files`,
    rows.map(({ id }) => id),
    [...stored.keys()],
  )
  await page.goto('/imports')
  await page.locator('.history tbody tr').first().waitFor()
  const side = await sideScopes(own, stores, today)
  const list = rows.flatMap((row, i): Scope[] => {
    const { facts, createdAt, fileName } = stored.get(row.id) ?? {}
    const at = `.history tbody tr:nth-child(${i + 1})`
    const people = row.kind !== 'products'
    return [
      {
        at,
        what: `the file ${row.fileName}`,
        accounts: moment('brought', row.createdAt, createdAt),
        texts: [text('name', row.fileName, fileName)],
      },
      {
        at: `${at} .lines`,
        what: `${row.fileName}: lines`,
        accounts: [count('added', row.figures.added, facts.added)],
      },
      {
        at: `${at} .people`,
        what: `${row.fileName}: customers`,
        accounts: people ? [count('new', row.figures.newCustomers, facts.newCustomers)] : [],
      },
    ]
  })
  return { rows, stored, seen: await read.read(page, { name, scopes: [...list, ...side] }) }
}

/** Why rows were left out, by the page's own question and by the file of them that can be taken away. */
async function reasonsOf({ own, language }: Asking, { id }: Row) {
  const { json } = await own.send(`/api/imports/${id}/look?language=${language}`)
  const { text: file } = await own.send(`/api/imports/${id}/rejected.csv?language=${language}`)
  const rows = String(file)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map((cells) => ({ row: Number(cells.at(-4)), column: cells.at(-3) }))
  return (json.look.leftOut as Row[]).map(({ column, count: api, row }) => {
    const same = rows.filter((one) => one.column === column)
    return { api: { rows: api, first: row }, file: { rows: same.length, first: same[0]?.row ?? null } }
  })
}

/** What of a batch stands in the stores. */
async function factsOf(stores: Stores, { batch, kind }: Row): Promise<Row> {
  const newCustomers = stores.bookRow('select count(*) as n from customers where importBatch = ?', batch).n
  if (kind === 'customers') {
    const { n } = stores.bookRow('select count(*) as n from importedCustomers where importBatch = ?', batch)
    return { newCustomers, added: newCustomers, entered: n }
  }
  const table = { orders: 'lines', payments: 'payments', products: 'products' }[kind as 'orders']
  const money =
    kind === 'products'
      ? ''
      : `, sum(amount)::double as revenue, min(day)::varchar as firstDay, max(day)::varchar as lastDay,
         count(distinct party)::integer as parties`
  const facts = await stores.ledgerRow(
    `select count(*)::integer as added ${money} from ${table} where batch = ${batch}`,
  )
  return { ...facts, newCustomers }
}

type LeftOut = Awaited<ReturnType<typeof reasonsOf>>

function scopesOfOne(row: Row, own: Row, leftOut: LeftOut): Scope[] {
  const { figures, kind } = row
  const { facts } = own
  const kept = figures.parties === null ? null : figures.parties - figures.newCustomers
  // Of a file whose every line came in and counts, the facts are the file.
  const money_ = kind === 'orders' || kind === 'payments'
  const parties = money_ ? facts.parties : own.figures.parties
  const people = kind !== 'products'
  const units = [1, 1e3, 1e6, 1e9]
  const unit = units.findLast((size) => row.bytes >= size) ?? 1
  return [
    {
      at: 'header.top',
      what: 'the file',
      accounts: [
        number(unit >= 1e6 ? 1 : 0)('bytes', row.bytes / unit, own.bytes / unit),
        ...moment('brought', row.createdAt, own.createdAt),
      ],
      texts: [text('name', row.fileName, own.fileName)],
    },
    {
      at: '.figures > div',
      what: 'what came in',
      accounts: [
        count('entered', kind === 'customers' ? figures.used : figures.added, facts.entered ?? facts.added),
        count('of rows', figures.rows, own.figures.rows),
        ...(figures.known > 0 && kind !== 'customers'
          ? [count('known', figures.known, own.figures.known)]
          : []),
        ...(figures.differing > 0 ? [count('differing', figures.differing, own.figures.differing)] : []),
      ],
    },
    ...(people
      ? [
          {
            at: '.figures > div',
            nth: 1,
            what: 'customers',
            accounts: [
              count('new', figures.newCustomers, facts.newCustomers),
              ...(kept !== null && kept > 0 ? [count('known', kept, parties - facts.newCustomers)] : []),
            ],
          },
        ]
      : []),
    ...(money_
      ? [
          {
            at: '.figures > div',
            nth: 2,
            what: 'money',
            accounts: [
              money('sum', figures.revenue, minor(facts.revenue)),
              day('first', figures.firstDay, facts.firstDay),
              day('last', figures.lastDay, facts.lastDay),
            ],
          },
        ]
      : []),
    {
      at: '.figures > div:last-child',
      what: 'rows left out',
      accounts: [
        count('rejected', figures.rejected, own.figures.rows - own.figures.used - own.figures.anonymous),
      ],
    },
    {
      at: 'section[aria-labelledby="next"]',
      what: 'what is next',
      accounts: [count('rejected', figures.rejected || null, own.figures.rejected || null)],
    },
    ...leftOut.map(({ api, file }, nth) => ({
      ...{ at: '.reasons li', nth, what: 'why rows were left out' },
      accounts: [count('rows', api.rows, file.rows), count('the first', api.first, file.first)],
    })),
  ]
}
