import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { long } from './longest-first.ts'

test('every file that is to begin first is there', () => {
  expect(long.filter((name) => !existsSync(new URL(`../${name}`, import.meta.url)))).toEqual([])
})
