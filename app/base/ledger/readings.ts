import { literal } from './duckdb.ts'

/**
 * How days and numbers are read from what people write: expressions of SQL over one text column. What none of them can
 * read is null, and the line is rejected.
 */

/** Days before and after these are slips of the pen. */
export const sensibleDays = "date '1900-01-01' and date '2199-12-31'"

/** Which part of 3/5/2024 is the month. */
export type DateOrder = 'month-first' | 'day-first'
/** Which sign divides the whole from the rest: 1,234.50 or 1.234,50. */
export type DecimalSign = 'point' | 'comma'

// The last three: the printed minus, and the spaces that French and Swiss exports group digits with.
const fullWidth = '０１２３４５６７８９．，－＋（）／：　\u2212\u00a0\u202f'
const halfWidth = '0123456789.,-+()/: -  '

/** Definitions that every connection runs once. */
export const readingMacros: readonly string[] = [
  `create or replace macro narrow(c) as trim(translate(c, '${fullWidth}', '${halfWidth}'), ' \t')`,
  // What surrounds a number: signs and codes of currencies, a unit of money, brackets for "less", 万 for ten thousand.
  `create or replace macro bare_number(c) as regexp_replace(
     regexp_replace(narrow(c), '^([-+]?)\\s*(?:[¥￥$€£]|RMB|CNY|NT\\$|TWD|HK\\$|HKD|US\\$|USD|EUR|GBP|JPY)\\s*', '\\1', 'i'),
     '\\s*(?:元|块|圓|円|[¥￥$€£]|RMB|CNY|TWD|HKD|USD|EUR|GBP|JPY)$', '', 'i')`,
  `create or replace macro signed_number(c) as case
     when regexp_full_match(bare_number(c), '\\(.*\\)') then '-' || regexp_extract(bare_number(c), '\\((.*)\\)', 1)
     when regexp_full_match(bare_number(c), '[^-]+-') then '-' || left(bare_number(c), -1)
     else bare_number(c) end`,
  `create or replace macro grouped_number(c, grouper, fraction) as case
     when regexp_full_match(c, '[-+]?(?:\\d{1,3}(?:' || grouper || '\\d{3})+|\\d+)?(?:' || fraction || '\\d*)?(?:[eE][-+]?\\d+)?')
     then try_cast(replace(regexp_replace(c, grouper, '', 'g'), case fraction when ',' then ',' else '.' end, '.') as decimal(18, 6)) end`,
  `create or replace macro spoken_number(c, grouper, fraction) as case
     when right(signed_number(c), 1) in ('万', '萬') then 10000 * grouped_number(left(signed_number(c), -1), grouper, fraction)
     else grouped_number(signed_number(c), grouper, fraction) end`,
  `create or replace macro roc_day(c) as case
     when regexp_matches(c, '^(?:民國|民国)\\s*\\d{1,3}\\D|^1\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}')
     then try_cast((1911 + regexp_extract(c, '(\\d{1,3})', 1)::integer) || '-' ||
       regexp_extract(c, '\\d{1,3}\\D+(\\d{1,2})', 1) || '-' || regexp_extract(c, '\\d{1,3}\\D+\\d{1,2}\\D+(\\d{1,2})', 1) as date) end`,
  `create or replace macro serial_day(c) as case
     when regexp_full_match(c, '\\d{5}(?:\\.\\d+)?') and try_cast(c as double) between 20000 and 80000
     then date '1899-12-30' + floor(try_cast(c as double))::integer end`,
  `create or replace macro instant_day(c, zone) as case
     when regexp_full_match(c, '\\d{10}|\\d{13}')
     then cast(timezone(zone, to_timestamp(case when length(c) = 13 then c::bigint / 1000.0 else c::bigint end)) as date)
     else cast(timezone(zone, try_cast(c as timestamptz)) as date) end`,
]

/** What may stand behind a day: nothing, or a time, whose digits are not looked at. */
const behind = '(?:[T ]*(?:上午|下午|凌晨|早上|晚上)?[T ]*\\d{1,2}[:时時点點].*)?'
const written = ['%d %b %y', '%d %b %Y', '%b %d %Y', '%d %B %Y', '%B %d %Y', '%a %d %b %Y']

/** The day of a text written 2024-03-05, the quick way; null for everything else. */
export function plainDay(column: string): string {
  return `case when length(${column}) between 8 and 10 then try_cast(${column} as date) end`
}

/** The day written in a text column; instants with a zone are taken in `zone`. */
export function dayOfText(column: string, order: DateOrder, zone: string): string {
  const c = `narrow(${column})`
  const [year, month, day] = order === 'month-first' ? ['\\3', '\\1', '\\2'] : ['\\3', '\\2', '\\1']
  const rearranged = (pattern: string, iso: string): string =>
    `when regexp_full_match(${c}, '${pattern}${behind}') then try_cast(regexp_replace(${c}, '^${pattern}.*$', '${iso}') as date)`
  return `case
    when regexp_matches(${c}, '\\d[T ]\\d{1,2}:\\d{2}.*(?:Z|[-+]\\d{2}:?\\d{2}|[-+]\\d{2})$') or regexp_full_match(${c}, '\\d{10}|\\d{13}')
      then instant_day(${c}, ${literal(zone)})
    ${rearranged('(\\d{4})\\s*[-/.年 ]\\s*(\\d{1,2})\\s*[-/.月 ]\\s*(\\d{1,2})\\s*[日号號]?', '\\1-\\2-\\3')}
    ${rearranged('(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})', [year, month, day].join('-'))}
    ${rearranged('(\\d{1,2})[-/.](\\d{1,2})[-/.]([0-6]\\d)', `20${[year, month, day].join('-')}`)}
    ${rearranged('(\\d{1,2})[-/.](\\d{1,2})[-/.]([7-9]\\d)', `19${[year, month, day].join('-')}`)}
    when regexp_full_match(${c}, '(?:19|20|21)\\d{6}(?:\\d{4}|\\d{6})?')
      then try_cast(regexp_replace(${c}, '^(\\d{4})(\\d{2})(\\d{2}).*$', '\\1-\\2-\\3') as date)
    else coalesce(roc_day(${c}), serial_day(${c}),
      cast(try_strptime(regexp_replace(regexp_extract(${c}, '^[^:]*?[a-zA-Z][^:]*?\\d{2,4}(?:\\D|$)'), '[-,. ]+', ' ', 'g'), [${written.flatMap((pattern) => [`'${pattern}'`, `'${pattern} '`]).join(', ')}]) as date)) end`
}

/** The number of a text written 1234.5, the quick way; null for everything else. */
export function plainNumber(column: string, sign: DecimalSign): string {
  return sign === 'comma' ? 'null::decimal(18, 6)' : `try_cast(${column} as decimal(18, 6))`
}

/** The number written in a text column, with six decimals. */
export function numberOfText(column: string, sign: DecimalSign): string {
  return sign === 'comma'
    ? `spoken_number(${column}, '[. '']', ',')`
    : `spoken_number(${column}, '[, '']', '\\.')`
}

/** Which sign divides, told from a sample: 12,50 against 12.50. Nothing telling: the point. */
export function decimalSign(cells: readonly string[]): DecimalSign {
  let [points, commas] = [0, 0]
  for (const cell of cells) {
    if (/\.\d{1,2}\D*$|\.\d{4,}\D*$|,\d{3}\./.test(cell)) points++
    if (/,\d{1,2}\D*$|,\d{4,}\D*$|\.\d{3},/.test(cell)) commas++
  }
  return commas > points ? 'comma' : 'point'
}

/** Cells like 3/5/2024, whose order must be told from the whole column. */
export const slashedDay = String.raw`^\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?:\D|$)`
