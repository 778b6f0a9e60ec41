import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8')
const [table = '', apart = ''] = page.split('## What does not apply')
const rows = [...table.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '', , , shown = '']) => ({ number, shown }),
)

/** How many requirements of levels 1 and 2 each section of the standard has; they are the first ones of it. */
const sections: Readonly<Record<string, readonly number[]>> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
}
const all = Object.entries(sections).flatMap(([chapter, counts]) =>
  counts.flatMap((count, nth) => Array.from({ length: count }, (_, i) => `${chapter}.${nth + 1}.${i + 1}`)),
)
const notApplying = [...apart.matchAll(/\d+\.\d+\.\d+/g)].map(([number]) => number)

test('every requirement of levels 1 and 2 stands on the page once', () => {
  expect(all).toHaveLength(253)
  expect([...rows.map(({ number }) => number), ...notApplying].sort()).toEqual([...all].sort())
})

test('every claim that the page names is made by a test of that file; what has none is told as not yet', () => {
  const wrong = rows.filter(({ shown }) => {
    if (/^\*\*Not yet\*\*: \S/.test(shown)) return false
    const [, file = '', claim = ''] = /^`([\w./-]+\.test\.tsx?)`: “(.+)”$/.exec(shown) ?? []
    return file === '' || !existsSync(join(root, file)) || !claims(file).includes(claim)
  })
  expect(wrong).toEqual([])
})

test('the page counts itself', () => {
  const notYet = rows.filter(({ shown }) => shown.startsWith('**Not yet**')).length
  expect(page).toContain(
    `Of 253 requirements ${rows.length - notYet} are shown, ${notYet} are not yet, ${notApplying.length} do not apply.`,
  )
})

/** The names of tests that run, if only where records lie in a file: one that is skipped proves nothing. */
function claims(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/\b(?:test|it|testOfFiles)\(\s*(['"])(.+?)\1,/g)].map(([, , claim = '']) => claim)
}
