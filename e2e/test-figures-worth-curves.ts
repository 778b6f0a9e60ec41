import type { Account, Scope } from './test-figures.ts'
import {
  careful,
  change,
  count,
  minor,
  type Row,
  roughMoney,
  type Stores,
  share,
} from './test-figures-stores.ts'
import {
  addedUp,
  forFourFifths,
  type Kept,
  rounded,
  stretches,
  sum,
  type Told,
  topFifth,
} from './test-figures-worth-kept.ts'

type Whale = { readonly told: Told; readonly kept: Kept; readonly stores: Stores; readonly language: string }

export async function whaleScopes({ told, kept, stores, language }: Whale): Promise<Scope[]> {
  const { whale } = told.figures.story
  const { margins } = kept
  const total = sum(margins)
  const curve = addedUp(margins)
  const top = Math.max(0, ...curve)
  const peak = { profit: top, share: (curve.indexOf(top) + 1) / margins.length }
  const last = 1 - (curve[margins.length - Math.round(margins.length * 0.3) - 1] ?? 0) / total
  const losing = margins.filter((one) => one < 0)
  const { revenue } = await stores.ledgerRow(`select sum(amount)::double as revenue from facts
    where customer is null and day <= date '${kept.run.asOf}'`)
  const says: readonly (readonly [readonly Account[], readonly string[]])[] = [
    [
      [careful('for four fifths', whale.shareForFourFifths, forFourFifths(margins))],
      language === 'en' ? ['80%'] : [],
    ],
    losing.length > 0
      ? [
          [
            rounded(careful('the best', whale.peak.share, peak.share)),
            roughMoney('the highest point', whale.peak.profit, peak.profit),
            rounded(share(1)('of all', whale.peak.profit / whale.total, peak.profit / total)),
            roughMoney('taken back', whale.peak.profit - whale.total, -sum(losing)),
          ],
          [],
        ]
      : [[], []],
    [
      [rounded(careful('the last three tenths', Math.abs(whale.lastThreeTenths), Math.abs(last)))],
      language === 'en' ? ['30%'] : [],
    ],
  ]
  return [
    {
      at: '#whale .leading',
      what: 'what the best fifth brought',
      accounts: [rounded(careful('share', whale.topFifth, topFifth(margins)))],
    },
    ...says.map(
      ([accounts, wording], nth): Scope => ({
        at: '#whale .worth-says li',
        nth,
        what: `call-out ${nth + 1}`,
        accounts,
        wording,
      }),
    ),
    {
      at: '#whale .worth-says + p',
      what: 'the rule of thumb',
      accounts: [
        rounded(careful('the best fifth', whale.topFifth, topFifth(margins))),
        rounded(change('the last three tenths', whale.lastThreeTenths, last)),
      ],
      wording: language === 'en' ? ['80%', '30%'] : [],
    },
    {
      at: '#whale .worth-says ~ p + p',
      what: 'of nobody known',
      accounts: [roughMoney('revenue', told.figures.anonymousRevenue, minor(revenue))],
    },
    ...sliceScopes(told, kept),
  ]
}

const SLICES = 20

/** The table behind the curve: hundredths of the customers in twenty slices. */
function sliceScopes({ groups, figures }: Told, { margins }: Kept): Scope[] {
  const api: readonly Row[] = groups.groups.whale
  const own = stretches(margins, Math.min(100, margins.length))
  const { total } = figures.story.whale
  const counted = (list: readonly Row[]): number => sum(list.map((one) => one.customers))
  const added = (list: readonly Row[]): number => sum(list.map((one) => one.sum))
  return Array.from({ length: SLICES }, (_, i): Scope => {
    const [from, to] = [i, i + 1].map((at) => Math.round((at * own.length) / SLICES)) as [number, number]
    const [apiBefore, ownBefore] = [api.slice(0, from), own.slice(0, from).flat()]
    const [apiUntil, ownUntil] = [api.slice(0, to), own.slice(0, to).flat()]
    return {
      at: `#whale .numbers tbody tr:nth-child(${i + 1})`,
      what: `slice ${i + 1} of the curve`,
      accounts: [
        share()('begins', counted(apiBefore) / counted(api), ownBefore.length / margins.length),
        share()('ends', counted(apiUntil) / counted(api), ownUntil.length / margins.length),
        count('customers', counted(api.slice(from, to)), own.slice(from, to).flat().length),
        roughMoney('margin', added(api.slice(from, to)), sum(own.slice(from, to).flat())),
        roughMoney('added up', added(apiUntil), sum(ownUntil)),
        rounded(share(1)('of all', added(apiUntil) / total, sum(ownUntil) / sum(margins))),
      ],
    }
  })
}

export function spreadScopes({ figures, groups }: Told, kept: Kept): Scope[] {
  const { holders } = figures.story
  const { equity } = figures
  const n = kept.values.length
  const bins: readonly Row[] = groups.groups.bin
  const own = (place: number): number[] => {
    const [low, high] = [bins[place]?.least ?? -Infinity, bins[place - 1]?.least ?? Infinity]
    return kept.values.filter((value) => value >= low && value < high)
  }
  const most = bins.reduce((best, one) => (one.customers > best.customers ? one : best), bins[0] as Row)
  const bounds = ({ place }: Row): Account[] =>
    [bins[place]?.least, bins[place - 1]?.least].flatMap((bound, i) =>
      bound == null ? [] : [roughMoney(i === 0 ? 'from' : 'below', bound, bound)],
    )
  const unknown = kept.buyers.length - n
  const outside =
    unknown > 0
      ? count('unknown', groups.groups.unknown[0]?.customers, unknown)
      : count(
          'prospects',
          groups.groups.stage.find((one: Row) => one.name === 'prospect')?.customers ?? 0,
          kept.prospects,
        )
  const says = (nth: number, what: string, accounts: readonly Account[]): Scope => ({
    at: '#spread .worth-says li',
    nth,
    what,
    accounts,
  })
  return [
    {
      at: '#spread .leading',
      what: 'the mean',
      accounts: [
        rounded(roughMoney('mean', holders.total / holders.customers, sum(kept.values) / n)),
        roughMoney('low', equity.low / holders.customers, kept.figures.equity.low / n),
        roughMoney('high', equity.high / holders.customers, kept.figures.equity.high / n),
        share()('level', equity.level, kept.figures.equity.level),
      ],
    },
    says(0, 'the median', [roughMoney('median', holders.median, kept.values[n >> 1])]),
    says(1, 'where most are', [...bounds(most), count('customers', most.customers, own(most.place).length)]),
    says(2, 'who is not in it', [outside]),
    ...bins.toReversed().map(
      (bin, i): Scope => ({
        at: `#spread .numbers tbody tr:nth-child(${i + 1})`,
        what: `bin ${bin.place}`,
        accounts: [
          ...bounds(bin),
          count('customers', bin.customers, own(bin.place).length),
          roughMoney('sum', bin.sum, sum(own(bin.place))),
          rounded(careful('share', bin.sum / holders.total, sum(own(bin.place)) / sum(kept.values))),
        ],
      }),
    ),
  ]
}
