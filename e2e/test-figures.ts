import type { Page } from 'playwright-core'
import { type Context, fits, type Shown, tokensOf, type Writing } from './test-figures-read.ts'

/** A value as an answer or a store has it; null: nobody knows. */
export type Value = number | string | null

/** One figure that a page may show: what it is, what the API says of it and what the stores say. */
export type Account = {
  readonly what: string
  readonly api: Value
  readonly sql: Value
  readonly writing: Writing
  /** It need not stand there: a sentence has several forms. */
  readonly optional?: true
  /** How far both may be from each other, as a share: where the stores keep what was rounded. */
  readonly within?: number
}

/** A name or an address that holds digits: known letter by letter, and no figure. */
export type Text = { readonly what: string; readonly api: string | null; readonly sql: string | null }

/** A place of a page, and every figure that belongs there. */
export type Scope = {
  /** Selects it; `nth` of those found. */
  readonly at: string
  readonly nth?: number
  readonly what: string
  readonly accounts?: readonly Account[]
  readonly texts?: readonly Text[]
  /** Figures that are the wording's own, as the two fifths of a rule of thumb. */
  readonly wording?: readonly string[]
}

export type Counted = {
  pages: number
  /** Figures shown, and those that are a value of the API, of the stores too, or the wording's own. */
  seen: number
  byApi: number
  bySql: number
  wording: number
  /** Names with digits that were read letter by letter. */
  texts: number
}

/** What is read at once: a page, or a part of it. */
export type Part = { readonly name: string; readonly scopes: readonly Scope[]; readonly within?: string }

type Compared = { readonly api: unknown; readonly sql: unknown; readonly within?: number }
type Piece = { readonly scope: number | null; readonly text: string; readonly place: string }

/** Reads pages figure by figure, and keeps what nobody accounts for. */
export class FiguresRead {
  readonly counted: Counted = { pages: 0, seen: 0, byApi: 0, bySql: 0, wording: 0, texts: 0 }
  readonly problems: string[] = []
  readonly #today: string

  constructor(today: string) {
    this.#today = today
  }

  /**
   * Every figure that a page shows now is one of those told, at its place, and each of those told stands there.
   *
   * @returns how many figures were seen
   */
  async read(page: Page, { name, scopes, within = 'body' }: Part): Promise<number> {
    const selectors = scopes.map(({ at, nth = 0 }) => [at, nth] as const)
    const { pieces, missing } = await page.evaluate<{ pieces: Piece[]; missing: number[] }>(
      `(${piecesShown})(${JSON.stringify(selectors)}, ${JSON.stringify(within)})`,
    )
    const before = this.counted.seen
    this.counted.pages++
    for (const at of missing) {
      const scope = scopes[at] as Scope
      if (mustStand(scope)) this.#problem(name, scope.what, `nothing stands at ${scope.at} ${scope.nth ?? 0}`)
    }
    for (const { place, text } of pieces.filter(({ scope }) => scope === null)) {
      const shown = tokensOf(text)
      this.counted.seen += shown.length
      if (shown.length > 0) this.#problem(name, place, `nobody accounts for what it shows: ${said(text)}`)
    }
    scopes.forEach((scope, at) => {
      if (missing.includes(at)) return
      const own = pieces.filter((piece) => piece.scope === at).map(({ text }) => text)
      this.#matched(name, scope, own.join('\n'))
    })
    return this.counted.seen - before
  }

  /** The figures of a text that the API wrote, against what fills its places. */
  text(name: string, scope: Omit<Scope, 'at'>, text: string): void {
    this.#matched(name, { at: '', ...scope }, text)
  }

  /** Something that must be the same in an answer and in the stores, shown or not. */
  same(where: string, api: unknown, sql: unknown): void {
    this.#same(where, { api, sql })
  }

  #same(where: string, { api, sql, within }: Compared): void {
    if (!alike(api, sql, within))
      this.problems.push(`${where}: the API says ${json(api)}, the stores ${json(sql)}`)
  }

  #problem(page: string, place: string, text: string): void {
    this.problems.push(`${page} · ${place}: ${text}`)
  }

  #matched(page: string, scope: Scope, text: string): void {
    const { what, accounts = [], texts = [], wording = [] } = scope
    let left = text
    const named = texts.filter(({ api, sql }) => /\d/.test(`${api}${sql}`))
    for (const one of named) this.#same(`${page} · ${what} · ${one.what}`, one)
    for (const { api } of named.toSorted((a, b) => (b.api?.length ?? 0) - (a.api?.length ?? 0))) {
      if (api === null || !left.includes(api)) continue
      left = left.replaceAll(api, '\uFFFC')
      this.counted.texts++
    }
    for (const own of wording) {
      if (!left.includes(own)) this.#problem(page, what, `does not say ${own}: ${said(text)}`)
      const figures = tokensOf(own).length
      left = left.replace(own, '\uFFFC')
      this.counted.seen += figures
      this.counted.wording += figures
    }
    const shown = tokensOf(left)
    this.counted.seen += shown.length
    for (const account of accounts) this.#same(`${page} · ${what} · ${account.what}`, account)
    // What must stand there first: what may is taken for the rest.
    const known = accounts
      .filter(({ api }) => api !== null)
      .toSorted((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false))
    const taken = paired(shown, known, { today: this.#today })
    shown.forEach((token, i) => {
      const account = known[taken[i] ?? -1]
      if (!account) {
        const candidates = known
          .filter((_, at) => !taken.includes(at))
          .map(({ what: w, api }) => `${w} ${api}`)
        this.#problem(
          page,
          what,
          `shows ${token.text}, which is none of [${candidates.join(', ')}]: ${said(text)}`,
        )
        return
      }
      this.counted.byApi++
      if (alike(account.api, account.sql, account.within)) this.counted.bySql++
    })
    known.forEach((account, at) => {
      if (account.optional || taken.includes(at)) return
      this.#problem(page, what, `does not show ${account.what} ${account.api}: ${said(text)}`)
    })
  }
}

const mustStand = ({ accounts = [], wording = [] }: Scope): boolean =>
  wording.length > 0 || accounts.some(({ api, optional }) => api !== null && !optional)

const said = (text: string): string => JSON.stringify(text.replaceAll('\u200b', '').slice(0, 160))
const json = (value: unknown): string => String(JSON.stringify(value)).slice(0, 300)

/** Sums of shares may differ in their last bits, and in nothing else. */
function alike(one: unknown, other: unknown, within = 1e-9): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return one === other || Math.abs(one - other) <= within * Math.max(Math.abs(one), Math.abs(other))
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Every figure shown gets an account of its own, if there is any way to. */
function paired(shown: readonly Shown[], accounts: readonly Account[], context: Context): (number | null)[] {
  const holder = new Map<number, number>()
  const claim = (i: number, tried: Set<number>): boolean => {
    for (const [at, account] of accounts.entries()) {
      if (
        tried.has(at) ||
        !fits(shown[i] as Shown, { value: account.api, writing: account.writing }, context)
      )
        continue
      tried.add(at)
      const held = holder.get(at)
      if (held !== undefined && !claim(held, tried)) continue
      holder.set(at, i)
      return true
    }
    return false
  }
  shown.forEach((_, i) => {
    claim(i, new Set())
  })
  const taken: (number | null)[] = shown.map(() => null)
  for (const [at, i] of holder) taken[i] = at
  return taken
}

/**
 * What stands on the page, piece by piece, each with the innermost scope that it stands in. What is typed, pictures with
 * their axes, keys and codes are left out.
 */
const piecesShown = `(selectors, within) => {
  const scopes = new Map()
  const missing = []
  selectors.forEach(([selector, nth], at) => {
    const found = document.querySelectorAll(selector)[nth]
    if (!found || scopes.has(found)) missing.push(at)
    else scopes.set(found, at)
  })
  const aside = 'script, style, noscript, svg, input, textarea, code, kbd, .skip, .ant-select-selector'
  const blocks = new Map()
  const pieces = []
  for (const root of document.querySelectorAll(within)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || node.textContent.trim() === '' || element.closest(aside)) continue
      if (element.getClientRects().length === 0 || getComputedStyle(element).visibility === 'hidden') continue
      let block = element
      while (block.parentElement && /^(inline|contents)$/.test(getComputedStyle(block).display)) block = block.parentElement
      let holder = element
      while (holder && !scopes.has(holder)) holder = holder.parentElement
      const scope = holder ? scopes.get(holder) : null
      const last = blocks.get(block)
      const broken = node.previousSibling && node.previousSibling.nodeName === 'BR'
      if (last && last.scope === scope && !broken) last.text += '\\u200b' + node.textContent
      else {
        const section = element.closest('section, header, nav, aside')
        const piece = {
          scope,
          text: node.textContent,
          place: (section ? section.id || section.getAttribute('aria-labelledby') || section.className : '') +
            ' ' + block.tagName.toLowerCase() + '.' + block.className,
        }
        blocks.set(block, piece)
        pieces.push(piece)
      }
    }
  }
  return { pieces, missing }
}`
