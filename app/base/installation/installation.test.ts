import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jobsListed } from '../jobs/store.ts'
import { testEntry } from '../jobs/test-jobs.ts'
import { jobsWords } from '../jobs/words.ts'
import { languages } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { openNotebook } from '../notebook/notebook.ts'
import { dataFolder, dataFolderAsked, socketOf } from './data-folder.ts'
import { takeFolder } from './folder-lock.ts'
import { openInstallation } from './installation.ts'
import { addressThere, runThere } from './running.ts'
import { installationWords } from './words.ts'

const program = fileURLToPath(new URL('./test-program.ts', import.meta.url))
type Said = Record<string, unknown>

let scratch: string
const children: ChildProcess[] = []
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ricebook-installation-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('close', resolve))
  }
  rmSync(scratch, { recursive: true, force: true })
})

/** The program of these tests, in a process of its own. */
function start(how: 'open' | 'there', words: readonly string[]) {
  const child = spawn(process.execPath, ['--no-maglev', program, how, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: scratch,
  })
  children.push(child)
  const said: Said[] = []
  let rest = ''
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) said.push(JSON.parse(line) as Said)
  })
  /** Waits for a line that has something of this name. */
  const told = async (name: string): Promise<Said> => {
    const here = (): Said | undefined => said.find((line) => name in line)
    await Promise.race([expect.poll(here, { timeout: 25_000, interval: 10 }).toBeDefined(), closed])
    const line = here()
    if (!line) throw new Error(`the program ended without ${name}: ${JSON.stringify(said)}`)
    return line
  }
  return { child, said, told, closed }
}

/** What a command says when the running program does it; that one is another process than the test's. */
async function there(folder: string, words: readonly string[], given: { stdin?: string; cwd?: string } = {}) {
  const said: Said[] = []
  const terminal = {
    stdin: Readable.from([Buffer.from(given.stdin ?? '')]),
    out: (out: string) => said.push({ out }),
    error: (error: string) => said.push({ error }),
    taken: async () => undefined,
    environment: { LANG: 'zh_TW.UTF-8', TZ: 'UTC', SECRET: 'kept' },
    cwd: given.cwd ?? scratch,
  }
  try {
    said.push({ exit: await runThere(folder, words, terminal) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    said.push({ refused: error.code })
  }
  return said
}

describe('a data folder', () => {
  test('is made, is nobody else’s, and belongs to one program at a time; closing frees it', async () => {
    const folder = join(scratch, 'shop', 'data')
    const one = await openInstallation({ folder, jobsEntry: testEntry })
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['notebook.sqlite', 'running.lock', 'spool']))
    await expect(openInstallation({ folder, jobsEntry: testEntry })).rejects.toMatchObject({
      code: 'installation.in-use',
      values: { folder, pid: process.pid },
    })
    const second = start('open', [folder])
    expect(await second.told('refused')).toEqual({
      refused: 'installation.in-use',
      values: { folder, pid: process.pid },
    })
    const { id } = await one.jobs.enqueue({ kind: 'test.echo', payload: { name: '米' } })
    expect((await one.jobs.waitFor(id)).state).toBe('done')
    await Promise.all([one.close(), one.close()])
    const third = start('open', [folder])
    expect(await third.told('open')).toEqual({ open: third.child.pid })
    third.child.kill('SIGTERM')
    await third.told('closed')
    await third.closed
    expect(third.child.exitCode).toBe(0)
  })

  test('is free the moment its program is killed, and its jobs go on', async () => {
    const folder = join(scratch, 'data')
    const killed = start('open', [folder])
    await killed.told('open')
    expect(await there(folder, ['job', '米'])).toContainEqual({ exit: 0 })
    killed.child.kill('SIGKILL')
    await killed.closed
    const next = await openInstallation({ folder, jobsEntry: testEntry })
    expect((await next.jobs.list({})).map((job) => job.state)).toEqual(['done'])
    await next.close()
  })

  test.each([
    ['installation.foreign-folder', 'holding', (at: string) => writeFileSync(join(at, 'thesis.docx'), '')],
    ['installation.not-a-folder', 'file', (at: string) => writeFileSync(join(at, '..', 'file'), '')],
  ] as const)('%s', async (code, name, arrange) => {
    const folder = join(scratch, name)
    if (name === 'holding') mkdirSync(folder)
    arrange(name === 'holding' ? folder : join(scratch, 'x'))
    await expect(takeFolder(dataFolder(folder))).rejects.toMatchObject({ code, values: { folder } })
  })

  test('that only the system has put something into is as good as empty', async () => {
    const folder = join(scratch, 'mac')
    mkdirSync(folder)
    writeFileSync(join(folder, '.DS_Store'), '')
    const free = await takeFolder(dataFolder(folder))
    free()
  })

  test('that may not be written is refused', async () => {
    chmodSync(scratch, 0o755)
    const folder = join(scratch, 'read-only')
    mkdirSync(folder, { mode: 0o500 })
    // The administrator may write everywhere, so the test is somebody else for the moment.
    const administrator = process.getuid?.() === 0
    if (administrator) process.seteuid?.(65_534)
    try {
      await expect(takeFolder(dataFolder(folder))).rejects.toMatchObject({
        code: 'installation.not-writable',
        values: { folder, why: 'EACCES' },
      })
    } finally {
      if (administrator) process.seteuid?.(0)
    }
  })

  test('whose lock is no lock is refused and left alone', async () => {
    const folder = join(scratch, 'damaged')
    mkdirSync(folder)
    writeFileSync(
      join(folder, 'running.lock'),
      'this is no file of SQLite, but it is long enough to be one'.repeat(20),
    )
    await expect(takeFolder(dataFolder(folder))).rejects.toMatchObject({ code: 'installation.no-lock' })
  })

  test('what could not be opened leaves the folder free', async () => {
    const folder = join(scratch, 'data')
    const broken = new URL('./no-such-worker.ts', import.meta.url)
    await expect(openInstallation({ folder, jobsEntry: broken })).rejects.toThrow('could not start')
    const free = await takeFolder(dataFolder(folder))
    free()
  })

  test('is named by the environment, else stands where one is', () => {
    expect(dataFolderAsked({}, '/shop')).toBe(join('/shop', 'ricebook-data'))
    expect(dataFolderAsked({ RICEBOOK_DATA: 'here' }, '/shop')).toBe(join('/shop', 'here'))
    expect(dataFolderAsked({ RICEBOOK_DATA: '/var/rice' }, '/shop')).toBe('/var/rice')
  })
})

describe('a command for the running program', () => {
  test('is done there, in the caller’s language and folder, without the rest of its environment', async () => {
    const folder = join(scratch, 'data')
    expect(await there(folder, ['tell'])).toEqual([{ exit: null }])
    expect(await addressThere(folder)).toBe(null)
    const running = start('open', [folder])
    await running.told('open')
    expect(await addressThere(folder)).toBe('http://127.0.0.1:8765')

    const cwd = join(scratch, 'caller')
    const [told, exit] = await there(folder, ['tell', 'a', 'b c', '米\u2028\n'], { cwd })
    expect(exit).toEqual({ exit: 0 })
    expect(JSON.parse(String(told?.out))).toEqual({
      rest: ['a', 'b c', '米\u2028\n'],
      environment: { LANG: 'zh_TW.UTF-8', TZ: 'UTC' },
      cwd,
      pid: running.child.pid,
    })
    const { path } = socketOf(folder)
    expect(statSync(path).mode & 0o777).toBe(0o600)

    expect(await there(folder, ['fail'])).toEqual([{ error: 'it failed' }, { exit: 2 }])
    expect(await there(folder, ['count', '-'], { stdin: 'x'.repeat(300_000) })).toContainEqual({
      out: '300000',
    })
    expect(await there(folder, ['count'], { stdin: 'unread' })).toContainEqual({ out: '0' })
    expect(readdirSync(join(folder, 'spool'))).toEqual([])
    const job = await there(folder, ['job', '面'])
    expect(job.map(({ out }) => String(out)).join('')).toMatch(/running\n[\s\S]*done\n.*面/)

    expect(await there(folder, ['bug'])).toEqual([{ refused: 'installation.talk-broken' }])
    expect(await running.told('trouble')).toEqual({ trouble: 'Error: a bug' })

    const leaves = start('there', [folder, 'slow-job'])
    await leaves.told('out')
    leaves.child.kill('SIGKILL')
    const notebook = await openNotebook(dataFolder(folder).notebook)
    const asked = async () => (await jobsListed(notebook.read, {})).map(({ payload }) => payload)
    await expect.poll(asked, { timeout: 10_000 }).toContainEqual({ name: 'asked for after the caller left' })
    await notebook.close()

    const hangs = start('there', [folder, 'hang'])
    await hangs.told('out')
    running.child.kill('SIGKILL')
    await hangs.closed
    expect(hangs.said.at(-1)).toEqual({ refused: 'installation.talk-broken', values: {} })

    // What the killed one left lying is no running program, and in nobody's way.
    expect(await addressThere(folder)).toBe(null)
    expect(await there(folder, ['tell'])).toEqual([{ exit: null }])
    const next = start('open', [folder])
    await next.told('open')
    expect(await there(folder, ['fail'])).toContainEqual({ exit: 2 })
  }, 120_000)

  test('finds it also where the folder’s name is too long for a socket', async () => {
    const folder = join(scratch, '很长的名字'.repeat(12))
    expect(await there(folder, ['tell'])).toEqual([{ exit: null }])
    const running = start('open', [folder])
    await running.told('open')
    const { path } = socketOf(folder)
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100)
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
    expect(await there(folder, ['fail'])).toContainEqual({ exit: 2 })
    running.child.kill('SIGTERM')
    await running.closed
    expect(running.said.at(-1)).toEqual({ closed: true })
  }, 60_000)
})

test('every sentence exists in the three languages and tells the same things', () => {
  for (const [key, texts] of Object.entries({ ...installationWords, ...jobsWords })) {
    const places = languages.map((language) =>
      [...new Set(texts[language].match(/\{\{\w+\}\}/g) ?? [])].sort(),
    )
    expect(places, key).toEqual([places[0], places[0], places[0]])
  }
})
