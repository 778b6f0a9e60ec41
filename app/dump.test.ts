import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomIn, type Terminal } from './base/cli/command.ts'
import { cliWords } from './base/cli/words.ts'
import { speech } from './base/language/language.ts'
import { dumpCommand } from './dump.ts'
import { openTestInstallation, type TestInstallation } from './identify/imports/test-installations.ts'

let company: TestInstallation
beforeAll(async () => {
  company = await openTestInstallation()
}, 60_000)
afterAll(() => company.done())

test('everything is told no faster than it is taken, and none of it is lost', async () => {
  const rows = Array.from({ length: 1_500 }, (_, i) => `客户${i},2024-01-01,${i},${'米'.repeat(40)}${i}`)
  await company.bring({ text: `customer,date,amount,product\n${rows.join('\n')}\n` })
  const all = await company.said()
  const pieces: string[] = []
  const [longest, waited] = [{ characters: 0 }, { times: 0 }]
  // Somebody who takes a piece now and then, in a turn of their own.
  const slow = new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write: (piece: string, _, done) => {
      longest.characters = Math.max(longest.characters, slow.writableLength)
      pieces.push(piece)
      setImmediate(done)
    },
  })
  const terminal: Terminal = {
    stdin: Readable.from([]),
    out: (text) => slow.write(text),
    error: () => undefined,
    taken: async () => {
      if (slow.writableNeedDrain) waited.times += 1
      await roomIn(slow)
    },
    environment: {},
    cwd: company.folder,
  }
  const command = dumpCommand((_, work) => work(company))
  expect(await command.run(['--canonical'], terminal, speech('en', [cliWords]))).toBe(0)
  await new Promise<void>((done) => slow.end(done))
  const told = pieces.join('')
  expect(told.split('\n').slice(0, -1)).toEqual(all)
  expect(waited.times).toBeGreaterThan(3)
  expect(longest.characters).toBeLessThan(told.length / 3)
}, 60_000)

test('who listens no more is waited for no longer', async () => {
  const gone = new Writable({ highWaterMark: 1, write: () => undefined })
  gone.write('more than it takes')
  const waiting = roomIn(gone)
  gone.destroy()
  await waiting
  await roomIn(gone)
})
