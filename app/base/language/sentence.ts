import { amountsIn } from './amounts.ts'
import type { Speech, Values } from './language.ts'

/**
 * What fills a place of a sentence that is kept and said later, in the language and on the day of whoever reads it: texts
 * and numbers as they are, all else as what it is. `count` is always a number: it chooses between one and many.
 */
export type Figure =
  | string
  | number
  /** ISO. */
  | { readonly day: string }
  /** ISO, first and last; `near`: a day that the sentence has just named. */
  | { readonly days: readonly [string, string]; readonly near?: string | undefined }
  /** Minor units of the company's currency. */
  | { readonly money: number }
  | { readonly share: number }
  /** A product's code. */
  | { readonly product: string }
  /** So much of a product, by its code. */
  | { readonly quantity: number; readonly of: string }
export type Figures = Readonly<Record<string, Figure>>

/** A sentence before it is said: which one, and what fills its places. */
export type Kept = { readonly code: string; readonly values: Figures }

/** What whoever reads a sentence knows anyhow, and what is known to them by another name. */
export type Reader = {
  /** ISO: its year is not said. */
  readonly today: string
  readonly currency: string
  /** What a product is called and counted in; undefined where nobody told. */
  readonly product: (
    code: string,
  ) => { readonly name: string | null; readonly unit: string | null } | undefined
}

/** A piece of a sentence. */
export type Part = {
  readonly text: string
  /** What the eye should find first. */
  readonly strong?: true
  /** Not to be broken at the end of a line. */
  readonly whole?: true
}

/** Whoever speaks; the code of a kept sentence is a text by then, whatever keys the speaker knows. */
type Speaking = Pick<Speech<string>, 'language' | 'number' | 'percent' | 'day' | 'days'> & {
  say(key: string, values?: Values): string
}

/** Where a figure stands while a sentence is put together: characters that no text has (private use). */
const [BEGIN, END] = ['\uE000', '\uE001']
const PIECES = new RegExp(`(\\*\\*|${BEGIN}\\d+${END})`)

/**
 * Says a sentence in pieces. In a room's words, what stands between two pairs of asterisks is strong; what fills the
 * places is never looked at for any.
 */
export function tell({ code, values }: Kept, reader: Reader, speech: Speaking): Part[] {
  const figures = Object.entries(values)
  const places: Values = Object.fromEntries(
    figures.map(([name, figure], at) => [
      name,
      name === 'count' && typeof figure === 'number' ? figure : `${BEGIN}${at}${END}`,
    ]),
  )
  const parts: Part[] = []
  let strong = false
  for (const piece of speech.say(code, places).split(PIECES)) {
    if (piece === '**') strong = !strong
    else if (piece !== '') {
      const at = piece.startsWith(BEGIN) ? Number(piece.slice(1, -1)) : null
      const [, figure] = (at === null ? null : figures[at]) ?? []
      const part = figure === undefined ? { text: piece } : written(figure, reader, speech)
      if (part.text !== '') parts.push(strong ? { ...part, strong } : part)
    }
  }
  return parts
}

/** The sentence for who may not see the amounts in it. */
export function withoutMoney({ code, values }: Kept): Kept {
  const shown = Object.entries(values).map(([name, figure]): [string, Figure] => [
    name,
    typeof figure === 'object' && 'money' in figure ? '****' : figure,
  ])
  return { code, values: Object.fromEntries(shown) }
}

/** The pieces as one plain text. */
export const plainly = (parts: readonly Part[]): string => parts.map(({ text }) => text).join('')

function written(figure: Figure, { today, currency, product }: Reader, speech: Speaking): Part {
  if (typeof figure === 'string') return { text: figure }
  if (typeof figure === 'number') return { text: speech.number(figure, 3), whole: true }
  if ('day' in figure) return { text: speech.day(figure.day, today), whole: true }
  if ('days' in figure) {
    const { near } = figure
    return { text: speech.days(...figure.days, { today, near }), whole: true }
  }
  if ('money' in figure)
    return { text: amountsIn(speech.language, currency).exact(figure.money), whole: true }
  if ('share' in figure) return { text: shareSaid(figure.share, speech), whole: true }
  if ('product' in figure) return { text: product(figure.product)?.name ?? figure.product }
  const unit = product(figure.of)?.unit
  const quantity = speech.number(figure.quantity, 3)
  return { text: unit ? `${quantity} ${unit}` : quantity, whole: true }
}

/** Nobody is certain: a rounded 0 or 100 says more than is known. */
function shareSaid(share: number, { percent }: Speaking): string {
  const rounded = Math.round(share * 100)
  if (rounded <= 0) return `<${percent(0.01)}`
  return rounded >= 100 ? `>${percent(0.99)}` : percent(share)
}
