import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openZip } from './zip.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ricebook-zip-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Texts = readonly (readonly [name: string, pieces: readonly string[]])[]
const at = new Date('2024-03-05T08:09:10Z')
let made = 0

async function zipped(texts: Texts, longFrom?: number): Promise<string> {
  const path = join(folder, `${++made}.zip`)
  const zip = await openZip(path, { at, ...(longFrom !== undefined && { longFrom }) })
  for (const [name, pieces] of texts) {
    async function* text(): AsyncGenerator<string> {
      yield* pieces
    }
    expect(await zip.add(name, text())).toBe(Buffer.byteLength(pieces.join('')))
  }
  const { bytes, sha256 } = await zip.close()
  const file = await readFile(path)
  expect([bytes, sha256]).toEqual([file.length, createHash('sha256').update(file).digest('hex')])
  return path
}

/** As a reader does it: from the end to the list, from the list to each entry; long fields where the short ones say so. */
async function unzipped(path: string): Promise<[string, string][]> {
  const file = await readFile(path)
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let [count, begins] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)]
  if (begins === 0xffffffff) {
    const longEnd = Number(file.readBigUInt64LE(end - 20 + 8))
    expect(file.readUInt32LE(longEnd)).toBe(0x06064b50)
    count = Number(file.readBigUInt64LE(longEnd + 32))
    begins = Number(file.readBigUInt64LE(longEnd + 48))
  }
  const found: [string, string][] = []
  let place = begins
  for (let nth = 0; nth < count; nth++) {
    expect(file.readUInt32LE(place)).toBe(0x02014b50)
    const nameEnds = place + 46 + file.readUInt16LE(place + 28)
    const extraEnds = nameEnds + file.readUInt16LE(place + 30)
    let long = nameEnds + 4
    const told = (value: number): number => {
      if (value !== 0xffffffff) return value
      long += 8
      return Number(file.readBigUInt64LE(long - 8))
    }
    const unpacked = told(file.readUInt32LE(place + 24))
    const packed = told(file.readUInt32LE(place + 20))
    const from = told(file.readUInt32LE(place + 42))
    expect(file.readUInt32LE(from)).toBe(0x04034b50)
    const begin = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28)
    const text = inflateRawSync(file.subarray(begin, begin + packed))
    expect([text.length, crc32(text)]).toEqual([unpacked, file.readUInt32LE(place + 16)])
    found.push([file.toString('utf8', place + 46, nameEnds), text.toString()])
    place = extraEnds
  }
  return found
}

const joined = (texts: Texts): string[][] => texts.map(([name, pieces]) => [name, pieces.join('')])

const books: Texts = [
  ['orders-main.csv', ['\uFEFF订单号\r\n', 'A1\r\n'.repeat(100_000)]],
  ['orders-收银台.csv', ['']],
  ['README.txt', ['春满粮油', '\r\n']],
]

test('what was put in comes out again, and nothing is left beside it', async () => {
  const path = await zipped(books)
  expect(await unzipped(path)).toEqual(joined(books))
  expect((await readFile(path)).length).toBeLessThan(5_000)
  expect(await readdir(folder)).toEqual(['1.zip'])
})

test('whatever the texts, however they come in pieces, with long fields or without', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' }))),
        {
          selector: ([name]) => name,
          maxLength: 6,
        },
      ),
      fc.constantFrom(undefined, 0, 1, 40, 200),
      async (texts, longFrom) => {
        expect(await unzipped(await zipped(texts, longFrom))).toEqual(joined(texts))
      },
    ),
    { numRuns: 40 },
  )
})

describe.each([
  ['unzip', ['-tqq'], /^$/],
  ['python3', ['-c', 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())'], /^None$/],
] as const)('%s, where the machine has it', (program, words, well) => {
  test.skipIf(!has(program)).each([
    ['short', undefined],
    ['long', 0],
  ])('reads what has %s fields', async (_, longFrom) => {
    const path = await zipped(books, longFrom)
    expect(execFileSync(program, [...words, path], { encoding: 'utf8' }).trim()).toMatch(well)
  })
})

function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
