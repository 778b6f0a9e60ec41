import { crc32, deflateRawSync } from 'node:zlib'

/** A workbook put together by hand: parts as they are, with whatever the directory is made to say of them. */
export function handmade(
  parts: Readonly<Record<string, string | Buffer>>,
  claim?: (size: number) => number,
): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, content] of Object.entries(parts)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claim?.(raw.length) ?? raw.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed])
    const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), name])
    entry.writeUInt32LE(at, 42)
    bodies.push(local)
    directory.push(entry)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** The parts of a workbook with one sheet, whose rows are given as XML. */
function sheetParts(sheetData: string, { above = '', after = '' } = {}): Record<string, string> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${ns} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${above}<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet ${ns}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${ns}><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
  }
}

export function text(cell: string, value: string): string {
  return `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
}

type Also = { readonly from1904?: boolean; readonly more?: string; readonly after?: string }

/** Rows of texts; a five-digit one is a day as the workbook counts days. `more` is XML below them. */
export function sheet(
  rows: readonly (readonly (string | null)[])[],
  { from1904 = false, more = '', after = '' }: Also = {},
): Record<string, string> {
  const cell = (value: string | null, place: string): string => {
    if (value === null) return ''
    return /^\d{5}$/.test(value) ? `<c r="${place}" s="1"><v>${value}</v></c>` : text(place, value)
  }
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((value, i) => cell(value, `${'ABCDEFGH'[i]}${row + 1}`)).join('')}</row>`,
  )
  return sheetParts(data.join('') + more, { above: from1904 ? '<workbookPr date1904="1"/>' : '', after })
}
