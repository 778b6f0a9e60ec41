// The build of the pages, on a copy of what it is made of: killed at any moment it leaves nothing half, and it does
// nothing where nothing has changed.

import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
let house: string
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'ricebook-pages-'))
  for (const name of ['app', 'engine', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, name), join(house, name), {
      recursive: true,
      filter: (file) => !file.includes('node_modules'),
    })
  cpSync(join(root, 'scripts/pages.mjs'), join(house, 'scripts/pages.mjs'))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

const script = () => join(house, 'scripts/pages.mjs')
const at = (...names: string[]) => join(house, 'pages-built', ...names)
const current = () => (existsSync(at('current')) ? readFileSync(at('current'), 'utf8') : null)

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script(), ...words], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Begins a build and kills it after so many milliseconds. */
async function killedAfter(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [script()], { stdio: 'ignore' })
  const ended = new Promise((done) => child.once('close', done))
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await ended
  clearTimeout(timer)
}

test('a build that is killed is not served, and the next one is whole', { timeout: 120_000 }, async () => {
  for (const milliseconds of [150, 700, 1_400]) {
    await killedAfter(milliseconds)
    const name = current()
    if (name !== null) expect(readdirSync(at(name))).toContain('manifest.json')
  }
  const { status, stdout, stderr } = run('--sizes')
  expect([status, stderr.includes('Error')]).toEqual([0, false])
  expect(JSON.parse(stdout).script).toBeGreaterThan(100_000)
  const name = current() ?? ''
  const wantedBy = (page: string): string[] => {
    const html = readFileSync(at(name, page), 'utf8')
    expect(html).not.toMatch(/<script(?![^>]* src=)/)
    return [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => String(file))
  }
  const [wanted, wantedToday] = [wantedBy('web.html'), wantedBy('today.html')]
  expect(wanted.length).toBeGreaterThan(2)
  // The page of Today asks for its own pieces beside what every page asks for.
  expect(wantedToday.slice(0, wanted.length)).toEqual(wanted)
  expect(wantedToday.slice(wanted.length).some((file) => /^assets\/page-.*\.js$/.test(file))).toBe(true)
  expect(wantedToday.filter((file) => !existsSync(at(name, file)))).toEqual([])
  // The worker is of the same build, and keeps all of its files.
  const worker = readFileSync(at(name, 'sw.js'), 'utf8')
  expect(worker).toContain(name)
  const files = readdirSync(at(name, 'assets')).filter((file) => !file.endsWith('.gz'))
  expect(files.filter((file) => !worker.includes(`/assets/${file}`))).toEqual([])
})

test('what has not changed is not built again, and says nothing', { timeout: 60_000 }, () => {
  const before = current()
  const began = performance.now()
  expect(run()).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(current()).toBe(before)
})

test('another colour is another build; another question of the server is not', { timeout: 120_000 }, () => {
  const before = current()
  appendFileSync(join(house, 'app/interact/today/store.ts'), '\n// another question\n')
  run()
  expect(current()).toBe(before)
  appendFileSync(join(house, 'app/base/ui/colours.css'), '\n:root { --paper: #fffffe; }\n')
  expect(run().status).toBe(0)
  expect(current()).not.toBe(before)
})

test('of the words, those that no page says stay behind', () => {
  const assets = readdirSync(at(current() ?? '', 'assets')).filter((file) => file.endsWith('.js'))
  const all = assets.map((file) => readFileSync(at(current() ?? '', 'assets', file), 'utf8')).join('\n')
  expect(all).toContain('今天值得做的事')
  expect(all).not.toContain('待办，先到期的在前')
  expect(all).not.toContain('customers.api.')
})
