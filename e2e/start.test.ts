import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserAt } from '../app/base/http/test-server.ts'

const main = resolve(import.meta.dirname, '../app/main.ts')

let home = ''
/** What the desktop was asked to open, an address a line. */
let openedFile = ''
const children: ChildProcess[] = []

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ricebook-start-'))
  openedFile = join(home, 'opened')
  // The desktop of these tests.
  await writeFile(join(home, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${openedFile}'\n`, { mode: 0o755 })
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(home, { recursive: true, force: true })
})

type Surroundings = Readonly<Record<string, string>>
const desktop: Surroundings = { DISPLAY: ':0' }
const noDesktop: Surroundings = {}

/** `ricebook start` as npm start runs it, with nothing of this machine's desktop around it. */
function start(folder: string, surroundings: Surroundings, words: readonly string[] = ['--port', '0']) {
  const { DISPLAY, WAYLAND_DISPLAY, CI, ...around } = process.env
  const child = spawn(process.execPath, ['--no-maglev', main, 'start', ...words], {
    env: {
      ...around,
      ...surroundings,
      PATH: `${home}${delimiter}${process.env.PATH}`,
      RICEBOOK_DATA: join(home, folder),
      LC_ALL: 'en',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let out = ''
  let error = ''
  const heard = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    for (const one of heard) one()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text
  })
  const ended = new Promise<{ code: number | null; out: string; error: string }>((done) =>
    child.once('close', (code) => done({ code, out, error })),
  )
  const said = (text: string): Promise<void> =>
    Promise.race([
      new Promise<void>((done) => {
        const look = (): void => void (out.includes(text) && done())
        heard.add(look)
        look()
      }),
      ended.then(() => {
        throw new Error(`it ended: ${error}`)
      }),
    ])
  return {
    /** Its address, once it is up and has said so. */
    address: async (): Promise<string> => {
      await said('Ctrl-C ends it.')
      return /Ricebook runs at (\S+),/.exec(out)?.[1] ?? ''
    },
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
    ended,
  }
}

const whatWasOpened = async (): Promise<string[]> =>
  existsSync(openedFile) ? (await readFile(openedFile, 'utf8')).split('\n').filter(Boolean) : []

describe.skipIf(process.platform !== 'linux')('npm start (its desktop is that of Linux)', () => {
  test('starts the program and opens the browser at it; started again, it opens that one', async () => {
    const first = start('data', desktop)
    const url = await first.address()
    await expect.poll(whatWasOpened).toEqual([url])
    const { json } = await browserAt(url).send('/api/session')
    expect(json).toEqual({ setUpNeeded: true, me: null })

    const second = await start('data', desktop, []).ended
    expect(second).toMatchObject({ code: 0, error: '' })
    expect(second.out).toContain(`Ricebook runs already, its data in ${join(home, 'data')}.`)
    expect(second.out).toContain(url)
    await expect.poll(whatWasOpened).toEqual([url, url])

    const { code, out, error } = await first.stop()
    expect([code, error]).toEqual([0, ''])
    expect(out).toContain('Putting things in order')
  }, 60_000)

  test.each([
    ['without a desktop', noDesktop],
    ['in continuous integration', { ...desktop, CI: 'true' }],
  ])(
    '%s it says where it is and opens nothing',
    async (_, surroundings) => {
      const before = await whatWasOpened()
      const one = start('alone', surroundings)
      const url = await one.address()
      const { out } = await one.stop()
      expect(out).toContain(`Open it in a browser: ${url}\n`)
      expect(await whatWasOpened()).toEqual(before)
    },
    60_000,
  )

  test('takes another port where the usual one is somebody else’s, but not where one was asked for', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => other.once('listening', done))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const asked = await start('port', noDesktop, ['--port', String(port)]).ended
    expect([asked.code, asked.out]).toEqual([2, ''])
    expect(asked.error).toContain(String(port))
    // Held by this test, or by whatever else runs on this machine.
    const usual = createServer().listen(8765, '127.0.0.1')
    await new Promise((done) => usual.once('listening', done).once('error', done))
    const one = start('port', noDesktop, [])
    const url = await one.address()
    expect(new URL(url).port).not.toBe('8765')
    await one.stop()
    for (const server of [other, usual]) server.close()
  }, 60_000)

  test('says how it is used', async () => {
    const { code, out } = await start('help', desktop, ['--help']).ended
    expect(code).toBe(0)
    expect(out).toMatch(/^Usage: npm start -- \[--port 8765\]/)
    expect(existsSync(join(home, 'help'))).toBe(false)
  })
})
