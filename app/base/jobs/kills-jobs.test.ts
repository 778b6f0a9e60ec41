import { expect, test } from 'vitest'
import { killLoop } from './test-kills-jobs.ts'

const kills = 10

test('killed again and again, every job asked for is done, and what it does is done once', async () => {
  const { asked, sold, attempts, bagsTaken, notDone } = await killLoop(kills)
  expect(asked.length).toBeGreaterThan(0)
  expect(notDone).toBe(0)
  const done = new Set(sold)
  expect(asked.filter((id) => !done.has(id))).toEqual([])
  expect(bagsTaken).toBe(done.size)
  expect(attempts).toBeGreaterThanOrEqual(done.size)
}, 180_000)
