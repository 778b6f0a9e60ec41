import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { theProgram } from '../app/base/access/person-of.ts'
import { Refusal } from '../app/base/language/refusal.ts'
import { openLedger } from '../app/base/ledger/ledger.ts'
import { openNotebook } from '../app/base/notebook/notebook.ts'
import { createCustomer } from '../app/identify/customers/customers.ts'
import { openCompany } from '../app/installed.ts'
import { writeFiles } from './test-cycle.ts'
import { allThereIs, type Seen, seenIn } from './test-seen.ts'

const program = fileURLToPath(new URL('../app/main.ts', import.meta.url))
const mebibyte = 1024 * 1024

export type DiskFilled = {
  /** Imports that met a full disk, each with the room they had been left, and what they said. */
  readonly refusals: readonly { readonly room: string; readonly said: string }[]
  /** Imports that had room enough. */
  readonly fitted: number
  readonly records: number
  readonly violations: readonly string[]
}

/** Whether a small disk can be mounted here, which takes root and Linux. */
export function canMount(): boolean {
  const disk = mounted(16)
  disk?.remove()
  return disk !== null
}

/**
 * Imports a file and writes records on a disk that becomes full, with ever more room left: whoever asks is refused in
 * words, what was acknowledged is there and nothing else, and with room again the same file goes through.
 *
 * @param rooms what is left on the disk for each try, in MiB
 */
export async function fillDisk(asked: {
  readonly lines: number
  readonly seed: number
  readonly rooms: readonly number[]
  readonly size: number
  readonly say?: (text: string) => void
}): Promise<DiskFilled> {
  const { lines, seed, rooms, size, say = () => undefined } = asked
  const files = mkdtempSync(join(tmpdir(), 'ricebook-files-'))
  writeFiles(files, { lines, seed })
  const refusals: { room: string; said: string }[] = []
  const violations: string[] = []
  let fitted = 0
  let records = 0
  try {
    for (const room of rooms) {
      const disk = mounted(size)
      if (!disk) throw new Error('a small disk could be mounted a moment ago, and now it cannot')
      try {
        const data = join(disk.folder, 'data')
        const here = `${room} MiB left`
        // Something stands already, which must not suffer.
        await imported(data, join(files, 'a.csv'))
        const before = await lookedAt(data)
        disk.leave(room * mebibyte)
        const met = await imported(data, join(files, 'b.csv'))
        disk.free()
        const after = await lookedAt(data)
        if (met.code === 0) fitted += 1
        else {
          refusals.push({ room: here, said: met.said })
          if (met.code !== 2) violations.push(`${here}: no refusal but exit ${met.code}: ${met.said}`)
          else if (/\(node:|Refusal/.test(met.said))
            violations.push(`${here}: what a program says to itself: ${met.said}`)
          else if (!/磁盘|空间/.test(met.said))
            violations.push(`${here}: the refusal does not name the disk: ${met.said}`)
          if (!same(before.seen, after.seen))
            violations.push(`${here}: ${difference(before.seen, after.seen)}`)
        }
        const again = await imported(data, join(files, 'b.csv'))
        if (again.code !== 0) violations.push(`${here}, then room: exit ${again.code}: ${again.said}`)
        const end = await lookedAt(data)
        const plain = await plainly(files)
        if (!same(end.seen, plain.seen)) violations.push(`${here}, then room: not as on a disk with room`)
        if (end.all !== plain.all) violations.push(`${here}, then room: something is left over`)
        say(`${here}: exit ${met.code}, then ${again.code}; ${violations.length} violations`)
      } finally {
        disk.remove()
      }
    }
    const written = await recordsOnFullDisk()
    records = written.acknowledged
    violations.push(...written.wrong)
  } finally {
    rmSync(files, { recursive: true, force: true })
  }
  return { refusals, fitted, records, violations }
}

function same(one: Seen, other: Seen): boolean {
  return one.facts === other.facts && one.records === other.records
}

function difference(before: Seen, after: Seen): string {
  const facts = `${before.factLines} facts before and ${after.factLines} after`
  const customers = `${before.customers.size} customers before and ${after.customers.size} after`
  return `a refused import is seen: ${facts}, ${customers}`
}

/** What both files give where there is room. */
async function plainly(files: string): Promise<{ seen: Seen; all: string }> {
  const data = mkdtempSync(join(tmpdir(), 'ricebook-plain-'))
  try {
    for (const file of ['a.csv', 'b.csv']) await imported(data, join(files, file))
    return await lookedAt(data)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function lookedAt(data: string): Promise<{ seen: Seen; all: string }> {
  const notebook = await openNotebook(join(data, 'notebook.sqlite'))
  const ledger = await openLedger(join(data, 'ledger.duckdb'))
  const found = { seen: await seenIn({ notebook, ledger }), all: await allThereIs({ notebook, ledger }) }
  ledger.close()
  await notebook.close()
  return found
}

/** `ricebook import orders`, as a person types it. */
async function imported(data: string, file: string): Promise<{ code: number | null; said: string }> {
  const words = ['--no-maglev', program, 'import', 'orders', file, '--no-worth', '--language', 'zh-CN']
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, RICEBOOK_DATA: data },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: said.trim() }
}

async function recordsOnFullDisk(): Promise<{ acknowledged: number; wrong: string[] }> {
  const disk = mounted(24)
  if (!disk) throw new Error('a small disk could be mounted a moment ago, and now it cannot')
  const wrong: string[] = []
  const troubles: unknown[] = []
  try {
    const data = join(disk.folder, 'data')
    const company = await openCompany(data, { trouble: (error) => troubles.push(error) })
    const deps = {
      ...company,
      ...theProgram,
      user: null,
      country: 'CN',
      now: () => new Date().toISOString(),
    } as const
    const made: string[] = []
    const write = async (): Promise<void> => {
      const { id } = await createCustomer({ name: `示例客户 ${made.length}`, note: '米'.repeat(3_000) }, deps)
      made.push(id)
    }
    disk.leave(mebibyte / 2)
    const refused: unknown = await (async () => {
      while (made.length < 5_000) await write()
    })().catch((error: unknown) => error)
    const before = made.length
    if (!(refused instanceof Refusal && refused.code === 'notebook.disk-full'))
      wrong.push(`records on a full disk: no refusal but ${String(refused)}`)
    disk.free()
    for (let more = 0; more < 20; more++) await write()
    const rows = await company.notebook.read.selectFrom('customers').select('id').execute()
    const there = new Set(rows.map(({ id }) => id))
    const lost = made.filter((id) => !there.has(id)).length
    if (lost > 0) wrong.push(`records on a full disk: ${lost} acknowledged are not there`)
    if (there.size !== made.length)
      wrong.push(`records on a full disk: ${there.size} are there, ${made.length} were acknowledged`)
    await company.close()
    if (troubles.length > 0) wrong.push(`records on a full disk: ${troubles.map(String).join('; ')}`)
    return { acknowledged: before, wrong }
  } finally {
    disk.remove()
  }
}

type Disk = {
  readonly folder: string
  /** Fills it up but for so many bytes. */
  readonly leave: (bytes: number) => void
  readonly free: () => void
  readonly remove: () => void
}

function mounted(mebibytes: number): Disk | null {
  const home = mkdtempSync(join(tmpdir(), 'ricebook-disk-'))
  const folder = join(home, 'small')
  mkdirSync(folder)
  const options = ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]
  const done = process.getuid?.() === 0 && spawnSync('mount', options).status === 0
  const ballast = join(folder, 'ballast')
  const remove = (): void => {
    // Lazily: what is open on it is closed a moment later.
    if (done) spawnSync('umount', ['--lazy', folder])
    rmSync(home, { recursive: true, force: true })
  }
  if (!done) {
    remove()
    return null
  }
  return {
    folder,
    leave: (bytes) => {
      const { stdout } = spawnSync('df', ['--output=avail', '--block-size=1', folder], { encoding: 'utf8' })
      const available = Number(stdout.split('\n')[1])
      if (available > bytes) writeFileSync(ballast, Buffer.alloc(available - bytes))
    },
    free: () => rmSync(ballast, { force: true }),
    remove,
  }
}
