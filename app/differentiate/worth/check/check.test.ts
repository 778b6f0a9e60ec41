import { describe, expect, test } from 'vitest'
import { newNotebook } from '../../../base/notebook/test-folder.ts'
import type { RunFigures } from '../contract.ts'
import { heldOutDays } from './check.ts'
import { askCheck } from './due.ts'
import { keepCheck } from './store.ts'

describe('how long a time is held out', () => {
  test.each([
    [55, null],
    // Half of it, in whole weeks, where a quarter of a year would leave too little to learn from.
    [56, 28],
    [100, 49],
    [182, 91],
    [300, 91],
    [500, 119],
    [1000, 245],
    // A year at most.
    [5000, 364],
  ])('of %i days: %s', (history, days) => {
    expect(heldOutDays(history)).toBe(days)
  })
})

test('small companies are checked with every run, large ones once a week of facts', async () => {
  const notebook = await newNotebook()
  const asked: string[] = []
  const context = {
    job: { id: 'j', attempt: 1, by: null },
    enqueue: async ({ kind }: { kind: string }) => {
      asked.push(kind)
      return { id: 'c', already: false }
    },
  }
  const ask = async (buyers: number, asOf: string | null): Promise<number> => {
    asked.length = 0
    await notebook.change((tx) => askCheck(tx, { figures: { buyers } as RunFigures, asOf }, context))
    return asked.length
  }
  expect(await ask(1_000_000, null)).toBe(0)
  expect(await ask(1_000_000, '2026-03-01')).toBe(1)
  const at = '2026-03-01T03:00:00Z'
  await notebook.change((tx) =>
    keepCheck(tx, { run: 1, cut: null, until: '2026-03-01', figures: null, startedAt: at, endedAt: at }),
  )
  expect(await ask(1_000_000, '2026-03-07')).toBe(0)
  expect(await ask(100_000, '2026-03-07')).toBe(1)
  expect(await ask(1_000_000, '2026-03-08')).toBe(1)
})
