import { type Sight, sees } from '../../base/access/sight.ts'
import { note } from '../../base/audit/acting.ts'
import { Refusal } from '../../base/language/refusal.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import { newId } from '../../base/notebook/ids.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { wholly } from '../../base/notebook/seen.ts'
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
import * as presenting from './presented.ts'
import { changeRecord, handingOn, seenRecord, standingRecord } from './record-change.ts'
import { type Revealed, reveal } from './reveals/reveals.ts'
import { revealsBefore } from './reveals/store.ts'
import { refuseHandingOver, refuseUnwritable } from './rights.ts'
import { searchTokens } from './search-tokens.ts'
import * as store from './store.ts'
import { settledOf, takeBack } from './take-back.ts'

export type { CustomersDeps } from './deps.ts'
export { allStand, mirrorNames }
/** For other rooms that show customers: as somebody may see them. */
export const maskedFor = presenting.maskedFor
export const presented = presenting.presented
export const textSeen = presenting.textSeen
export const valuesPresented = presenting.valuesPresented
export const anyCustomer = store.anyCustomer
/** What a record is found by, for whoever takes it out. */
export const foundBy = searchTokens
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

/** The same where one stands whom whoever asks does not see. Answers who looks after them. */
export async function customerSeen(
  db: store.Read | store.Change,
  id: string,
  sight: Sight,
): Promise<{ readonly owner: string | null }> {
  const { owner } = await seenRecord(db, id, sight)
  return { owner }
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
  refuseUnwritable(fields, undefined, deps)
  refuseHandingOver(null, fields.owner ?? null, deps)
  const seesTheirOwn = fields.owner == null && !sees(deps.sight, null)
  const record: store.CustomerRecord = {
    ...emptyFields(fields.name ?? typed.name),
    ...fields,
    // Whoever sees only whom they look after has made one of those.
    ...(seesTheirOwn && { owner: user }),
    id,
    byHand: Object.keys(fields).sort(),
    importBatch: null,
    createdAt: at,
    changedAt: at,
    version: 1,
  }
  const write = async (tx: store.Change): Promise<Customer> => {
    await store.insertCustomer(tx, { ...record, nameKey: nameKey(record.name) })
    await store.insertTokens(
      tx,
      searchTokens(record).map((token) => [token, id]),
    )
    const after = { ...fields, byHand: record.byHand }
    await store.insertChange(tx, { customer: id, at, by: user, importBatch: null, before: {}, after })
    note({ what: 'customer.made', of: ['customer', id], person: id, after })
    return { ...record, worth: null }
  }
  return notebook.change(async (tx) => {
    await refuseParent(tx, { id, parent: record.parent }, deps.sight)
    return sees(deps.sight, record.owner) ? write(tx) : wholly(() => write(tx))
  })
}

/** Everything about one customer. */
export async function getCustomer(id: string, { notebook, sight }: CustomersDeps): Promise<CustomerFile> {
  const db = notebook.read
  const customer = await withWorth(db, id)
  const [contacts, identities, members] = await Promise.all([
    store.contactsOf(db, id),
    store.identitiesOf(db, id),
    store.membersOf(db, id, { owners: sight.owners, most: mostMembers }),
  ])
  const parent = customer.parent === null ? undefined : await store.findRecord(db, customer.parent)
  const parentCustomer =
    parent && sees(sight, parent.owner) ? { id: parent.id, name: parent.name, kind: parent.kind } : null
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
    const record = await seenRecord(tx, id, deps.sight)
    if (record.version !== version)
      throw new Refusal('customers.changed-meanwhile', { seen: version, now: record.version })
    refuseUnwritable(fields, record.owner, deps)
    if (fields.owner !== undefined) refuseHandingOver(record.owner, fields.owner, deps)
    if (fields.parent !== undefined) await refuseParent(tx, { id, parent: fields.parent }, deps.sight)
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
    return handingOn(fields, () => withWorth(tx, id))
  })
}

/** How to reach a customer, in full, for who sees it masked; that they looked is written down. */
export async function revealCustomer(
  id: string,
  { notebook, now, user, sight }: CustomersDeps,
): Promise<Revealed> {
  if (user === null) throw new Error('whoever looks is written down')
  return notebook.change((tx) => reveal(tx, { customer: id, by: user, sight, now: now() }))
}

/** Who had whom shown to them in full, newest first. */
export async function listReveals(
  asked: { readonly before: string | null; readonly by: string | null; readonly most: number },
  { notebook }: Pick<CustomersDeps, 'notebook'>,
) {
  return revealsBefore(notebook.read, asked)
}

/** What was changed, by whom, newest first. */
export async function customerHistory(
  { id, before, most = 50 }: { readonly id: string; readonly before?: string; readonly most?: number },
  { notebook, sight }: CustomersDeps,
): Promise<{ readonly entries: readonly HistoryEntry[]; readonly next: string | null }> {
  const { owner } = await seenRecord(notebook.read, id, sight)
  const entries = await store.historyOf(notebook.read, id, { before, most: most + 1 })
  const more = entries.length > most
  const shown = entries.slice(0, most).map((entry) => presenting.entryPresented(entry, { owner, sight }))
  return { entries: shown, next: more ? (entries[most - 1]?.id ?? null) : null }
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
    // Its owner may be the one of before.
    return wholly(() => withWorth(tx, asked.id))
  })
}

/** One page of customers, the most valuable first unless asked otherwise. */
export async function listCustomers(
  asked: CustomerList,
  { notebook, sight }: CustomersDeps,
): Promise<CustomerPage> {
  return list(asked, { db: notebook.read, sight })
}

/** Customers by a piece of their name, in characters, pinyin or initials, by code, phone, e-mail or #tag. */
export async function searchCustomers(
  asked: CustomerSearch,
  { notebook, country, sight }: CustomersDeps,
): Promise<CustomersFound> {
  return search(asked, { db: notebook.read, country, sight })
}

/** What a list of customers can be narrowed to. */
export async function customerChoices({
  notebook,
  sight,
}: Pick<CustomersDeps, 'notebook' | 'sight'>): Promise<CustomerChoices> {
  return choicesOf(notebook.read, sight)
}

/**
 * Says whose a source's party is. No import and no undo moves it again, and what files of customers say of the party is
 * said of them.
 */
export async function assignIdentity(
  { source, party, customer }: NewIdentity & { readonly customer: string },
  { notebook, now, sight }: CustomersDeps,
): Promise<Identity[]> {
  return notebook.change(async (tx) => {
    await seenRecord(tx, customer, sight)
    return wholly(() => assign(tx))
  })

  // Whose a party is now may be somebody whom whoever asks does not see: it is looked at whole, and refused.
  async function assign(tx: store.Change): Promise<Identity[]> {
    const former = (await identifyParties(tx, source, [party])).get(party) ?? customer
    // What is taken from somebody must be seen by who takes it.
    const from = former === customer ? undefined : await store.findRecord(tx, former)
    if (from && !sees(sight, from.owner)) throw new Refusal('customers.party-no-right')
    await store.writeIdentity(tx, { source, party, customer })
    note({
      ...{ what: 'customer.identified', of: ['customer', customer], person: customer },
      ...{ before: { customer: former }, after: { customer, source, party } },
    })
    await removeForsaken(tx, former)
    await applyImportedFields({ tx, batch: null, customers: [customer, former], at: now() })
    return store.identitiesOf(tx, customer)
  }
}

/** What the ledger's copy of the identities has not heard of: to be applied in this order, with the mark to remember. */
export async function identityChangesSince(
  mark: number,
  { notebook, most }: { readonly notebook: Notebook; readonly most: number },
): Promise<{
  readonly rows: readonly { source: string; party: string; customer: string }[]
  readonly removed: readonly { source: string; party: string }[]
  readonly mark: number
  /** Whether some were left for the next page. */
  readonly more: boolean
}> {
  const { changes, more } = await store.identitiesChangedSince(notebook.read, mark, most)
  const is = changes.filter(({ customer }) => customer !== '')
  return {
    rows: is.map(({ source, party, customer }) => ({ source, party, customer })),
    removed: changes
      .filter(({ customer }) => customer === '')
      .map(({ source, party }) => ({ source, party })),
    mark: changes.at(-1)?.changed ?? mark,
    more,
  }
}

const mirrorPage = 5_000

/**
 * Lets the ledger hear of every identity that the notebook has changed since it last heard, in order, and not of those
 * that change meanwhile: it would have no end.
 *
 * @param known how far it has heard, where that is known
 * @returns how far it has heard now
 */
export async function mirrorIdentities(
  {
    notebook,
    ledger,
  }: {
    readonly notebook: Notebook
    readonly ledger: Pick<Ledger, 'identityMark' | 'applyIdentities'>
  },
  known?: number,
): Promise<number> {
  for (let mark = known ?? (await ledger.identityMark()); ; ) {
    const { more, ...changes } = await identityChangesSince(mark, { notebook, most: mirrorPage })
    if (changes.mark > mark) await ledger.applyIdentities(changes)
    // Not what the ledger has heard by now: who else was here may have told what is newer than what was just told again.
    mark = changes.mark
    if (!more) return mark
  }
}
