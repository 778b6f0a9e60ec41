import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companyWide, type Permission, permissions } from '../app/base/access/contract.ts'
import type { Got } from '../app/base/http/test-server.ts'
import {
  addressAt,
  type Company,
  modeAt,
  type Planted,
  type Position,
  plantedCompany,
  positions,
  type RoleTried,
  scopes,
  seesPosition,
} from './test-access.ts'

let company: Company
let operations: Operation[]
let tried: RoleTried[]

beforeAll(async () => {
  company = await plantedCompany()
  operations = operationsIn((await company.owner.send('/api/openapi.json')).json)
  const { json } = await company.owner.send('/api/roles')
  const all = permissions.filter((one) => one !== 'users.manage')
  const made = scopes(all).map(async (settings, nth) => {
    const asked = settings.permissions.filter((one) => settings.rows === 'all' || !companyWide.includes(one))
    const body = { ...settings, permissions: asked, name: `试 ${nth}` }
    return (await company.owner.send('/api/roles', { method: 'POST', body })).json as RoleTried
  })
  tried = [...json.roles, ...(await Promise.all(made))]
}, 180_000)
afterAll(() => company?.close())

type Operation = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly permission: string
  readonly rows: string | undefined
  readonly takes: 'json' | 'file' | 'nothing'
}

function operationsIn(document: {
  paths: Record<string, Record<string, Record<string, unknown>>>
}): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, of]) => {
      const content = Object.keys((of.requestBody as { content?: object } | undefined)?.content ?? {})
      return {
        ...{ id: String(of.operationId), method: method.toUpperCase(), path },
        permission: String(of['x-permission']),
        rows: of['x-rows'] as string | undefined,
        takes: content.includes('application/json') ? 'json' : content.length > 0 ? 'file' : 'nothing',
      }
    }),
  )
}

/** Where live events would go on, or the request ends what the others are sent with. */
const left = ['get-jobs-live', 'post-sign-out', 'post-me-password', 'post-me-sessions-end-others']

async function send(operation: Operation, customer: string): Promise<Got> {
  const { browser } = company.person
  const { method, takes } = operation
  const address = addressAt(company, operation, customer)
  // Broken, so that whoever may send it is told so, and nothing is done.
  if (takes === 'json') return browser.send(address, { method, body: '{"', headers: json })
  if (takes === 'file') return browser.send(address, { method, body: '', headers: octets })
  return browser.send(address, { method })
}
const json = { 'content-type': 'application/json' }
const octets = { 'content-type': 'application/octet-stream' }

const isAllowed = (role: RoleTried, { permission, rows }: Operation): boolean => {
  if (permission === 'public') return true
  const has = permission === 'signed-in' || role.permissions.includes(permission as Permission)
  return has && (role.rows === 'all' || rows !== undefined)
}

/** Becomes somebody else in the middle of their session. */
async function become({ role }: Pick<RoleTried, 'role'>): Promise<void> {
  const { status, text } = await company.owner.send(`/api/users/${company.person.id}`, {
    method: 'PATCH',
    body: { role },
  })
  expect(status, text).toBe(200)
}

test('every route says who may ask, and how it keeps to what they may see', () => {
  expect(operations.length).toBeGreaterThan(80)
  for (const { id, path, permission, rows } of operations) {
    expect(['public', 'signed-in', ...permissions], id).toContain(permission)
    if (path.startsWith('/api/customers/{id}')) expect(rows, id).toBe('customer')
    else if (rows !== undefined) expect(['narrowed', 'none'], id).toContain(rows)
    else if (permission !== 'public')
      expect(permission === 'users.manage' || companyWide.includes(permission as Permission), id).toBe(true)
  }
})

describe('every route × role × whose customer it is × how much is seen', () => {
  test('who may not ask is refused, whatever they ask about; who may is not', async () => {
    let cells = 0
    for (const role of tried) {
      await become(role)
      for (const operation of operations) {
        if (left.includes(operation.id)) continue
        const allowed = isAllowed(role, operation)
        // What takes no body would be done, and is tried where it is refused alone.
        if (allowed && operation.takes === 'nothing' && operation.method !== 'GET') continue
        const { status, json: told } = await send(operation, company.planted.own.id)
        const said = `${role.role} ${operation.id}: ${status} ${told?.code ?? ''}`
        cells += 1
        expect(status, said).toBeLessThan(500)
        if (!allowed) expect([status, told.code], said).toEqual([403, 'http.no-right'])
        else expect(told?.code, said).not.toBe('http.no-right')
      }
    }
    expect(cells).toBeGreaterThan(1_500)
  }, 240_000)

  test('a customer who is not seen is not there, by any address', async () => {
    let unseen = 0
    for (const role of tried) {
      await become(role)
      for (const operation of operations.filter(({ rows }) => rows === 'customer')) {
        if (!isAllowed(role, operation)) continue
        for (const position of positions) {
          const seen = seesPosition(role, position)
          if (seen && operation.takes === 'nothing' && operation.method !== 'GET') continue
          const { status, json: told } = await send(operation, company.planted[position].id)
          const said = `${role.role} ${operation.id} of ${position}: ${status} ${told?.code ?? ''}`
          if (seen) expect(told?.code, said).not.toBe('customers.not-found')
          else expect([status, told.code], said).toEqual([404, 'customers.not-found'])
          unseen += seen ? 0 : 1
        }
      }
    }
    expect(unseen).toBeGreaterThan(200)
  }, 240_000)

  test('nothing of who is not seen, and nothing of what is masked or hidden, is in any answer', async () => {
    let answers = 0
    for (const role of tried) {
      await become(role)
      for (const operation of operations) {
        if (operation.method !== 'GET' || left.includes(operation.id) || !isAllowed(role, operation)) continue
        for (const about of operation.rows === 'customer' ? positions : (['own'] as const)) {
          if (operation.rows === 'customer' && !seesPosition(role, about)) continue
          // What an owner alone may read, and the file that somebody exported, is not of this role's making.
          if (operation.permission === 'users.manage' || operation.id === 'get-exports-id-file') continue
          const { status, text } = await send(operation, company.planted[about].id)
          if (status !== 200) continue
          answers += 1
          for (const position of positions)
            for (const [what, secret] of secretsOf(role, position))
              expect(text.includes(secret), `${role.role} ${operation.id} tells ${what} of ${position}`).toBe(
                false,
              )
        }
      }
    }
    expect(answers).toBeGreaterThan(500)
  }, 240_000)
})

const money = (minor: number): string => new Intl.NumberFormat('en').format(minor / 100)

/** What must not be found in any answer to this role. */
function secretsOf(role: RoleTried, position: Position): [string, string][] {
  const one: Planted = company.planted[position]
  const secrets: [string, string][] = []
  const sees = seesPosition(role, position)
  if (!sees) secrets.push(['the name', one.name], ['the id', one.id])
  const reads = (field: Parameters<typeof modeAt>[1]): boolean =>
    sees && ['read', 'write'].includes(modeAt(role, field, position))
  if (!reads('phone')) secrets.push(['the phone', one.phone.slice(3)], ['a phone', one.contactPhone.slice(3)])
  if (!reads('email')) secrets.push(['the e-mail', one.mailbox])
  if (!reads('address')) secrets.push(['the address', one.street])
  // An order's, a year's at the model's estimate is another figure; and the sum of what was kept so far.
  if (!reads('margin'))
    secrets.push(['the margin', `:${one.margin},`], ['the margin so far', `:${one.margin * 6},`])
  if (!reads('credit')) secrets.push(['the debt', `:${one.owed},`], ['the debt', money(one.owed)])
  return secrets
}

test('whoever sees everything finds every secret: the ones before could have been found', async () => {
  const { planted, owner } = company
  for (const position of positions) {
    const one = planted[position]
    const texts = await Promise.all(
      ['', '/receivable', '/orders', '/purchases', '/payments'].map(
        async (part) => (await owner.send(`/api/customers/${one.id}${part}`)).text,
      ),
    )
    const all = texts.join('\n')
    for (const secret of [one.name, one.phone.slice(3), one.contactPhone.slice(3), one.mailbox, one.street])
      expect(all).toContain(secret)
    expect(all).toContain(`:${one.margin},`)
    expect(all).toContain(`:${one.margin * 6},`)
    expect(all).toContain(`:${one.owed},`)
    expect(all).toContain(money(one.owed))
  }
})

test('nothing of it was a failure of the program', () => {
  expect(company.failures).toEqual([])
})
