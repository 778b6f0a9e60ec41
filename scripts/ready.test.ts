// Preparing the tree, on copies of this project. The npm of most tests is a stand-in that links the packages already
// installed here, so that it can be told to fail, to hang or to leave one out; the last test kills the real one.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

type Outcome = { status: number | null; stdout: string; stderr: string }
type NpmManner = { fails?: boolean; hangs?: boolean; leavesOut?: string }

const root = join(import.meta.dirname, '..')
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
const made: string[] = []
const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, maxRetries: 5 })
}, 120_000)

test('a fresh copy is installed once; after that, nothing is done and nothing is said', () => {
  const copy = freshCopy()
  const first = ready(copy)
  expect(first).toMatchObject({ status: 0, stdout: '' })
  expect(first.stderr).toMatch(/Installed and checked/)
  expect(ready(copy)).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(npmCalls(copy)).toHaveLength(1)
  expect(isWhole(copy)).toBe(true)
})

test('npm is asked for everything, and saves nothing', () => {
  const copy = freshCopy()
  ready(copy)
  const asked = 'install --no-save --no-audit --no-fund --loglevel=error --include=dev --include=optional'
  expect(npmCalls(copy)).toEqual([asked])
  expect(readFileSync(join(copy, 'package-lock.json'), 'utf8')).toBe(lockText)
})

test('a tree without a marker is put away whole before npm starts', () => {
  const copy = freshCopy()
  mkdirSync(join(copy, 'node_modules', 'half-a-package'), { recursive: true })
  mkdirSync(join(copy, '.ready-away-1-1', 'left-by-a-kill-while-deleting'), { recursive: true })
  expect(ready(copy).status).toBe(0)
  expect(existsSync(join(copy, 'node_modules', 'half-a-package'))).toBe(false)
  expect(isWhole(copy)).toBe(true)
})

test('a changed lock file or a changed dependency installs again', () => {
  const copy = freshCopy()
  ready(copy)
  writeFileSync(join(copy, 'package-lock.json'), `${lockText}\n`)
  ready(copy)
  const manifest = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'))
  writeFileSync(join(copy, 'package.json'), JSON.stringify({ ...manifest, dependencies: {} }))
  ready(copy)
  expect(npmCalls(copy)).toHaveLength(3)
})

test('a lost link to the engine installs again', () => {
  const copy = freshCopy()
  ready(copy)
  rmSync(join(copy, 'node_modules', '@ricebook'), { recursive: true })
  ready(copy)
  expect(npmCalls(copy)).toHaveLength(2)
})

test.each([
  ['of a process that is gone', { ready: { pid: deadProcess(), began: '1' } }],
  ['whose process number another process has now', { ready: { pid: process.pid, began: '1' } }],
  ['that says nothing', {}],
])('a lock %s is void', (_, lock) => {
  const copy = freshCopy()
  writeFileSync(join(copy, '.ready-lock'), JSON.stringify(lock))
  expect(ready(copy).status).toBe(0)
  expect(isWhole(copy)).toBe(true)
})

test('of two at once, one installs and the other waits for it', async () => {
  const copy = freshCopy()
  const outcomes = await Promise.all([readyMeanwhile(copy).ended, readyMeanwhile(copy).ended])
  expect(outcomes.map((one) => one.status)).toEqual([0, 0])
  expect(npmCalls(copy)).toHaveLength(1)
  expect(isWhole(copy)).toBe(true)
})

test('killed while its npm works on, it leaves an npm that the next run ends first', async () => {
  const copy = freshCopy()
  const killed = readyMeanwhile(copy, { hangs: true })
  const npm = await eventually(() => lockOf(copy)?.npm?.pid)
  await eventually(() => npmCalls(copy)[0])
  killed.child.kill('SIGKILL')
  await killed.ended
  const { status, stderr } = ready(copy)
  expect(stderr).toContain(`Ending the npm (process ${npm})`)
  expect(status).toBe(0)
  expect(isAtWork(npm)).toBe(false)
  expect(isWhole(copy)).toBe(true)
})

test('stopped from the keyboard, it takes its npm along and gives the lock back', async () => {
  const copy = freshCopy()
  const stopped = readyMeanwhile(copy, { hangs: true })
  const npm = await eventually(() => lockOf(copy)?.npm?.pid)
  await eventually(() => npmCalls(copy)[0])
  stopped.child.kill('SIGINT')
  const { status, stderr } = await stopped.ended
  expect(status).toBe(1)
  expect(stderr).toContain('Interrupted')
  expect(isAtWork(npm)).toBe(false)
  expect(existsSync(join(copy, '.ready-lock'))).toBe(false)
})

test('a package of this platform that the lock file lacks is fetched once, at its version, and named', () => {
  const copy = freshCopy()
  const binding = `@duckdb/node-bindings-${process.platform}-${process.arch}`
  const { status, stderr } = ready(copy, { leavesOut: binding })
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', binding, 'package.json'), 'utf8'))
  expect(status).toBe(0)
  expect(stderr).toContain(`Fetching what package-lock.json does not list`)
  expect(npmCalls(copy)).toHaveLength(2)
  expect(npmCalls(copy)[1]).toMatch(new RegExp(` ${binding}@${version}$`))
})

test('an install that fails says what to do, and the next run starts afresh', () => {
  const copy = freshCopy()
  const { status, stdout, stderr } = ready(copy, { fails: true })
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/npm could not install the packages.*run the command again/)
  expect(existsSync(join(copy, '.ready-lock'))).toBe(false)
  expect(ready(copy).status).toBe(0)
})

test('an install that left a package out is not believed', () => {
  const copy = freshCopy()
  const { status, stderr } = ready(copy, { leavesOut: 'zod' })
  expect(status).toBe(1)
  expect(stderr).toContain('node_modules/zod is missing after the install')
})

test('what is to run afterwards runs under the pinned Node, also the first time, and its end is the end', () => {
  const copy = freshCopy()
  const script = join(copy, 'scripts', 'then.mjs')
  writeFileSync(script, `process.stdout.write(process.argv0); process.exitCode = 3`)
  for (let time = 0; time < 2; time++) {
    const { status, stdout } = ready(copy, {}, ['--then', script])
    expect(stdout.startsWith(join(copy, 'node_modules'))).toBe(true)
    expect(status).toBe(3)
  }
})

test('nothing follows the preparing in its shell, which would run what it found before', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const [name, words] of Object.entries<string>(scripts))
    if (words.includes('ready.mjs'))
      expect([name, words]).toEqual([name, expect.not.stringMatching(/&&|;|\|/)])
})

test('an install made by hand is believed when it is whole, and only then', () => {
  const copy = freshCopy()
  installByHand(copy)
  expect(ready(copy, {}, ['--installed'])).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(ready(copy)).toEqual({ status: 0, stdout: '', stderr: '' })
  rmSync(join(copy, 'node_modules', 'zod'), { recursive: true })
  expect(ready(copy, {}, ['--installed']).status).toBe(0)
  expect(ready(copy).stderr).toContain('Installing')
})

test('the real npm, killed half-way through a real install, is repaired by running again', async ({
  skip,
}) => {
  const copy = freshCopy()
  const halfway = join('node_modules', 'typescript', 'package.json')
  const killed = readyMeanwhile(copy, 'real')
  const reached = eventually(() => existsSync(join(copy, halfway)) || undefined, 240)
  const early = await Promise.race([reached.then(() => undefined), killed.ended])
  if (early && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(early.stderr)) skip('no network')
  expect(early?.stderr).toBeUndefined()
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(existsSync(join(copy, 'node_modules', '.ricebook-ready'))).toBe(false)
  const { status, stdout } = await readyMeanwhile(copy, 'real').ended
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  expect(isWhole(copy)).toBe(true)
  expect(readFileSync(join(copy, 'package-lock.json'), 'utf8')).toBe(lockText)
}, 600_000)

// ── a copy of the project, as far as preparing it needs ──

function freshCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'ricebook-ready-'))
  made.push(copy)
  for (const file of ['package.json', 'package-lock.json', 'scripts/ready.mjs', 'engine/package.json']) {
    cpSync(join(root, file), join(copy, file))
  }
  return copy
}

/** Installed, marked, and nothing left of the way there. */
function isWhole(copy: string): boolean {
  const left = readdirSync(copy).filter((name) => name.startsWith('.ready-'))
  const marked = existsSync(join(copy, 'node_modules', '.ricebook-ready'))
  return marked && left.length === 0 && existsSync(join(copy, 'node_modules/@ricebook/engine/package.json'))
}

function lockOf(copy: string): { npm?: { pid: number } } | undefined {
  const file = join(copy, '.ready-lock')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

// ── running ──

function ready(copy: string, manner: NpmManner = {}, args: string[] = []): Outcome {
  const program = [join(copy, 'scripts', 'ready.mjs'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    env: withNpm(copy, manner),
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function readyMeanwhile(copy: string, manner: NpmManner | 'real' = {}) {
  const env = manner === 'real' ? withRealNpm() : withNpm(copy, manner)
  const child = spawn(process.execPath, [join(copy, 'scripts', 'ready.mjs')], { env })
  started.push(child)
  const outcome: Outcome = { status: null, stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    outcome.stdout += data
  })
  child.stderr.on('data', (data) => {
    outcome.stderr += data
  })
  const ended = new Promise<Outcome>((resolve) => {
    child.on('exit', (status) => setTimeout(() => resolve({ ...outcome, status }), 50))
  })
  return { child, ended }
}

async function eventually<T>(look: () => T | undefined, seconds = 20): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Waited ${seconds} s in vain.`)
}

/** A process that has ended but was not yet collected by its parent still answers to its number. */
function isAtWork(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  if (existsSync('/proc/self/stat')) return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'))
  return spawnSync('ps', ['-p', String(pid)]).status === 0
}

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

// ── npm ──

/** The packages come from npm's own cache where they can: the proof is of the repair, not of the network. */
function withRealNpm() {
  return { ...process.env, npm_config_prefer_offline: 'true' }
}

function withNpm(copy: string, manner: NpmManner) {
  return { ...process.env, npm_execpath: standIn(copy), NPM_MANNER: JSON.stringify({ root, ...manner }) }
}

function standIn(copy: string): string {
  const folder = `${copy}-npm`
  const file = join(folder, 'npm-cli.js')
  if (!existsSync(folder)) {
    mkdirSync(folder)
    made.push(folder)
    writeFileSync(file, `(${asNpm.toString()})(require, process)`)
  }
  return file
}

function npmCalls(copy: string): string[] {
  const file = join(`${copy}-npm`, 'calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

function installByHand(copy: string) {
  spawnSync(process.execPath, [standIn(copy), 'install'], { cwd: copy, env: withNpm(copy, {}) })
}

/** Written into the stand-in's own file, so it may use nothing from this one. */
function asNpm(require: NodeJS.Require, process: NodeJS.Process) {
  const fs: typeof import('node:fs') = require('node:fs')
  const path: typeof import('node:path') = require('node:path')
  const { root, fails, hangs, leavesOut } = JSON.parse(process.env.NPM_MANNER ?? '{}')
  const args = process.argv.slice(2)
  fs.appendFileSync(path.join(path.dirname(process.argv[1] ?? ''), 'calls'), `${args.join(' ')}\n`)
  process.stdout.write('added some packages\n')
  const named = args.some((arg) => leavesOut && arg.startsWith(`${leavesOut}@`))
  const from = path.join(root, 'node_modules')
  const packages = fs
    .readdirSync(from)
    .flatMap((name) =>
      name.startsWith('@') ? fs.readdirSync(path.join(from, name)).map((sub) => `${name}/${sub}`) : [name],
    )
    .filter((name) => !name.startsWith('.') && (named || name !== leavesOut))
  for (const name of fails || hangs ? packages.slice(0, 20) : packages) {
    const link = path.join('node_modules', name)
    fs.mkdirSync(path.dirname(link), { recursive: true })
    if (!fs.existsSync(link)) fs.symlinkSync(path.join(from, name), link)
  }
  if (fails) process.exit(1)
  if (hangs) setInterval(() => {}, 1000)
}
