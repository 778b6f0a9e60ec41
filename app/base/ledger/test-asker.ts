import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { ledgerAt } from './thread.ts'

/** Another thread that asks the ledger, as the job thread does, and tells what came of it. */
const { port, customer } = workerData as { readonly port: MessagePort; readonly customer: string }
const ledger = ledgerAt(port)
parentPort?.on('message', async () => {
  try {
    parentPort?.postMessage(await ledger.purchaseDaysOf({ customer }))
  } catch (error) {
    parentPort?.postMessage(error instanceof Error ? error.message : 'something else')
  }
})
