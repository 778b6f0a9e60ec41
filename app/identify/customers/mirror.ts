import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { identityChangesSince } from './customers.ts'

const pageLength = 5_000

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
    const changes = await identityChangesSince(mark, { notebook, most: pageLength })
    if (changes.mark === mark) return
    await ledger.applyIdentities(changes)
  }
}
