import { test } from 'vitest'
import { killLoop } from './test-kills-ledger.ts'

test('a process killed at any moment leaves every step taken whole or not at all', async () => {
  // The golden ratio's multiples are spread evenly, whatever their number.
  let at = 0
  await killLoop(10, () => {
    at = (at + 0.618_033_988_75) % 1
    return at
  })
}, 120_000)
