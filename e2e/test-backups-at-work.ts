import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { LedgerSet, NotebookSet } from '../app/base/configuration/configuration.ts'
import { wholly } from '../app/base/notebook/seen.ts'
import { openCompany } from '../app/installed.ts'
import { makeBackup } from '../app/manage/backups/backup.ts'
import { restoreBackup } from '../app/manage/backups/restore.ts'
import { random } from '../engine/numeric/random.ts'
import { goOn, steps, stepsDone, writeFiles } from './test-cycle.ts'
import { lookedAt, type Stop, undisturbed } from './test-kills-cycle.ts'

export type BackupsAsked = {
  readonly folder: string
  /** Of each file. */
  readonly lines: number
  readonly seed: number
  /** How many are made while files come and go and everybody is valued. */
  readonly backups: number
  /** How often a program is killed that does so. */
  readonly kills: number
  /** Where the records lie; left out: in the folder. Nobody is killed then. */
  readonly notebook?: NotebookSet
  /** The same of the facts. */
  readonly ledger?: LedgerSet
  readonly say?: (text: string) => void
}

export type BackupsFound = {
  readonly backups: number
  /** Made whole by programs that were killed later. */
  readonly left: number
  readonly kills: number
  /** Kills that met a back-up being made. */
  readonly met: number
  /** Back-ups that hold a job under way. */
  readonly amid: number
  readonly violations: readonly string[]
}

const program = fileURLToPath(new URL('./test-cycle-program.ts', import.meta.url))

/**
 * Back-ups are made while a company goes round with two files, at moments drawn by a seed; each is restored, and must
 * show one of the two stops beside the step in which it was made. Then programs that make them without end are killed:
 * whatever bears the name of a back-up must be whole, the company must stand at a stop, and nothing is left lying.
 */
export async function backupsAtWork(asked: BackupsAsked): Promise<BackupsFound> {
  const { folder, lines, seed, say = () => undefined } = asked
  const places = { folder: join(folder, 'worked in'), files: join(folder, 'files'), log: join(folder, 'log') }
  const kept = join(folder, 'kept')
  for (const place of [places.files, places.log, kept]) mkdirSync(place, { recursive: true })
  writeFiles(places.files, { lines, seed })
  const stops = await undisturbed(folder, places.files)
  const chance = random(seed)
  const found = { backups: 0, left: 0, kills: 0, met: 0, amid: 0, violations: [] as string[] }

  /** What a back-up shows when it is restored; `from` and `to`: steps done before it was begun, and when it was made. */
  const look = async (
    file: string,
    what: string,
    { from, to }: { from: number; to: number },
  ): Promise<void> => {
    const restored = join(folder, 'restored')
    await restoreBackup({ file, folder: restored, passphrase: null })
    const wrong: string[] = []
    for (let done = from; done <= to; done++) {
      const one = await lookedAt(restored, besideOf(stops, done))
      wrong.push(...one.wrong.map((problem) => `${what}, after ${done} steps: ${problem}`))
      if (one.wrong.length > 0) continue
      if (one.job !== 'between') found.amid += 1
      wrong.length = 0
      break
    }
    found.violations.push(...wrong)
    rmSync(restored, { recursive: true })
    rmSync(file)
  }

  const installation = await openCompany(places.folder, {
    ...{ notebook: asked.notebook ?? null, ledger: asked.ledger ?? null },
  })
  try {
    let going = true
    const round = wholly(async () => {
      while (going) await goOn({ installation, ...places }, 1)
    })
    for (let made = 1; made <= asked.backups; made++) {
      await sleep(400 * chance.uniform())
      const to = join(kept, `${made}.tar.gz`)
      const from = stepsDone(places.log)
      await makeBackup(installation, { to, passphrase: null, now: () => new Date().toISOString() })
      const last = stepsDone(places.log)
      found.backups += 1
      await look(to, `back-up ${made}`, { from, to: last })
      say(`back-up ${made}, ${from} steps done; ${found.violations.length} violations`)
    }
    going = false
    await round
  } finally {
    await installation.close()
  }

  for (let kill = 1; kill <= asked.kills; kill++) {
    const { met, made } = await killedAmid(places, kept, 1_500 * chance.uniform())
    found.kills += 1
    if (met) found.met += 1
    const done = stepsDone(places.log)
    for (const { file, from, to } of made) {
      found.left += 1
      await look(file, `left by kill ${kill}`, { from, to })
    }
    const others = readdirSync(kept).filter((name) => !name.endsWith('.part'))
    for (const name of others) {
      // Whole, though nobody was told so any more.
      found.left += 1
      await look(join(kept, name), `untold, by kill ${kill}`, { from: Math.max(0, done - 1), to: done })
    }
    const stands = await lookedAt(places.folder, besideOf(stops, done))
    found.violations.push(...stands.wrong.map((what) => `kill ${kill}: ${what}`))
    const again = await openCompany(places.folder)
    await makeBackup(again, {
      to: join(kept, 'after.tar.gz'),
      passphrase: null,
      now: () => new Date().toISOString(),
    })
    await again.close()
    rmSync(join(kept, 'after.tar.gz'))
    if (existsSync(join(places.folder, 'copies'))) found.violations.push(`kill ${kill}: copies were left`)
    for (const name of readdirSync(kept)) rmSync(join(kept, name))
    say(`kill ${kill}${met ? ', amid a back-up' : ''}; ${found.violations.length} violations`)
  }
  return found
}

function besideOf(stops: readonly Stop[], done: number): { before: Stop; after: Stop } {
  const at = done % steps.length
  return { before: stops[at] as Stop, after: stops[at + 1] as Stop }
}

type Places = { readonly folder: string; readonly files: string; readonly log: string }
type Made = { readonly file: string; readonly from: number; readonly to: number }

async function killedAmid(
  { folder, files, log }: Places,
  kept: string,
  afterMs: number,
): Promise<{ met: boolean; made: Made[] }> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--no-maglev', program, folder, files, log, 'Infinity', kept],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exit = once(child, 'exit')
  const made: Made[] = []
  let from = 0
  let met = false
  const begun = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line === 'begins backup') {
        met = true
        from = stepsDone(log)
        resolve()
      }
      if (line.startsWith('made ')) {
        met = false
        made.push({ file: line.slice('made '.length), from: Math.max(0, from - 1), to: stepsDone(log) })
      }
    })
  })
  await Promise.race([begun, exit])
  await Promise.race([sleep(afterMs), exit])
  child.kill('SIGKILL')
  await exit
  return { met, made }
}
