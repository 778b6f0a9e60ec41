import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { note } from '../../audit/acting.ts'
import { Refusal } from '../../language/refusal.ts'
import { newId } from '../../notebook/ids.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import { type Permission, permissions } from '../contract.ts'
import type { Person, Visit } from '../person.ts'
import { personById } from '../person-of.ts'
import type { Key, NewKey } from './contract.ts'
import { countStanding, insertKey, type KeyRow, keyByPrefix, keyRows, noteUse, revoke } from './store.ts'

/** More than anybody keeps in mind. */
const MOST_KEYS = 50
const DAY_MS = 24 * 60 * 60 * 1000
/** Found by its first part, known by the second: 256 bits of chance. */
const KEY = /^(rb_[a-z2-7]{8})_[\w-]{43}$/

/** What other programs are let in by. */
export type Keys = {
  /** Who stands behind a request that carries a key, as its maker, and no more than the key allows. */
  readonly visitOf: (headers: Headers) => Promise<Visit>
  /** One's own, or everybody's for who manages users. */
  readonly list: (person: Person) => Promise<Key[]>
  /** The one time that the key itself is told. */
  readonly make: (
    person: Person,
    asked: Pick<NewKey, 'name' | 'scopes' | 'days'>,
  ) => Promise<Key & { key: string }>
  readonly revoke: (person: Person, id: string) => Promise<void>
}

type Where = {
  readonly notebook: Notebook
  readonly now: () => number
}

export function openKeys({ notebook, now }: Where): Keys {
  const { read, change } = notebook
  const isoNow = (): string => new Date(now()).toISOString()

  const visitOf = async (headers: Headers): Promise<Visit> => {
    const came = carried(headers) ?? ''
    const prefix = KEY.exec(came)?.[1]
    const row = prefix === undefined ? null : await keyByPrefix(read, prefix)
    if (!row || !isSame(hashOf(came), row.hash)) throw new Refusal('keys.wrong')
    // Who holds the whole key may know why it does not open any more.
    const { id, name, madeBy, expiresAt, lastUsedOn } = row
    const state = stateOf(row, isoNow())
    if (state === 'expired') throw new Refusal('keys.expired', { name, day: expiresAt.slice(0, 10) })
    const maker = state === 'revoked' ? null : await personById(read, madeBy)
    if (!maker) throw new Refusal('keys.revoked', { name })
    const day = isoNow().slice(0, 10)
    if (lastUsedOn !== day) await change((tx) => noteUse(tx, id, day))
    return { person: narrowed(maker, scopesOf(row)), cookies: [], by: { what: 'key', id } }
  }

  return {
    visitOf,
    list: async (person) => {
      const rows = await keyRows(read, person.may('users.manage') ? null : person.id)
      const at = isoNow()
      return rows.map((row) => keyOf(row, at))
    },
    make: async (person, { name, scopes, days }) => {
      const beyond = scopes.find((scope) => !person.may(scope))
      if (beyond !== undefined) throw new Refusal('keys.beyond-own', { scope: beyond })
      const prefix = `rb_${Array.from(randomBytes(8), (byte) => LETTERS[byte & 31]).join('')}`
      const key = `${prefix}_${randomBytes(32).toString('base64url')}`
      const at = isoNow()
      const row = {
        ...{ id: newId(), prefix, hash: hashOf(key), name, madeBy: person.id, createdAt: at },
        scopes: JSON.stringify(permissions.filter((one) => (scopes as readonly Permission[]).includes(one))),
        expiresAt: new Date(now() + days * DAY_MS).toISOString(),
        ...{ lastUsedOn: null, revokedAt: null },
      }
      await change(async (tx) => {
        if ((await countStanding(tx, person.id, at)) >= MOST_KEYS)
          throw new Refusal('keys.too-many', { most: MOST_KEYS })
        await insertKey(tx, row)
        note({ what: 'key.made', of: ['key', row.id], said: { name, prefix, scopes, days } })
      })
      return { ...keyOf({ ...row, makerName: person.name }, at), key }
    },
    revoke: async (person, id) => {
      const madeBy = person.may('users.manage') ? null : person.id
      const at = isoNow()
      await change(async (tx) => {
        if (!(await revoke(tx, { id, madeBy, at }))) throw new Refusal('keys.not-found')
        note({ what: 'key.revoked', of: ['key', id] })
      })
    },
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Whether a request comes with a key, or with what would be one. */
export function hasKey(headers: Headers): boolean {
  return carried(headers) !== null
}

/** What stands behind `Bearer`; a proxy's own `Basic` is none of our business. */
function carried(headers: Headers): string | null {
  return /^bearer +(\S.*)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1] ?? null
}

/** Somebody, but allowed no more than a key's scopes: rows, fields and all else stay as they are for them. */
function narrowed(maker: Person, scopes: ReadonlySet<Permission>): Person {
  return { ...maker, may: (permission) => scopes.has(permission) && maker.may(permission) }
}

function scopesOf({ scopes }: Pick<KeyRow, 'scopes'>): ReadonlySet<Permission> {
  const kept: unknown = JSON.parse(scopes)
  // A permission of another version opens nothing.
  return new Set(permissions.filter((one) => Array.isArray(kept) && kept.includes(one)))
}

function keyOf(row: KeyRow, at: string): Key {
  const { id, name, prefix, madeBy, makerName, createdAt, expiresAt, lastUsedOn } = row
  return {
    ...{ id, name, prefix, createdAt, expiresAt, lastUsedOn },
    scopes: [...scopesOf(row)],
    madeBy: { id: madeBy, name: makerName },
    state: stateOf(row, at),
  }
}

function stateOf({ revokedAt, expiresAt }: KeyRow, at: string): Key['state'] {
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= at ? 'expired' : 'good'
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
