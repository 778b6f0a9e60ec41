/** A text that may stand in a page as it is: whatever came from outside has been escaped. */
export type Html = { readonly html: string }
type Part = Html | string | number | null | false | readonly Part[]

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** What a page must not hold, and what a reader could not see. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

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

export type Column = { readonly heading: string; readonly kind?: 'number' | 'text' | 'reason' | 'wide' | 'when' }

/** A table; on a narrow page each row becomes a small card whose cells say what they are. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly (Html | string)[])[], stacks = false): Html {
  const kind = (c: number): string => ({ number: 'num', reason: 'why', wide: 'state', when: 'when', text: '' })[columns[c]?.kind ?? 'text']
  return html`<table class="${stacks ? 'stacks' : ''}"><thead><tr>${columns.map(
    ({ heading }, c) => html`<th scope="col" class="${kind(c)}">${heading}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, c) => html`<td class="${kind(c)}" data-label="${columns[c]?.heading ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody></table>`
}

/** A sheet answers one question: its heading says so. */
export function sheet(id: string, heading: string, body: readonly Html[]): Html {
  return html`<section class="sheet" id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${body}</section>`
}

export const folded = (summary: string, body: Html): Html => html`<details><summary>${summary}</summary>${body}</details>`

/** The one number of a sheet, with its interval or its meaning small beside it. */
export const leading = (figure: string, beside: string): Html =>
  html`<p class="leading"><b>${figure}</b> <span>${beside}</span></p>`
