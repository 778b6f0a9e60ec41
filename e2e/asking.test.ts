import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../app/base/http/test-server.ts'
import { canonicalLedger } from '../app/base/ledger/canonical.ts'
import { pieces } from '../app/base/notebook/pieces.ts'
import { shapesOf } from '../app/base/notebook/shape.ts'
import { addressAt, type Company, plantedCompany } from './test-access.ts'

let company: Company
let owner: Browser
let open: string[]
let asked: { readonly id: string; readonly address: string }[]

beforeAll(async () => {
  company = await plantedCompany()
  owner = company.owner
  const { paths } = (await owner.send('/api/openapi.json')).json
  open = Object.values<Record<string, Record<string, unknown>>>(paths)
    .flatMap((item) => Object.values(item))
    .filter((one) => one['x-permission'] === 'public')
    .map(({ operationId }) => String(operationId))
    .sort()
  asked = Object.keys(paths).flatMap((path) => {
    const { get } = paths[path]
    // Live events go on until somebody goes.
    if (get === undefined || get.operationId === 'get-jobs-live') return []
    const id = String(get.operationId)
    return [{ id, address: addressAt(company, { id, path }, company.planted.own.id) }]
  })
}, 180_000)
afterAll(() => company?.close())

test('who is not in can set the program up and sign in, with what they know or carry, and no question lets anybody in', () => {
  const house = ['get', 'get-healthz', 'get-metrics', 'get-openapi-json', 'get-readyz']
  expect(open).toEqual([...house, 'get-session', 'post-set-up', 'post-sign-in'])
})

/** What is written because somebody asked: who looked at what and how much, when they were here last, who took a file. */
const written = ['audit', 'auditHead', 'exportDownloads', 'readings', 'readingAlarms', 'session']

/** A sum over the rows of each table of both stores. */
async function sums(): Promise<Record<string, string>> {
  const { notebook, ledger } = company.installation
  const found: Record<string, string> = {}
  for (const shape of await shapesOf(notebook.read as never)) {
    if (written.includes(shape.table)) continue
    const hash = createHash('sha256')
    for await (const rows of pieces(notebook.read, { shape })) hash.update(JSON.stringify(rows))
    found[shape.table] = hash.digest('hex')
  }
  const facts = createHash('sha256')
  for await (const line of canonicalLedger(ledger)) facts.update(line)
  return { ...found, facts: facts.digest('hex') }
}

test('who only asks changes nothing', async () => {
  const before = await sums()
  expect(Object.keys(before).length).toBeGreaterThan(40)
  const refused: string[] = []
  for (const { id, address } of asked) {
    const { status } = await owner.send(address)
    if (status !== 200) refused.push(id)
  }
  expect(asked.length).toBeGreaterThan(60)
  expect(refused.length, refused.join()).toBeLessThan(5)
  expect(await sums()).toEqual(before)
})

test('every answer says its kind, and of a text its encoding', async () => {
  const addresses = [...asked.map(({ address }) => address), '/', '/api', '/api/customers/nobody', '/nothing']
  for (const address of addresses) {
    const { headers, text } = await owner.send(address)
    if (text === '') continue
    expect(headers.get('content-type'), address).toMatch(
      /^(text\/[\w-]+;(.+;)? ?charset=utf-8|application\/problem\+json; charset=utf-8|application\/(json|zip))$/i,
    )
  }
})

test('a parameter that comes twice is refused, and is not one of the two', async () => {
  for (const twice of ['sort=name&sort=worth', 'most=1&most=200', 'city=城1&city=城2', 'tag=标1&tag=标1']) {
    const { status, json } = await owner.send(`/api/customers?${twice}`)
    expect([status, json.places], twice).toEqual([
      400,
      [expect.objectContaining({ in: 'query', field: twice.split('=')[0] })],
    ])
  }
})

test('what is looked for is no pattern', async () => {
  const { name, phone } = company.planted.own
  const found = async (words: string): Promise<number> => {
    const { status, json } = await owner.send(`/api/search?q=${encodeURIComponent(words)}`)
    expect(status, words).toBe(200)
    return json.customers.length
  }
  expect(await found(name)).toBe(1)
  expect(await found(phone)).toBe(1)
  const [first = '', , ...rest] = [...name]
  const signs = ['%', '_', '*', '.', '.*', '?']
  for (const words of signs.flatMap((sign) => [
    `${first}${sign}${rest.join('')}`,
    `${sign}${sign}`,
    sign.repeat(name.length),
  ]))
    expect(await found(words), words).toBe(0)
  for (const words of [`(${first}|x).+`, `[${first}x]`]) expect(await found(words), words).toBe(0)
  for (const filter of ['city=城%', 'city=城_', 'tag=标%', 'city=.*'])
    expect((await owner.send(`/api/customers?${encodeURI(filter)}`)).json.rows, filter).toEqual([])
})

test('what came in or is kept has no address', async () => {
  const { folder } = company.installation
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  const kept = files.map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join('/'))
  expect(kept.some((path) => path.includes('notebook') || path.includes('ledger'))).toBe(true)
  const { text: page } = await owner.send('/nothing')
  for (const path of kept)
    for (const begun of ['', 'api/', 'assets/', 'assets/../../', 'assets/%2e%2e%2f%2e%2e/', 'data/']) {
      const { status, text } = await owner.send(`/${begun}${path}`)
      // A page's address is any that names no file: it is answered with the one page that there is.
      if (status !== 404) expect(text, `${begun}${path}`).toBe(page)
    }
})
