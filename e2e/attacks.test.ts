import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FieldModes, Permission, RoleSettings } from '../app/base/access/contract.ts'
import { type Browser, browserAt, type Got } from '../app/base/http/test-server.ts'
import { rowsOf } from '../app/identify/imports/delimited.ts'
import { archivePath, filesIn } from '../app/manage/exports/test-exports.ts'
import { type Company, plantedCompany } from './test-access.ts'
import { idle, upload } from './test-serving.ts'

/** By hand: what somebody who sells, or sits before an open browser, tries in order to see or do more than they may. */
let company: Company
let seller: Browser
const masked: FieldModes = {
  phone: 'masked',
  email: 'masked',
  address: 'masked',
  margin: 'masked',
  credit: 'masked',
}
const selling: Permission[] = [
  ...(['customers.read', 'customers.write', 'customers.reveal'] as const),
  ...(['worth.read', 'actions.read', 'actions.write'] as const),
]

beforeAll(async () => {
  company = await plantedCompany()
  seller = company.person.browser
}, 120_000)
afterAll(() => company?.close())

const get = (path: string): Promise<Got> => seller.send(path)
const send = (method: string, path: string, body?: unknown): Promise<Got> =>
  seller.send(path, { method, body })

async function role(to: Partial<RoleSettings>): Promise<void> {
  const body = { permissions: selling, rows: 'own', unowned: false, fields: masked, ...to }
  const { status, text } = await company.owner.send('/api/roles/sales', { method: 'PATCH', body })
  expect(status, text).toBe(200)
}

describe('other people’s customers', () => {
  beforeAll(() => role({}))

  test('by their id in an address, as if there were none', async () => {
    const { other, team } = company.planted
    const gone = await get('/api/customers/01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d71')
    for (const { id } of [other, team]) {
      const tried = await get(`/api/customers/${id}`)
      const { instance: _, ...told } = tried.json
      const { instance: __, ...none } = gone.json
      expect(told).toEqual(none)
    }
    for (const odd of [
      `${other.id}/`,
      `%2e%2e/customers/${other.id}`,
      `${other.id}%00`,
      `${other.id}?x=/own`,
    ])
      expect((await get(`/api/customers/${odd}`)).status, odd).toBeGreaterThanOrEqual(400)
  })

  test('by their id in a body', async () => {
    const { other, own } = company.planted
    const dueDay = '2024-06-02'
    const asked = { customer: other.id, kind: 'answer', dueDay, note: '看看' }
    expect((await send('POST', '/api/actions', asked)).json.code).toBe('customers.not-found')
    const moved = { version: await versionOf(own.id), fields: { parent: other.id } }
    expect((await send('PATCH', `/api/customers/${own.id}`, moved)).json.code).toBe(
      'customers.parent-unknown',
    )
    const made = await send('POST', '/api/customers', { name: '假的', parent: other.id })
    expect(made.json.code).toBe('customers.parent-unknown')
  })

  test('by an action of theirs, also one that a device says it saw earlier', async () => {
    const { other } = company.planted
    const done = await send('PATCH', `/api/actions/${other.action}`, { state: 'done' })
    expect([done.status, done.json.code]).toEqual([404, 'actions.not-found'])
    const occasion = {
      ...{ customer: other.id, kind: 'deliver', product: null, day: '2024-05-01', dueDay: '2024-05-02' },
      key: `deliver:${other.id}:2024-05-01`,
    }
    const late = await send('PATCH', '/api/actions/gone', { state: 'done', occasion })
    expect([late.status, late.json.code]).toEqual([404, 'customers.not-found'])
  })

  test('by filters, orders, cursors and words that are looked for', async () => {
    const { other, team } = company.planted
    for (const secret of [
      other.name,
      other.name.slice(0, 2),
      'bai',
      other.phone,
      other.phone.slice(-4),
      other.mailbox,
    ])
      expect((await get(`/api/search?q=${encodeURIComponent(secret)}`)).json.customers, secret).toEqual([])
    for (const filter of [`owner=${company.stranger}`, `owner=${company.colleague}`, 'city=城2', 'tag=标2'])
      for (const sort of ['worth', 'name', 'newest', 'city', 'owner', 'stage', 'payday']) {
        const { json } = await get(`/api/customers?${filter}&sort=${sort}`)
        expect([json.rows, json.total], `${filter} ${sort}`).toEqual([[], { count: 0, more: false }])
      }
    // A cursor that somebody made up, or was given by a colleague.
    const { json: page } = await company.owner.send('/api/customers?most=1&sort=name')
    const on = await get(`/api/customers?most=200&sort=name&cursor=${page.next}`)
    expect(JSON.stringify(on.json)).not.toContain(other.id)
    expect(JSON.stringify((await get('/api/customer-choices')).json)).not.toMatch(/标[123]|城[123]/)
    expect((await get(`/api/actions?customer=${team.id}`)).json.rows).toEqual([])
    expect((await get(`/api/actions?owner=${company.stranger}`)).json.rows).toEqual([])
    expect((await get(`/api/today?whose=all&owner=${company.stranger}`)).json.figures.things).toBe(0)
    expect((await get(`/api/receivables?owner=${company.stranger}`)).json.rows).toEqual([])
  })

  test('by changes of many: whom one does not see is not there, chosen or filtered', async () => {
    const { other, own } = company.planted
    const edit = { what: 'add-tag', tag: '偷来的' }
    const byId = { selection: { of: 'ids', ids: [other.id, own.id] }, edit }
    expect((await send('POST', '/api/bulk-edits/preview', byId)).json).toMatchObject({
      ...{ selected: 2, changing: 1 },
      skipped: [{ reason: 'gone', count: 1 }],
    })
    const all = { selection: { of: 'filter', filter: {} }, edit }
    expect((await send('POST', '/api/bulk-edits/preview', all)).json).toMatchObject({
      selected: 1,
      changing: 1,
    })
    expect((await send('POST', '/api/bulk-edits', byId)).json).toMatchObject({ changed: 1 })
    expect((await send('POST', '/api/bulk-edits', all)).json).toMatchObject({ changed: 0, already: 1 })
    const { json: theirs } = await company.owner.send(`/api/customers/${other.id}`)
    expect(theirs.tags).not.toContain('偷来的')
    // What others did of many, and its undoing.
    const before = company.things['bulk-edits']
    expect((await get(`/api/bulk-edits/${before}`)).json.code).toBe('bulk-edits.not-found')
    expect((await send('POST', `/api/bulk-edits/${before}/undo`)).json.code).toBe('bulk-edits.not-found')
  })

  test('by giving oneself somebody else’s customers, or their facts', async () => {
    const { own, other } = company.planted
    const version = await versionOf(own.id)
    const gives = { version, fields: { owner: company.stranger } }
    expect((await send('PATCH', `/api/customers/${own.id}`, gives)).json.code).toBe(
      'customers.assign-no-right',
    )
    const takes = {
      selection: { of: 'ids', ids: [other.id] },
      edit: { what: 'owner', to: company.person.id },
    }
    expect((await send('POST', '/api/bulk-edits', takes)).json.code).toBe('customers.assign-no-right')
    const made = { name: '代别人建的', owner: company.stranger }
    expect((await send('POST', '/api/customers', made)).json.code).toBe('customers.assign-no-right')
    const party = { source: 'main', party: other.name }
    const moved = await send('POST', `/api/customers/${own.id}/identities`, party)
    expect([moved.status, moved.json.code]).toEqual([403, 'customers.party-no-right'])
    expect((await company.owner.send(`/api/customers/${other.id}/orders`)).json.rows).toHaveLength(6)
  })

  test('by what belongs to the company: imports, their undoing, exports, jobs, figures', async () => {
    for (const path of ['/api/imports', '/api/exports', '/api/jobs', '/api/worth/card', '/api/worth/groups'])
      expect((await get(path)).status, path).toBe(403)
    const { imports, exports } = company.things
    expect((await send('POST', `/api/imports/${imports}/undo`)).status).toBe(403)
    expect((await get(`/api/imports/${imports}/rejected.csv`)).status).toBe(403)
    expect((await get(`/api/exports/${exports}/file`)).status).toBe(403)
    expect((await send('POST', '/api/exports')).status).toBe(403)
    // Also where a role was given it and cannot have it.
    const { status, json } = await company.owner.send('/api/roles/sales', {
      method: 'PATCH',
      body: { permissions: [...selling, 'export'] },
    })
    expect([status, json.code]).toEqual([422, 'access.role-rows'])
  })

  test('whom nobody looks after can be taken, and one’s own given back; then others are gone again', async () => {
    await role({ unowned: true })
    const { pool, own } = company.planted
    const owned = async (id: string, owner: string | null) =>
      send('PATCH', `/api/customers/${id}`, { version: await versionOf(id), fields: { owner } })
    expect((await owned(pool.id, company.person.id)).status).toBe(200)
    expect((await get(`/api/customers/${pool.id}`)).json.phone).toContain(pool.phone)
    expect((await owned(pool.id, null)).status).toBe(200)
    expect((await get(`/api/customers/${pool.id}`)).json.phone).toBe(
      `+86${pool.phone.slice(0, 3)}****${pool.phone.slice(-4)}`,
    )
    await role({})
    expect((await get(`/api/customers/${pool.id}`)).status).toBe(404)
    expect((await get(`/api/customers/${own.id}`)).status).toBe(200)
  })
})

describe('what is masked', () => {
  beforeAll(() => role({ rows: 'all' }))

  test('is not found out digit by digit, only by whoever knows all of it', async () => {
    const { other } = company.planted
    const found = async (q: string): Promise<number> => {
      const { json } = await get(`/api/search?q=${encodeURIComponent(q)}`)
      return json.customers.filter(({ id }: { id: string }) => id === other.id).length
    }
    expect(await found(other.phone)).toBe(1)
    expect(await found(other.phone.slice(-4))).toBe(1)
    for (let length = 4; length < other.phone.length; length++)
      expect(await found(other.phone.slice(0, length)), `${length} digits`).toBe(0)
    for (let length = 3; length < other.mailbox.length - 2; length++)
      expect(await found(other.mailbox.slice(0, length)), `${length} letters`).toBe(0)
    // A name is found as ever.
    expect(await found('hongfeng')).toBe(1)
    await role({ rows: 'all', fields: { ...masked, phone: 'hidden' } })
    expect(await found(other.phone)).toBe(0)
    await role({ rows: 'all' })
  })

  test('is no order, and no field to write over', async () => {
    const { other } = company.planted
    for (const sort of ['phone', 'margin'])
      expect((await get(`/api/customers?sort=${sort}`)).json.code).toBe('customers.sort-no-right')
    const version = await versionOf(other.id)
    for (const fields of [{ phone: '13900001111' }, { email: 'a@example.com' }, { address: '别处1号' }]) {
      const body = { version, fields }
      expect((await send('PATCH', `/api/customers/${other.id}`, body)).json.code).toBe(
        'customers.field-no-right',
      )
    }
    const { json } = await get(`/api/customers/${other.id}`)
    const contact = json.contacts[0].id
    const body = { phone: '13900001111' }
    const written = await send('PATCH', `/api/customers/${other.id}/contacts/${contact}`, body)
    expect(written.json.code).toBe('customers.field-no-right')
  })

  test('is shown by one’s leave, written down, so many a day', async () => {
    const { other } = company.planted
    const { json } = await send('POST', `/api/customers/${other.id}/reveal`)
    expect(json).toMatchObject({ phone: `+86${other.phone}`, address: other.street })
    expect(json.contacts[0].phone).toBe(`+86${other.contactPhone}`)
    const { json: seen } = await company.owner.send(`/api/reveals?by=${company.person.id}`)
    expect(seen.rows[0]).toMatchObject({ customer: other.id, customerName: other.name, byName: '甲' })
    await role({ rows: 'all', permissions: selling.filter((one) => one !== 'customers.reveal') })
    expect((await send('POST', `/api/customers/${other.id}/reveal`)).status).toBe(403)
    await role({ rows: 'all', fields: { ...masked, phone: 'hidden' } })
    const hidden = await send('POST', `/api/customers/${other.id}/reveal`)
    expect([hidden.json.phone, hidden.json.address]).toEqual([null, other.street])
    await role({ rows: 'all' })
  })

  test('a list is not copied by having one after the other shown', async () => {
    const ids = await Promise.all(
      Array.from({ length: 61 }, async (_, nth) => {
        const made = await company.owner.send('/api/customers', {
          method: 'POST',
          body: { name: `户${nth}` },
        })
        return String(made.json.id)
      }),
    )
    const statuses = []
    for (const id of ids) statuses.push((await send('POST', `/api/customers/${id}/reveal`)).status)
    expect(statuses.slice(0, 50).every((status) => status === 200)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })

  test('raw rows of files that others brought are not', async () => {
    await role({ rows: 'all', permissions: [...selling, 'imports.read'] })
    const { imports } = company.things
    const { json } = await get(`/api/imports/${imports}/rejected.csv`)
    expect(json.code).toBe('imports.rows-no-right')
    const { look } = (await get(`/api/imports/${imports}/look`)).json
    expect([look?.rows ?? [], look?.leftOut ?? []]).toEqual([[], []])
    await role({ rows: 'all' })
  })
})

describe('more than one’s role', () => {
  beforeAll(() => role({}))

  test('by fields that nobody asked for', async () => {
    const extra = [
      { name: '甲', role: 'owner' },
      { name: '甲', permissions: ['export'] },
      { language: 'en', disabled: false, role: 'owner' },
    ]
    for (const body of extra) await send('PATCH', '/api/me', body)
    const { json: me } = await get('/api/me')
    expect([me.role, me.rows]).toEqual(['sales', 'own'])
    const { own } = company.planted
    const version = await versionOf(own.id)
    for (const field of [
      'id',
      'importBatch',
      'byHand',
      'createdAt',
      'worth',
      'masked',
      '__proto__',
      'constructor',
    ]) {
      const body = `{"version":${version},"fields":{"${field}":"x"}}`
      const headers = { 'content-type': 'application/json' }
      const { status } = await seller.send(`/api/customers/${own.id}`, { method: 'PATCH', body, headers })
      expect(status, field).toBe(400)
    }
    const made = { name: '新的', id: own.id, importBatch: 1, version: 9 }
    expect((await send('POST', '/api/customers', made)).status).toBe(400)
  })

  test('a role that is changed or lost, and a team that is left, are so from the next request on', async () => {
    const { team } = company.planted
    await role({ rows: 'team' })
    expect((await get(`/api/customers/${team.id}`)).status).toBe(200)
    const { json } = await company.owner.send('/api/teams')
    const mine = json.teams.find(({ members }: { members: string[] }) => members.includes(company.person.id))
    const left = { members: [company.colleague] }
    await company.owner.send(`/api/teams/${mine.id}`, { method: 'PATCH', body: left })
    expect((await get(`/api/customers/${team.id}`)).status).toBe(404)
    await company.owner.send(`/api/teams/${mine.id}`, { method: 'PATCH', body: { members: mine.members } })
    expect((await get(`/api/customers/${team.id}`)).status).toBe(200)
    await role({ rows: 'own' })
    expect((await get(`/api/customers/${team.id}`)).status).toBe(404)
  })

  test('a company’s own role is given and taken; one that is gone may do nothing', async () => {
    const body = {
      name: '看店的',
      permissions: ['customers.read'],
      rows: 'own',
      unowned: true,
      fields: masked,
    }
    const { json: made } = await company.owner.send('/api/roles', { method: 'POST', body })
    const become = (to: string) =>
      company.owner.send(`/api/users/${company.person.id}`, { method: 'PATCH', body: { role: to } })
    await become(made.role)
    expect((await get('/api/me')).json.permissions).toEqual(['customers.read'])
    const used = await company.owner.send(`/api/roles/${made.role}`, { method: 'DELETE' })
    expect([used.status, used.json.code]).toEqual([409, 'access.role-in-use-conflict'])
    const unknown = await become('nobody-has-made-this')
    expect([unknown.status, unknown.json.code]).toEqual([404, 'access.role-not-found'])
    const { notebook } = company.installation
    await notebook.change((tx) =>
      tx
        .updateTable('user')
        .set({ role: 'of-a-later-version' })
        .where('id', '=', company.person.id)
        .execute(),
    )
    expect((await get('/api/me')).json.permissions).toEqual([])
    expect((await get('/api/customers')).status).toBe(403)
    await become('sales')
    const owned = await company.owner.send('/api/roles/owner', { method: 'PATCH', body: { permissions: [] } })
    expect(owned.json.code).toBe('access.owner-role-fixed')
  })

  test('a job that goes on without them sees no more than they do now', async () => {
    await role({ permissions: [...selling, 'customers.assign'], rows: 'all' })
    const { notebook, jobs } = company.installation
    const { id } = await notebook.change(async (tx) => {
      const selection = JSON.stringify({ of: 'ids', ids: [company.planted.other.id, company.planted.own.id] })
      const row = {
        ...{
          id: '01985b7e-4f5a-7c3e-9b1d-2f6a8c0e4d72',
          at: new Date().toISOString(),
          by: company.person.id,
        },
        ...{ edit: JSON.stringify({ what: 'add-tag', tag: '夜里' }), selection, state: 'changing' as const },
        ...{
          selected: 2,
          place: '\u{10FFFF}',
          looked: 0,
          changed: 0,
          already: 0,
          skipped: '[]',
          endedAt: null,
        },
        ...{ undone: 0, kept: '[]', undoneAt: null, undoneBy: null, undoPlace: '' },
      }
      await tx.insertInto('bulkEdits').values(row).execute()
      return row
    })
    await role({ rows: 'own' })
    const { id: job } = await jobs.enqueue({ kind: 'bulk-edit', payload: { id } })
    await jobs.waitFor(job)
    const tags = async (of: { id: string }) =>
      (await company.owner.send(`/api/customers/${of.id}`)).json.tags as string[]
    expect(await tags(company.planted.own)).toContain('夜里')
    expect(await tags(company.planted.other)).not.toContain('夜里')
  })
})

describe('from outside', () => {
  test('another site’s page can send nothing in somebody’s name', async () => {
    const { server } = company
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: server.url },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.example.com' },
    ]
    for (const headers of foreign) {
      const { status } = await seller.send('/api/me', { method: 'PATCH', body: { name: '改了' }, headers })
      expect(status, JSON.stringify(headers)).toBe(403)
    }
    // A form cannot send JSON.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(
        (await seller.send('/api/me', { method: 'PATCH', body: '{}', headers: { 'content-type': type } }))
          .status,
      ).toBe(415)
    expect((await get('/api/me')).json.name).toBe('甲')
  })

  test('a session that was ended opens nothing, however it was ended', async () => {
    const email = 'stranger@example.com'
    const password = '再来一个长长的句子 53'
    const enter = async (word = password): Promise<Browser> => {
      const browser = browserAt(company.server.url)
      const { status } = await browser.send('/api/sign-in', {
        method: 'POST',
        body: { email, password: word },
      })
      expect(status).toBe(200)
      return browser
    }
    const is = async (browser: Browser) => (await browser.send('/api/me')).status
    const change = (body: object) =>
      company.owner.send(`/api/users/${company.stranger}`, { method: 'PATCH', body })
    const one = await enter()
    await change({ disabled: true })
    expect(await is(one)).toBe(401)
    await change({ disabled: false })
    expect(await is(one)).toBe(401)
    const two = await enter()
    await company.owner.send(`/api/users/${company.stranger}/sign-out`, { method: 'POST' })
    expect(await is(two)).toBe(401)
    const three = await enter()
    const next = '换成了完全不同的一句 64'
    await company.owner.send(`/api/users/${company.stranger}/password`, {
      method: 'POST',
      body: { password: next },
    })
    expect(await is(three)).toBe(401)
    expect(await is(await enter(next))).toBe(200)
  })

  test('HTML and formulas in names are texts, on the way in and out', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://evil.example")',
      '+1+1',
      '@SUM(A1)',
      '-2+3',
    ]
    for (const name of names) {
      const { json, status } = await company.owner.send('/api/customers', { method: 'POST', body: { name } })
      expect([status, json.name]).toEqual([201, name])
    }
    const { json } = await company.owner.send('/api/exports', { method: 'POST' })
    await idle(company.owner)
    const files = await filesIn(archivePath(company.installation.folder, String(json.id)))
    const cells = rowsOf(String(files.get('customers-main.csv')).slice(1), ',').flatMap((row) => row.cells)
    for (const name of names) expect(cells).toContain(/^[=+@-]/.test(name) ? `'${name}` : name)
  })

  test('a file cannot say where it is put', async () => {
    const at = [
      '../../notebook.sqlite',
      '/etc/passwd',
      '..\\..\\x.csv',
      'a\u202Efdp.csv',
      '%2e%2e%2fx',
      '名字"; x.csv',
    ]
    for (const fileName of at) {
      const { status } = await upload(company.owner, '客户,日期,金额\n某,2024-03-05,1\n', {
        fileName,
        lookFirst: 'yes',
      })
      expect(status, fileName).toBeLessThan(500)
      await idle(company.owner)
    }
    const top = await readdir(company.installation.folder)
    expect(top.filter((name) => /passwd|fdp|x\.csv/.test(name))).toEqual([])
    const { json } = await company.owner.send('/api/imports')
    expect(json.rows.map(({ fileName }: { fileName: string }) => fileName)).toEqual(
      expect.arrayContaining(['../../notebook.sqlite']),
    )
    expect((await company.owner.send('/api/customers')).status).toBe(200)
  })

  test('nothing of it was a failure of the program', () => {
    expect(company.failures).toEqual([])
  })
})

async function versionOf(id: string): Promise<number> {
  return (await company.owner.send(`/api/customers/${id}`)).json.version
}
