import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from '../app/base/http/test-server.ts'
import { random } from '../engine/numeric/random.ts'
import { type Serving, signedInAt, upload } from './test-serving.ts'
import { leads, startCompany, talksOf, talksThrough } from './test-side-by-side.ts'

export type ProgramsAsked = {
  readonly kills: number
  readonly seed: number
  /** Hears of each kill. */
  readonly say?: (text: string) => void
}

export type ProgramsKilled = {
  readonly kills: number
  /** How many of them hit the one that led. */
  readonly ofLeader: number
  /** Jobs that a kill broke off. */
  readonly brokenOff: number
  readonly talks: number
  readonly imports: number
  /** Milliseconds until another one led: half of the times, and the longest. */
  readonly median: number
  readonly longest: number
  readonly violations: readonly string[]
}

const longestWait = 60_000
const ownerUrl = { RICEBOOK_NOTEBOOK_OWNER_URL: '' }

type Job = { readonly id: string; readonly kind: string; readonly state: string; readonly attempts: number }

/**
 * Two programs serve one company: talks are written down through both, files come in and everybody is valued through either.
 * At a moment drawn by a seed one is killed, three times in four the one that leads, and another one is started. What was
 * acknowledged must be there, once; never do two lead; all jobs end well.
 */
export async function killPrograms({
  kills,
  seed,
  say = () => undefined,
}: ProgramsAsked): Promise<ProgramsKilled> {
  const company = await startCompany()
  const chance = random(seed)
  const violations: string[] = []
  const waits: number[] = []
  let [ofLeader, talked, imports] = [0, 0, 0]
  const brokenOff = new Set<string>()
  try {
    let pair: Serving[] = [await company.program()]
    const owner = await (pair[0] as Serving).owner()
    pair.push(await company.program(ownerUrl))
    const body = { name: '春来米店' }
    const { id: customer } = (await owner.send('/api/customers', { method: 'POST', body })).json
    const acknowledged = new Set<string>()
    for (let kill = 1; kill <= kills; kill++) {
      const browsers = await Promise.all(pair.map(({ url }) => signedInAt(url)))
      const talks = talksThrough(browsers, customer, `${kill}`)
      const asked = browsers[chance.below(2)] as Browser
      const party = `来客${kill}`
      const came = await upload(asked, ordersOf(party, kill), { fileName: `${party}.csv` })
      if (came.status >= 300) violations.push(`kill ${kill}: a file was not taken in: ${came.text}`)
      await sleep(chance.uniform() * 4_000)
      const led = await Promise.all(pair.map(({ url }) => leads(url)))
      if (led.filter((one) => one === true).length > 1) violations.push(`kill ${kill}: two programs lead`)
      const leader = led.indexOf(true)
      if (leader < 0) violations.push(`kill ${kill}: nobody leads`)
      const at = chance.uniform() < 0.75 && leader >= 0 ? leader : chance.below(2)
      const [hit, other] = [pair[at] as Serving, pair[1 - at] as Serving]
      process.kill(hit.pid, 'SIGKILL')
      if (at === leader) {
        ofLeader += 1
        waits.push(await untilTrue(async () => (await leads(other.url)) === true))
      }
      await hit.stop()
      // Still writing through the one that is left.
      await talks.atLeast(10)
      for (const text of await talks.end()) acknowledged.add(text)
      pair = [other, await company.program(ownerUrl)]
      const browser = await signedInAt(other.url)
      await untilTrue(async () => (await jobsIn(browser, ['waiting', 'running'])).length === 0)
      for (const { id, attempts } of await jobsIn(browser, ['done'])) if (attempts > 1) brokenOff.add(id)
      for (const job of await jobsIn(browser, ['failed', 'cancelled']))
        violations.push(`kill ${kill}: a job ended badly: ${JSON.stringify(job)}`)
      const found = await foundOf(browser, { customer, party })
      const texts = new Set(found.talks)
      if (texts.size !== found.talks.length) violations.push(`kill ${kill}: a talk was written down twice`)
      for (const text of acknowledged)
        if (text.startsWith(`${kill} `) && !texts.has(text)) violations.push(`kill ${kill}: lost: ${text}`)
      if (found.orders !== 3) violations.push(`kill ${kill}: ${found.orders} orders of ${party}, not 3`)
      imports += 1
      say(`kill ${kill}: ${at === leader ? 'the leader' : 'the other'}; ${violations.length} violations`)
    }
    talked = acknowledged.size
    const lines = await company.facts('select count() from lines where counts')
    if (Number(lines) !== 3 * kills) violations.push(`${lines} lines count in the end, not ${3 * kills}`)
  } finally {
    await company.stop()
  }
  const sorted = waits.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return {
    ...{ kills, ofLeader, brokenOff: brokenOff.size, talks: talked, imports, violations },
    ...{ median, longest: sorted.at(-1) ?? 0 },
  }
}

function ordersOf(party: string, nth: number): string {
  const orders = [1, 2, 3].map((n) => `${nth}-${n},${party},2025-0${n}-10,五常大米10kg,${n},${79 * n}.00`)
  return `订单号,客户名称,下单日期,商品,数量,实付金额\n${orders.join('\n')}\n`
}

async function jobsIn(browser: Browser, states: readonly string[]): Promise<Job[]> {
  const answers = await Promise.all(states.map((state) => browser.send(`/api/jobs?state=${state}`)))
  return answers.flatMap(({ json }) => json.rows)
}

async function foundOf(browser: Browser, { customer, party }: { customer: string; party: string }) {
  const { json: search } = await browser.send(`/api/search?q=${encodeURIComponent(party)}`)
  const id = search.customers.find(({ name }: { name: string }) => name === party)?.id
  const { json: orders } = await browser.send(`/api/customers/${id}/orders`)
  return {
    talks: await talksOf(browser, customer),
    orders: orders.rows?.length ?? 0,
  }
}

async function untilTrue(holds: () => Promise<boolean>): Promise<number> {
  const begun = performance.now()
  while (!(await holds())) {
    if (performance.now() - begun > longestWait) throw new Error(`not within ${longestWait} ms`)
    await sleep(20)
  }
  return performance.now() - begun
}
