import type { CustomerKind } from '../customers/contract.ts'

/** What a cell of a customer list says, or why it says nothing that can be kept. */
export type Told<Value> = { readonly value: Value } | { readonly problem: string }

/** What people write for "nothing known": no value, and no reason to refuse a row. */
const nothing =
  /^(?:[-–—/\\?？]+|无|無|没有|沒有|未知|不详|不詳|不明|暂无|暫無|n\/?a|none|null|nil|unknown)$/i

/** A cell as one line of plain text; empty where it says nothing. Signs that turn the writing direction are taken out. */
export function plainCell(cell: string): string {
  const text = cell
    .toWellFormed()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
  return nothing.test(text) ? '' : text
}

const scientific = /^[-+]?\d+(?:[.,]\d+)?e[-+]?\d+$/i
/** A spreadsheet keeps fifteen digits of a number; behind them it writes zeros. */
const rounded = /^\d{15}0+$/

/** A spreadsheet wrote 13800138000 as 1.38E+10, or rounded a long number: the digits are gone, and a guess would be another's. */
export function isDamaged(text: string): boolean {
  const narrow = text.normalize('NFKC').replace(/\s/g, '')
  return scientific.test(narrow) || rounded.test(narrow)
}

export function phoneOf(text: string): Told<string> {
  if (isDamaged(text)) return { problem: 'damaged-number' }
  // 13800138000.0: a number that went through a program that counts in fractions.
  const whole = text.replace(/^(\+?\d{7,})\.0+$/, '$1')
  return whole.normalize('NFKC').replace(/\D/g, '').length >= 5 ? { value: whole } : { problem: 'phone' }
}

export function emailOf(text: string): Told<string> {
  const address = text.normalize('NFKC').replace(/\s/g, '')
  return /^[^@]+@[^@.]+(?:\.[^@.]+)+$/.test(address) ? { value: address } : { problem: 'email' }
}

const kinds: readonly (readonly [CustomerKind, RegExp])[] = [
  [
    'company',
    /公司|企业|企業|单位|單位|个体|個體|商户|商戶|经销|經銷|批发|批發|代理|餐馆|餐館|餐厅|餐廳|饭店|飯店|食堂|酒店|超市|商店|门店|門店|学校|學校|机关|機關|医院|醫院|工厂|工廠|company|business|corporate|organi[sz]ation|dealer|distributor|wholesale|reseller|restaurant|canteen|shop|store|hotel|school|b2b/i,
  ],
  ['household', /家庭|住户|住戶|家户|家戶|household|family/i],
  ['person', /个人|個人|散客|零售|会员|會員|自然人|person|individual|consumer|retail|private|b2c/i],
]

/** 家庭, 个人, 公司 and the many words for companies. */
export function kindOf(text: string): Told<CustomerKind> {
  const found = kinds.find(([, words]) => words.test(text))
  return found ? { value: found[0] } : { problem: 'kind' }
}

const genders: readonly (readonly ['female' | 'male' | 'other', RegExp])[] = [
  ['female', /^(?:女|女性|女士|小姐|太太|f|female|woman|mrs?s|ms|miss)\.?$/i],
  ['male', /^(?:男|男性|先生|m|male|man|mr)\.?$/i],
  ['other', /^(?:其他|其它|other|x|diverse|non-?binary)$/i],
]

export function genderOf(text: string): Told<'female' | 'male' | 'other'> {
  const found = genders.find(([, words]) => words.test(text))
  return found ? { value: found[0] } : { problem: 'gender' }
}

const chinese = '零一二三四五六七八九十'

/** 12, １２, 四, 十二: whole numbers as households and days are counted. */
function smallNumber(text: string): number | null {
  const narrow = text.normalize('NFKC')
  if (/^\d{1,4}(?:\.0+)?$/.test(narrow)) return Number(narrow)
  const written = narrow.replace(/[两兩]/g, '二').replace(/廿/g, '二十')
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written)
  if (!parts || written === '') return null
  const [, first, ten, last] = parts
  if (!ten) return last ? null : chinese.indexOf(first ?? '')
  return (first ? chinese.indexOf(first) : 1) * 10 + (last ? chinese.indexOf(last) : 0)
}

/** 4, 4口, 四口人, 4 人. */
export function householdSizeOf(text: string): Told<number> {
  const size = smallNumber(text.replace(/\s*(?:口之家|口人|个人|個人|口|人|位|people|persons?)$/i, ''))
  return size !== null && size >= 1 && size <= 100 ? { value: size } : { problem: 'householdSize' }
}

/** 15, 15号, 每月15日, 月底: the day of the month, 31 for the last one. */
export function paydayOf(text: string): Told<number> {
  const narrow = text.normalize('NFKC').replace(/\s/g, '')
  if (
    /^(?:每月|每个月|每個月)?(?:月底|月末|最后一天|最後一天|最后一日)$|^(?:the)?(?:last(?:day)?|endofmonth|monthend)$/i.test(
      narrow,
    )
  )
    return { value: 31 }
  const day = smallNumber(
    narrow.replace(/^(?:每个月|每個月|每月|月)/, '').replace(/(?:日|号|號|st|nd|rd|th)$/i, ''),
  )
  return day !== null && day >= 1 && day <= 31 ? { value: day } : { problem: 'payday' }
}

/** A day, a month or a year as ISO writes it: 1980-03-05, 1980-03, 1980. */
export function birthdayOf(text: string): Told<string> {
  const narrow = text.normalize('NFKC').replace(/\s+/g, ' ')
  const day = readBirthday(narrow)
  return day === null ? { problem: 'birthday' } : { value: day }
}

function readBirthday(text: string): string | null {
  const behind = '(?:[T ]\\d{1,2}:\\d{2}.*)?'
  const full = new RegExp(`^(\\d{4}) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2}) ?[日号號]?${behind}$`).exec(
    text,
  )
  if (full) return isoDay(full[1], full[2], full[3])
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (compact) return isoDay(compact[1], compact[2], compact[3])
  const roc = /^(?:民國|民国) ?(\d{1,3}) ?[年/.-] ?(\d{1,2}) ?[月/.-] ?(\d{1,2}) ?日?$/.exec(text)
  if (roc) return isoDay(String(1911 + Number(roc[1])), roc[2], roc[3])
  const month = /^((?:19|20)\d{2}) ?[-/.年] ?(0?[1-9]|1[0-2]) ?月?$/.exec(text)
  if (month) return `${month[1]}-${(month[2] ?? '').padStart(2, '0')}`
  const year = /^((?:19|20)\d{2}) ?年?$/.exec(text)
  if (year) return year[1] ?? null
  const slashed = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.]((?:19|20)\\d{2})${behind}$`).exec(text)
  if (slashed) return slashedDay(Number(slashed[1]), Number(slashed[2]), slashed[3] ?? '')
  const serial = /^\d{4,5}(?:\.0+)?$/.test(text) ? Number(text) : 0
  if (serial >= 2_200 && serial < 73_050)
    return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)
  return null
}

/** 25/12/1980 and 12/25/1980; 3/5/1980 could be two days, and a guess would congratulate on the wrong one. */
function slashedDay(first: number, second: number, year: string): string | null {
  if (first === second || first > 12) return isoDay(year, String(second), String(first))
  return second > 12 ? isoDay(year, String(first), String(second)) : null
}

function isoDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${iso}T00:00:00Z`)
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso)
  return exists && year >= '1900' && year < '2200' ? iso : null
}

/** Words for a customer, split where people split them; each once. */
export function tagsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[,，;；、|]/).map((tag) => tag.trim()))].filter((tag) => tag !== '')
}
