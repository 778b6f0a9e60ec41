import { appendAll, type Importing, killImport } from './test-books.ts'
import { orderFiles } from './test-files.ts'
import type { KilledLedger } from './test-kills-ledger.ts'

/**
 * What a process does until it is killed: carries one import after the other through all its steps, undoes every second
 * one, and says on standard output which step it begins and which it has done.
 */
export async function importForever(
  ledger: Importing & Pick<KilledLedger, 'dropBatch'>,
  from: number,
): Promise<void> {
  const files = orderFiles()
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`)
  }
  say('open')
  for (let batch = from; ; batch++) {
    const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      say(`begin ${name} ${batch}`)
      await work()
      say(`done ${name} ${batch}`)
    }
    await step('append', () => appendAll(ledger, files, killImport(batch)))
    await step('settle', () => ledger.settleBatch({ batch }))
    await step('commit', () => ledger.commitBatch({ batch }))
    if (batch % 2 === 0) await step('remove', () => ledger.dropBatch({ batch: batch - 1 }))
  }
}
