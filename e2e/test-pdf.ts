import { inflateSync } from 'node:zlib'

/**
 * Text of each page of a document that Chromium printed, in the order in which it is drawn: a line of text for every run
 * of it. Letters that a font draws alike (⽰ and 示) are told as the usual one.
 */
export function textOfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf)
  const fonts = new Map<number, ReadonlyMap<string, string>>()
  return pageIds(objects).map((id): string => {
    const { dict } = there(objects, id)
    const named = fontsOf(dict, objects)
    const content = [...(/\/Contents (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(dict)?.slice(1) ?? [])]
      .flatMap((refs) => refsIn(refs ?? ''))
      .map((ref) => there(objects, ref).stream)
      .join('\n')
    return textOf(content, (name) => {
      const font = named.get(name)
      if (font === undefined) return new Map()
      const known = fonts.get(font) ?? charactersOf(font, objects)
      fonts.set(font, known)
      return known
    })
      .normalize('NFKC')
      .replaceAll(/[\u2E80-\u2EFF\u6236]/g, (drawn) => drawnAlike[drawn] ?? drawn)
  })
}

type PdfObject = { readonly dict: string; readonly stream: string }

function objectsOf(pdf: Buffer): ReadonlyMap<number, PdfObject> {
  const whole = pdf.toString('latin1')
  const at = Number(/startxref\s+(\d+)/.exec(whole.slice(whole.lastIndexOf('startxref')))?.[1])
  const objects = new Map<number, PdfObject>()
  const [, first = '0', , rows = ''] =
    /xref\s+(\d+) (\d+)\s+((?:\d{10} \d{5} [nf]\s+)+)/.exec(whole.slice(at)) ?? []
  for (const [nth, [, offset, kind]] of [...rows.matchAll(/(\d{10}) \d{5} ([nf])/g)].entries()) {
    if (kind !== 'n') continue
    const body = whole.slice(Number(offset))
    const end = body.indexOf('endobj')
    const begin = body.indexOf('stream')
    const dict = body.slice(0, begin !== -1 && begin < end ? begin : end)
    const length = Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0)
    const from = Number(offset) + begin + (body.startsWith('\r\n', begin + 6) ? 8 : 7)
    const bytes = begin !== -1 && begin < end ? pdf.subarray(from, from + length) : Buffer.alloc(0)
    const stream = dict.includes('/FlateDecode') && bytes.length > 0 ? inflateSync(bytes) : bytes
    objects.set(Number(first) + nth, { dict, stream: stream.toString('latin1') })
  }
  return objects
}

function there(objects: ReadonlyMap<number, PdfObject>, id: number): PdfObject {
  const found = objects.get(id)
  if (!found) throw new Error(`the document has no object ${id}`)
  return found
}

const refsIn = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id))

function pageIds(objects: ReadonlyMap<number, PdfObject>): number[] {
  const root = [...objects].find(([, { dict }]) => /\/Type \/Catalog/.test(dict))?.[1].dict ?? ''
  const under = (id: number): number[] => {
    const { dict } = there(objects, id)
    const kids = /\/Kids \[([^\]]*)\]/.exec(dict)?.[1]
    return kids === undefined ? [id] : refsIn(kids).flatMap(under)
  }
  return refsIn(/\/Pages (\d+ 0 R)/.exec(root)?.[1] ?? '').flatMap(under)
}

function fontsOf(page: string, objects: ReadonlyMap<number, PdfObject>): ReadonlyMap<string, number> {
  const [resources] = refsIn(/\/Resources (\d+ 0 R)/.exec(page)?.[1] ?? '')
  const dict = resources === undefined ? page : there(objects, resources).dict
  const fonts = /\/Font\s*<<([\s\S]*?)>>/.exec(dict)?.[1] ?? ''
  return new Map([...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id]) => [name, Number(id)]))
}

/** Which characters a font's glyphs stand for. */
function charactersOf(font: number, objects: ReadonlyMap<number, PdfObject>): ReadonlyMap<string, string> {
  const [id] = refsIn(/\/ToUnicode (\d+ 0 R)/.exec(there(objects, font).dict)?.[1] ?? '')
  const characters = new Map<string, string>()
  if (id === undefined) return characters
  const said = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  const { stream } = there(objects, id)
  for (const [, rows = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of rows.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g))
      characters.set(glyph.toUpperCase(), said(text))
  for (const [, rows = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of rows.matchAll(
      /<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/g,
    ))
      for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++) {
        const code = Number.parseInt(text, 16) + glyph - Number.parseInt(from, 16)
        characters.set(
          glyph.toString(16).toUpperCase().padStart(from.length, '0'),
          said(code.toString(16).padStart(4, '0')),
        )
      }
  return characters
}

function textOf(content: string, fontNamed: (name: string) => ReadonlyMap<string, string>): string {
  let characters: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [token, name] of content.matchAll(/\/(\w+) [\d.]+ Tf|<[\dA-Fa-f]+>|\bET\b/g)) {
    if (name !== undefined) characters = fontNamed(name)
    else if (token === 'ET') text += '\n'
    else {
      // Fonts that are drawn glyph by glyph have one byte a glyph, others two.
      const digits = [...characters.keys()][0]?.length ?? 4
      const glyphs = token.slice(1, -1).toUpperCase()
      for (let at = 0; at < glyphs.length; at += digits)
        text += characters.get(glyphs.slice(at, at + digits)) ?? ''
    }
  }
  return text
}

/** Parts of characters that a font draws like the characters that they are. */
const drawnAlike: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟戶户'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, drawn = '', character = '']) => [drawn, character]),
)
