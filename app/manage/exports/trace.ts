import { unguarded } from '../../base/language/formula-guard.ts'
import type { Read } from '../../base/notebook/notebook.ts'
import { marksOfExports } from './store.ts'
import { instantIn, isQuoted, mayBeQuoted, wayOf } from './watermark.ts'

/** A cell as it stands in a file. */
type Cell = { readonly text: string; readonly quoted: boolean }

/** Rows that are looked at: what a few thousand do not say, more do not say either. */
const mostRows = 20_000

/** What a file has of marks, each once: a cell that comes again says the same again. */
export type Evidence = {
  /** Words, and whether they stand in quote marks though they need none. */
  readonly words: ReadonlyMap<string, boolean>
  /** By which of its columns a row's name is taken, the instants with how they are written. */
  readonly instants: ReadonlyMap<number, ReadonlyMap<string, Instant>>
  readonly rows: number
}
type Instant = { readonly plain: string; readonly beside: string; readonly way: number }

/** What stands over our columns has no mark. */
const isHeading = (cell: string): boolean => / \(\w+\)$/.test(cell) || cell.startsWith('ricebook_')

/** No name beside it. */
const alone = -1
const mostColumns = 40

/** Looks for marks in a table, or a piece of one, whatever its columns and in whichever order. */
export function evidenceIn(text: string): Evidence {
  const delimiter = delimiterOf(text)
  const words = new Map<string, boolean>()
  const instants = new Map<number, Map<string, Instant>>()
  let rows = 0
  for (const cells of recordsOf(text.replace(/^\uFEFF/, ''), delimiter)) {
    if (rows >= mostRows) break
    rows += 1
    for (const { text: cell, quoted } of cells) {
      const word = unguarded(cell)
      if (isHeading(word)) continue
      if (mayBeQuoted(word) && !/[",\r\n]|^\s|\s$/.test(cell) && !words.has(word)) words.set(word, quoted)
    }
    const found = cells.flatMap(({ text: cell }) => instantIn(cell.trim()) ?? [])
    if (found.length === 0) continue
    for (let column = alone; column < Math.min(cells.length, mostColumns); column++) {
      const beside = column === alone ? '' : unguarded(cells[column]?.text ?? '')
      const known = instants.get(column) ?? new Map<string, Instant>()
      instants.set(column, known)
      for (const { plain, way } of found) known.set(`${plain}\n${beside}`, { plain, beside, way })
    }
  }
  return { words, instants, rows }
}

/** What speaks for one export. */
export type Suspect = {
  readonly export: string
  readonly by: string
  readonly name: string | null
  readonly at: string
  /** Places that could have told, and those that say what this export's would. */
  readonly places: number
  readonly agree: number
  /** How likely so many agree in a file that is not this export's, all exports and ways of looking counted. */
  readonly chance: number
}

/** A file is said to be an export's where that is less likely by chance than once in a million. */
export const sureBelow = 1e-6

/** Which exports a file may come from, the likeliest first; those that chance would do as well are none. */
export async function exportsTraced(read: Read, evidence: Evidence): Promise<Suspect[]> {
  const known = await marksOfExports(read)
  return known
    .map(({ mark, id, by, byName, createdAt }) => {
      const said = agreement(evidence, mark)
      return {
        ...{ export: id, by, name: byName, at: createdAt, places: said.places, agree: said.agree },
        chance: Math.min(1, said.chance * Math.max(1, known.length)),
      }
    })
    .filter(({ chance }) => chance < 0.01)
    .sort((a, b) => a.chance - b.chance)
}

/** How far a file says what this mark would, by quote marks, by instants or by both: whichever says most. */
export function agreement(
  { words, instants }: Evidence,
  mark: string,
): { readonly places: number; readonly agree: number; readonly chance: number } {
  let agree = 0
  for (const [word, quoted] of words) if (isQuoted(mark, word) === quoted) agree += 1
  const quotes = { places: words.size, agree }
  // Nobody knows which column the names are in: the best of them is one of so many tries.
  const columns = [...instants.values()].map((found) => {
    let bits = 0
    for (const { plain, beside, way } of found.values()) {
      const differs = wayOf(mark, plain, beside) ^ way
      bits += (differs & 1 ? 0 : 1) + (differs & 2 ? 0 : 1)
    }
    return { places: found.size * 2, agree: bits }
  })
  const [best = { places: 0, agree: 0 }] = columns.toSorted((a, b) => chanceOf(a) - chanceOf(b))
  const both = { places: quotes.places + best.places, agree: quotes.agree + best.agree }
  const tries = 2 * columns.length + 1
  const [first = quotes] = [quotes, best, both].toSorted((a, b) => chanceOf(a) - chanceOf(b))
  return { ...first, chance: Math.min(1, chanceOf(first) * tries) }
}

/** How likely at least so many of so many tosses of a coin fall on one side. */
function chanceOf({ places, agree }: { readonly places: number; readonly agree: number }): number {
  if (places === 0) return 1
  let log = -places * Math.LN2
  // The logarithm of how many ways there are to have exactly k; summed from the top down.
  let sum = 0
  for (let k = places; k >= agree; k--) {
    sum += Math.exp(log)
    log += Math.log(k) - Math.log(places - k + 1)
  }
  return Math.min(1, sum)
}

/** By what stands between most cells of the first lines. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 20_000)
  const counts = [',', '\t', ';', '|'].map((sign) => [sign, start.split(sign).length] as const)
  return counts.reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** The records of a delimited text (RFC 4180), each cell with whether it stands in quote marks. */
function* recordsOf(text: string, delimiter: string): Generator<Cell[]> {
  let cells: Cell[] = []
  for (let at = 0; at <= text.length; ) {
    let cell: Cell
    if (text[at] === '"') {
      let value = ''
      let from = at + 1
      for (;;) {
        const quote = text.indexOf('"', from)
        const ends = quote < 0 ? text.length : quote
        value += text.slice(from, ends)
        at = ends + 1
        if (text[ends + 1] !== '"') break
        value += '"'
        from = ends + 2
      }
      cell = { text: value, quoted: true }
    } else {
      let end = at
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r')
        end += 1
      cell = { text: text.slice(at, end), quoted: false }
      at = end
    }
    cells.push(cell)
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    if (cells.length > 1 || cell.text !== '') yield cells
    cells = []
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
}
