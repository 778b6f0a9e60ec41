import { html } from 'hono/html'
import { type Language, languages, type Say } from '../language/language.ts'
import { type Document, methods, type PathItem, partOf } from './openapi.ts'
import { PAGE_STYLE } from './page-style.ts'
import { exampleOf, kindSaid, noteOf, resolved, type Schema, type Schemas } from './schema-words.ts'

type Read = {
  readonly document: Document
  readonly language: Language
  readonly say: Say<string>
  /** Where the examples are sent to: where the page was asked for. */
  readonly origin: string
}
type Html = ReturnType<typeof html>

type Operation = {
  readonly method: string
  readonly path: string
  readonly described: NonNullable<PathItem['get']>
}

const languageNames: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
}

/** The description of the interface as a page: everything the OpenAPI document says, in the reader's words. */
export function readablePage({ document, language, say, origin }: Read): Html {
  const parts = Map.groupBy(operationsIn(document), ({ path }) => partOf(path))
  const schemas = (document.components?.schemas ?? {}) as Schemas
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${say('http.document.title')}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<div class="app">
<nav aria-label="${say('http.page.contents')}">
<div class="name">${say('http.document.name')}</div>
${[...parts].map(
  ([part, operations]) => html`<a class="part" href="#part-${part}">${partSaid(part, say)}</a>
${operations.map((one) => html`<a href="#${anchorOf(one)}">${one.described.summary}</a>`)}`,
)}
</nav>
<main>
<header class="top"><h1>${say('http.document.title')}</h1><span class="languages">${languages.map((one) =>
    one === language
      ? html`<b>${languageNames[one]}</b> `
      : html`<a href="/api?language=${one}" lang="${one}" hreflang="${one}">${languageNames[one]}</a> `,
  )}</span></header>
<p class="quiet about">${say('http.document.about')} <a href="/api/openapi.json?language=${language}">${say('http.page.file')}</a></p>
<p class="quiet about"><code>language</code> ${say('http.parameter.language')}</p>
<p class="quiet about"><code>Idempotency-Key</code> ${say('http.parameter.idempotency-key')}</p>
${[...parts].map(
  ([
    part,
    operations,
  ]) => html`<section aria-labelledby="part-${part}"><h2 id="part-${part}">${partSaid(part, say)}</h2>
${operations.map((one) => operationSaid(one, { schemas, say, origin }))}</section>`,
)}
</main>
</div>
</body>
</html>`
}

function operationsIn(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const described = item[method]
      return described ? [{ method, path, described }] : []
    }),
  )
}

/** A room names its part by the word `<part>.api`; without one the address speaks for itself. */
function partSaid(part: string, say: Say<string>): string {
  const key = part === 'program' ? 'http.page.part.program' : `${part}.api`
  const said = say(key)
  return said === key ? part : said
}

function anchorOf({ described }: Operation): string {
  return described.operationId ?? ''
}

type Reading = { readonly schemas: Schemas; readonly say: Say<string>; readonly origin: string }

function operationSaid(operation: Operation, { schemas, say, origin }: Reading): Html {
  const { method, path, described } = operation
  const permission = String((described as Record<string, unknown>)['x-permission'])
  const needs =
    permission === 'public' || permission === 'signed-in'
      ? say(`http.page.needs.${permission}`)
      : say('http.page.needs.permission', { permission })
  const body = bodyOf(operation)
  const answer = answerOf(operation)
  return html`<article class="sheet pad" id="${anchorOf(operation)}">
<h3><span class="tag ${method === 'get' ? '' : method === 'delete' ? 'due' : 'good'}">${method.toUpperCase()}</span> <code>${path}</code></h3>
<p>${described.summary}</p>
<p class="small">${say('http.page.needs', { what: needs })}</p>
${parametersSaid(operation, schemas, say)}
${body?.media === 'application/json' ? fieldsSaid({ title: say('http.page.body'), must: say('http.page.required'), schema: body.schema, schemas, say }) : ''}
${body && body.media !== 'application/json' ? html`<h4>${say('http.page.body')}</h4><p>${say('http.page.kind.file')}</p>` : ''}
<h4>${say('http.page.example')}</h4>
<pre tabindex="0"><code>${curlOf(operation, schemas, origin)}</code></pre>
${answer ? fieldsSaid({ title: say('http.page.answer'), must: say('http.page.always'), schema: answer, schemas, say }) : ''}
${answer ? html`<pre tabindex="0"><code>${JSON.stringify(exampleOf(answer, schemas), null, 2)}</code></pre>` : ''}
<h4>${say('http.page.answers')}</h4>
<ul class="statuses">${Object.entries(described.responses ?? {}).map(
    ([status, response]) =>
      html`<li><b>${status}</b> ${'description' in response ? response.description : ''}</li>`,
  )}</ul>
</article>`
}

type Described = { readonly media: string; readonly schema: Schema }

function bodyOf({ described }: Operation): Described | null {
  const body = described.requestBody
  if (!body || !('content' in body)) return null
  const [first] = Object.entries(body.content)
  return first ? { media: first[0], schema: (first[1].schema ?? {}) as Schema } : null
}

function answerOf({ described }: Operation): Schema | null {
  for (const [status, response] of Object.entries(described.responses ?? {})) {
    const content = 'content' in response ? response.content?.['application/json'] : undefined
    if (status.startsWith('2') && content?.schema) return content.schema as Schema
  }
  return null
}

type Shown = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: unknown
}

function parametersOf({ described }: Operation): (Shown & { readonly description?: string })[] {
  return (described.parameters ?? []).flatMap((one) => ('name' in one ? [one] : []))
}

/** What every request takes is said once, at the top. */
const everywhere = ['language', 'Idempotency-Key']

function parametersSaid(operation: Operation, schemas: Schemas, say: Say<string>): Html | string {
  const shown = parametersOf(operation).filter(({ name }) => !everywhere.includes(name))
  if (shown.length === 0) return ''
  return html`<h4>${say('http.page.parameters')}</h4><table>
<tr><th>${say('http.page.field')}</th><th>${say('http.page.in')}</th><th>${say('http.page.kind')}</th><th>${say('http.page.required')}</th><th>${say('http.page.note')}</th></tr>
${shown.map((one) => {
  const schema = (one.schema ?? {}) as Schema
  return html`<tr><td><code>${one.name}</code></td><td>${say(`http.page.in.${one.in}`)}</td><td>${kindSaid(schema, schemas, say)}</td><td class="must" data-head="${say('http.page.required')}">${one.required ? say('http.page.yes') : ''}</td><td>${noteOf({ ...schema, ...(one.description ? { description: one.description } : {}) }, schemas, say)}</td></tr>`
})}
</table>`
}

type Fields = {
  readonly title: string
  /** What it means of a field that it is not optional: in a request it must be given, in an answer it is always there. */
  readonly must: string
  readonly schema: Schema
  readonly schemas: Schemas
  readonly say: Say<string>
}

function fieldsSaid({ title, must, schema, schemas, say }: Fields): Html | string {
  const rows = rowsOf(schema, schemas, '')
  if (rows.length === 0) return ''
  return html`<h4>${title}</h4><table>
<tr><th>${say('http.page.field')}</th><th>${say('http.page.kind')}</th><th>${must}</th><th>${say('http.page.note')}</th></tr>
${rows.map(
  (row) =>
    html`<tr><td><code>${row.name}</code></td><td>${kindSaid(row.schema, schemas, say)}</td><td class="must" data-head="${must}">${row.required ? say('http.page.yes') : ''}</td><td>${noteOf(row.schema, schemas, say)}</td></tr>`,
)}
</table>`
}

type Row = { readonly name: string; readonly schema: Schema; readonly required: boolean }

/** Fields within fields as a.b, those of a list as a[].b. */
function rowsOf(of: Schema, schemas: Schemas, before: string): Row[] {
  if (before.split('.').length > 4) return []
  const schema = objectIn(of, schemas)
  const whole = schema.items && !schema.properties ? rowsOf(schema.items, schemas, `${before}[]`) : []
  return Object.entries(schema.properties ?? {}).reduce((rows, [field, inner]) => {
    const name = before === '' ? field : `${before}.${field}`
    const within = objectIn(inner, schemas)
    rows.push({ name, schema: inner, required: schema.required?.includes(field) ?? false })
    rows.push(...rowsOf(within.items ?? within, schemas, within.items ? `${name}[]` : name))
    return rows
  }, whole)
}

function objectIn(of: Schema, schemas: Schemas): Schema {
  const schema = resolved(of, schemas)
  const one = (schema.anyOf ?? schema.oneOf)?.find((choice) => resolved(choice, schemas).type !== 'null')
  return one ? objectIn(one, schemas) : schema
}

function curlOf(operation: Operation, schemas: Schemas, origin: string): string {
  const { method, path } = operation
  const parameters = parametersOf(operation)
  let address = path
  for (const one of parameters.filter(({ in: place }) => place === 'path')) {
    address = address.replace(`{${one.name}}`, String(exampleOf((one.schema ?? {}) as Schema, schemas)))
  }
  const lines = [`curl -b cookies.txt -X ${method.toUpperCase()} '${origin}${address}'`]
  if (method !== 'get') lines.push(`-H 'Origin: ${origin}'`)
  const body = bodyOf(operation)
  if (body?.media === 'application/json') {
    lines.push(`-H 'Content-Type: application/json'`)
    lines.push(`-d '${JSON.stringify(exampleOf(body.schema, schemas))}'`)
  } else if (body) {
    lines.push(`-H 'Content-Type: application/octet-stream'`, '--data-binary @orders.csv')
  }
  return lines.join(' \\\n  ')
}
