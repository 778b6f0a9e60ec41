import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { openNotebook } from '../app/base/notebook/notebook.ts'
import { measured, type Usage } from './measure.ts'
import type { MeasurePart } from './part.ts'
import { simulateOrders } from './simulate.ts'

const seed = 7
const onlineRetail = join(
  import.meta.dirname,
  '../../shared/data/transactions/online_retail_2_year1_lines.parquet',
)

/** Values everybody in a data folder, twice: the second time there is a former run to take away. */
export const measureWorth: MeasurePart = async ({ folder, small }) => {
  const customers = small ? 200_000 : 1_000_000
  const file = join(folder, 'orders.csv')
  const { orders } = simulateOrders(file, { customers, seed })
  const rows: string[] = []
  const kept = (what: string, { usage, stages, goal = '' }: Run & { goal?: string }): void => {
    rows.push(
      `| ${what} | ${usage.wall.toFixed(1)} | ${usage.cpu.toFixed(1)} | ${Math.round(usage.megabytes)} | ${goal} | ${stages} |`,
    )
    process.stderr.write(`${rows.at(-1)}\n`)
  }
  const name = `${customers.toLocaleString('en')} customers, ${orders.toLocaleString('en')} orders`
  const data = join(folder, 'data')
  kept(`${name}: import`, await ran(['import', 'orders', file, '--no-worth'], data))
  kept(`${name}: worth`, {
    ...(await ran(['worth', '--model', 'mbg-nbd', '--no-check'], data)),
    goal: small ? '' : '≤ 25 s',
  })
  kept(`${name}: worth again`, await ran(['worth', '--model', 'mbg-nbd', '--no-check'], data))
  kept(`${name}: worth, and checked`, await ran(['worth', '--model', 'mbg-nbd'], data))
  if (existsSync(onlineRetail)) {
    const shop = join(folder, 'shop')
    kept(
      'Online Retail II, 525,461 lines: import',
      await ran(['import', 'orders', onlineRetail, '--no-worth'], shop),
    )
    kept('Online Retail II: worth', await ran(['worth', '--model', 'mbg-nbd', '--no-check'], shop))
    kept('Online Retail II: worth, model chosen', await ran(['worth', '--no-check'], shop))
  }
  return `Whole commands on a data folder of their own (MBG/NBD but where it says that the model is chosen), the program's start
and end included. Stages are wall seconds as the job tells them, to half a second.

| | wall s | CPU-s | peak MB | goal | stages, wall s |
|---|---|---|---|---|---|
${rows.join('\n')}`
}

type Run = { readonly usage: Usage; readonly stages: string }

async function ran(words: readonly string[], data: string): Promise<Run> {
  let going = true
  const watching = watched(data, () => going)
  const usage = await measured(words, data).finally(() => {
    going = false
  })
  const stages = await watching
  await letGo(data)
  return { usage, stages }
}

/** Which stage the running job says it is in, looked at ten times a second. */
async function watched(data: string, going: () => boolean): Promise<string> {
  const path = dataFolder(data).notebook
  const every = 100
  const seen = new Map<string, number>()
  while (going() && !existsSync(path)) await sleep(every)
  // Not before its own program has made it.
  await sleep(5 * every)
  const notebook = await openNotebook(path)
  try {
    while (going()) {
      await sleep(every)
      const [job] = await notebook.read
        .selectFrom('jobs')
        .select('progress')
        .where('state', '=', 'running')
        .execute()
      const stage = (JSON.parse(job?.progress ?? 'null') as { stage: string } | null)?.stage
      if (stage !== undefined) seen.set(stage, (seen.get(stage) ?? 0) + every / 1000)
    }
  } finally {
    await notebook.close()
  }
  return [...seen].map(([stage, seconds]) => `${stage} ${seconds.toFixed(1)}`).join(', ')
}

/** The run that follows every import is not what is measured next. */
async function letGo(data: string): Promise<void> {
  const notebook = await openNotebook(dataFolder(data).notebook)
  await notebook.change((tx) => tx.deleteFrom('jobs').where('state', '=', 'waiting').execute())
  await notebook.close()
}
