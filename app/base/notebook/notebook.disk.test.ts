import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { languages, speech } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { openNotebook } from './notebook.ts'
import { newFolder, newNotebook } from './test-folder.ts'
import { broken, integrityOf } from './test-kills.ts'
import { writerArguments } from './test-programs.ts'
import { notebookWords } from './words.ts'

const strace = spawnSync('strace', ['-V']).status === 0

describe.skipIf(!strace)('on the disk (skipped where there is no strace)', () => {
  test('every change is synced before it is acknowledged', async () => {
    const folder = newFolder()
    const path = join(folder, 'notebook.sqlite')
    await (await openNotebook(path)).close()
    const trace = join(folder, 'trace.txt')
    const changes = 40
    const calls = 'trace=fsync,fdatasync,write'
    const { status, stderr } = spawnSync('strace', [
      ...['-f', '-e', calls, '-o', trace, process.execPath],
      ...writerArguments('marks', path, changes),
    ])
    expect(String(stderr)).toBe('')
    expect(status).toBe(0)
    const lines = readFileSync(trace, 'utf8').split('\n')
    const first = lines.findIndex((line) => line.includes('first mark'))
    const last = lines.findIndex((line) => line.includes('last mark'))
    let synced = 0
    let acknowledged = 0
    for (const line of lines.slice(first, last)) {
      if (/f(data)?sync\(/.test(line)) synced++
      if (!line.includes('"acknowledged"')) continue
      acknowledged++
      expect(synced).toBeGreaterThanOrEqual(acknowledged)
    }
    expect(acknowledged).toBe(changes)
  }, 60_000)
})

const small = mountSmall(16)

describe.skipIf(!small)('a full disk (skipped where a small one cannot be mounted)', () => {
  test('is refused in words, harms nothing, and the notebook goes on when there is room again', async () => {
    const folder = mounted(16)
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(8 * 1024 * 1024))
    const { path, change, read, plain } = await newNotebook(join(folder, 'notebook.sqlite'))
    const write = (n: number) =>
      change(async (tx) => {
        const at = '2026-03-01T08:00:00.000Z'
        const value = '米'.repeat(5_000)
        await tx
          .insertInto('settings')
          .values({ name: `row ${n}`, value, changedAt: at })
          .execute()
        await tx
          .replaceInto('settings')
          .values({ name: 'count', value: `${n}`, changedAt: at })
          .execute()
      })
    let acknowledged = 0
    const fill = async () => {
      for (;;) {
        await write(acknowledged + 1)
        acknowledged++
      }
    }
    const refusal: unknown = await fill().catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code: 'notebook.disk-full', values: { path } })
    for (const language of languages) {
      expect(speech(language, [notebookWords]).say('notebook.disk-full', { path })).toContain(path)
    }
    // An error that the work passes over must not turn the rest of it into changes of their own.
    const careless = change(async (tx) => {
      const large = { name: 'row 0', value: 'x'.repeat(9_000_000), changedAt: '' }
      await tx
        .insertInto('settings')
        .values(large)
        .execute()
        .catch(() => undefined)
      await tx.insertInto('settings').values({ name: 'row -1', value: '', changedAt: '' }).execute()
    })
    await expect(careless).rejects.toThrow()
    const single = { name: 'row -2', value: 'x'.repeat(9_000_000), changedAt: '' }
    await expect(plain.insertInto('settings').values(single).execute()).rejects.toMatchObject({
      code: 'notebook.disk-full',
    })
    const rows = await read.selectFrom('settings').select('name').where('name', 'like', 'row %').execute()
    expect(rows).toHaveLength(acknowledged)
    rmSync(ballast)
    for (let more = 0; more < 20; more++) await write(++acknowledged)
    expect(await broken(path, acknowledged)).toEqual([])
    expect(integrityOf(path)).toBe('ok')
  }, 60_000)

  test('on which a notebook is to be made: refused in words, and made when there is room', async () => {
    const folder = mounted(16)
    const ballast = join(folder, 'ballast')
    fillUp(ballast)
    const path = join(folder, 'notebook.sqlite')
    await expect(openNotebook(path)).rejects.toMatchObject({ name: 'Refusal', code: 'notebook.disk-full' })
    rmSync(ballast)
    expect(await (await newNotebook(path)).read.selectFrom('settings').selectAll().execute()).toEqual([])
    expect(readdirSync(folder)).toContain('notebook.sqlite')
  })
})

const mounts: string[] = []
afterEach(() => {
  for (const folder of mounts.splice(0)) unmount(folder)
})

function mounted(mebibytes: number): string {
  const folder = mountSmall(mebibytes, true)
  if (!folder) throw new Error('a small disk could be mounted a moment ago, and now it cannot')
  mounts.push(folder)
  return folder
}

function mountSmall(mebibytes: number, keep = false): string | undefined {
  const folder = join(newFolder(), 'small')
  mkdirSync(folder)
  const options = ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]
  if (process.getuid?.() !== 0 || spawnSync('mount', options).status !== 0) return undefined
  if (!keep) unmount(folder)
  return folder
}

/** Lazily: the notebook on it is closed a moment later. */
function unmount(folder: string): void {
  if (existsSync(folder)) spawnSync('umount', ['--lazy', folder])
}

function fillUp(file: string): void {
  const { status } = spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=4096'])
  if (status === 0) throw new Error('the disk did not become full')
}
