import { type AnyRole, type ImportKind, importKinds } from './contract.ts'
import { customerParts, customerWords } from './customer-headings.ts'
import { dues, notes, orderNever, orderParts, orderWords, sums } from './order-headings.ts'
import { paymentParts, paymentWords } from './payment-headings.ts'
import { productParts, productWords } from './product-headings.ts'

/** What a role's column is called: its headings from the most telling to the least, and what only a part must say. */
type Called = {
  readonly words: ReadonlyMap<string, number>
  readonly part: RegExp | null
  readonly never: RegExp | null
}

type Words = Readonly<Partial<Record<AnyRole, readonly string[]>>>
type Parts = Readonly<Partial<Record<AnyRole, { readonly part: RegExp; readonly never?: RegExp }>>>

const called: Readonly<Record<ImportKind, ReadonlyMap<AnyRole, Called>>> = {
  orders: calledBy(orderWords, partsOf(orderParts, orderNever)),
  payments: calledBy(paymentWords, paymentParts),
  products: calledBy(productWords, productParts),
  customers: calledBy(customerWords, customerParts),
}

function calledBy(words: Words, parts: Parts): ReadonlyMap<AnyRole, Called> {
  return new Map(
    (Object.entries(words) as [AnyRole, readonly string[]][]).map(([role, groups]) => [
      role,
      { words: ranked(groups), part: parts[role]?.part ?? null, never: parts[role]?.never ?? null },
    ]),
  )
}

function partsOf(
  parts: Readonly<Partial<Record<AnyRole, RegExp>>>,
  never: Readonly<Partial<Record<AnyRole, RegExp>>>,
): Parts {
  return Object.fromEntries(
    (Object.entries(parts) as [AnyRole, RegExp][]).map(([role, part]) => {
      const not = never[role]
      return [role, not ? { part, never: not } : { part }]
    }),
  )
}

/** Heading → group: 0 is the most telling. Where groups share a heading, the earlier one has it. */
function ranked(groups: readonly string[]): ReadonlyMap<string, number> {
  const pairs = groups.flatMap((group, rank) =>
    group
      .trim()
      .split(/\s+/)
      .map((word) => [word, rank] as const),
  )
  return new Map(pairs.reverse())
}

const known = new Set(
  importKinds.flatMap((kind) => [...called[kind].values()].flatMap(({ words }) => [...words.keys()])),
)

/** Every heading of the vocabulary, as the matcher writes them. */
export const knownHeadings: readonly string[] = [...known]

/** A heading as the vocabulary writes it: no case, spaces, punctuation or units in brackets. `金额（元）` → `金额`. */
export function headingKey(heading: string): string {
  const narrow = heading.normalize('NFKC').toLowerCase()
  const withoutUnits = narrow.replace(/[([{【「〔].*?[)\]}】」〕]/g, '')
  const key = withoutUnits.replace(/[^\p{L}\p{N}]+/gu, '')
  return key === '' ? narrow.replace(/[^\p{L}\p{N}]+/gu, '') : key
}

/** Is this the name of some column that a file is expected to have? */
export function knownHeading(heading: string): boolean {
  return known.has(headingKey(heading))
}

/** A heading that only contains a telling word ranks after all that are one. */
const partlyRank = 6

/** How telling a heading is for a role: 0 the most; null when it does not name the role. */
export function headingRank(role: AnyRole, heading: string, kind: ImportKind): number | null {
  const names = called[kind].get(role)
  if (!names) return null
  const key = headingKey(heading)
  const exact = names.words.get(key)
  if (exact !== undefined) return exact
  if (!names.part?.test(key) || names.never?.test(key)) return null
  return role === 'customer' && numbered.test(key) ? 1 : partlyRank
}

const numbered = /(?:id|no|号|號|编号|編號|编码|編碼|代码|代號)$/

/**
 * Whether a column names the customers of another: beside a number, an e-mail address or a telephone number any name
 * does, beside a bare 客户 only one that says so. What is called by a name already needs no second one.
 */
export function namesBeside(name: string, customer: string): boolean {
  const [called, calledBy] = [
    headingRank('customerName', name, 'orders'),
    headingRank('customer', customer, 'orders'),
  ]
  if (calledBy === groups.bare) return called === 0 || numbered.test(headingKey(customer))
  return calledBy === groups.numbers || calledBy === groups.contacts
}

/** Places of the groups of headings for a customer, in order-headings.ts. */
const groups = { numbers: 0, bare: 1, contacts: 3 } as const

/** Whatever its values look like, a column with this heading is not the day a customer bought. */
export function namesAnotherDay(heading: string): boolean {
  return new RegExp(dues).test(headingKey(heading))
}

/** A heading that names something other than a customer, so that its values are not to be taken for customers. */
export function namesSomethingElse(heading: string): boolean {
  const key = headingKey(heading)
  return new RegExp(`${notes}|${sums}|${dues}|row|line|index|序号|序號|行号|行號`).test(key) || known.has(key)
}
