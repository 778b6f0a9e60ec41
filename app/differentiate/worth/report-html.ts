/** A text that may stand in a page as it is: whatever came from outside has been escaped. */
export type Html = { readonly html: string }
type Part = Html | string | number | null | false | readonly Part[]

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** What a page must not hold, and what a reader could not see. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

export const escaped = (text: string): string =>
  text.replace(unseen, '\ufffd').replace(/[&<>"']/g, (mark) => marks[mark] as string)

/** Markup with its holes filled: texts are escaped, pieces of markup are kept. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let whole = texts[0] ?? ''
  for (let i = 0; i < parts.length; i++) whole += `${piece(parts[i] as Part)}${texts[i + 1]}`
  return { html: whole }
}

/** Markup that was made elsewhere and is safe: a drawing, a style sheet. */
export const trusted = (markup: string): Html => ({ html: markup })

export const nothing: Html = { html: '' }

function piece(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(piece).join('')
}

const longestName = 32
/** Up to here a name is not broken over lines. */
const wholeName = 14

/** A name from the file: kept from turning the line around it, shortened where long, whole when pointed at. */
export function nameOf(text: string): Html {
  const letters = [...text]
  if (letters.length <= wholeName) return html`<bdi class="whole">${text}</bdi>`
  if (letters.length <= longestName) return html`<bdi>${text}</bdi>`
  return html`<bdi title="${text}">${letters.slice(0, longestName - 1).join('')}…</bdi>`
}

export type Column = {
  readonly heading: string
  readonly kind?: 'number' | 'reason' | 'state' | 'when'
}

type Rows = readonly (readonly (Html | string)[])[]

const kinds = { number: 'num', reason: 'why', state: 'state', when: 'when' } as const

function cellKinds(columns: readonly Column[]): readonly Html[] {
  return columns.map(({ kind }) => (kind ? html` class="${kinds[kind]}"` : nothing))
}

function headed(columns: readonly Column[], kind: readonly Html[]): Html {
  return html`<thead><tr>${columns.map(({ heading }, c) => html`<th scope="col"${kind[c] ?? nothing}>${heading}</th>`)}</tr></thead>`
}

/** A table. */
export function tableOf(columns: readonly Column[], rows: Rows): Html {
  const kind = cellKinds(columns)
  const body = rows.map(
    (row) => html`<tr>${row.map((cell, c) => html`<td${kind[c] ?? nothing}>${cell}</td>`)}</tr>`,
  )
  return html`<table>${headed(columns, kind)}<tbody>${body}</tbody></table>`
}

/** A table whose rows become small cards on a narrow page; there each cell can say what it is. */
export function cardsOf(columns: readonly Column[], rows: Rows): Html {
  const kind = cellKinds(columns)
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, c) => html`<td${kind[c] ?? nothing} data-label="${columns[c]?.heading ?? ''}">${cell}</td>`)}</tr>`,
  )
  return html`<table class="stacks">${headed(columns, kind)}<tbody>${body}</tbody></table>`
}

/** A sheet answers one question: its heading says so. */
export function sheet(id: string, heading: string, body: readonly Html[]): Html {
  return html`<section class="sheet" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`
}

export const folded = (summary: string, body: Html): Html =>
  html`<details><summary>${summary}</summary>${body}</details>`

/** The one number of a sheet, with its interval or its meaning small beside it. */
export const leading = (figure: string, beside: string): Html =>
  html`<p class="leading"><b>${figure}</b> <span>${beside}</span></p>`
