import type { Account, FiguresRead, Scope } from './test-figures.ts'
import {
  careful,
  change,
  count,
  day,
  daysFrom,
  fixed,
  moment,
  money,
  number,
  optional,
  precise,
  type Row,
  roughMoney,
  type Stores,
  share,
} from './test-figures-stores.ts'
import { type Kept, marginAccount, type Told } from './test-figures-worth-kept.ts'

type Asked = { readonly told: Told; readonly stores: Stores; readonly read: FiguresRead }

/** Who had bought by the cut, what each did before it and after it: counted anew from the facts. */
const heldOut = ({ cut, until }: Row): string => `with days as (
    select distinct customer, day from facts where customer is not null and not is_return and day <= date '${until}'
  ), known as (
    select customer, min(day) as first, max(day) as last, count(*) - 1 as again, date '${cut}' - min(day) as age
    from days where day <= date '${cut}' group by customer
  ), later as (
    select customer, count(*) as later from days join known using (customer) where day > date '${cut}' group by customer
  )`

/** What was predicted for the orders that were held back is the check's own row; what came is counted from the facts. */
export async function checkScopes({ told, stores, read }: Asked): Promise<Scope[]> {
  const { check } = told
  const row = stores.bookRow('select * from worthChecks order by run desc limit 1')
  const own: Row = JSON.parse(row.figures)
  read.same('the check · its figures', check.figures, own)
  const came = await stores.ledgerRow(`${heldOut(row)}
    select count(*)::integer as customers, coalesce(sum(later), 0)::integer as actual,
      avg(abs(coalesce(later, 0) - if(age > 0, again * ${daysFrom(row.cut, row.until)}::double / age, 0))) as naive
    from known left join later using (customer)`)
  const weeks = await stores.ledger(`${heldOut(row)}, weeks as (select unnest([${own.weeks
    .map(({ end }: Row) => `date '${end}'`)
    .join(', ')}]) as last_day)
    select weeks.last_day::varchar as week, count(days.day)::integer as actual from weeks
    left join (days join known on known.customer = days.customer and days.day > known.first)
      on days.day between weeks.last_day - 6 and weeks.last_day
    group by weeks.last_day order by weeks.last_day desc`)
  const { figures } = check
  const { score, naive, tenths, predicted } = figures
  const [highest, ownHighest] = [tenths.at(-1), own.tenths.at(-1)]
  read.same(
    'the check · customers in its tenths',
    tenths.reduce((all: number, one: Row) => all + one.customers, 0),
    came.customers,
  )
  return [
    {
      at: '#check .worth-headline',
      what: 'when it was checked',
      accounts: moment('checked', check.endedAt, row.endedAt),
    },
    {
      at: '#check .leading',
      what: 'how far off it was',
      accounts: [change('bias', score.bias, predictedSum(own) / came.actual - 1)].map((one) => ({
        ...one,
        within: 1e-6,
      })),
    },
    {
      at: '#check .leading + p',
      what: 'how it was checked',
      accounts: [
        day('cut', check.cut, row.cut),
        day('until', check.until, row.until),
        count('weeks', daysFrom(check.cut, check.until) / 7, daysFrom(row.cut, row.until) / 7),
        count('customers', figures.customers, came.customers),
        count('predicted', predicted.value, own.predicted.value),
        count('low', predicted.low, own.predicted.low),
        count('high', predicted.high, own.predicted.high),
        share()('level', predicted.level, own.predicted.level),
        count('actual', figures.actual, came.actual),
      ],
    },
    {
      at: '#check .worth-says li',
      what: 'the highest tenth',
      accounts: [
        fixed(2)('predicted', highest.predicted, ownHighest.predicted),
        fixed(2)('actual', highest.actual, ownHighest.actual),
      ],
    },
    {
      at: '#check .worth-says li',
      nth: 1,
      what: 'against a naive guess',
      accounts: [fixed(2)('mae', score.mae, own.score.mae), fixed(2)('naive', naive.mae, came.naive)],
    },
    ...(tenths as Row[]).map(
      (tenth, i): Scope => ({
        at: `#check .worth-charts > div:nth-child(1) tbody tr:nth-child(${i + 1})`,
        what: `tenth ${i + 1} of the check`,
        accounts: [
          count('which', i + 1, i + 1),
          count('customers', tenth.customers, own.tenths[i].customers),
          fixed(2)('predicted', tenth.predicted, own.tenths[i].predicted),
          fixed(2)('actual', tenth.actual, own.tenths[i].actual),
        ],
      }),
    ),
    ...(figures.weeks as Row[]).toReversed().map((week, i): Scope => {
      const kept = own.weeks.at(-1 - i)
      return {
        at: `#check .worth-charts > div:nth-child(2) tbody tr:nth-child(${i + 1})`,
        what: `the week to ${week.end}`,
        accounts: [
          day('end', week.end, weeks[i]?.week),
          count('actual', week.actual, weeks[i]?.actual),
          count('expected', week.expected, kept.expected),
          count('low', week.low, kept.low),
          count('high', week.high, kept.high),
        ],
      }
    }),
  ]
}

const predictedSum = ({ tenths }: Row): number =>
  tenths.reduce((all: number, { customers, predicted }: Row) => all + customers * predicted, 0)

export function scoresScope({ check }: Told, stores: Stores): Scope {
  const own: Row = JSON.parse(stores.bookRow('select * from worthChecks order by run desc limit 1').figures)
  const of = (name: 'score' | 'naive'): Account[] => [
    change(`${name}, bias`, check.figures[name].bias, own[name].bias),
    fixed(3)(`${name}, mae`, check.figures[name].mae, own[name].mae),
    fixed(3)(`${name}, rmse`, check.figures[name].rmse, own[name].rmse),
  ]
  return { at: '[data-scores]', what: 'scores', accounts: [...of('score'), ...of('naive')] }
}

type Card = { readonly told: Told; readonly kept: Kept; readonly stores: Stores; readonly language: string }

/** How the figures came about: the run's own row. */
export function cardScopes({ told, kept, stores, language }: Card): Scope[] {
  const { figures, card, runs } = told
  const { story } = figures
  const own = kept.figures
  const parameters = (of: Row): Row[] => [
    ...Object.entries(of.parameters).map(([name, value]) => ({
      name,
      value,
      error: of.story.standardErrors?.[name] ?? null,
    })),
    ...Object.entries(of.story.spend?.parameters ?? {}).map(([name, value]) => ({
      name,
      value,
      error: null,
    })),
  ]
  const [api, sql] = [parameters(figures), parameters(own)]
  const once = kept.buyers.filter(({ purchases }) => purchases === 1).length
  const unknown = kept.buyers.filter(({ alive }) => alive === null).length
  const halves = '#card .worth-halves > div'
  const stored = stores.book('select * from worthRuns order by run desc')
  return [
    {
      at: '#card .leading',
      what: 'which model',
      // How far down the ladder of models it stands, and how long that is.
      accounts: [
        optional(count('rung', figures.fallback?.rung ?? null, own.fallback?.rung ?? null)),
        optional(count('rungs', RUNGS, RUNGS)),
      ],
    },
    { at: '#card .leading + p', what: 'what the model says', accounts: plainAccounts(figures, own) },
    {
      at: `${halves}:nth-child(1) > p.small`,
      what: 'how models were compared',
      accounts: [
        count('customers', story.choice.customers, own.story.choice.customers),
        ...story.choice.origins.map((origin: string, i: number) =>
          day('origin', origin, own.story.choice.origins[i]),
        ),
        count('days', story.choice.horizonDays, own.story.choice.horizonDays),
      ],
    },
    ...(card.candidates as Row[]).map((one, i): Scope => {
      const score = own.story.choice.scores[i]
      return {
        at: `${halves}:nth-child(1) table:nth-of-type(1) tbody tr:nth-child(${i + 1})`,
        what: `the candidate ${one.name}`,
        accounts: [
          fixed(3)('rmse', one.rmse, score.rmse),
          fixed(3)('mae', one.mae, score.mae),
          change('bias', one.bias, score.bias),
        ],
      }
    }),
    ...api.map(
      ({ name, value, error }, i): Scope => ({
        at: `${halves}:nth-child(1) table:nth-of-type(2) tbody tr:nth-child(${i + 1})`,
        what: `the parameter ${name}`,
        accounts: [precise('value', value, sql[i]?.value), precise('error', error, sql[i]?.error)],
      }),
    ),
    {
      at: `${halves}:nth-child(1) table:nth-of-type(2) + p`,
      what: 'how spending was learnt',
      accounts: [count('customers', story.spend.customers, own.story.spend.customers)],
    },
    {
      at: `${halves}:nth-child(1) > p.small:last-child`,
      what: 'how often and how much',
      accounts: [number(2)('correlation', story.spend.correlation, own.story.spend.correlation)],
    },
    {
      at: `${halves}:nth-child(2)`,
      what: 'what was assumed, what is not known',
      accounts: [
        marginAccount(figures, kept, stores),
        share(1)('discount', figures.annualDiscount, own.annualDiscount),
        number(3)('a year later', 1 / (1 + figures.annualDiscount), 1 / (1 + own.annualDiscount)),
        share()('level', figures.equity.level, own.equity.level),
        count('alive is unknown', story.alive.unknown || null, unknown || null),
        count('came once', figures.buyers - story.repeatBuyers, once),
      ],
      wording: language === 'en' ? [': 1 in '] : ['的 1 元'],
    },
    ...runs.slice(0, RUNS_SHOWN).map((run, i): Scope => {
      const kept = stored[i] ?? {}
      const seconds = ({ startedAt, endedAt }: Row): number =>
        (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
      return {
        at: `${halves}:nth-child(2) table tbody tr:nth-child(${i + 1})`,
        what: `the run ${run.run}`,
        accounts: [
          ...moment('begun', run.startedAt, kept.startedAt),
          day('as of', run.asOf, kept.asOf),
          roughMoney('equity', run.figures?.equity?.value ?? null, equityOf(kept)),
          number(1)('seconds', seconds(run), seconds(kept)),
        ],
      }
    }),
  ]
}

const RUNS_SHOWN = 6
const RUNGS = 6
const equityOf = ({ figures }: Row): number | null => JSON.parse(figures ?? '{}').equity?.value ?? null

/** What the parameters say, in figures that anybody can picture; which of it is said depends on the model. */
function plainAccounts(figures: Row, own: Row): Account[] {
  const said = ({ parameters, story }: Row) => {
    const { r, alpha, a, b, s, beta, lambda } = parameters
    const { p, q, gamma, mean } = story.spend?.parameters ?? {}
    const known = (value: number): number | null => (Number.isFinite(value) ? value : null)
    return {
      weeks: known(1 / (lambda ?? r / alpha)),
      leaves: known(a / (a + b)),
      leavesAnyTime: known(s / beta),
      spends: known((mean ?? (p * gamma) / (q - 1)) * 100),
    }
  }
  const [api, sql] = [said(figures), said(own)]
  return [
    fixed(1)('weeks between', api.weeks, sql.weeks),
    careful('leaves', api.leaves, sql.leaves),
    careful('leaves in a week', api.leavesAnyTime, sql.leavesAnyTime),
    money('spends', api.spends, sql.spends),
  ].map((account) => (account.what === 'spends' ? account : optional(account)))
}
