import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { mirrorIdentities, mirrorNames } from '../customers/customers.ts'
import { mirrorProducts } from '../products/products.ts'
import { forgetRows } from './customers-file.ts'
import { statesOfImports } from './store.ts'
import { sweepParties } from './undo.ts'

/**
 * Brings the two stores together after whatever happened, before anybody asks: the notebook says which imports stand,
 * and the ledger follows. A batch whose job is still wanted stays as it is: the job goes on with it.
 */
export async function repairImports({
  notebook,
  ledger,
}: {
  readonly notebook: Notebook
  readonly ledger: Ledger
}): Promise<void> {
  const states = await statesOfImports(notebook.read)
  const batches = await ledger.batchStates()
  for (const { batch, state } of batches) {
    const said = states.get(batch)
    if (said === 'standing') {
      if (state === 'settled') await ledger.commitBatch({ batch })
    } else if (said === 'undoing') await ledger.dropBatch({ batch })
    else if (said !== 'waiting' && said !== 'running' && said !== 'ready') await ledger.dropBatch({ batch })
  }
  await mirrorNames({ notebook, ledger })
  for (const [batch, state] of states)
    if (state === 'failed' || state === 'cancelled') {
      await sweepParties(batch, { notebook })
      await forgetRows({ batch }, { notebook })
    }
  await mirrorIdentities({ notebook, ledger })
  await mirrorProducts({ notebook, ledger })
}
