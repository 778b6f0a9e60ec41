import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { verifyAudit } from '../app/base/audit/audit.ts'
import { type Notebook, openNotebook } from '../app/base/notebook/notebook.ts'
import { random } from '../engine/numeric/random.ts'

const program = fileURLToPath(new URL('../app/main.ts', import.meta.url))

export type HttpKilled = {
  readonly kills: number
  readonly acknowledged: number
  /** Requests whose answer never came, sent again under their key after the program had been started again. */
  readonly sentAgain: number
  /** Those that a kill met when their work was committed and their answer not yet kept. */
  readonly caught: number
  readonly violations: readonly string[]
}

/** What is to be written: once, and the text is nowhere else. */
type Wish = {
  readonly path: string
  readonly text: string
  readonly body: Readonly<Record<string, string>>
  readonly key: string
}

/**
 * Writes customers and what belongs to them over HTTP, several at a time and each under a key, while the program is
 * killed at moments drawn by a seed and started again. Requests without an answer are sent again. What was acknowledged
 * must be there, once and under the id that was answered; nothing may be there twice.
 */
export async function killServer(asked: {
  kills: number
  seed: number
  folder: string
  say?: (text: string) => void
}): Promise<HttpKilled> {
  const { kills, seed, folder, say = () => undefined } = asked
  const data = join(folder, 'data')
  const chance = random(seed)
  const violations: string[] = []
  const wishes = new Wishes()
  let session: string | null = null
  let caught = 0
  for (let kill = 1; kill <= kills; kill++) {
    const server = await started(data)
    session ??= await setUp(server.url)
    const { url } = server
    const post: Post = (wish) => posted({ url, session: session as string }, wish)
    for (const wish of wishes.unanswered()) {
      wishes.sentAgain.add(wish)
      const id = await post(wish)
      if (id !== null) wishes.acknowledged.set(wish, id)
    }
    const alive = { yes: true }
    const writers = Promise.all(Array.from({ length: 4 }, () => writeOn(wishes, post, alive)))
    await sleep(100 + chance.uniform() * 900)
    server.child.kill('SIGKILL')
    alive.yes = false
    await once(server.child, 'exit')
    await writers
    const found = await missing(data, wishes)
    violations.push(...found.wrong.map((what) => `kill ${kill}: ${what}`))
    caught += found.caught
    say(`kill ${kill}: ${wishes.acknowledged.size} acknowledged; ${violations.length} violations`)
  }
  return {
    kills,
    acknowledged: wishes.acknowledged.size,
    sentAgain: wishes.sentAgain.size,
    caught,
    violations,
  }
}

/** An id where one was answered; null: no answer came. */
type Post = (wish: Wish) => Promise<string | null>

class Wishes {
  readonly made: Wish[] = []
  /** The answered id of each. */
  readonly acknowledged = new Map<Wish, string>()
  readonly sentAgain = new Set<Wish>()

  /** A new customer, or something about one that was acknowledged. */
  next(): Wish {
    const n = this.made.length + 1
    const customer = [...this.acknowledged].findLast(([{ path }]) => path === customersPath)?.[1]
    const wish = {
      key: `wish-${n}-key`,
      ...(customer === undefined ? newCustomer(n) : something(n, customer)),
    }
    this.made.push(wish)
    return wish
  }

  unanswered(): Wish[] {
    return this.made.filter((wish) => !this.acknowledged.has(wish))
  }
}

const customersPath = '/api/customers'

function newCustomer(n: number): Omit<Wish, 'key'> {
  const text = `示例客户 ${n}`
  return { path: customersPath, text, body: { name: text } }
}

function something(n: number, customer: string): Omit<Wish, 'key'> {
  const of = `${customersPath}/${customer}`
  const [talk, contact, note] = [`谈话 ${n}`, `联系人 ${n}`, `提醒 ${n}`]
  const action = { customer, kind: 'answer', dueDay: '2026-03-05', note }
  const one = [
    newCustomer(n),
    { path: `${of}/follow-ups`, text: talk, body: { text: talk } },
    { path: `${of}/contacts`, text: contact, body: { name: contact } },
    { path: '/api/actions', text: note, body: action },
  ][n % 4]
  return one ?? newCustomer(n)
}

async function writeOn(wishes: Wishes, post: Post, alive: { readonly yes: boolean }): Promise<void> {
  while (alive.yes) {
    const wish = wishes.next()
    const id = await post(wish)
    if (id !== null) wishes.acknowledged.set(wish, id)
  }
}

async function posted(
  { url, session }: { readonly url: string; readonly session: string },
  { path, body, key }: Omit<Wish, 'text'>,
): Promise<string | null> {
  let response: Response
  let text: string
  try {
    response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        cookie: session,
        'sec-fetch-site': 'same-origin',
      },
      body: JSON.stringify(body),
    })
    text = await response.text()
  } catch (error) {
    // Killed before it had answered: what fetch says of it.
    if (error instanceof TypeError) return null
    throw error
  }
  if (response.status !== 201) throw new Error(`${path} was answered ${response.status}: ${text}`)
  return (JSON.parse(text) as { id: string }).id
}

/** What was acknowledged and is not there, or is there under another id, and what is there twice. */
async function missing(
  data: string,
  { made, acknowledged }: Wishes,
): Promise<{ wrong: string[]; caught: number }> {
  const notebook = await openNotebook(join(data, 'notebook.sqlite'))
  const there = await idsThere(notebook)
  const steps = await notebook.read.selectFrom('idempotencySteps').select('key').distinct().execute()
  const audited = await timesTold(notebook)
  const { broken } = await verifyAudit(notebook.read)
  await notebook.close()
  const wrong: string[] = broken ? [`the audit is broken: ${JSON.stringify(broken)}`] : []
  const written = made.flatMap(({ text }) => there.get(text) ?? [])
  for (const id of written)
    if (audited.get(id) !== 1)
      wrong.push(`${id} is there and is told in the audit ${audited.get(id) ?? 0} times`)
  for (const id of audited.keys())
    if (!written.includes(id)) wrong.push(`${id} is told in the audit and is not there`)
  for (const wish of made) {
    const { text } = wish
    const ids = there.get(text) ?? []
    const answered = acknowledged.get(wish)
    if (ids.length > 1) wrong.push(`"${text}" is there ${ids.length} times`)
    if (answered !== undefined && ids.length === 0) wrong.push(`"${text}" was acknowledged and is not there`)
    else if (answered !== undefined && !ids.includes(answered))
      wrong.push(`"${text}" was acknowledged under an id that is not there`)
  }
  return { wrong, caught: steps.length }
}

async function idsThere({ read }: Notebook): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await Promise.all([
    read.selectFrom('customers').select(['id', 'name as text']).execute(),
    read.selectFrom('followUps').select(['id', 'text']).execute(),
    read.selectFrom('contacts').select(['id', 'name as text']).execute(),
    read.selectFrom('actions').select(['id', 'note as text']).execute(),
  ])
  const ids = new Map<string, string[]>()
  for (const { id, text } of rows.flat()) ids.set(text ?? '', [...(ids.get(text ?? '') ?? []), id])
  return ids
}

/** How often the audit tells that something was written, by its id. */
async function timesTold({ read }: Notebook): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom('audit')
    .select((e) => ['record', e.fn.countAll<number>().as('times')])
    .where('what', 'in', ['customer.made', 'customer.changed', 'talk.written', 'action.made'])
    .groupBy('record')
    .execute()
  return new Map(rows.map(({ record, times }) => [record ?? '', Number(times)]))
}

export type Started = { readonly child: ChildProcess; readonly url: string }

/**
 * `ricebook serve`, once it answers.
 *
 * @param under a program with its arguments that starts it and watches
 */
export async function started(data: string, under: readonly string[] = []): Promise<Started> {
  const port = await freePort()
  const [first = '', ...words] = [
    ...under,
    process.execPath,
    '--no-maglev',
    program,
    'serve',
    '--port',
    String(port),
  ]
  const child = spawn(first, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RICEBOOK_DATA: data },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000)
    })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}: ${said}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return { child, url }
    await sleep(50)
  }
}

/** Somebody who may write; the cookie of their session. */
export async function setUp(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({
      name: '王店长',
      email: 'owner@example.com',
      password: 'a long enough password 1',
      company: '示例粮油',
    }),
  })
  if (answer.status !== 201) throw new Error(`set-up was answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return address.port
}
