import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { canMount, fillDisk } from './test-full-disk.ts'
import { killCycle } from './test-kills-cycle.ts'
import { killServer } from './test-kills-http.ts'
import { canTrace, syncsOf } from './test-synced.ts'

// A tenth of `npm run prove -- records`, on small files.

const folder = mkdtempSync(join(tmpdir(), 'ricebook-killed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the program is killed', () => {
  test('in imports, undos and while everybody is valued: it stands at one of the two stops beside', async () => {
    const asked = { folder: join(folder, 'cycle'), lines: 1_200, seed: 20_260_401 }
    const { kills, violations } = await killCycle({ ...asked, imports: 10, undos: 6, worth: 10 })
    expect(violations).toEqual([])
    expect(kills).toBeGreaterThanOrEqual(26)
  }, 600_000)

  test('while people write: what was acknowledged is there, once', async () => {
    const asked = { folder: join(folder, 'http'), seed: 20_260_402 }
    const { kills, acknowledged, violations } = await killServer({ ...asked, kills: 4 })
    expect(violations).toEqual([])
    expect(kills).toBe(4)
    expect(acknowledged).toBeGreaterThan(4)
  }, 180_000)
})

test.skipIf(!canTrace())(
  'each acknowledgement waits for the disk (skipped without strace)',
  async () => {
    const { violations } = await syncsOf({ requests: 10, folder: mkdtempSync(join(folder, 'synced-')) })
    expect(violations).toEqual([])
  },
  120_000,
)

test.skipIf(!canMount())(
  'a full disk is told, harms nothing, and passes (skipped unless root)',
  async () => {
    const { refusals, violations } = await fillDisk({
      lines: 600,
      seed: 20_260_403,
      size: 128,
      rooms: [0, 0.3],
    })
    expect(violations).toEqual([])
    expect(refusals.length).toBeGreaterThan(0)
  },
  300_000,
)
