import { createHmac } from 'node:crypto'
import type { Duck } from './duckdb.ts'

/** Parties of which nothing is taken in any more, known by keyed sums: their names are kept nowhere. */
export type RefusedParties = {
  /** Whose names for customers they are. */
  readonly source: string
  /** base64url. */
  readonly key: string
  /** Each with the last day of which lines are refused. */
  readonly rows: readonly { readonly hash: string; readonly day: string }[]
}

const between = '\u001f'

/** HMAC-SHA-256 of what a source calls a customer, in hexadecimal. */
export function partyHash(key: string, source: string, party: string): string {
  return createHmac('sha256', Buffer.from(key, 'base64url'))
    .update(`${source}${between}${party}`)
    .digest('hex')
}

/** The same as an expression of SQL (RFC 2104): the key is shorter than a block of SHA-256. */
function hashSql(
  key: string,
  { source, party }: { readonly source: string; readonly party: string },
): string {
  const padded = Buffer.alloc(64)
  Buffer.from(key, 'base64url').copy(padded)
  const pad = (byte: number): string =>
    `from_hex('${Buffer.from(padded.map((one) => one ^ byte)).toString('hex')}')`
  const said = `encode(${source} || chr(31) || ${party})`
  return `sha256(${pad(0x5c)} || from_hex(sha256(${pad(0x36)} || ${said})))`
}

/** The parties of a temporary table that are refused, each with its last day, as the temporary table `refused`. */
export async function findRefused(
  duck: Duck,
  table: string,
  { source, key, rows }: RefusedParties,
): Promise<boolean> {
  await duck.run('create or replace temp table refusing (hash varchar, until varchar)')
  await duck.append('refusing', [rows.map(({ hash }) => hash), rows.map(({ day }) => day)])
  await duck.run(
    `create or replace temp table refused as
     select party, until::date as until
     from (select distinct party from ${table} where party is not null)
       join refusing on refusing.hash = ${hashSql(key, { source: '$source', party: 'party' })}`,
    { source },
  )
  const [some] = await duck.rows('select 1 from refused limit 1')
  return some !== undefined
}

/** Whether a line is of a refused party, up to its last day, or of a day nobody can read; after `findRefused`. */
export const isRefused = (line: string): string =>
  `exists (from refused r where r.party = ${line}.party and coalesce(${line}.day <= r.until, true))`
