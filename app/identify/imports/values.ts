/**
 * What a cell looks like, for guessing which column is which. The exact reading of days and numbers happens later,
 * where a line can be rejected with its reason; here a wrong answer costs a guess, never a figure.
 */

const time = String.raw`(?:[T\s]+\d{1,2}[:：时時点點]\d{1,2}.*)?`
const days = [
  // 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, with or without a time
  String.raw`(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号號]?${time}`,
  // 3/5/2024, 05.03.2024, 5-3-24
  String.raw`\d{1,2}([-/.])\d{1,2}\1(?:(?:19|20)\d{2}|\d{2})${time}`,
  // 5 Mar 2024, 05-Mar-24, Mar 5, 2024
  String.raw`\d{1,2}[\s-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-](?:\d{4}|\d{2})${time}`,
  String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2},?\s\d{4}${time}`,
  // 民國113年3月5日, 113/03/05
  String.raw`(?:民[國国]\s*)?(?:[6-9]\d|1[0-4]\d)\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?${time}`,
]
const dayPattern = new RegExp(
  `^(?:${days.map((pattern, i) => pattern.replace('\\1', `\\k<d${i}>`).replace('([-/.])', `(?<d${i}>[-/.])`)).join('|')})$`,
  'i',
)
const compactDay = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6}|\d{4})?$/

/** Written so that only a day can be meant: 2024-03-05, 5 Mar 2024, 民國113年3月5日. */
export function looksLikeDay(text: string): boolean {
  return dayPattern.test(plain(text))
}

/** Could be a day when the heading says so: 20240305, an Excel serial. */
export function mayBeDay(text: string): boolean {
  const value = plain(text)
  if (dayPattern.test(value) || compactDay.test(value)) return true
  const serial = /^\d{5}(?:\.\d+)?$/.test(value) ? Number(value) : 0
  return serial >= 25_569 && serial < 73_050
}

const numberPattern =
  /^[-+(]?\s*(?:[¥￥$€£]|rmb|cny|usd|nt\$|hk\$)?\s*[-+]?\s*(?:\d{1,3}(?:[,.' ]\d{3})+|\d+)?(?:[.,]\d+)?(?:e[-+]?\d+)?\s*[)元块万萬%-]?$/i

/** 12, -12.50, ¥1,234.50, 1.234,50, (12.00), 1.2万. Not 007, which is a code. */
export function looksLikeNumber(text: string): boolean {
  const value = plain(text)
  return /\d/.test(value) && !/^0\d/.test(value) && numberPattern.test(value)
}

/** A number written with decimals: no one numbers customers so. */
export function looksLikeFraction(text: string): boolean {
  return looksLikeNumber(text) && /[.,]\d{1,2}$|\.\d+/.test(plain(text))
}

/** Share of the filled cells that satisfy; null when none is filled. */
export function shareOf(cells: readonly string[], satisfies: (cell: string) => boolean): number | null {
  let filled = 0
  let satisfied = 0
  for (const cell of cells) {
    if (cell.trim() === '') continue
    filled += 1
    if (satisfies(cell)) satisfied += 1
  }
  return filled === 0 ? null : satisfied / filled
}

/** Full-width digits and signs as ordinary ones, outer space gone; nothing where it is too long for a day or a number. */
function plain(text: string): string {
  if (text.length > 200) return ''
  const trimmed = text.trim()
  return /^[\x20-\x7e]*$/.test(trimmed) ? trimmed : trimmed.normalize('NFKC')
}
