import { kindOfName } from '../companies.ts'
import { type CustomerFields, customerFieldNames } from '../contract.ts'
import { emptyFields, pick, readFields } from '../fields.ts'
import { nameKey } from '../names.ts'
import type { CountryCode } from '../phones.ts'
import { changeRecord } from '../record-change.ts'
import { searchTokens } from '../search-tokens.ts'
import { type Change, type CustomerRecord, insertTokens, type Read, recordOf, recordsOf } from '../store.ts'
import { cleanText } from '../text.ts'
import * as store from './store.ts'

/**
 * Customers that an import names for the first time. They are seen when the import stands. Asked twice it does
 * nothing; a party that somebody was given meanwhile keeps them, and the ledger is told again. A customer whom only an
 * import made that does not stand is this one's: they are seen with the first that stands.
 */
export async function addImported({
  tx,
  batch,
  source,
  rows,
  at,
  ledgerKnows = false,
}: {
  readonly tx: Change
  readonly batch: number
  readonly source: string
  /** `name`: what orders call the party beside its number. */
  readonly rows: readonly {
    readonly party: string
    readonly customer: string
    readonly name?: string | null
  }[]
  /** Instant. */
  readonly at: string
  /** The ledger made these identities itself; it is not told of them. */
  readonly ledgerKnows?: boolean
}): Promise<void> {
  const theirs = await store.identitiesOfParties(
    tx,
    source,
    rows.map(({ party }) => party),
  )
  const fresh = rows.filter(({ party }) => !theirs.has(party))
  await store.repeatIdentities(
    tx,
    source,
    rows.flatMap(({ party, customer }) => {
      const known = theirs.get(party)
      return known && known.customer !== customer ? [party] : []
    }),
  )
  await store.takeOver(tx, { source, batch, parties: [...theirs.keys()] })
  await callTakenOver(tx, { source, batch, at, rows: rows.filter(({ party }) => theirs.has(party)) })
  const made = fresh.map(({ party, customer, name }) => {
    const called = cleanName(name)
    const { name: shown, kind, code } = fieldsOfParty(party, called)
    return { id: customer, name: shown, nameKey: nameKey(shown), kind, code, party, called }
  })
  await store.insertImported(tx, made, { batch, at })
  await store.insertIdentities(
    tx,
    made.map(({ party, id, called }) => ({ party, customer: id, name: called })),
    { source, batch, ledgerKnows },
  )
  await insertTokens(
    tx,
    made.flatMap(({ id, name, code }) =>
      searchTokens({ name, code, phone: null, email: null, tags: [] }).map((token) => [token, id] as const),
    ),
  )
}

/** What stands in the record of a party of which orders say its name, or not even that. */
function fieldsOfParty(party: string, called: string | null): Pick<CustomerFields, 'name' | 'kind' | 'code'> {
  const number = cleanText(party) || party
  const name = called ?? number
  return { name, kind: kindOfName(name), code: called === null ? null : number }
}

/** A name as orders have it, as it is kept; null where it says nothing. */
export function cleanName(name: string | null | undefined): string | null {
  return name ? cleanText(name) || null : null
}

/** Whoever an import made that does not stand was called as that one has it. */
async function callTakenOver(
  tx: Change,
  {
    source,
    batch,
    at,
    rows,
  }: {
    readonly source: string
    readonly batch: number
    readonly at: string
    readonly rows: readonly { readonly party: string; readonly name?: string | null }[]
  },
): Promise<void> {
  const names = new Map(rows.map(({ party, name }) => [party, cleanName(name)]))
  const made = await store.takenOver(tx, { source, batch, parties: [...names.keys()] })
  for (const { party, calledName, ...row } of made) {
    const name = names.get(party) ?? null
    if (name === calledName) continue
    await store.callParty(tx, { source, party, name })
    const record = recordOf(row)
    await changeRecord(tx, record, {
      fields: fieldsOfParty(party, name),
      byHand: record.byHand,
      at,
      by: null,
      importBatch: batch,
      silent: true,
    })
  }
}

/** Whose the parties of a source are; parties of nobody are left out. */
export async function identifyParties(
  db: Read,
  source: string,
  parties: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await store.identitiesOfParties(db, source, parties)
  return new Map([...found].map(([party, { customer }]) => [party, customer]))
}

/** Keeps what a file of customers said; nothing of it is seen before the import stands and the fields are applied. */
export async function keepImportedFields({
  tx,
  batch,
  source,
  rows,
  country = 'CN',
}: {
  readonly tx: Change
  readonly batch: number
  readonly source: string
  /** Of telephone numbers that name none. */
  readonly country?: CountryCode
  readonly rows: readonly {
    readonly row: number
    readonly party: string
    readonly fields: Partial<CustomerFields>
  }[]
}): Promise<void> {
  const kept = rows.map((row) => ({ ...row, fields: readFields(row.fields, country) }))
  await store.insertImportedFields(tx, { batch, source }, kept)
}

export const { customersNamedBy, forgetFields } = store

/** How many customers there are that an import made, standing or not. */
export async function countMade(db: Read, batch: number): Promise<number> {
  return store.countMadeBy(db, batch, Number.MAX_SAFE_INTEGER)
}

/**
 * Works out what stands in the records of these customers, after an import began to stand or ceased to: what a person
 * typed, else what the last standing import gave, else nothing. It is the same whatever happened in between.
 */
export async function applyImportedFields({
  tx,
  batch,
  customers,
  at,
}: {
  readonly tx: Change
  /** The import that came or went: whom the history names; null: a person said who is who. */
  readonly batch: number | null
  readonly customers: readonly string[]
  readonly at: string
}): Promise<void> {
  const records = await recordsOf(tx, customers)
  const fields = await settledFields(tx, records)
  for (const record of records) {
    await changeRecord(tx, record, {
      fields: fields.get(record.id) ?? {},
      byHand: record.byHand,
      at,
      by: null,
      importBatch: batch,
      silent: batch !== null && record.importBatch === batch && record.version === 1,
    })
  }
}

/** Of each record the fields that no person typed, as standing imports have them: files of customers before orders. */
export async function settledFields(
  db: Read,
  records: readonly CustomerRecord[],
): Promise<Map<string, Partial<CustomerFields>>> {
  const ids = records.map(({ id }) => id)
  const imported = await store.importedValues(db, ids)
  const parties = await store.callingParties(db, ids)
  return new Map(
    records.map((record) => {
      const given = imported.get(record.id) ?? {}
      const called = parties.get(record.id)
      const ofParty = called ? fieldsOfParty(called.party, called.name) : { name: record.name, code: null }
      const typed = new Set(record.byHand)
      const name = typed.has('name') ? record.name : (given.name ?? ofParty.name)
      const settled = { ...emptyFields(name), code: ofParty.code, ...given }
      return [
        record.id,
        pick(
          settled,
          customerFieldNames.filter((field) => !typed.has(field)),
        ),
      ]
    }),
  )
}

/**
 * Takes back customers that an undone import made, some at a time until none is left. Those a person has done
 * something with stay, under the name they had; a person keeps nobody they cannot recognise.
 */
export async function removeImported({
  tx,
  batch,
  most,
  at = new Date().toISOString(),
}: {
  readonly tx: Change
  readonly batch: number
  readonly most: number
  readonly at?: string
}): Promise<{
  readonly removed: number
  readonly kept: readonly string[]
  /** Still to be taken back; not counted beyond ten thousand. */
  readonly left: number
}> {
  const made = (await store.madeBy(tx, batch, most)).map(recordOf)
  const touched = await store.touchedAmong(
    tx,
    made.map(({ id }) => id),
  )
  const stays = (record: CustomerRecord): boolean => record.byHand.length > 0 || touched.has(record.id)
  const kept = made.filter(stays)
  const gone = made.filter((record) => !stays(record))
  const left = await settledFields(tx, kept)
  await store.keepCustomers(
    tx,
    kept.map((record) => {
      // The import's name for them would go with it, and nobody would know whom they wrote about.
      const named = (left.get(record.id)?.name ?? record.name) !== record.name
      return { id: record.id, byHand: named ? [...record.byHand, 'name'].sort() : record.byHand }
    }),
  )
  await applyImportedFields({ tx, batch, customers: kept.map(({ id }) => id), at })
  await store.deleteCustomers(
    tx,
    gone.map(({ id }) => id),
    gone.flatMap((record) => searchTokens(record).map((token) => [token, record.id] as const)),
  )
  return {
    removed: gone.length,
    kept: kept.map(({ id }) => id),
    left: await store.countMadeBy(tx, batch, 10_000),
  }
}

/** What undoing an import would do to the customers that it made. */
export type FateOfMade = {
  readonly gone: number
  /** Another standing import names them too, and has them then. */
  readonly shared: number
  /** A person has done something with them. */
  readonly kept: number
}

/** @param shared customers that other standing imports name too */
export async function fateOfMade(db: Read, batch: number, shared: ReadonlySet<string>): Promise<FateOfMade> {
  const fate = { gone: 0, shared: 0, kept: 0 }
  for (let after = ''; ; ) {
    const made = await store.madeByAfter(db, batch, { after, most: 2_000 })
    const last = made.at(-1)
    if (last === undefined) return fate
    const own = made.filter(({ id }) => !shared.has(id))
    const touched = await store.touchedAmong(
      db,
      own.map(({ id }) => id),
    )
    const kept = own.filter(({ id, byHand }) => byHand !== '[]' || touched.has(id)).length
    fate.kept += kept
    fate.gone += own.length - kept
    fate.shared += made.length - own.length
    after = last.id
  }
}

/** A customer that an import made, whose last party was given to somebody else, is nobody, unless a person wrote about them. */
export async function removeForsaken(tx: Change, customer: string): Promise<void> {
  // Also one whose import does not stand yet, and would begin to with nobody's name.
  const row = await store.rowOf(tx, customer)
  const record = row && recordOf(row)
  if (!record || record.importBatch === null || record.byHand.length > 0) return
  if ((await store.callingParties(tx, [customer])).size > 0) return
  if ((await store.touchedAmong(tx, [customer])).size > 0) return
  await store.deleteCustomers(
    tx,
    [customer],
    searchTokens(record).map((token) => [token, customer] as const),
  )
}

/** Customers that another standing import names too belong to that one, so that undoing theirs leaves them. */
export async function adoptImported({
  tx,
  rows,
}: {
  readonly tx: Change
  readonly rows: readonly { readonly party: string; readonly source: string; readonly batch: number }[]
}): Promise<void> {
  for (const row of rows) await store.moveToImport(tx, row)
}
