import type { Account, Scope } from './test-figures.ts'
import { count, day, money, type Row, share } from './test-figures-stores.ts'

/** Less than half of one of the currency is said as less than one. */
export function moneyOrLittle(what: string, api: number | null, sql: number | null): Account {
  const little = (value: number | null): number | null =>
    value !== null && value > 0 && value < 50 ? 100 : value
  return money(what, little(api), little(sql))
}

const written: Readonly<Record<string, 'money' | 'share' | 'day' | 'count'>> = {
  ...{ margin: 'money', due: 'money', overdue: 'money', 'expected-loss': 'money', value: 'money' },
  ...{ wanted: 'share', 'lost-otherwise': 'share', heeded: 'share', alive: 'share', 'won-back': 'share' },
  ...{ 'followed-up': 'share', thanked: 'share', 'cost-of-money': 'share' },
  ...{
    'run-out': 'day',
    'talked-on': 'day',
    'next-contact': 'day',
    'usual-delay': 'count',
    minutes: 'count',
  },
}

export function evidenceScope(row: Row, own: Row, language: string): Scope {
  const kept: Row[] = JSON.parse(own.evidence)
  const kinds = { money: moneyOrLittle, share: share(), day, count }
  const accounts = (row.evidence as Row[]).flatMap(({ name, value, interval }): Account[] => {
    const stored = kept.find((one) => one.name === name) ?? {}
    const worth = name === 'value' && own.residualLow !== null
    const between = worth ? { low: own.residualLow, high: own.residualHigh, level: 0.9 } : stored.interval
    const account = kinds[written[name] ?? 'count']
    return [
      account(name, value, stored.value),
      ...(interval
        ? [
            account(`${name}, low`, interval.low, between?.low),
            account(`${name}, high`, interval.high, between?.high),
            share()(`${name}, level`, interval.level, between?.level),
          ]
        : []),
    ]
  })
  // How far "soon" reaches is a part of what that figure is called.
  const soon = kept.some(({ name }) => name === 'wanted') ? [language === 'en' ? '14 days' : '14 天'] : []
  return {
    at: '.rests',
    what: 'evidence',
    accounts: [...accounts, ...stakeOf(row, own, kept)],
    wording: soon,
  }
}

/** Gain = stake × chance, and between which two the chance lies. */
function stakeOf(row: Row, own: Row, kept: readonly Row[]): Account[] {
  if (row.expectedMoney === null) return []
  const said = (list: readonly Row[]) => {
    const one = (name: string): number => Number(list.find((figure) => figure.name === name)?.value)
    const share = list.find(({ name }) =>
      ['lost-otherwise', 'heeded', 'won-back', 'followed-up', 'thanked'].includes(name),
    )
    const delay = Math.max(0, Number.isNaN(one('usual-delay')) ? 0 : one('usual-delay'))
    const early = one('due') * ((1 + one('cost-of-money')) ** (delay / 365.25) - 1)
    const [stake, rest] =
      share?.name === 'lost-otherwise'
        ? [one('margin'), one('wanted')]
        : share?.name === 'heeded'
          ? [one('expected-loss') + (Number.isNaN(early) ? 0 : early), 1]
          : [one('value') / one('alive'), 1 - one('alive')]
    const { value, interval } = share ?? {}
    return {
      stake,
      chance: value * rest,
      low: (interval?.low ?? value) * rest,
      high: Math.min(1, (interval?.high ?? value) * rest),
    }
  }
  const [api, sql] = [said(row.evidence), said(kept)]
  const shares = (['chance', 'low', 'high'] as const).map((one) => share(1)(one, api[one], sql[one]))
  return [
    moneyOrLittle('gain', row.expectedMoney, own.expectedMargin),
    moneyOrLittle('stake', api.stake, sql.stake),
    ...shares,
  ]
}
