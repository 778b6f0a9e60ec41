import { expect, test } from 'vitest'
import { newFolder } from './test-folder.ts'
import { killLoop } from './test-kills.ts'

test('a program killed at any moment has lost nothing it acknowledged and left nothing half done', async () => {
  const { kills, acknowledged, violations } = await killLoop({
    kills: 10,
    seed: 20260301,
    folder: newFolder(),
  })
  expect(violations).toEqual([])
  expect(kills).toBe(10)
  expect(acknowledged).toBeGreaterThan(10)
}, 120_000)
