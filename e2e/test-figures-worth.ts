import type { Account, Scope } from './test-figures.ts'
import {
  type Asking,
  careful,
  count,
  day,
  minor,
  moment,
  number,
  optional,
  quarter,
  type Row,
  roughMoney,
  type Stores,
  share,
} from './test-figures-stores.ts'
import { sideScopes } from './test-figures-today.ts'
import { cardScopes, checkScopes, scoresScope } from './test-figures-worth-check.ts'
import { spreadScopes, whaleScopes } from './test-figures-worth-curves.ts'
import {
  forFourFifths,
  type Kept,
  keptIn,
  marginAccount,
  rounded,
  stretches,
  sum,
  type Told,
  topFifth,
} from './test-figures-worth-kept.ts'
/** Everything on the page of worth: every sheet, every table behind a chart, both ways to look at cohorts. */
export async function readWorth({ page, own, stores, read, language, today }: Asking): Promise<number> {
  const name = `worth (${language})`
  const said = async (of: string): Promise<Row> =>
    (await own.send(`/api/worth${of}?language=${language}`)).json
  const [{ run }, { card }, { groups }, line, { check }, { rows: runs }] = (await Promise.all(
    ['', '/card', '/groups', '/line', '/check', '/runs'].map(said),
  )) as [Row, Row, Row, Row, Row, Row]
  const told: Told = { run, figures: run.figures, groups, line, card, check, runs }
  const kept = keptIn(stores)
  await page.goto('/worth')
  await page.locator('#card').waitFor()
  await page.locator('#check .chart').first().waitFor()
  for (const chart of await page.locator('.worth .chart > button').all()) await chart.click()
  await page.locator('.worth .numbers').nth(4).waitFor()
  const facts = await periodsOf(stores, kept)
  read.same(`${name} · the figures of the run`, told.figures, kept.figures)
  const scopes = [
    ...(await sideScopes(own, stores, today)),
    ...headScopes(told, kept),
    ...equityScopes(told, kept),
    ...holderScopes(told, kept, language),
    ...stageScopes(told, kept),
    ...(await whaleScopes({ told, kept, stores, language })),
    ...spreadScopes(told, kept),
    ...(await checkScopes({ told, stores, read })),
    ...cardScopes({ told, kept, stores, language }),
  ]
  const seen = await read.read(page, {
    name,
    scopes: [...scopes, ...cohortScopes(told, { kept, facts, show: 'bought' })],
  })
  await page.locator('#cohorts .worth-choices label').nth(1).click()
  const margins = cohortScopes(told, { kept, facts, show: 'margin' })
  await read.read(page, {
    name: `${name}, margins of cohorts`,
    scopes: margins,
    within: '#cohorts',
  })
  await page.locator('#equity .leading button').click()
  await page.locator('.evidence').waitFor()
  await read.read(page, {
    name: `${name}, what equity rests on`,
    scopes: [await groundsScope({ told, kept, stores })],
    within: '.evidence',
  })
  await page.keyboard.press('Escape')
  await page.locator('.evidence:visible').waitFor({ state: 'detached' })
  await page.locator('#check p.quiet button').click()
  const scores = page.locator('.evidence:visible')
  await scores.waitFor()
  await scores.evaluate((element) => element.setAttribute('data-scores', ''))
  await read.read(page, {
    name: `${name}, scores of the check`,
    scopes: [scoresScope(told, stores)],
    within: '[data-scores]',
  })
  return seen
}

function headScopes({ run, figures }: Told, kept: Kept): Scope[] {
  return [
    {
      at: 'header.top',
      what: 'the top',
      accounts: [
        day('as of', run.asOf, kept.run.asOf),
        count('buyers', figures.buyers, kept.buyers.length),
        ...moment('valued', run.endedAt, kept.run.endedAt),
      ],
    },
  ]
}

function equityScopes({ figures, line, card }: Told, kept: Kept): Scope[] {
  const { equity, story } = figures
  const own = kept.figures
  const alive = sum(kept.buyers.map((row) => row.alive ?? 0))
  const ahead = sum(kept.buyers.map((row) => row.expectedPurchases ?? 0))
  const beside = (nth: number, what: string, accounts: readonly Account[]): Scope => ({
    at: '.worth-beside > div',
    nth,
    what,
    accounts,
  })
  return [
    {
      at: '#equity .leading',
      what: 'equity',
      accounts: [
        // The sum of all rows, each of them rounded to the cent.
        rounded(roughMoney('value', equity.value, sum(kept.values))),
        roughMoney('low', equity.low, own.equity.low),
        roughMoney('high', equity.high, own.equity.high),
        share()('level', equity.level, own.equity.level),
      ],
    },
    {
      at: '#equity .leading + p',
      what: 'whose equity',
      accounts: [
        count('buyers', figures.buyers, kept.buyers.length),
        ...(line.change
          ? [
              careful(
                'change',
                Math.abs(line.change.share),
                Math.abs(own.equity.value / line.change.value - 1),
              ),
              day('since', line.change.since.slice(0, 10), line.change.since.slice(0, 10)),
            ]
          : []),
      ],
    },
    beside(0, 'still customers', [
      rounded(count('value', story.alive.value, alive)),
      count('low', story.alive.low, own.story.alive.low),
      count('high', story.alive.high, own.story.alive.high),
    ]),
    beside(1, 'purchases to come', [
      count('weeks', story.horizonDays / 7, own.story.horizonDays / 7),
      rounded(count('value', story.purchasesAhead.value, ahead)),
      count('low', story.purchasesAhead.low, own.story.purchasesAhead.low),
      count('high', story.purchasesAhead.high, own.story.purchasesAhead.high),
    ]),
    beside(2, 'margin so far', [roughMoney('margin', story.whale.total, sum(kept.margins))]),
    ...(card.warnings as string[]).map((_, nth): Scope => {
      const [api, sql] = [story.warnings[nth], own.story.warnings[nth]]
      return {
        at: '.worth-warnings li',
        nth,
        what: `the warning ${api.kind}`,
        accounts: Object.keys(api)
          .filter((one) => typeof api[one] === 'number')
          .map((one) => optional(number(one === 'correlation' ? 2 : 1)(one, api[one], sql[one]))),
      }
    }),
  ]
}

function holderScopes({ figures, groups }: Told, kept: Kept, language: string): Scope[] {
  const { holders } = figures.story
  const tenths = stretches(kept.values, 10)
  const total = sum(kept.values)
  const api: readonly Row[] = groups.groups.tenth
  const half = sum(api.slice(5).map((one) => one.sum)) / holders.total
  return [
    {
      at: '#holders .leading',
      what: 'what the best fifth holds',
      accounts: [rounded(careful('share', holders.topFifth, topFifth(kept.values)))],
    },
    {
      at: '#holders .worth-says li',
      what: 'what the best tenth holds',
      accounts: [
        rounded(careful('share', (api[0] as Row).sum / holders.total, sum(tenths[0] ?? []) / total)),
        roughMoney(
          'each',
          (api[0] as Row).sum / (api[0] as Row).customers,
          sum(tenths[0] ?? []) / (tenths[0]?.length ?? 1),
        ),
        rounded(careful('the lower half', half, sum(tenths.slice(5).flat()) / total)),
      ],
    },
    {
      at: '#holders .worth-says li',
      nth: 1,
      what: 'how many hold four fifths',
      accounts: [careful('share', holders.shareForFourFifths, forFourFifths(kept.values))],
      wording: language === 'en' ? ['80%'] : [],
    },
    ...tenths.map((own, i): Scope => {
      const one = api[i] as Row
      return {
        at: `#holders .numbers tbody tr:nth-child(${i + 1})`,
        what: `tenth ${i + 1}`,
        accounts: [
          count('which', one.place + 1, i + 1),
          count('customers', one.customers, own.length),
          roughMoney('sum', one.sum, sum(own)),
          roughMoney('each', one.sum / one.customers, sum(own) / own.length),
          rounded(careful('share', one.sum / holders.total, sum(own) / total)),
        ],
      }
    }),
  ]
}

function stageScopes({ figures, groups }: Told, kept: Kept): Scope[] {
  const { alive } = figures.story
  const own = kept.figures.story.alive
  const known = kept.buyers.filter((row) => row.alive !== null)
  const stages: readonly Row[] = groups.groups.stage
  const total = sum(stages.map((one) => one.sum ?? 0))
  return [
    {
      at: '#stages .leading',
      what: 'still customers',
      accounts: [
        rounded(count('value', alive.value, sum(known.map((row) => row.alive)))),
        count('of', figures.buyers - alive.unknown, known.length),
        count('low', alive.low, own.low),
        count('high', alive.high, own.high),
        share()('level', alive.level, own.level),
      ],
    },
    {
      at: '#stages .leading + p',
      what: 'of whom it is not known',
      accounts: alive.unknown > 0 ? [count('unknown', alive.unknown, kept.buyers.length - known.length)] : [],
    },
    ...stages.map((stage, i): Scope => {
      const rows = kept.buyers.filter((row) => row.stage === stage.name)
      const prospects = stage.name === 'prospect'
      const said = rows.filter((row) => row.alive !== null)
      const valued = rows.filter((row) => row.residualValue !== null)
      const worth = valued.length > 0 ? sum(valued.map((row) => row.residualValue)) : null
      return {
        at: `#stages tbody tr:nth-child(${i + 1})`,
        what: `the stage ${stage.name}`,
        accounts: [
          count('customers', stage.customers, prospects ? kept.prospects : rows.length),
          rounded(count('alive', stage.alive, said.length > 0 ? sum(said.map((row) => row.alive)) : null)),
          roughMoney('worth', stage.sum, worth),
          careful(
            'share',
            stage.sum === null ? null : stage.sum / total,
            worth === null ? null : worth / sum(kept.values),
          ),
        ],
      }
    }),
  ]
}

type Periods = ReadonlyMap<string, { readonly bought: number; readonly margin: number }>

/** What those who came in one quarter did in each since, counted from the facts. */
async function periodsOf(stores: Stores, { run }: Kept): Promise<Periods> {
  // Where nobody knows what a sale cost, the company's rate of margin is taken.
  const rows = await stores.ledger(`with quarters as (
      select customer, is_return, coalesce(margin, amount * ${stores.marginRate}) as margin, year(day) * 4 + quarter(day) - 1 as quarter from facts
      where customer is not null and day <= date '${run.asOf}'
    ), firsts as (select customer, min(quarter) as cohort from quarters where not is_return group by customer)
    select cohort::integer as cohort, greatest(0, quarter - cohort)::integer as age,
      (count(distinct customer) filter (where not is_return))::integer as bought, sum(margin)::double as margin
    from quarters join firsts using (customer) group by all`)
  return new Map(
    rows.map((row) => [`${row.cohort} ${row.age}`, { bought: row.bought, margin: minor(row.margin) ?? 0 }]),
  )
}

type Cohorts = { readonly kept: Kept; readonly facts: Periods; readonly show: 'bought' | 'margin' }

function cohortScopes({ groups, run }: Told, { kept, facts, show }: Cohorts): Scope[] {
  const cohorts: readonly Row[] = groups.groups.cohort
  const cells: readonly Row[] = groups.cohorts.cells
  if (groups.cohorts.months !== 3) throw new Error('the demo has two years, which are told by quarters')
  const quarterOf = (iso: string): number =>
    Number(iso.slice(0, 4)) * 4 + Math.floor((Number(iso.slice(5, 7)) - 1) / 3)
  const newest = quarterOf(run.asOf)
  const ages = Math.max(...cohorts.map(({ place }) => newest - place + 1))
  const [came, again] = ['customers', 'again'].map((one) => sum(cohorts.map((row) => row[one])))
  return [
    {
      at: '#cohorts .leading',
      what: 'who came again',
      accounts: [
        careful(
          'share',
          (again ?? 0) / (came ?? 1),
          kept.buyers.filter(({ purchases }) => purchases > 1).length / kept.buyers.length,
        ),
      ],
    },
    {
      at: '#cohorts thead',
      what: 'the ages',
      accounts: Array.from({ length: ages - 1 }, (_, i) => count('quarters later', i + 1, i + 1)),
    },
    ...cohorts.map((cohort, i): Scope => {
      const rows = kept.buyers.filter(({ firstDay }) => quarterOf(firstDay) === cohort.place)
      const first = `${Math.floor(cohort.place / 4)}-${String((cohort.place % 4) * 3 + 1).padStart(2, '0')}-01`
      const numbers = (name: string): number[] =>
        rows.flatMap((row) => (row[name] === null ? [] : [Number(row[name])]))
      const each = (list: readonly number[]): number | null =>
        list.length > 0 ? sum(list) / list.length : null
      const [api, own] = [{ added: 0 }, { added: 0 }]
      const since = Array.from({ length: newest - cohort.place + 1 }, (_, age): Account => {
        const cell = cells.find((one) => one.cohort === cohort.place && one.age === age)
        const fact = facts.get(`${cohort.place} ${age}`)
        if (show === 'bought')
          return share()(
            `after ${age}`,
            (cell?.bought ?? 0) / cohort.customers,
            (fact?.bought ?? 0) / rows.length,
          )
        api.added += cell?.margin ?? 0
        own.added += fact?.margin ?? 0
        return roughMoney(`after ${age}`, api.added / cohort.customers, own.added / rows.length)
      })
      return {
        at: `#cohorts tbody tr:nth-child(${i + 1})`,
        what: `who came in the quarter of ${cohort.name}`,
        accounts: [
          quarter('quarter', cohort.name, first),
          count('customers', cohort.customers, rows.length),
          rounded(count('alive', cohort.alive, numbers('alive').length > 0 ? sum(numbers('alive')) : null)),
          roughMoney(
            'margin so far',
            cohort.margin === null ? null : cohort.margin / cohort.customers,
            each(numbers('marginSoFar')),
          ),
          roughMoney(
            'to come',
            cohort.sum === null ? null : cohort.sum / cohort.known,
            each(numbers('residualValue')),
          ),
          ...since,
        ],
      }
    }),
  ]
}

type Rested = { readonly told: Told; readonly kept: Kept; readonly stores: Stores }

async function groundsScope({ told: { figures, run }, kept, stores }: Rested): Promise<Scope> {
  const facts = await stores.ledgerRow(`select count(*)::integer as lines,
      (count(distinct (customer, day)) filter (where not is_return))::integer as purchases,
      (min(day) filter (where not is_return))::varchar as firstDay
    from facts where customer is not null and day <= date '${kept.run.asOf}'`)
  return {
    at: '.evidence',
    what: 'evidence',
    accounts: [
      count('lines', figures.story.lines, facts.lines),
      count('purchases', figures.story.purchases, facts.purchases),
      count('buyers', figures.buyers, kept.buyers.length),
      day('from', figures.firstDay, facts.firstDay),
      day('to', run.asOf, kept.run.asOf),
      share(1)('discount', figures.annualDiscount, kept.figures.annualDiscount),
      marginAccount(figures, kept, stores),
    ],
  }
}
