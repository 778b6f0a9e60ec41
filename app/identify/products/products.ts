import type { Reader } from '../../base/language/sentence.ts'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook, Read } from '../../base/notebook/notebook.ts'
import { company, dayIn } from '../../manage/settings/settings.ts'
import {
  forgetNames,
  keepMark,
  keepNames,
  markKept,
  namesBetween,
  namesOf,
  type ProductName,
} from './store.ts'

/** A page of the ledger's list; changes of the notebook are a tenth of it, which is short. */
const page = 5_000
const rowsAChange = 500

/**
 * Lets the notebook know what products are called by the lists that stand, so that a sentence says the name of today
 * without asking the ledger, which may be taking in a file. Where nothing has come or gone since, it is one question.
 * Broken off and done again it is the same.
 */
export async function mirrorProducts({
  notebook,
  ledger,
}: {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'productMark' | 'productsListed'>
}): Promise<void> {
  const mark = await ledger.productMark()
  if (mark === ((await markKept(notebook.read)) ?? '')) return
  for (let after = ''; ; ) {
    const listed = await ledger.productsListed({ after, most: page })
    const last = listed.length < page ? null : (listed.at(-1)?.product ?? null)
    await bringInLine(notebook, { listed, after, upTo: last })
    if (last === null) break
    after = last
  }
  await notebook.change((tx) => keepMark(tx, mark))
}

/** Of one stretch of codes: what is called otherwise is written, what no list names any more goes. */
async function bringInLine(
  notebook: Notebook,
  {
    listed,
    after,
    upTo,
  }: { readonly listed: readonly ProductName[]; readonly after: string; readonly upTo: string | null },
): Promise<void> {
  const known = new Map((await namesBetween(notebook.read, { after, upTo })).map((row) => [row.product, row]))
  const fresh = listed.filter(({ product, name, unit }) => {
    const before = known.get(product)
    known.delete(product)
    return !before || before.name !== name || before.unit !== unit
  })
  const gone = [...known.keys()]
  for (let at = 0; at < Math.max(fresh.length, gone.length); at += rowsAChange)
    await notebook.change(async (tx) => {
      await keepNames(tx, fresh.slice(at, at + rowsAChange))
      await forgetNames(tx, gone.slice(at, at + rowsAChange))
    })
}

export type Called = { readonly name: string | null; readonly unit: string | null }

/** What these products are called now; those that no list names are left out. */
export async function productsCalled(
  read: Read,
  codes: Iterable<string>,
): Promise<ReadonlyMap<string, Called>> {
  const rows = await namesOf(read, [...new Set(codes)])
  return new Map(rows.map(({ product, name, unit }) => [product, { name, unit }]))
}

/** What the reader of sentences about these products knows, on the company's day. */
export async function readerOf(
  read: Read,
  { products, now }: { readonly products: Iterable<string | null>; readonly now?: string | undefined },
): Promise<Reader> {
  const { currency, timeZone } = await company(read)
  const called = await productsCalled(
    read,
    [...products].filter((one) => one !== null),
  )
  return {
    today: dayIn(timeZone, now === undefined ? Temporal.Now.instant() : Temporal.Instant.from(now)),
    currency,
    product: (code) => called.get(code),
  }
}
