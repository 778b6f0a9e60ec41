import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import {
  behindAll,
  behindNewest,
  cleanEdit,
  editSome,
  outlookOf,
  selectedBefore,
  takeBackSome,
} from './bulk/bulk.ts'
import { choicesOf } from './choices/choices.ts'
import type {
  Customer,
  CustomerChange,
  CustomerChoices,
  CustomerFile,
  CustomerList,
  CustomerPage,
  CustomerSearch,
  CustomersFound,
  HistoryEntry,
  Identity,
  NewCustomer,
  NewIdentity,
} from './contract.ts'
import type { CustomersDeps } from './deps.ts'
import { emptyFields, pick, typedFields } from './fields.ts'
import {
  addImported,
  adoptImported,
  applyImportedFields,
  countMade,
  customersNamedBy,
  fateOfMade,
  forgetFields,
  identifyParties,
  keepImportedFields,
  removeForsaken,
  removeImported,
} from './imported/imported.ts'
import { mirrorNames } from './imported/party-names.ts'
import { listCustomers as list, searchCustomers as search } from './list/list.ts'
import { allStand } from './list/store.ts'
import { nameKey } from './names.ts'
import { refuseParent } from './parents.ts'
import { changeRecord, standingRecord } from './record-change.ts'
import { searchTokens } from './search-tokens.ts'
import * as store from './store.ts'
import { settledOf, takeBack } from './take-back.ts'

export type { CustomersDeps } from './deps.ts'
export { allStand, mirrorNames }
export const anyCustomer = store.anyCustomer
export const countCustomers = store.countCustomers

/** For imports: customers that files name, and what files of customers say of them. */
export const imported = {
  add: addImported,
  identify: identifyParties,
  keepFields: keepImportedFields,
  named: customersNamedBy,
  applyFields: applyImportedFields,
  forgetFields,
  remove: removeImported,
  adopt: adoptImported,
  countMade,
  fateOfMade,
} as const

/** For changes of many customers at once: whom, what would come of it, some of it done, some of it taken back. */
export const many = {
  behindAll,
  behindNewest,
  selectedBefore,
  cleanEdit,
  outlookOf,
  editSome,
  takeBackSome,
} as const

/** Refuses where no customer of that id stands: for other rooms, before they write about one. */
export async function customerStands(db: store.Read, id: string): Promise<void> {
  await standingRecord(db, id)
}

/** The standing ones of these ids, in their order, with what the current worth run says of them: for other rooms. */
export async function customersCalled(db: store.Read, ids: readonly string[]): Promise<Customer[]> {
  return store.customersOf(db, ids, await store.currentRun(db))
}

/** A new record; what was typed is kept from imports. */
export async function createCustomer(typed: NewCustomer, deps: CustomersDeps): Promise<Customer> {
  const { notebook, user, country } = deps
  const fields = typedFields(typed, country)
  const at = deps.now()
  const id = newId()
  const record: store.CustomerRecord = {
    ...emptyFields(fields.name ?? typed.name),
    ...fields,
    id,
    byHand: Object.keys(fields).sort(),
    importBatch: null,
    createdAt: at,
    changedAt: at,
    version: 1,
  }
  return notebook.change(async (tx) => {
    await refuseParent(tx, id, record.parent)
    await store.insertCustomer(tx, { ...record, nameKey: nameKey(record.name) })
    await store.insertTokens(
      tx,
      searchTokens(record).map((token) => [token, id]),
    )
    const after = { ...fields, byHand: record.byHand }
    await store.insertChange(tx, { customer: id, at, by: user, importBatch: null, before: {}, after })
    return { ...record, worth: null }
  })
}

/** Everything about one customer. */
export async function getCustomer(id: string, { notebook }: CustomersDeps): Promise<CustomerFile> {
  const db = notebook.read
  const customer = await withWorth(db, id)
  const [contacts, identities, members] = await Promise.all([
    store.contactsOf(db, id),
    store.identitiesOf(db, id),
    store.membersOf(db, id, mostMembers),
  ])
  const parent = customer.parent === null ? undefined : await store.findRecord(db, customer.parent)
  const parentCustomer = parent ? { id: parent.id, name: parent.name, kind: parent.kind } : null
  return { ...customer, contacts, identities, members, parentCustomer }
}

const mostMembers = 100

async function withWorth(db: store.Read, id: string): Promise<Customer> {
  const [customer] = await store.customersOf(db, [id], await store.currentRun(db))
  if (!customer) throw new Refusal('customers.not-found')
  return customer
}

/** Writes the fields given, if the record is still the version that was seen. They are a person's from now on. */
export async function changeCustomer(
  { id, version, fields: typed }: CustomerChange & { readonly id: string },
  deps: CustomersDeps,
): Promise<Customer> {
  const fields = typedFields(typed, deps.country)
  return deps.notebook.change(async (tx) => {
    const record = await standingRecord(tx, id)
    if (record.version !== version)
      throw new Refusal('customers.changed-meanwhile', { seen: version, now: record.version })
    if (fields.parent !== undefined) await refuseParent(tx, id, fields.parent)
    const byHand = [...record.byHand, ...Object.keys(fields)]
    const settled = await settledOf(tx, { ...record, ...fields, byHand })
    await changeRecord(tx, record, {
      // Another name may be another kind's, where nobody said which kind it is.
      fields: { ...pick(settled, ['kind']), ...fields },
      byHand,
      at: deps.now(),
      by: deps.user,
      importBatch: null,
    })
    return withWorth(tx, id)
  })
}

/** What was changed, by whom, newest first. */
export async function customerHistory(
  { id, before, most = 50 }: { readonly id: string; readonly before?: string; readonly most?: number },
  { notebook }: CustomersDeps,
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly next: string | null }> {
  await standingRecord(notebook.read, id)
  const entries = await store.historyOf(notebook.read, id, { before, most: most + 1 })
  const more = entries.length > most
  return { entries: entries.slice(0, most), next: more ? (entries[most - 1]?.id ?? null) : null }
}

/**
 * Takes one change back: its fields are as before, and those a person had typed first with it are left to imports
 * again. Refused where one of the fields was changed again since.
 */
export async function undoChange(
  asked: { readonly id: string; readonly change: string },
  deps: CustomersDeps,
): Promise<Customer> {
  return deps.notebook.change(async (tx) => {
    await takeBack(tx, asked, deps)
    return withWorth(tx, asked.id)
  })
}

/** One page of customers, the most valuable first unless asked otherwise. */
export async function listCustomers(asked: CustomerList, { notebook }: CustomersDeps): Promise<CustomerPage> {
  return list(asked, notebook.read)
}

/** Customers by a piece of their name, in characters, pinyin or initials, by code, phone, e-mail or #tag. */
export async function searchCustomers(
  asked: CustomerSearch,
  { notebook, country }: CustomersDeps,
): Promise<CustomersFound> {
  return search(asked, { db: notebook.read, country })
}

/** What a list of customers can be narrowed to. */
export async function customerChoices({
  notebook,
}: Pick<CustomersDeps, 'notebook'>): Promise<CustomerChoices> {
  return choicesOf(notebook.read)
}

/**
 * Says whose a source's party is. No import and no undo moves it again, and what files of customers say of the party is
 * said of them.
 */
export async function assignIdentity(
  { source, party, customer }: NewIdentity & { readonly customer: string },
  { notebook, now }: CustomersDeps,
): Promise<Identity[]> {
  return notebook.change(async (tx) => {
    await standingRecord(tx, customer)
    const former = (await identifyParties(tx, source, [party])).get(party) ?? customer
    await store.writeIdentity(tx, { source, party, customer })
    await removeForsaken(tx, former)
    await applyImportedFields({ tx, batch: null, customers: [customer, former], at: now() })
    return store.identitiesOf(tx, customer)
  })
}

/** What the ledger's copy of the identities has not heard of: to be applied in this order, with the mark to remember. */
export async function identityChangesSince(
  mark: number,
  { notebook, most }: { readonly notebook: Notebook; readonly most: number },
): Promise<{
  readonly rows: readonly { source: string; party: string; customer: string }[]
  readonly removed: readonly { source: string; party: string }[]
  readonly mark: number
}> {
  const changes = await store.identitiesChangedSince(notebook.read, mark, most)
  const is = changes.filter(({ customer }) => customer !== '')
  return {
    rows: is.map(({ source, party, customer }) => ({ source, party, customer })),
    removed: changes
      .filter(({ customer }) => customer === '')
      .map(({ source, party }) => ({ source, party })),
    mark: changes.at(-1)?.changed ?? mark,
  }
}

const mirrorPage = 5_000

/** Lets the ledger hear of every identity that the notebook has changed since it last heard, in order. */
export async function mirrorIdentities({
  notebook,
  ledger,
}: {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'identityMark' | 'applyIdentities'>
}): Promise<void> {
  for (;;) {
    const mark = await ledger.identityMark()
    const changes = await identityChangesSince(mark, { notebook, most: mirrorPage })
    if (changes.mark === mark) return
    await ledger.applyIdentities(changes)
  }
}
