import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import { hasClickHouse } from '../app/base/ledger/cluster/test-servers.ts'
import { newId } from '../app/base/notebook/ids.ts'
import { postgresPrograms } from '../scripts/postgres.ts'
import { idle, ricebook, type Serving, shopOrders, signedInAt, upload } from './test-serving.ts'
import { type Company, leads, startCompany, talksOf, talksThrough, untilLeads } from './test-side-by-side.ts'

// Programs that serve one company side by side, on a real database and two shards: what is asked of one is known at the
// other, and when the one that leads goes, another one leads.

/** What takes the start of one more program, only where proofs are to be long. */
const long = Boolean(process.env.RICEBOOK_PROVE)
// No setting of the program's, which would refuse it.
delete process.env.RICEBOOK_PROVE

let company: Company
let one: Serving
let two: Serving
let here: Browser
let there: Browser

type Heard = { readonly kind: string; readonly state: string; readonly progress: object | null }

/** What the live stream of jobs says until a job of this kind is done. */
async function heardUntilDone(
  { cookies }: Browser,
  url: string,
  kind: string,
): Promise<() => Promise<Heard[]>> {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const { body } = await fetch(`${url}/api/jobs/live`, { headers: { cookie } })
  if (!body) throw new Error('there is no stream')
  const reading = (async () => {
    const heard: Heard[] = []
    let rest = ''
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) heard.push(JSON.parse(line.slice(6)))
      const own = heard.filter((event) => event.kind === kind)
      if (own.some(({ state }) => state === 'done')) return own
    }
    throw new Error('the stream ended')
  })()
  return () => reading
}

const later = `订单号,客户名称,下单日期,商品,数量,实付金额
5001,王春梅（二店）,2025-02-10,五常大米10kg,2,158.00
5002,王春梅（二店）,2025-02-20,菜籽油5L,1,68.50
`

async function customerCalled(browser: Browser, name: string): Promise<{ id: string; version: number }> {
  const { json } = await browser.send(`/api/search?q=${encodeURIComponent(name)}`)
  const id = json.customers.find((found: { name: string }) => found.name === name)?.id
  return (await browser.send(`/api/customers/${id}`)).json
}

describe.skipIf(postgresPrograms() === null || !hasClickHouse)('programs side by side', () => {
  beforeAll(async () => {
    company = await startCompany()
    one = await company.program()
    here = await one.owner()
    two = await company.program({ RICEBOOK_NOTEBOOK_OWNER_URL: '' })
    there = await signedInAt(two.url)
  }, 60_000)
  afterAll(async () => company?.stop(), 60_000)

  test('one leads; a file that is given to the other is seen there while it comes in, and is at both', async () => {
    expect([await leads(one.url), await leads(two.url)]).toEqual([true, false])
    const heard = await heardUntilDone(there, two.url, 'import')
    const asked = await upload(there, shopOrders(), { fileName: '订单.csv' })
    expect(asked.status, asked.text).toBeLessThan(300)
    const states = (await heard()).map(({ state }) => state)
    expect([...new Set(states)]).toEqual(
      ['waiting', 'running', 'done'].filter((state) => states.includes(state)),
    )
    expect(states).toContain('running')
    await idle(there)
    for (const browser of [here, there]) {
      const { json } = await browser.send('/api/customers?most=100&sort=worth')
      expect(json.rows).toHaveLength(80)
      const { id } = await customerCalled(browser, '王春梅')
      expect((await browser.send(`/api/customers/${id}/orders`)).json.rows.length).toBeGreaterThan(5)
    }
    const led = (await here.send('/metrics')).text.match(/ricebook_leads \d/)?.[0]
    expect([led, (await there.send('/metrics')).text.match(/ricebook_leads \d/)?.[0]]).toEqual([
      'ricebook_leads 1',
      'ricebook_leads 0',
    ])
  }, 120_000)

  test('what the other writes down and the ledger is to hear, it has heard when that one answers', async () => {
    const { id } = await customerCalled(there, '王春梅')
    const body = { source: 'main', party: '王春梅（二店）' }
    const told = await there.send(`/api/customers/${id}/identities`, { method: 'POST', body })
    expect(told.status, told.text).toBe(200)
    const before = (await there.send(`/api/customers/${id}/orders`)).json.rows.length
    await upload(there, later, { fileName: '二店.csv' })
    await idle(there)
    const orders = (await there.send(`/api/customers/${id}/orders`)).json.rows
    expect(orders.length).toBe(before + 2)
    const talk = { kind: 'phone', text: '下周要十袋' }
    const noted = await there.send(`/api/customers/${id}/follow-ups`, { method: 'POST', body: talk })
    expect(noted.status, noted.text).toBe(201)
    await expect.poll(() => company.facts('select count() from touches')).toBe('1')
  }, 60_000)

  test('a session begun at one is known at the other, and ended there is ended at both', async () => {
    const browser = await signedInAt(one.url)
    const elsewhere = await signedInAt(two.url)
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value)
    const { json } = await elsewhere.send('/api/session')
    expect(json.me.email).toBe('wang@example.com')
    expect((await elsewhere.send('/api/sign-out', { method: 'POST', body: {} })).status).toBeLessThan(300)
    expect((await browser.send('/api/customers?most=1')).status).toBe(401)
  }, 60_000)

  test('the same request sent to both at once is done once', async () => {
    const { id } = await customerCalled(here, '李建国')
    const sent = Array.from({ length: 10 }, () => newId())
    const ask = async (browser: Browser, key: string) => {
      for (;;) {
        const body = { kind: 'phone', text: `第 ${key} 次` }
        const headers = { 'idempotency-key': key }
        const got = await browser.send(`/api/customers/${id}/follow-ups`, { method: 'POST', body, headers })
        // Being done at the other one: asked again, the answer is that one's.
        if (got.status !== 409) return got
      }
    }
    for (const key of sent) {
      const [first, second] = await Promise.all([ask(here, key), ask(there, key)])
      expect([first.status, second.status], first.text + second.text).toEqual([201, 201])
      expect(second.json.id).toBe(first.json.id)
    }
    expect((await talksOf(there, id)).sort()).toEqual(sent.map((key) => `第 ${key} 次`).sort())
  }, 60_000)

  test('killed, the one that leads is followed by the other within seconds; what was acknowledged is there once', async () => {
    const { id } = await customerCalled(here, '张秀英')
    const talks = talksThrough([here, there], id)
    const asked = await upload(there, later.replaceAll('500', '600'), { fileName: '再来.csv' })
    expect(asked.status, asked.text).toBeLessThan(300)
    await here.send('/api/worth/runs', { method: 'POST', body: {} })
    await talks.atLeast(20)
    process.kill(one.pid, 'SIGKILL')
    await untilLeads(two.url)
    await talks.atLeast(40)
    const acknowledged = await talks.end()
    await idle(there, { killed: true })
    const { json: imports } = await there.send('/api/imports')
    expect(imports.rows[0]).toMatchObject({ fileName: '再来.csv', state: 'standing' })
    const texts = await talksOf(there, id)
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of acknowledged) expect(texts).toContain(text)
    const { id: first } = await customerCalled(there, '王春梅')
    const orders = (await there.send(`/api/customers/${first}/orders`)).json.rows
    expect(orders.filter(({ order }: { order: string }) => order?.startsWith('600'))).toHaveLength(2)
  }, 120_000)

  test('told to stop, the one that leads hands over, and its commands and the doctor find the next', async () => {
    const again = await company.program({ RICEBOOK_NOTEBOOK_OWNER_URL: '' })
    expect(await leads(again.url)).toBe(false)
    const { json: run } = await there.send('/api/worth/runs', { method: 'POST', body: {} })
    const ended = two.stop()
    await untilLeads(again.url)
    const { code, error, out } = await ended
    expect([code, error]).toEqual([0, ''])
    expect(out).toContain('leads')
    const browser = await signedInAt(again.url)
    await idle(browser)
    const { json: job } = await browser.send(`/api/jobs/${run.job}`)
    expect(job.state).toBe('done')
    const doctor = await ricebook(['doctor', '--json'], company.folder, company.settings)
    expect(doctor.code, doctor.out).toBe(0)
    expect(doctor.out).toContain('doctor.leading.somebody')
    expect(doctor.out).toContain(String(again.pid))
    one = again
    here = browser
  }, 120_000)

  test.runIf(long)(
    'a command finds no program on its machine, and works beside the one that leads elsewhere',
    async () => {
      const socket = join(company.folder, 'running.sock')
      await rename(socket, `${socket}.elsewhere`)
      const file = join(company.folder, 'spool', 'more.csv')
      await writeFile(file, later.replaceAll('500', '700'))
      const [taken, dump] = await Promise.all([
        ricebook(['import', 'orders', file, '--no-worth'], company.folder, company.settings),
        ricebook(['dump', '--canonical'], company.folder, company.settings),
      ])
      await rename(`${socket}.elsewhere`, socket)
      expect(taken.code, taken.error).toBe(0)
      expect([dump.code, dump.error]).toEqual([2, expect.stringContaining('only reads the ledger')])
      const { json } = await here.send('/api/imports')
      expect(json.rows[0]).toMatchObject({ fileName: 'more.csv', state: 'standing' })
      expect(await leads(one.url)).toBe(true)
    },
    120_000,
  )

  test.runIf(long)(
    'one that loses the lock ends at once, and another leads; a program with facts of its own is refused',
    async () => {
      const next = await company.program({ RICEBOOK_NOTEBOOK_OWNER_URL: '' })
      await company.records(`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and objid = ${0x52494346} and granted`)
      await untilLeads(next.url)
      const { code, error } = await one.stop()
      expect([code, error]).toEqual([1, expect.stringContaining('this one has stopped')])
      const other = join(company.folder, '..', 'other')
      const alone = { ...company.settings, RICEBOOK_DATA: other, RICEBOOK_LEDGER_URL: '' }
      const refused = await ricebook(['imports'], other, alone)
      expect([refused.code, refused.error]).toEqual([2, expect.stringContaining('in use by another program')])
    },
    120_000,
  )
})
