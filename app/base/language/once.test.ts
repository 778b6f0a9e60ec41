import { expect, test } from 'vitest'
import { once } from './once.ts'

test('each text is worked out once, and no more are kept than there is room for', () => {
  let worked = 0
  const length = once((text) => {
    worked += 1
    return text.length
  })
  expect(['rice', 'oil', 'rice'].map(length)).toEqual([4, 3, 4])
  expect(worked).toBe(2)
  for (let n = 0; n < 5_000; n++) length(`n${n}`)
  expect(worked).toBe(5_002)
  // Those of before had to go.
  expect(length('rice')).toBe(4)
  expect(worked).toBe(5_003)
})
