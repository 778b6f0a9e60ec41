import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backupsAtWork } from './test-backups-at-work.ts'

// A sample of `npm run prove -- records`, on small files.

const folder = mkdtempSync(join(tmpdir(), 'ricebook-backups-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('back-ups made amid work show one moment, and those who make them may be killed', async () => {
  const found = await backupsAtWork({ folder, lines: 600, seed: 20_260_403, backups: 5, kills: 4 })
  expect(found.violations).toEqual([])
  expect(found.kills).toBe(4)
  expect(found.met).toBeGreaterThan(0)
  expect(found.amid).toBeGreaterThan(0)
}, 300_000)
