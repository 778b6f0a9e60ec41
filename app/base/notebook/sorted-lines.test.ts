import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortedLines } from './sorted-lines.ts'
import { newFolder } from './test-folder.ts'

const open = '/proc/self/fd'

/** How many files of a folder this process has open, whatever they are called or were. */
function openIn(folder: string): number {
  const linked = (one: string): string => {
    try {
      return readlinkSync(join(open, one))
    } catch {
      return ''
    }
  }
  return readdirSync(open).filter((one) => linked(one).startsWith(folder)).length
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

test('lines come in order, alike ones as often as they came, however little is held in memory', async () => {
  const folder = newFolder()
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\n\r]/g, ' '))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 60 }), fc.nat({ max: 40 }), async (lines, most) => {
      const told: string[] = []
      for await (const one of sortedLines(each(lines), { folder, most })) told.push(one)
      expect(told).toEqual(lines.toSorted())
      expect(readdirSync(folder)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('more lines than are read at a time, of which somebody takes the first alone: nothing is left', async () => {
  const folder = newFolder()
  const lines = Array.from({ length: 30_000 }, (_, i) => `${(i * 7_919) % 30_000}`.padStart(5, '0'))
  const told: string[] = []
  for await (const one of sortedLines(each(lines), { folder, most: 60_000 })) told.push(one)
  expect(told).toEqual(lines.toSorted())
  for await (const one of sortedLines(each(lines), { folder, most: 60_000 })) {
    expect(one).toBe('00000')
    // They lie on the disk, where nobody finds them by a name, not even after a kill.
    expect(readdirSync(folder)).toEqual([])
    if (existsSync(open)) expect(openIn(folder)).toBeGreaterThan(1)
    break
  }
  if (existsSync(open)) expect(openIn(folder)).toBe(0)
})
