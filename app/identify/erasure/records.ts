import { entriesRead } from '../../base/audit/audit.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import { foundBy } from '../customers/customers.ts'
import { beginAfresh } from '../imports/imports.ts'
import { refuseParties } from './parties.ts'
import type { Change, ErasureRow, Notebook, Party, Read } from './store.ts'
import * as store from './store.ts'
import { textsOf } from './texts.ts'

/** By what somebody is known while they are being erased, and after it by nobody. */
export type Known = {
  /** Their record, and those that were found to be theirs and are no more. */
  readonly customers: readonly string[]
  readonly parties: readonly Party[]
  readonly texts: readonly string[]
  /** The imports that named them. */
  readonly batches: readonly number[]
}

export const nobody: Known = { customers: [], parties: [], texts: [], batches: [] }

/**
 * The first and deciding step, one change of the notebook: whatever the records hold of them is gone, with the key of what
 * the audit holds, and what the rest of the work needs to know them by is kept until it is done.
 */
export async function takeOut(
  row: ErasureRow,
  { notebook, ledger }: { readonly notebook: Notebook; readonly ledger: Pick<Ledger, 'batchesNaming'> },
): Promise<void> {
  const { customer } = row
  const named = await ledger.batchesNaming({ parties: await store.partiesOf(notebook.read, [customer]) })
  await notebook.change(async (tx) => {
    const customers = [customer, ...(await formersOf(tx, customer))]
    const record = await store.recordOf(tx, customer)
    const contacts = await store.contactsOf(tx, customers)
    const parties = await store.partiesOf(tx, customers)
    const known: Known = {
      ...{ customers, parties, batches: named },
      texts: textsOf([
        ...[record?.name, record?.code, record?.phone, record?.email, record?.address],
        ...contacts.flatMap(({ phone, email }) => [phone, email]),
        ...parties.map(({ party }) => party),
      ]),
    }
    await refuseParties(tx, parties, row.day)
    const tokens = record ? foundBy({ ...record, tags: JSON.parse(record.tags) as string[] }) : []
    await store.takeOutRecords(tx, {
      ...{ customers, parties },
      tokens: tokens.map((token) => [token, customer] as const),
    })
    await beginAfresh(tx)
    await store.keepErasure(tx, { ...row, state: 'erasing', pending: JSON.stringify(known) })
  })
}

/** Records whose last party somebody said is this customer's, and which went with it: the same person. */
async function formersOf(tx: Change, customer: string): Promise<string[]> {
  const found = new Set<string>()
  for (const asked = [customer]; ; ) {
    const person = asked.pop()
    if (person === undefined) break
    for (const { values } of await entriesRead(tx as Read, {
      person,
      what: ['customer.identified'],
      most: 10_000,
    })) {
      const former = values?.before.customer
      if (typeof former !== 'string' || former === customer || found.has(former)) continue
      found.add(former)
      asked.push(former)
    }
  }
  const there = await store.areThere(tx, [...found])
  return [...found].filter((one) => !there.has(one))
}
