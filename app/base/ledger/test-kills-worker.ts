import { type Ledger, openLedger } from './ledger.ts'
import { appendAll, killImport } from './test-books.ts'
import { orderFiles } from './test-files.ts'

/**
 * A process that is killed: carries one import after the other through all its steps, undoes every second one, and says
 * on standard output which step it begins and which it has done.
 */
const [path, from] = process.argv.slice(2)
const ledger: Ledger = await openLedger(path as string)
const files = orderFiles()
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}
say('open')
for (let batch = Number(from); ; batch++) {
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
