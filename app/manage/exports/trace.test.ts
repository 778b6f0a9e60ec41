import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { random } from '@ricebook/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { allWords } from '../../all-words.ts'
import { speech } from '../../base/language/language.ts'
import { rowsOf } from '../../identify/imports/delimited.ts'
import { openTestInstallation, type TestInstallation } from '../../identify/imports/test-installations.ts'
import { traceCommand } from './commands.ts'
import { csvText } from './csv.ts'
import type { Asker } from './exports.ts'
import { exported, person, type Taken } from './test-exports.ts'
import { agreement, evidenceIn, exportsTraced, sureBelow } from './trace.ts'
import { instantIn, instantText, markingOf, newMark } from './watermark.ts'

/** `RICEBOOK_PROVE=1` compares twenty times as many. */
const [files, marks] = process.env.RICEBOOK_PROVE ? [60, 200] : [20, 30]

const names = ['customer', 'name', 'kind', 'phone', 'email', 'city', 'createdAt', 'changedAt', 'id']
const chance = random(7)
const letters = (count: number, from: string): string =>
  Array.from({ length: count }, () => from[chance.below(from.length)]).join('')

/** Customers as one import left them: all of them made at the same moment. */
const customers = Array.from({ length: 400 }, (_, nth) => [
  ...[
    '',
    letters(3, '王李张刘陈杨赵黄周吴伟芳娜敏静丽强磊军洋米油'),
    'household',
    `+86138${10_000_000 + nth * 37}`,
  ],
  ...[
    nth % 3 === 0 ? `${letters(7, 'abcdefghijk')}@example.com` : '',
    ['苏州', '无锡', '常州'][nth % 3] ?? '',
  ],
  ...[
    '2026-03-05T02:11:09.123Z',
    nth % 5 === 0 ? `2026-04-0${1 + (nth % 7)}T03:00:0${nth % 10}.000Z` : '2026-03-05T02:11:09.123Z',
  ],
  `01985b7e-4f5a-7c3e-9b1d-${(nth + 1).toString(16).padStart(12, 'a')}`,
])

async function fileBy(mark: string, rows: readonly (readonly string[])[] = customers): Promise<string> {
  let text = ''
  async function* page() {
    yield rows
  }
  for await (const piece of csvText(names, page(), markingOf(mark, names))) text += piece
  return text
}
const linesOf = (text: string): string[] => text.split('\r\n').filter((line) => line !== '')
const chosen = (lines: readonly string[], count: number): string =>
  [...lines.slice(1)]
    .map((line) => [chance.uniform(), line] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, line]) => line)
    .join('\n')
/** As a spreadsheet saves it, or whatever reads and writes anew: no quote marks but where they are needed. */
const savedAnew = (text: string, columns?: readonly number[]): string =>
  rowsOf(text, ',')
    .map(({ cells }) => (columns ? columns.map((n) => cells[n] ?? '') : cells).join(','))
    .join('\n')

const chanceIn = (text: string, mark: string): number => agreement(evidenceIn(text), mark).chance

test('an instant is the same moment in each of the four ways, and read back from each', () => {
  const plain = '2026-03-05T02:11:09.123'
  for (const way of [0, 1, 2, 3]) {
    const text = instantText(plain, way)
    expect(instantIn(text)).toEqual({ plain, way })
    expect(Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' })).toBe(`${plain}Z`)
    expect(new Date(text).toISOString()).toBe(`${plain}Z`)
  }
  expect(instantIn('2026-03-05')).toBeNull()
})

test('a marked file says what an unmarked one says, cell by cell', async () => {
  const plain = (cell: string): string => {
    const found = instantIn(cell)
    return found ? instantText(found.plain, 0) : cell
  }
  const read = rowsOf((await fileBy(newMark())).slice(1), ',').slice(1)
  expect(read.map(({ cells }) => cells.map(plain)).slice(0, customers.length)).toEqual(customers)
})

describe('a file that leaked leads back to its export', () => {
  test.each([
    ['whole', 400, (text: string) => text],
    ['ten rows cut out, in any order', 10, (text: string) => text],
    ['saved anew by a spreadsheet', 400, (text: string) => savedAnew(text)],
    [
      'saved anew, sorted, with names and times alone, twenty rows',
      20,
      (text: string) => savedAnew(text, [6, 1]),
    ],
    ['columns cut off as text: names, cities and numbers', 60, (text: string) => rawColumns(text, [1, 3, 5])],
  ])('%s', async (_, rows, through) => {
    const [mine, others] = [newMark(), Array.from({ length: 50 }, newMark)]
    const left = through(chosen(linesOf(await fileBy(mine)), rows))
    expect(chanceIn(left, mine)).toBeLessThan(sureBelow / 50)
    for (const other of others) expect(chanceIn(left, other)).toBeGreaterThan(1e-4)
  })

  /** Columns as `cut` takes them: with the quote marks that stand there. */
  function rawColumns(text: string, columns: readonly number[]): string {
    return text
      .split('\n')
      .map((line) => line.split(','))
      .map((cells) => columns.map((n) => cells[n]).join(','))
      .join('\n')
  }

  test('of so many rows so many are known for certain: eight as they were, twenty saved anew', async () => {
    const known = async (count: number, through: (text: string) => string): Promise<number> => {
      let sure = 0
      for (let nth = 0; nth < 40; nth++) {
        const mark = newMark()
        if (chanceIn(through(chosen(linesOf(await fileBy(mark)), count)), mark) < sureBelow) sure += 1
      }
      return sure / 40
    }
    expect(await known(8, (text) => text)).toBe(1)
    expect(await known(20, (text) => savedAnew(text))).toBe(1)
    expect(await known(1, (text) => text)).toBeLessThan(0.5)
  })

  test('nobody is named by chance: of hundreds of others’ files none is taken for mine, and chance is what it says', async () => {
    const others = await Promise.all(
      Array.from({ length: files }, async (_, nth) => {
        const lines = linesOf(await fileBy(newMark()))
        const text = chosen(lines, 5 + (nth % 40) * 4)
        return evidenceIn(nth % 2 === 0 ? text : savedAnew(text))
      }),
    )
    const chances = others.flatMap((evidence) =>
      Array.from({ length: marks }, () => agreement(evidence, newMark()).chance),
    )
    expect(Math.min(...chances)).toBeGreaterThan(sureBelow)
    for (const level of [0.1, 0.01])
      expect(chances.filter((one) => one < level).length / chances.length).toBeLessThan(level * 1.5)
  })
})

describe('exports of a company', () => {
  let company: TestInstallation
  let people: [Asker, Asker]
  let taken: [Taken, Taken]
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ricebook-traced-'))
    company = await openTestInstallation()
    people = [await person(company, '王春满'), await person(company, '李卖米')]
    const lines = Array.from(
      { length: 40 },
      (_, nth) => `A${nth},客户${letters(3, '甲乙丙丁戊己庚辛')}${nth},2024-03-05,米,1,79`,
    )
    await company.bring({ text: ['订单号,客户名称,下单日期,商品,数量,实付金额', ...lines, ''].join('\n') })
    taken = [await exported(company, people[0]), await exported(company, people[1])]
  }, 60_000)
  afterAll(async () => {
    await company?.done()
    await rm(folder, { recursive: true, force: true })
  })

  const traced = (text: string) => exportsTraced(company.notebook.read, evidenceIn(text))

  test('each is another file, says who, when and which, and is traced to its own', async () => {
    const [first, second] = taken
    expect(first.text('orders-main.csv')).not.toBe(second.text('orders-main.csv'))
    for (const [nth, one] of taken.entries()) {
      for (const file of ['orders-main.csv', 'customers-main.csv', 'identities.csv']) {
        const [best, ...others] = await traced(one.text(file))
        expect(best, file).toMatchObject({ export: one.told.id, by: people[nth]?.id })
        expect(best?.chance).toBeLessThan(sureBelow)
        expect(others).toEqual([])
      }
      expect(one.text('README.txt')).toContain(one.told.id)
      expect(one.text('README.txt')).toContain(one.told.createdAt)
    }
  })

  const asked = async (words: readonly string[]): Promise<{ code: number; out: string }> => {
    let out = ''
    const terminal = {
      ...{ stdin: process.stdin, environment: {}, cwd: folder, error: () => undefined },
      out: (text: string) => {
        out += text
      },
    }
    const inside = traceCommand((_, work) => work(company as never))
    const code = await inside.run(words, terminal as never, speech('en', allWords) as never)
    return { code, out }
  }

  test('the command names who exported a file, a workbook made of it too, and says where it cannot', async () => {
    const csv = taken[1].text('customers-main.csv')
    await writeFile(join(folder, 'leak.csv'), csv)
    const { code, out } = await asked(['leak.csv'])
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`Exported by 李卖米 at ${taken[1].told.createdAt}`),
    ])
    const cells = rowsOf(csv.slice(1), ',').map((row) => row.cells.map((value) => ({ value, type: String })))
    const width = cells[0]?.length ?? 0
    const sheet = cells.filter((row) => row.length === width)
    await writeFile(join(folder, 'leak.xlsx'), await (writeXlsxFile as never as Workbook)(sheet).toBuffer())
    const workbook = await asked(['leak.xlsx', '--json'])
    expect(JSON.parse(workbook.out)).toMatchObject({ sure: true, found: [{ export: taken[1].told.id }] })
    await writeFile(join(folder, 'other.csv'), '客户,城市\n王五,苏州\n赵六,无锡\n')
    expect(await asked(['other.csv'])).toMatchObject({ code: 1, out: expect.stringContaining('Not found') })
  })

  test('what the company says of itself, dumped, has no mark in it', async () => {
    const text = (await company.said()).join('\n')
    expect(text).not.toContain('+00:00')
    const marks = await company.notebook.read.selectFrom('exports').select('mark').execute()
    expect(marks).toHaveLength(2)
    for (const { mark } of marks) expect(text).not.toContain(String(mark))
  })
})
type Workbook = (cells: unknown) => { readonly toBuffer: () => Promise<Buffer> }
