import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  FieldMode,
  FieldModes,
  GuardedField,
  RoleSettings,
  RowScope,
} from '../app/base/access/contract.ts'
import type { Server } from '../app/base/http/serve.ts'
import { type Browser, browserAt, OWNER } from '../app/base/http/test-server.ts'
import type { Failure } from '../app/base/http/trouble.ts'
import type { Installation } from '../app/base/installation/installation.ts'
import { openCompany } from '../app/installed.ts'
import { serveCompany } from '../app/server.ts'
import { idle, upload } from './test-serving.ts'

/** What every address is asked with, so that whoever may ask gets an answer. */
const queries: Readonly<Record<string, string>> = {
  'get-search': '?q=号店',
  'get-today-route': '?kind=deliver',
  'get-customers-id-orders-lines': '?day=2024-01-10&source=main&order=&party=青山0号店',
  'get-today': '?whose=all&most=100',
  'get-actions': '?state=open',
  'get-customers': '?most=200&sort=newest',
}

/** By who looks after a customer: whoever asks, somebody in a team with them, a stranger to them, nobody. */
export const positions = ['own', 'team', 'other', 'pool'] as const
export type Position = (typeof positions)[number]

/** A customer whose every guarded field is a text or an amount that stands nowhere else. */
export type Planted = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly mailbox: string
  readonly street: string
  readonly contactPhone: string
  /** Minor units: of what was bought on credit, what was kept, and what is owed. */
  readonly margin: number
  readonly owed: number
  readonly action: string
}

export type Company = {
  readonly server: Server
  readonly installation: Installation
  readonly owner: Browser
  readonly failures: Failure[]
  /** Somebody whose role is changed from one test to the next. */
  readonly person: { readonly id: string; readonly browser: Browser }
  readonly colleague: string
  readonly stranger: string
  readonly planted: Readonly<Record<Position, Planted>>
  /** Ids of what there is beside customers. */
  readonly things: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

const person = { email: 'person@example.com', password: '谁都想不到的一个句子 31' }

/** Where a route is asked about a customer, or about the one thing of its kind that there is. */
export function addressAt(
  { things, planted }: Company,
  { id, path }: { readonly id: string; readonly path: string },
  customer: string,
): string {
  const [, part = ''] = /^\/api\/([\w-]+)/.exec(path) ?? []
  const own = path.startsWith('/api/customers/') ? customer : (things[part] ?? planted.own.action)
  const filled = path
    .replace('{id}', own)
    .replace('{role}', 'sales')
    .replace('{family}', 'tenth')
    .replace('{place}', '0')
    .replaceAll(/\{\w+\}/g, 'nobody')
  return `${filled}${queries[id] ?? ''}`
}

/** A company of three people who sell, with a customer of each and one of nobody's. */
export async function plantedCompany(): Promise<Company> {
  const home = await mkdtemp(join(tmpdir(), 'ricebook-access-'))
  const troubles: unknown[] = []
  const failures: Failure[] = []
  const installation = await openCompany(join(home, 'data'), { trouble: (error) => troubles.push(error) })
  const server = await serveCompany({ installation, port: 0, log: (failure) => failures.push(failure) })
  const owner = browserAt(server.url)
  const made = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const { status, json, text } = await owner.send(path, { method: 'POST', body })
    if (status >= 300) throw new Error(`${path}: ${text}`)
    return json
  }
  await made('/api/set-up', { ...OWNER, name: '王春满', company: '春满粮油' })
  const user = async (name: string, email: string, password: string): Promise<string> =>
    String((await made('/api/users', { name, email, password, role: 'sales' })).id)
  const ids = {
    own: await user('甲', person.email, person.password),
    team: await user('乙', 'colleague@example.com', '另外一个长长的句子 42'),
    other: await user('丙', 'stranger@example.com', '再来一个长长的句子 53'),
    pool: null,
  }
  await made('/api/teams', { name: '城东组', members: [ids.own, ids.team] })
  await made('/api/teams', { name: '城西组', members: [ids.other] })
  const name = (nth: number): string => ['青山', '碧水', '红枫', '白鹭'][nth] ?? ''
  const lines = positions.flatMap((_, nth) =>
    Array.from({ length: 6 }, (_, month) =>
      [`${name(nth)}${nth}号店`, `2024-0${month + 1}-1${nth}`, `${orderAmount(nth)}`, `${orderMargin(nth)}`]
        .concat(`2024-0${month + 2}-01`)
        .join(','),
    ),
  )
  await upload(owner, ['客户,日期,金额,毛利,到期日', ...lines, ''].join('\n'), {
    fileName: '订单.csv',
    mapping: 'customer=客户,date=日期,amount=金额,profit=毛利,due=到期日',
  })
  const payments = positions.map((_, nth) => `${name(nth)}${nth}号店,2024-06-0${nth + 1},${paid(nth)}`)
  await upload(owner, ['客户,日期,金额', ...payments, ''].join('\n'), {
    fileName: '收款.csv',
    kind: 'payments',
  })
  await upload(owner, '客户,日期,金额\n谁,昨天,很多\n', { fileName: '坏的.csv' })
  await idle(owner)
  const { json: list } = await owner.send('/api/customers?sort=name&most=200')
  const planted: Partial<Record<Position, Planted>> = {}
  for (const [nth, position] of positions.entries()) {
    const called = `${name(nth)}${nth}号店`
    const row = list.rows.find((one: { name: string }) => one.name === called)
    const phone = `1381001${nth}70${nth}`
    const one = {
      id: String(row.id),
      name: called,
      phone,
      mailbox: `mailbox-${position}-7`,
      street: `藏宝路${nth}7号`,
      contactPhone: `1391002${nth}80${nth}`,
      margin: orderMargin(nth) * 100,
      owed: orderAmount(nth) * 600 - paid(nth) * 100,
    }
    const fields = {
      ...{ phone, email: `${one.mailbox}@example.com`, address: one.street, owner: ids[position] },
      ...{ city: `城${nth}`, tags: [`标${nth}`] },
    }
    const changed = await owner.send(`/api/customers/${one.id}`, {
      method: 'PATCH',
      body: { version: row.version, fields },
    })
    if (changed.status !== 200) throw new Error(changed.text)
    await made(`/api/customers/${one.id}/contacts`, { name: '店长', phone: one.contactPhone })
    await made(`/api/customers/${one.id}/follow-ups`, { kind: 'phone', text: `说起${called}的事` })
    const { id: action } = await made('/api/actions', {
      ...{ customer: one.id, kind: 'answer', dueDay: '2024-06-01', note: `回${called}的电话` },
    })
    planted[position] = { ...one, action: String(action) }
  }
  // Sums by owner and what is due follow whom the records name.
  await made('/api/worth/runs', {})
  await idle(owner)
  const selection = { of: 'ids', ids: [planted.other?.id] }
  const bulk = await made('/api/bulk-edits', { selection, edit: { what: 'add-tag', tag: '老客户' } })
  const view = await made('/api/views', { name: '都看', shared: true, state: { filter: {} } })
  const exported = await made('/api/exports', {})
  await idle(owner)
  const { json: imports } = await owner.send('/api/imports')
  const { json: jobs } = await owner.send('/api/jobs')
  const browser = browserAt(server.url)
  await browser.send('/api/sign-in', { method: 'POST', body: person })
  return {
    ...{ server, installation, owner, failures, planted: planted as Record<Position, Planted> },
    person: { id: ids.own, browser },
    ...{ colleague: ids.team, stranger: ids.other },
    things: {
      ...{ 'bulk-edits': String(bulk.id), views: String(view.id), exports: String(exported.id) },
      ...{ imports: String(imports.rows[0].id), jobs: String(jobs.rows[0].id), users: ids.other },
    },
    close: async () => {
      await server.close()
      await installation.close()
      await rm(home, { recursive: true, force: true })
      if (troubles.length > 0) throw new AggregateError(troubles, 'the program met with trouble')
    },
  }
}

const orderAmount = (nth: number): number => 30_137 + nth * 1_113
const paid = (nth: number): number => 11_003 + nth * 1_709
const orderMargin = (nth: number): number => 7_019 + nth * 517

export type RoleTried = { readonly role: string } & RoleSettings

/** What a role sees of a customer in a position, told from the issue and not from the program's own policy. */
export function seesPosition({ rows, unowned }: RoleSettings, position: Position): boolean {
  if (rows === 'all' || position === 'own') return true
  return position === 'pool' ? unowned : position === 'team' && rows === 'team'
}

/** How much of a field: of one's own all that is not hidden. */
export function modeAt({ fields }: RoleSettings, field: GuardedField, position: Position): FieldMode {
  return position === 'own' && fields[field] !== 'hidden' ? 'write' : fields[field]
}

export function scopes(permissions: RoleSettings['permissions']): RoleSettings[] {
  const each = (mode: FieldMode): FieldModes => ({
    ...{ phone: mode, email: mode, address: mode, margin: mode, credit: mode },
  })
  return (['own', 'team', 'all'] as const satisfies readonly RowScope[]).flatMap((rows) =>
    (['hidden', 'masked', 'read', 'write'] as const).map((mode) => ({
      ...{ rows, permissions, fields: each(mode), unowned: rows !== 'own' || mode === 'masked' },
    })),
  )
}
