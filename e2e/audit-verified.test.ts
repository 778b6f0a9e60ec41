import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ended, ricebook } from './test-serving.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ricebook-audit-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const verified = (folder: string, ...words: string[]): Promise<Ended> =>
  ricebook(['audit', 'verify', ...words], join(home, folder))
const headIn = ({ out }: Ended) => JSON.parse(out) as { entries: number; head: string; broken: object | null }

test('what commands do is told, a file of any length in two entries; a back-up carries it, and a restored one goes on', async () => {
  const lines = Array.from({ length: 400 }, (_, nth) => `客户${nth},2024-0${(nth % 9) + 1}-10,${nth + 1}`)
  await writeFile(join(home, 'orders.csv'), ['客户,日期,金额', ...lines, ''].join('\n'))
  expect((await ricebook(['import', 'orders', join(home, 'orders.csv')], join(home, 'data'))).code).toBe(0)
  const before = headIn(await verified('data', '--json'))
  expect(before).toMatchObject({ entries: 2, broken: null })
  const backup = join(home, 'all.tar.gz')
  expect((await ricebook(['backup', '--to', backup], join(home, 'data'))).code).toBe(0)
  expect((await ricebook(['restore', backup], join(home, 'restored'))).code).toBe(0)
  const after = headIn(await verified('restored', '--head', before.head, '--json'))
  // The back-up told that it was made before it was copied, and the restoring tells that it was restored.
  expect(after).toMatchObject({ entries: 4, broken: null })
}, 120_000)

test('what was changed past the program ends with 1 and says where; another company’s head is told, too', async () => {
  const file = new DatabaseSync(join(home, 'restored', 'notebook.sqlite'))
  file.exec(`drop trigger "auditKeepsupdate"; update audit set act = 'nothing' where n = 2`)
  file.close()
  const told = await verified('restored', '--language', 'en')
  expect([told.code, told.out]).toEqual([1, expect.stringMatching(/^Entry 2 is not as it was written/)])
  const other = await verified('data', '--head', `1:${'0'.repeat(64)}`)
  expect([other.code, other.out]).toEqual([1, expect.stringMatching(/1/)])
  const wrong = await verified('data', '--head', 'what', '--language', 'en')
  expect([wrong.code, wrong.error]).toEqual([2, expect.stringMatching(/64 hexadecimal digits; got “what”/)])
}, 60_000)
