import type { Speech } from '../../base/language/language.ts'
import type { WorthKey } from './words.ts'

const options = [
  [
    '--map',
    'customer=COL,date=COL[,order=COL][,amount=COL | ,quantity=COL,price=COL][,product=COL][,cost=COL | ,profit=COL][,currency=COL]',
    'map',
  ],
  ['--as-of', 'DAY', 'as-of'],
  ['--until', 'DAY', 'until'],
  ['--unit', 'week|day', 'unit'],
  ['--model', 'auto|bg-nbd|mbg-nbd|pareto-nbd', 'model'],
  ['--horizon', 'N', 'horizon'],
  ['--annual-discount', '0.10', 'annual-discount'],
  ['--margin-rate', '1', 'margin-rate'],
  ['--time-zone', 'ZONE', 'time-zone'],
  ['--date-order', 'day-first|month-first', 'date-order'],
  ['--language', 'zh-CN|zh-TW|en', 'language'],
  ['--out', 'DIR', 'out'],
  ['--json', '', 'json'],
  ['--help', '', 'help'],
] as const

/** `ricebook value --help`. */
export function usage({ say }: Speech<WorthKey>): string {
  const described = options.map(
    ([option, value, key]) => `  ${`${option} ${value}`.trim()}\n      ${say(`worth.help.${key}`)}`,
  )
  return [
    'npm run -s ricebook -- value <file.csv|.parquet|.xlsx|->… [options]',
    '',
    say('worth.help.about'),
    '',
    ...described,
    '',
    say('worth.help.results'),
    '',
  ].join('\n')
}
