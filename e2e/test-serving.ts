import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, browserAt, type Got, OWNER } from '../app/base/http/test-server.ts'

const main = resolve(import.meta.dirname, '../app/main.ts')

const builder = resolve(import.meta.dirname, '../scripts/pages.mjs')

type Bytes = { readonly script: number; readonly style: number }

/** Builds the pages where they have changed; answers the bytes of what Today needs, and worth for its first chart. */
export function pagesBuilt(): Bytes & { readonly worth: Bytes } {
  return JSON.parse(execFileSync(process.execPath, [builder, '--sizes'], { encoding: 'utf8' }))
}

export type Ended = { readonly code: number | null; readonly out: string; readonly error: string }

/** The program as a person runs it, in a process of its own. */
export function ricebook(
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { child, ended } = begin(words, folder, environment)
  child.stdin?.end()
  return ended
}

export type Serving = {
  readonly url: string
  readonly pid: number
  readonly folder: string
  readonly browser: () => Browser
  /** The first owner, set up. */
  readonly owner: () => Promise<Browser>
  /** Told to stop, as by Control-C; then its data folder goes too. */
  readonly stop: () => Promise<Ended>
}

/** `ricebook serve` on a free port with a data folder of its own. */
export async function serving(environment: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const home = await mkdtemp(join(tmpdir(), 'ricebook-serve-'))
  const folder = join(home, 'data')
  const { child, ended, said } = begin(['serve', '--port', '0'], folder, environment)
  const line = await Promise.race([said(/Ricebook runs at (\S+),/), ended])
  if (!Array.isArray(line)) throw new Error(`the program ended with ${line.code}: ${line.error}`)
  const url = String(line[1])
  const browser = (): Browser => browserAt(url)
  return {
    url,
    pid: child.pid ?? 0,
    folder,
    browser,
    owner: async () => {
      const own = browser()
      const asked = { ...OWNER, name: '王春满', company: '春满粮油' }
      const { status, text } = await own.send('/api/set-up', { method: 'POST', body: asked })
      if (status !== 201) throw new Error(text)
      return own
    },
    stop: async () => {
      child.kill('SIGTERM')
      const last = await ended
      await rm(home, { recursive: true, force: true })
      return last
    },
  }
}

type Begun = {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** The first match in what it prints. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>
}

function begin(
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>>,
): Begun {
  const child = spawn(process.execPath, ['--no-maglev', main, ...words], {
    // Stories ask faster than anybody does.
    env: {
      ...process.env,
      ...{ RICEBOOK_DATA: folder, LC_ALL: 'en', RICEBOOK_REQUESTS_A_MINUTE: '100000000' },
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let out = ''
  let error = ''
  const listeners = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    for (const listener of listeners) listener()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text
  })
  const ended = new Promise<Ended>((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => done({ code, out, error }))
  })
  const said = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((done) => {
      const look = (): void => {
        const found = pattern.exec(out)
        if (!found) return
        listeners.delete(look)
        done(found)
      }
      listeners.add(look)
      look()
    })
  return { child, ended, said }
}

export async function signedInAt(
  url: string,
  who: { readonly email: string; readonly password: string } = OWNER,
): Promise<Browser> {
  const browser = browserAt(url)
  const { status, text } = await browser.send('/api/sign-in', { method: 'POST', body: who })
  if (status !== 200) throw new Error(`${who.email} is not let in: ${text}`)
  return browser
}

/** Holds whatever a program says to hold no password, however it is written. */
export function holdingNone(secrets: Readonly<Record<string, string>>): (said: string) => void {
  const written = Object.values(secrets).flatMap((secret) => [secret, encodeURIComponent(secret)])
  return (said) => {
    if (written.some((one) => said.includes(one))) throw new Error('a password was said')
  }
}

/** Sends a file as the body, as the page of imports does. */
export function upload(
  browser: Browser,
  content: string | Uint8Array,
  query: Readonly<Record<string, string>>,
): Promise<Got> {
  return browser.send(`/api/imports?${new URLSearchParams(query)}`, {
    method: 'POST',
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

/**
 * Asks until no job waits or runs: what follows by itself has ended then too.
 *
 * @param killed whether a program was: what it was at has died with it, and runs again
 */
export async function idle(browser: Browser, { killed = false } = {}): Promise<void> {
  for (;;) {
    const states = await Promise.all(
      ['waiting', 'running'].map((state) => browser.send(`/api/jobs?state=${state}`)),
    )
    const jobs: { failure: { code?: string } | null }[] = states.flatMap(({ json }) => json.rows)
    if (jobs.length === 0) return
    const again = jobs.find(({ failure }) => failure && !(killed && failure.code === 'jobs.died'))
    if (again) throw new Error(`a job failed and is to be tried again: ${JSON.stringify(again)}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

const surnames = [...'王李张刘陈杨赵黄周吴']
const names = ['春梅', '建国', '秀英', '志强', '桂兰', '玉华', '德明', '小红']

/** A shop's orders: eighty households with their own rhythm, some of them on credit. */
export function shopOrders(): string {
  const lines = ['订单号,客户名称,下单日期,商品,数量,实付金额,到期日']
  let order = 1000
  for (const [i, surname] of surnames.entries())
    for (const [j, name] of names.entries()) {
      const every = 12 + ((i * 7 + j * 5) % 30)
      const until = (i + j) % 4 === 0 ? 200 : 420
      for (let day = (i * 11 + j * 3) % 60; day < until; day += every + ((day * 7 + i) % 5)) {
        const on = Temporal.PlainDate.from('2024-01-01').add({ days: day })
        const due = j === 3 ? on.add({ days: 30 }).toString() : ''
        const [product, price] = [
          ['五常大米10kg', 7900],
          ['菜籽油5L', 6850],
        ][(i + j) % 2] as [string, number]
        const quantity = 1 + ((i + day) % 3)
        const amount = ((quantity * price) / 100).toFixed(2)
        lines.push(`${order++},${surname}${name},${on},${product},${quantity},${amount},${due}`)
      }
    }
  return `${lines.join('\n')}\n`
}
