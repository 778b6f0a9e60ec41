import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'ricebook-compiled-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** `ricebook --help`, with what was compiled kept somewhere. */
const helpFrom = (place: string) =>
  spawnSync(process.execPath, ['--no-maglev', join(import.meta.dirname, 'main.ts'), '--help'], {
    env: { ...process.env, LC_ALL: 'en', NODE_COMPILE_CACHE: place },
    encoding: 'utf8',
  })

test('what was compiled is kept, and where it cannot be, the program runs all the same', () => {
  const kept = join(home, 'kept')
  const first = helpFrom(kept)
  expect(first.stderr).toBe('')
  expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(100)

  const file = join(home, 'a-file')
  writeFileSync(file, '')
  const nowhere = helpFrom(join(file, 'beneath'))
  expect(nowhere).toMatchObject({ status: 0, stderr: '', stdout: first.stdout })
  expect(nowhere.stdout).toContain('ricebook')
})
