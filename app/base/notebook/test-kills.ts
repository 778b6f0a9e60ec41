import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { random } from '../../../engine/numeric/random.ts'
import { openNotebook } from './notebook.ts'
import { ending, startWriter } from './test-programs.ts'

/**
 * Kills a writing program again and again at moments drawn by a seed, opens its notebook each time, and looks whether
 * what was acknowledged is there and every change is whole. `violations` says in words what was not.
 */
export async function killLoop(asked: {
  kills: number
  seed: number
  folder: string
}): Promise<{ kills: number; acknowledged: number; violations: string[] }> {
  const { kills, seed, folder } = asked
  const chance = random(seed)
  const path = join(folder, 'notebook.sqlite')
  const ledger = join(folder, 'acknowledged.txt')
  const violations: string[] = []
  for (let kill = 1; kill <= kills; kill++) {
    const child = await startWriter('on', path, ledger)
    await sleep(chance.uniform() * 250)
    child.kill('SIGKILL')
    const end = await ending(child)
    if (end !== 'SIGKILL') violations.push(`kill ${kill}: the writer had ended by itself: ${end}`)
    violations.push(...(await broken(path, lastNoted(ledger))).map((what) => `kill ${kill}: ${what}`))
  }
  return { kills, acknowledged: lastNoted(ledger), violations }
}

/** What does not hold in a notebook of numbered rows of which the first so many were acknowledged. */
export async function broken(path: string, acknowledged: number): Promise<string[]> {
  const notebook = await openNotebook(path)
  const names = await notebook.read.selectFrom('settings').select(['name', 'value']).execute()
  await notebook.close()
  const numbers = names.filter(({ name }) => name.startsWith('row ')).map(({ name }) => Number(name.slice(4)))
  const count = Number(names.find(({ name }) => name === 'count')?.value ?? 0)
  const most = numbers.reduce((a, b) => Math.max(a, b), 0)
  const found: string[] = []
  if (most < acknowledged) found.push(`${acknowledged} was acknowledged, ${most} is the last there`)
  if (count !== numbers.length) found.push(`${count} counted, ${numbers.length} rows there`)
  if (most !== numbers.length) found.push(`${most} is the last of ${numbers.length}`)
  const integrity = integrityOf(path)
  if (integrity !== 'ok') found.push(integrity)
  return found
}

export function integrityOf(path: string): string {
  const database = new DatabaseSync(path)
  const rows = database.prepare('pragma integrity_check').all()
  database.close()
  return rows.map((row) => String(row.integrity_check)).join('; ')
}

/** A number whose line the kill cut short was not acknowledged whole. */
function lastNoted(ledger: string): number {
  if (!existsSync(ledger)) return 0
  return Number(readFileSync(ledger, 'utf8').split('\n').at(-2) ?? 0)
}
