import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { tracesIn } from '../../../e2e/test-traces.ts'
import { random } from '../../../engine/numeric/random.ts'
import { verifyAudit } from '../../base/audit/audit.ts'
import type { Installation } from '../../base/installation/installation.ts'
import { canonicalLedger } from '../../base/ledger/canonical.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { testOfFiles } from '../../base/notebook/test-places.ts'
import { openCompany } from '../../installed.ts'
import { openTestInstallation } from '../imports/test-installations.ts'
import { everyErasure } from './store.ts'

const program = fileURLToPath(new URL('test-erasure-program.ts', import.meta.url))
const hers = '哨兵客户甲'
/** Where the work is when the program dies, the one after the other. */
const stages = ['records', 'facts', 'files', 'disk'] as const

/** Lines that stand, without whose they are. */
async function books(ledger: Installation['ledger']): Promise<string[]> {
  const lines: string[] = []
  for await (const text of canonicalLedger(ledger)) {
    const { fact, day, amount } = JSON.parse(text)
    if (fact === 'line') lines.push(`${day} ${amount}`)
  }
  return lines.sort()
}

/** A company in which somebody is to be erased; answers their id and what the books say. */
async function laidOut(folder: string): Promise<{ readonly id: string; readonly before: string[] }> {
  const company = await openTestInstallation()
  for (const n of [1, 2, 3]) {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i % 4 ? `别人${i}` : hers},2024-01-${10 + (i % 9)},${i + n}\n`,
    )
    await company.bring({ text: `customer,date,amount\n${rows.join('')}` })
  }
  const id = String((await company.customerOf(hers))?.id)
  await company.note(id)
  const before = await books(company.ledger)
  await company.close()
  await cp(company.folder, folder, { recursive: true })
  await company.done()
  return { id, before }
}

/** Kills the program as soon as it says that it is so far, or some milliseconds later; says whether that came in time. */
async function killedAt(stage: string, afterMs: number, words: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, ['--no-maglev', program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const farEnough = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.split('\n').includes(stage)) resolve()
    })
  })
  await Promise.race([farEnough, closed])
  await Promise.race([sleep(afterMs), closed])
  child.kill('SIGKILL')
  await closed
  return !said.includes('ended')
}

testOfFiles(
  'killed wherever the work is, it is finished at the next start, and the books are as they were',
  async () => {
    const home = await mkdtemp(join(tmpdir(), 'ricebook-erasure-kills-'))
    const chance = random(20_261_127)
    let kills = 0
    for (let round = 0; round < (process.env.RICEBOOK_PROVE ? 20 : 1); round++) {
      const folder = join(home, `data-${round}`)
      const { id, before } = await laidOut(folder)
      for (const stage of stages) {
        // Once it is erased, there is nobody to ask for.
        const words = stage === 'records' ? [folder, id, hers] : [folder]
        if (await killedAt(stage, round === 0 ? 0 : chance.uniform() * 40, words)) kills += 1
      }
      const company = await openCompany(folder)
      for (const state of ['waiting', 'running'] as const)
        for (const job of await company.jobs.list({ state })) await company.jobs.waitFor(job.id)
      const read = company.notebook.read
      expect(await wholly(() => everyErasure(read))).toMatchObject([
        { customer: id, state: 'erased', pending: null },
      ])
      expect(await books(company.ledger)).toEqual(before)
      expect((await verifyAudit(read)).broken).toBeNull()
      await company.close()
      expect(await tracesIn(folder, [hers])).toEqual([])
    }
    expect(kills).toBeGreaterThan(1)
    await rm(home, { recursive: true, force: true })
  },
  1_200_000,
)
