// The long proof that this project starts wherever git, Node and npm are, whatever interrupts it. It takes a quarter
// of an hour and the network, so `npm run prove -- house` runs it and its result is kept in bench/proofs/house.md.
//
//   for root and for an ordinary user:
//     a fresh copy, the machine's own Node, and as its first command each of npm start, npm test, npm run ricebook;
//     npm start has begun when its page answers, and is then told to stop
//     five kills at moments drawn by lot (seeded) from the whole of an install, each followed by a second run
//
// A kill hits only this program's own process, or its npm, or both: what an impatient hand, a closed terminal and
// a machine short of memory do.

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { arch, cpus, release, tmpdir, totalmem } from 'node:os'
import path from 'node:path'

// `npm run prove -- house starts` leaves npm test out, which continuous integration runs on a fresh copy anyhow.
const WITH_TESTS = process.argv[2] !== 'starts'
const SEED = 20260101
const KILLS = 5
const NOBODY = 65534
const FIRST_START = 20 // seconds to the page, once installed
const LATER_START = 5

const root = path.join(import.meta.dirname, '..')
const machinePath = process.env.PATH.split(path.delimiter)
  .filter((folder) => !folder.startsWith(root) && !folder.includes('node-gyp-bin'))
  .join(path.delimiter)
const draw = drawing(SEED)
const faults = []

const users = [{ name: isRoot() ? 'root' : 'an ordinary user', id: undefined }]
if (isRoot()) users.push({ name: 'an ordinary user', id: NOBODY })

const report = [heading()]
for (const user of users) {
  user.home = folderFor(user)
  report.push(`## As ${user.name}\n`, await firstCommands(user), await kills(user))
  rmSync(user.home, { recursive: true, force: true })
}
report.push(
  faults.length === 0 ? 'Everything above held.\n' : faults.map((one) => `- **Failed:** ${one}\n`).join(''),
)
mkdirSync(path.join(root, 'bench', 'proofs'), { recursive: true })
writeFileSync(path.join(root, 'bench', 'proofs', 'house.md'), report.join('\n'))
process.stdout.write(report.join('\n'))
process.exitCode = faults.length === 0 ? 0 : 1

// ── first commands on a fresh copy ──

async function firstCommands(user) {
  const rows = []
  const commands = [['start'], ...(WITH_TESTS ? [['test']] : []), ['run', '-s', 'ricebook', '--', '--help']]
  for (const command of commands) {
    const copy = freshCopy(user)
    const done = command[0] === 'start' ? startedAndStopped : npm
    const first = await done(user, { copy, args: command })
    const again = command[0] === 'test' ? undefined : await done(user, { copy, args: command })
    const installing = first.stderr.match(/Installed and checked in ([\d.]+) s/)?.[1]
    const itself = (first.seconds - installing).toFixed(1)
    const words = `npm ${command.join(' ')}`
    expectThat(first.status === 0, `${words} as the first command, as ${user.name}: ${tail(first)}`)
    if (again) expectThat(again.status === 0, `${words} again, as ${user.name}: ${tail(again)}`)
    if (command.includes('-s')) expectThat(!/ricebook: /.test(first.stdout), `${words}: output is its own`)
    rows.push(`| \`${words}\` | ${first.status} | ${installing} | ${itself} | ${again?.seconds ?? '–'} |`)
    if (command[0] === 'start') {
      const inTime = again.status === 0 && itself <= FIRST_START && again.seconds <= LATER_START
      expectThat(inTime, `it starts in time, as ${user.name}: ${itself} s, then ${again.seconds} s`)
      rows.push(noOp(user, copy))
    }
    rmSync(copy, { recursive: true, force: true })
  }
  return table('| first command | exit | installing, s | the command itself, s | again, s |', rows)
}

function noOp(user, copy) {
  const times = Array.from({ length: 9 }, () => {
    const began = process.hrtime.bigint()
    const { status, stdout, stderr } = spawnSync('node', ['scripts/ready.mjs'], {
      ...settings(user, copy),
      env: { ...settings(user, copy).env, PATH: `${copy}/node_modules/.bin:${machinePath}` },
      encoding: 'utf8',
    })
    if (status !== 0 || stdout + stderr !== '') faults.push(`A ready tree is not left alone, as ${user.name}`)
    return Number(process.hrtime.bigint() - began) / 1e6
  })
  const median = times.toSorted((a, b) => a - b)[4]
  return `| nothing to prepare: \`scripts/ready.mjs\`, median of 9 | 0 | – | – | ${(median / 1000).toFixed(3)} |`
}

// ── kills ──

async function kills(user) {
  const whole = await installSeconds(user)
  const rows = []
  for (let i = 0; i < KILLS; i++) {
    const copy = freshCopy(user)
    const after = (0.02 + 0.93 * draw()) * whole
    const victim = ['the command', 'its npm', 'both'][i % 3]
    const half = await killed(user, { copy, after, victim })
    const repaired = await ready(user, copy)
    const sound = repaired.status === 0 && isWhole(user, copy)
    expectThat(sound, `${victim} killed after ${after.toFixed(1)} s, as ${user.name}: ${tail(repaired)}`)
    const orphan = /Ending the npm/.test(repaired.stderr) ? 'yes' : 'no'
    rows.push(
      `| ${after.toFixed(1)} | ${victim} | ${half} | ${orphan} | ${sound ? 'yes' : 'NO'} | ${repaired.seconds} |`,
    )
    rmSync(copy, { recursive: true, force: true })
  }
  return table(
    '| killed after, s | killed | packages there | its npm was still at work | whole after running again | that took, s |',
    rows,
  )
}

async function installSeconds(user) {
  const copy = freshCopy(user)
  const { seconds, status } = await ready(user, copy)
  expectThat(status === 0, `an install without a kill, as ${user.name}`)
  rmSync(copy, { recursive: true, force: true })
  return Number(seconds)
}

async function killed(user, { copy, after, victim }) {
  const child = spawn('node', ['scripts/ready.mjs'], { ...settings(user, copy), stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, after * 1000))])
  const lock = path.join(copy, '.ready-lock')
  const names = existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')) : {}
  const npm = names.npm ? [names.npm.pid] : []
  const victims = { 'the command': [child.pid], 'its npm': npm, both: [child.pid, ...npm] }[victim]
  for (const pid of victims) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // It had just ended by itself: a kill that came too late is a moment like any other.
      if (error.code !== 'ESRCH') throw error
    }
  }
  await ended
  const modules = path.join(copy, 'node_modules')
  if (child.exitCode === null)
    expectThat(!existsSync(path.join(modules, '.ricebook-ready')), 'a killed install has no marker')
  return existsSync(modules) ? readdirSync(modules).length : 0
}

/** Not what the marker says: every locked package is there and the program's own checks of it pass afresh. */
function isWhole(user, copy) {
  const left = readdirSync(copy).filter((name) => name.startsWith('.ready-'))
  const same = readFileSync(path.join(copy, 'package-lock.json')).equals(
    readFileSync(path.join(root, 'package-lock.json')),
  )
  rmSync(path.join(copy, 'node_modules', '.ricebook-ready'))
  spawnSync('node', ['scripts/ready.mjs', '--installed'], settings(user, copy))
  return left.length === 0 && same && existsSync(path.join(copy, 'node_modules', '.ricebook-ready'))
}

// ── a user, a copy, a command ──

function folderFor(user) {
  const home = mkdtempSync(path.join(tmpdir(), 'ricebook-proof-'))
  if (user.id !== undefined) chownSync(home, user.id, user.id)
  return home
}

/** What a clone of the files as they stand would give, committed or not. */
function freshCopy(user) {
  const copy = mkdtempSync(path.join(user.home, 'ricebook-'))
  const args = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
  for (const file of execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0')) {
    if (file && existsSync(path.join(root, file))) cpSync(path.join(root, file), path.join(copy, file))
  }
  execFileSync('git', ['init', '-q'], { cwd: copy })
  if (user.id !== undefined) execFileSync('chown', ['-R', `${user.id}:${user.id}`, copy])
  return copy
}

function settings(user, copy) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE$/i.test(name)),
  )
  const own = user.id === undefined ? {} : { HOME: user.home, USER: 'nobody', TMPDIR: user.home }
  const identity = user.id === undefined ? {} : { uid: user.id, gid: user.id }
  return { cwd: copy, env: { ...env, ...own, PATH: machinePath, CI: 'true' }, ...identity }
}

function npm(user, { copy, args }) {
  return run(['npm', ...args], settings(user, copy))
}

/** Until its page answers, which is what its seconds are, and then until it has ended in order. */
function startedAndStopped(user, { copy, args }) {
  return run(['npm', ...args], settings(user, copy), async (child, outcome) => {
    const began = Date.now()
    for (;;) {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(outcome.stdout)?.[0]
      const page = url && (await fetch(url).then((answer) => answer.text()))
      if (page?.includes('<div id="root">')) break
      if (child.exitCode !== null) return undefined
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const seconds = (Date.now() - began) / 1000
    // The program alone: what npm says then is how the program ended.
    process.kill(Number(readFileSync(path.join(copy, 'ricebook-data', 'running.pid'), 'utf8')), 'SIGINT')
    return seconds
  })
}

function ready(user, copy) {
  return run(['node', 'scripts/ready.mjs'], settings(user, copy))
}

/** @param meanwhile what is done while it runs; what it answers are then the seconds that count */
function run([program, ...args], options, meanwhile) {
  const began = Date.now()
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const outcome = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    outcome.stdout += data
  })
  child.stderr.on('data', (data) => {
    outcome.stderr += data
  })
  const counted = meanwhile?.(child, outcome)
  return new Promise((resolve) => {
    child.on('close', async (status) => {
      const seconds = (await counted) ?? (Date.now() - began) / 1000
      resolve({ ...outcome, status, seconds: seconds.toFixed(1) })
    })
  })
}

// ── words and numbers ──

function heading() {
  const version = (program) =>
    execFileSync(program, ['--version'], settings(users[0], root)).toString().trim()
  return `# Proof: it starts anywhere, whatever interrupts it

Written by \`npm run prove -- house\` (seed ${SEED}). ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, \
${process.platform} ${release()} ${arch()}; the machine's Node ${version('node')}, npm ${version('npm')}; \
the packaged Node ${process.version}. Every row begins with a fresh copy without \`node_modules\`.
${WITH_TESTS ? '' : '\n`npm test` was left out of this run.\n'}`
}

function table(head, rows) {
  return `${head}\n${head.replace(/[^|]+/g, '---')}\n${rows.join('\n')}\n`
}

function tail({ stdout, stderr, status }) {
  return `exit ${status}, ${(stderr || stdout).trim().split('\n').slice(-3).join(' / ')}`
}

function expectThat(holds, claim) {
  if (!holds) faults.push(claim)
  process.stderr.write(`${holds ? 'held' : 'FAILED'}: ${claim.split(':')[0]}\n`)
}

function isRoot() {
  return process.getuid?.() === 0
}

/** mulberry32: the same seed draws the same moments. */
function drawing(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
