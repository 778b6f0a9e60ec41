import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { create } from 'tar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Terminal } from '../../base/cli/command.ts'
import { languages, speech } from '../../base/language/language.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { newId } from '../../base/notebook/ids.ts'
import { dumpOf } from '../../identify/imports/test-companies.ts'
import { openCompany } from '../../installed.ts'
import { demoIn } from '../demo/test-demos.ts'
import { keepNewest, makeBackup, nameOf } from './backup.ts'
import { backupCommand, restoreCommand } from './commands.ts'
import { manifestName } from './manifest.ts'
import { restoreBackup, restoringIn } from './restore.ts'
import { backupsWords } from './words.ts'

const at = '2026-11-27T12:03:59.000Z'
const passphrase = '三个米缸都满了，明天送货'
let home: string
let company: Awaited<ReturnType<typeof openCompany>>
let before: string[]
let plain: string
/** As many as the stores say. */
let customers: number
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ricebook-backups-'))
  company = await openCompany(join(home, 'company'))
  await demoIn(company).choose()
  await company.notebook.change(async (tx) => {
    const user = { id: 'u1', name: '王春满', email: 'wang@example.com', emailVerified: 0, role: 'owner' }
    await tx
      .insertInto('user')
      .values({ ...user, createdAt: at, updatedAt: at } as never)
      .execute()
    const session = {
      id: 's1',
      token: 'a-token-that-lets-in',
      userId: 'u1',
      expiresAt: '2027-01-01T00:00:00Z',
    }
    await tx
      .insertInto('session')
      .values({ ...session, createdAt: at, updatedAt: at } as never)
      .execute()
  })
  before = await dumpOf(company)
  customers = before.filter((line) => line.startsWith('{"table":"customers"')).length
  plain = join(home, 'plain.tar.gz')
  await makeBackup(company, { to: plain, passphrase: null, now: () => at })
}, 60_000)
afterAll(async () => {
  await company.close()
  await rm(home, { recursive: true, force: true })
})

const fresh = (): string => join(home, `restored-${newId()}`)
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

describe('a back-up', () => {
  test('restored says what the company said, and the company goes on', async () => {
    const folder = fresh()
    const manifest = await restoreBackup({ file: plain, folder, passphrase: null })
    expect(manifest).toMatchObject({ at, customers })
    const restored = await openCompany(folder)
    expect(await dumpOf(restored)).toEqual(before)
    // What was kept of each import is there: it can be undone as ever.
    await demoIn(restored).remove()
    expect(await demoIn(restored).shown()).toMatchObject({ state: 'none' })
    await restored.close()
    expect(await dumpOf(company)).toEqual(before)
  }, 60_000)

  test('lets nobody in: no session is in it, not even as bytes that were erased', async () => {
    expect(await company.notebook.read.selectFrom('session').select('id').execute()).toHaveLength(1)
    const folder = fresh()
    await restoreBackup({ file: plain, folder, passphrase: null })
    const bytes = readFileSync(join(folder, 'notebook.sqlite'))
    expect(bytes.includes('wang@example.com')).toBe(true)
    expect(bytes.includes('a-token-that-lets-in')).toBe(false)
  })

  test('leaves nothing lying in the data folder, and is for nobody else on the machine', async () => {
    expect(readdirSync(company.folder)).not.toContain('copies')
    if (process.platform === 'win32') return
    expect(spawnSync('stat', ['-c', '%a', plain], { encoding: 'utf8' }).stdout.trim()).toBe('600')
  })

  test('can be opened without this program', () => {
    const { stdout, status } = spawnSync('tar', ['-tzf', plain], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 1)).toEqual([manifestName])
    expect(stdout).toContain('notebook.sqlite')
    expect(stdout).toContain('ledger.duckdb')
  })

  test('locked, takes a second and 256 MB to try one passphrase', async () => {
    const file = join(home, 'slow.tar.gz.age')
    await makeBackup(company, { to: file, passphrase, now: () => at })
    // scrypt with 2¹⁸ × 8 × 128 bytes of memory, over a salt of 128 bits.
    const [version, lock] = readFileSync(file).subarray(0, 200).toString('latin1').split('\n')
    expect(version).toBe('age-encryption.org/v1')
    expect(lock).toMatch(/^-> scrypt [A-Za-z0-9+/]{22} 18$/)
  }, 60_000)

  test('locked, opens with its passphrase and with no other', async () => {
    const file = join(home, 'locked.tar.gz.age')
    await makeBackup(company, { to: file, passphrase, now: () => at, work: 10 })
    const bytes = readFileSync(file)
    expect(bytes.includes('notebook.sqlite')).toBe(false)
    expect(await refusal(restoreBackup({ file, folder: fresh(), passphrase: null }))).toBe(
      'backups.passphrase-needed',
    )
    expect(await refusal(restoreBackup({ file, folder: fresh(), passphrase: `${passphrase}。` }))).toBe(
      'backups.passphrase-wrong',
    )
    const folder = fresh()
    await restoreBackup({ file, folder, passphrase })
    const restored = await openCompany(folder)
    expect(await dumpOf(restored)).toEqual(before)
    await restored.close()
    // A piece taken away or changed is found, wherever it is.
    for (const changed of [bytes.subarray(0, bytes.length - 20), flipped(bytes, bytes.length >> 1)]) {
      const broken = join(home, `broken-${newId()}.age`)
      writeFileSync(broken, changed)
      expect(await refusal(restoreBackup({ file: broken, folder: fresh(), passphrase }))).toBe(
        'backups.damaged',
      )
    }
  }, 60_000)

  test('is whole while a file is still coming in', async () => {
    const place = join(company.folder, 'imports', 'coming-in')
    mkdirSync(place)
    const original = join(place, 'original')
    writeFileSync(original, 'a line\n'.repeat(100_000))
    const coming = setInterval(() => appendFileSync(original, 'one more line\n'.repeat(50)), 1)
    const file = join(home, 'coming-in.tar.gz')
    try {
      await makeBackup(company, { to: file, passphrase: null, now: () => at })
    } finally {
      clearInterval(coming)
    }
    const folder = fresh()
    await restoreBackup({ file, folder, passphrase: null })
    const [kept, whole] = [join(folder, 'imports', 'coming-in', 'original'), original].map((one) =>
      readFileSync(one, 'utf8'),
    )
    expect(whole?.startsWith(kept ?? 'none')).toBe(true)
    rmSync(place, { recursive: true })
  })

  test('is made one at a time', async () => {
    const made = makeBackup(company, { to: join(home, 'first.tar.gz'), passphrase: null, now: () => at })
    // Not in the same breath: both look first whether there is room for them.
    await new Promise((resolve) => setTimeout(resolve, 20))
    const second = makeBackup(company, { to: join(home, 'second.tar.gz'), passphrase: null, now: () => at })
    expect(await refusal(second)).toBe('backups.under-way')
    await made
    const third = await makeBackup(company, {
      to: join(home, 'third.tar.gz'),
      passphrase: null,
      now: () => at,
    })
    expect(third.bytes).toBeGreaterThan(1_000)
  })

  test('is not laid over a file, nor into a folder that is not there', async () => {
    const again = makeBackup(company, { to: plain, passphrase: null, now: () => at })
    expect(await refusal(again)).toBe('backups.there-already')
    const nowhere = join(home, 'nowhere', 'one.tar.gz')
    expect(await refusal(makeBackup(company, { to: nowhere, passphrase: null, now: () => at }))).toBe(
      'backups.no-folder',
    )
  })
})

describe('what is restored is checked', () => {
  test('cut short, or with one bit changed anywhere, it is refused and nothing is left', async () => {
    const bytes = readFileSync(plain)
    const inside = gunzipSync(bytes)
    const broken = [
      bytes.subarray(0, bytes.length - 9),
      bytes.subarray(0, bytes.length >> 1),
      // Packed anew, so that only the back-up's own sums can tell.
      ...[0.1, 0.4, 0.7, 0.9].map((share) => gzipSync(flipped(inside, Math.floor(inside.length * share)))),
    ]
    for (const changed of broken) {
      const file = join(home, `broken-${newId()}.tar.gz`)
      writeFileSync(file, changed)
      const folder = fresh()
      expect(await refusal(restoreBackup({ file, folder, passphrase: null }))).toMatch(/^backups\.damaged/)
      expect(readdirSync(home)).not.toContain(folder)
      expect(readdirSync(home).filter((name) => name.endsWith('.restoring'))).toEqual([])
    }
  }, 60_000)

  test.each([
    [
      'a file too many',
      (folder: string) => writeFileSync(join(folder, 'more.txt'), 'x'),
      'backups.damaged-part',
    ],
    ['a file too few', (folder: string) => rmOf(folder, 'ledger.duckdb'), 'backups.damaged-part'],
    ['no manifest', (folder: string) => rmOf(folder, manifestName), 'backups.foreign'],
    [
      'a manifest of something else',
      (folder: string) => writeFileSync(join(folder, manifestName), '{}'),
      'backups.foreign',
    ],
    ['a layout of a later time', (folder: string) => changed(folder, { layout: 2 }), 'backups.too-new'],
    [
      'files without their stores',
      (folder: string) => changed(folder, { files: [] }),
      'backups.damaged-part',
    ],
  ])('%s is refused', async (_, change, code) => {
    const folder = await laidOut()
    change(folder)
    const file = join(home, `${newId()}.tar.gz`)
    await create({ cwd: folder, gzip: true, file }, readdirSync(folder))
    expect(await refusal(restoreBackup({ file, folder: fresh(), passphrase: null }))).toBe(code)
  })

  test('a file whose name leads outside lays nothing there', async () => {
    const folder = await laidOut()
    mkdirSync(join(folder, 'deep'))
    writeFileSync(join(home, 'outside.txt'), 'as it was')
    writeFileSync(join(folder, 'outside.txt'), 'overwritten')
    const file = join(home, `${newId()}.tar.gz`)
    await create({ cwd: join(folder, 'deep'), gzip: true, preservePaths: true, file }, [
      '../outside.txt',
      '../manifest.json',
      '../notebook.sqlite',
      '../ledger.duckdb',
    ])
    expect(await refusal(restoreBackup({ file, folder: fresh(), passphrase: null }))).not.toBe('none')
    expect(readFileSync(join(home, 'outside.txt'), 'utf8')).toBe('as it was')
  })

  test('what is no back-up, or not there, is told as such', async () => {
    const file = join(home, 'orders.csv')
    writeFileSync(file, '订单号,客户\n1,张三\n')
    expect(await refusal(restoreBackup({ file, folder: fresh(), passphrase: null }))).toBe('backups.foreign')
    const none = restoreBackup({ file: join(home, 'none.tar.gz'), folder: fresh(), passphrase: null })
    expect(await refusal(none)).toBe('backups.unreadable')
  })

  test('a data folder that holds anything stays as it is; an empty one is taken', async () => {
    const taken = restoreBackup({ file: plain, folder: company.folder, passphrase: null })
    expect(await refusal(taken)).toBe('backups.folder-taken')
    expect(await dumpOf(company)).toEqual(before)
    const folder = fresh()
    mkdirSync(folder)
    // What a restore that was killed left beside it is in nobody's way.
    mkdirSync(restoringIn(folder))
    writeFileSync(join(restoringIn(folder), 'half'), 'x')
    await restoreBackup({ file: plain, folder, passphrase: null })
    expect(readdirSync(folder)).toContain('notebook.sqlite')
    expect(readdirSync(folder)).not.toContain('half')
  })
})

test('of the back-ups in a folder the newest stay, and what else lies there', async () => {
  const folder = join(home, 'kept')
  mkdirSync(folder)
  const names = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day, i) =>
    nameOf(`${day}T03:00:00.000Z`, i % 2 === 0),
  )
  for (const name of [...names, 'ours.tar.gz', 'ricebook-20261127.tar.gz'])
    writeFileSync(join(folder, name), 'x')
  expect(await keepNewest(folder, 2)).toEqual(names.slice(0, 2))
  expect(readdirSync(folder).sort()).toEqual(
    [...names.slice(2), 'ours.tar.gz', 'ricebook-20261127.tar.gz'].sort(),
  )
})

describe('the commands', () => {
  test.each(languages)(
    'back up into a folder, keep the newest and restore, in %s',
    async (language) => {
      const place = join(home, `by command ${language}`)
      mkdirSync(place)
      writeFileSync(join(place, 'pass'), `${passphrase}\n`)
      const said: string[] = []
      const folder = fresh()
      const terminal: Terminal = {
        stdin: createReadStream('/dev/null'),
        out: (text) => said.push(text),
        error: (text) => said.push(text),
        taken: async () => undefined,
        environment: { RICEBOOK_DATA: folder },
        cwd: place,
      }
      const spoken = speech(language, [backupsWords])
      const backup = backupCommand((_, work) => work(company))
      expect(await backup.run(['--keep', '1'], terminal, spoken)).toBe(0)
      const [first] = readdirSync(place).filter((name) => name.startsWith('ricebook-'))
      expect(said.join('')).toContain(first)
      if (language !== 'en') expect(said.join('')).toMatch(/\p{Script=Han}/u)
      expect(await restoreCommand().run([String(first), '--json'], terminal, spoken)).toBe(0)
      expect(JSON.parse(String(said.at(-1)))).toMatchObject({ folder, customers })
      expect(await refusal(backup.run(['--passphrase-file', '../none'], terminal, spoken))).toBe(
        'backups.unreadable',
      )
      writeFileSync(join(home, 'short'), '123456789\n')
      expect(await refusal(backup.run(['--passphrase-file', '../short'], terminal, spoken))).toBe(
        'backups.passphrase-short',
      )
      expect(await refusal(backup.run(['--keep', '0'], terminal, spoken))).toBe('backups.keep-unfit')
      expect(await refusal(backup.run(['--keep', '2', '--to', 'mine.tar.gz'], terminal, spoken))).toBe(
        'backups.keep-needs-folder',
      )
      expect(await refusal(restoreCommand().run([], terminal, spoken))).toBe('backups.which')
    },
    60_000,
  )
})

function flipped(bytes: Buffer, place: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}

/** What stands in the plain back-up, in a folder. */
async function laidOut(): Promise<string> {
  const folder = join(home, `laid-out-${newId()}`)
  mkdirSync(folder)
  spawnSync('tar', ['-xzf', plain, '-C', folder])
  return folder
}

function rmOf(folder: string, name: string): void {
  rmSync(join(folder, name))
}

function changed(folder: string, change: Record<string, unknown>): void {
  const file = join(folder, manifestName)
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }))
}
