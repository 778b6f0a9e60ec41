import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Jobs } from '../jobs/jobs.ts'
import { testJobs } from '../jobs/test-jobs.ts'
import { Refusal } from '../language/refusal.ts'
import { openNotebook } from '../notebook/notebook.ts'
import { describeOfFiles } from '../notebook/test-places.ts'
import { losingAnswers } from './test-lost-answers.ts'
import { type SackDeps, sackRoutes, sacksIn } from './test-sacks.ts'
import { type Browser, browserAt, type TestServer, testServer } from './test-server.ts'

let server: TestServer
let owner: Browser
let lose: (key: string) => Promise<number>
/** What happens in the room's work, as a test wants it. */
let happens: Partial<Omit<SackDeps, 'notebook'>>
beforeAll(async () => {
  server = await testServer({
    routes: ({ notebook }) =>
      sackRoutes({ notebook, after: (n) => happens.after?.(n), besides: () => happens.besides?.() }),
  })
  lose = await losingAnswers(server.notebook)
  owner = await server.owner()
})
afterAll(() => server.close())

const sent = (browser: Browser, key: string, rice: readonly string[]) =>
  browser.send('/api/sacks', { method: 'POST', body: { rice }, headers: { 'idempotency-key': key } })
const fill = (key: string, rice: readonly string[], meanwhile: typeof happens = {}) => {
  happens = meanwhile
  return sent(owner, key, rice)
}
const steps = () =>
  server.notebook.read.selectFrom('idempotencySteps').select(['key', 'n']).orderBy('n').execute()
const filled = async (rice: string) =>
  (await sacksIn(server.notebook)).filter((sack) => sack.rice.startsWith(rice)).map((sack) => sack.rice)

describe('a request whose answer was lost', () => {
  test('is answered the same and done once, whatever its changes gave back', async () => {
    const first = await fill('lost-answer-1', ['晚稻甲', '晚稻乙'])
    expect(first.json.sacks[0]).toMatchObject({ rice: '晚稻甲', kinds: ['晚稻甲'], withLid: true })
    expect(await steps()).toEqual([])
    expect(await lose('lost-answer-1')).toBe(2)
    const again = await fill('lost-answer-1', ['晚稻甲', '晚稻乙'])
    expect([again.status, again.json]).toEqual([201, first.json])
    expect(again.headers.get('idempotency-replayed')).toBeNull()
    expect(await filled('晚稻')).toEqual(['晚稻甲', '晚稻乙'])
    expect(await steps()).toEqual([])
    const third = await fill('lost-answer-1', ['晚稻甲', '晚稻乙'])
    expect([third.json, third.headers.get('idempotency-replayed')]).toEqual([first.json, 'true'])
  })

  test('holds its key against another one', async () => {
    const first = await fill('lost-answer-2', ['早稻'])
    await lose('lost-answer-2')
    const other = await fill('lost-answer-2', ['早稻', '早稻'])
    expect([other.status, other.json.code]).toEqual([422, 'http.key-used-for-another'])
    expect((await fill('lost-answer-2', ['早稻'])).json).toEqual(first.json)
    expect(await filled('早稻')).toEqual(['早稻'])
  })

  test('is a new one after 15 days', async () => {
    await fill('lost-answer-3', ['糙米', '糙米'])
    await lose('lost-answer-3')
    const age = (days: number) =>
      server.notebook.change((tx) =>
        tx
          .updateTable('idempotencySteps')
          .set({ createdAt: new Date(Date.now() - days * 86_400_000).toISOString() })
          .execute(),
      )
    await age(14.9)
    expect((await fill('lost-answer-3', ['糙米'])).json.code).toBe('http.key-used-for-another')
    await age(15.1)
    expect((await fill('lost-answer-3', ['糙米'])).status).toBe(201)
    expect(await filled('糙米')).toEqual(['糙米', '糙米', '糙米'])
    expect(await steps()).toEqual([])
  })
})

describe('a request that did not come to its end', () => {
  test('goes on after its last change when a bug stopped it', async () => {
    const bug = (): never => {
      throw new TypeError('no lid')
    }
    const failed = await fill('cut-short-1', ['糯米甲', '糯米乙'], { after: bug })
    expect([failed.status, failed.json.code]).toEqual([500, 'http.bug'])
    expect(await steps()).toEqual([{ key: 'cut-short-1', n: 1 }])
    const again = await fill('cut-short-1', ['糯米甲', '糯米乙'])
    expect(again.status).toBe(201)
    expect(await filled('糯米')).toEqual(['糯米甲', '糯米乙'])
  })

  test('goes on after its last change when there was no room on the disk', async () => {
    const full = (n: number): void => {
      if (n === 1) throw new Refusal('notebook.disk-full', { path: 'notebook.sqlite' })
    }
    expect((await fill('cut-short-2', ['香米甲', '香米乙'], { after: full })).status).toBe(503)
    expect((await fill('cut-short-2', ['香米甲', '香米乙'])).status).toBe(201)
    expect(await filled('香米')).toEqual(['香米甲', '香米乙'])
  })

  test('can be mended when it was refused', async () => {
    const refused = (): never => {
      throw new Refusal('jars.empty', { jar: 'green' })
    }
    expect((await fill('cut-short-3', ['小米甲'], { after: refused })).status).toBe(422)
    expect(await steps()).toEqual([])
    expect((await fill('cut-short-3', ['小米乙'])).status).toBe(201)
    expect(await filled('小米')).toEqual(['小米甲', '小米乙'])
  })
})

describe('a change on behalf of a request with a key', () => {
  test.each([
    ['a function', () => () => 1, 'what cannot be kept'],
    [
      'what is more than its data',
      () => new URL('http://localhost'),
      'what is something else when it was kept',
    ],
    ['more than a megabyte', () => 'x'.repeat(1_000_000), 'more than is kept: … letters, … at most'],
  ])('that gives back %s is undone, and says so', async (...[, besides, said]) => {
    expect((await fill('gives-too-much', ['黑米'], { besides })).status).toBe(500)
    const [failure] = server.failures.splice(0).slice(-1)
    expect(failure?.error[0]).toBe(`Error change 1 of POST /api/sacks gives back ${said}`)
    expect([await filled('黑米'), await steps()]).toEqual([[], []])
  })

  test('is a step of it; what it wakes is none', async () => {
    const { jobs, done } = await testJobs({ notebook: server.notebook })
    onTestFinished(done)
    let heard = 0
    const leave = jobs.subscribe(() => {
      heard += 1
      void server.notebook.change((tx) => tx.selectFrom('settings').select('name').execute())
    })
    const during = async (): Promise<never> => {
      const { id } = await jobs.enqueue({ kind: 'test.echo', payload: { name: '米' } })
      expect((await jobs.waitFor(id)).state).toBe('done')
      throw new TypeError('so that the steps stay')
    }
    expect((await fill('wakes-the-queue', ['红米'], { after: during })).status).toBe(500)
    leave()
    expect(heard).toBeGreaterThan(2)
    expect(await steps()).toEqual([1, 2].map((n) => ({ key: 'wakes-the-queue', n })))
    const [job] = await asked(jobs)
    expect((await fill('wakes-the-queue', ['红米'], { after: during })).status).toBe(500)
    expect(await asked(jobs)).toEqual([job])
  })

  test('is none when the request has had its answer', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const after = (): void => {
      late = new Promise((resolve) => setTimeout(resolve, 200)).then(() =>
        server.notebook.change(async () => () => 'what no step could keep'),
      )
    }
    expect((await fill('goes-on-afterwards', ['粳米'], { after })).status).toBe(201)
    await expect(late).resolves.toBeTypeOf('function')
    expect((await steps()).filter(({ key }) => key === 'goes-on-afterwards')).toEqual([])
  })
})
const asked = async (jobs: Jobs) => (await jobs.list({ kind: 'test.echo' })).map(({ id }) => id)

describeOfFiles('a program killed', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ricebook-sacks-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('after the first change of a request, then after the second, has done both once', async () => {
    const rice = ['籼米甲', '籼米乙']
    const cookies: Browser['cookies'] = new Map()
    for (const fatal of [1, 2]) {
      const { child, browser } = await sackProgram({ folder, fatal, cookies })
      await expect(sent(browser, 'sacks-of-monday', rice)).rejects.toThrow(TypeError)
      if (child.signalCode === null) await once(child, 'exit')
      expect(child.signalCode).toBe('SIGKILL')
    }
    const left = await openNotebook(join(folder, 'notebook.sqlite'))
    const sacks = await sacksIn(left)
    await left.close()
    const { child, browser } = await sackProgram({ folder, fatal: 'never', cookies })
    const { status, json } = await sent(browser, 'sacks-of-monday', rice)
    const again = await sent(browser, 'sacks-of-monday', rice)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(sacks.map((sack) => sack.rice)).toEqual(rice)
    const told = json.sacks.map((sack: { id: string; rice: string }) => ({ id: sack.id, rice: sack.rice }))
    expect([status, told]).toEqual([201, sacks])
    expect(again.json).toEqual(json)
  }, 60_000)
})

const program = fileURLToPath(new URL('./test-sacks-program.ts', import.meta.url))

/** The sacks' program, killed when it has filled so many; its owner is set up the first time. */
async function sackProgram(asked: {
  readonly folder: string
  readonly fatal: number | 'never'
  readonly cookies: Browser['cookies']
}): Promise<{ child: ChildProcess; browser: Browser }> {
  const { folder, fatal, cookies } = asked
  const child = spawn(process.execPath, ['--no-maglev', program, folder, String(fatal)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [url] = await once(child.stdout, 'data')
  const browser = browserAt(String(url).trim())
  for (const [name, value] of cookies) browser.cookies.set(name, value)
  if (cookies.size > 0) return { child, browser }
  const body = { name: '王春满', email: 'wang@example.com', password: '春满粮油-seven-jars', company: '春满' }
  await browser.send('/api/set-up', { method: 'POST', body })
  for (const [name, value] of browser.cookies) cookies.set(name, value)
  return { child, browser }
}
