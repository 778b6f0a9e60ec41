import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages, speech } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import { configurationOf, settings } from './configuration.ts'
import { configurationWords } from './words.ts'

const refusal = (environment: Record<string, string>): Refusal => {
  try {
    configurationOf(environment)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const behindProxy = {
  RICEBOOK_PUBLIC_URL: 'https://ricebook.example.com',
  RICEBOOK_TRUSTED_PROXY: '127.0.0.1',
}

describe('settings', () => {
  test('left out or empty, mean this machine alone', () => {
    for (const environment of [{}, { RICEBOOK_PORT: '', RICEBOOK_PUBLIC_URL: '' }])
      expect(configurationOf(environment)).toMatchObject({
        host: '127.0.0.1',
        port: null,
        publicUrl: null,
        trustedProxy: null,
      })
  })

  test('of other programs are nobody’s business', () => {
    expect(() => configurationOf({ PATH: '/bin', RICE: '1', ricebook_port: 'x' })).not.toThrow()
  })

  test.each([
    ['RICEBOOK_PROT', 'RICEBOOK_PORT'],
    ['RICEBOOK_PUBLICURL', 'RICEBOOK_PUBLIC_URL'],
    ['RICEBOOK_TRUSTED_PROXIES', 'RICEBOOK_TRUSTED_PROXY'],
    ['RICEBOOK_DATE', 'RICEBOOK_DATA'],
  ])('%s is refused, and %s is suggested', (name, near) => {
    const { code, values } = refusal({ [name]: 'a secret under a wrong name' })
    expect([code, values]).toEqual(['configuration.misspelt', { name, near }])
  })

  test('that nothing is near to are refused with all that there are, and what they hold is not repeated', () => {
    const { code, values } = refusal({ RICEBOOK_WHATEVER_THIS_IS: 'hunter2' })
    expect(code).toBe('configuration.unknown')
    expect(values.names).toBe(Object.keys(settings).join(', '))
    expect(JSON.stringify(values)).not.toContain('hunter2')
  })

  test.each([
    ['RICEBOOK_PORT', ['65536', '-1', '80 ', '0x50', 'http']],
    ['RICEBOOK_LANGUAGE', ['zh', 'EN', 'zh_CN']],
    ['RICEBOOK_HOST', ['localhost', '1.2.3', '127.0.0.1:80', '*']],
    [
      'RICEBOOK_PUBLIC_URL',
      [
        'ricebook.example.com',
        'http://ricebook.example.com',
        'https://a.example/shop',
        'https://wang:pw@a.example',
        'ftp://a.example',
        'https://a.example/?x=1',
      ],
    ],
    [
      'RICEBOOK_TRUSTED_PROXY',
      ['1', 'all', '10.0.0.0/33', '10.0.0.0/0', '::/0', '10.0.0.0/8/8', '127.0.0.1,', 'proxy.local'],
    ],
    ['RICEBOOK_BACKUP_FOLDER', ['backups', './backups', '~/backups']],
    ['RICEBOOK_BACKUP_AT', ['3:30', '24:00', '03:60', '03:30:00', 'night']],
    ['RICEBOOK_BACKUP_KEEP', ['7', '0d', '0d0w0m', '12m4w', '7d 4w', '-1d', '7D', '99999d']],
    ['RICEBOOK_BACKUP_PASSPHRASE_FILE', ['passphrase']],
    ['RICEBOOK_LEDGER_PASSWORD_FILE', ['password']],
  ])('%s refuses what it is not', (name, wrong) => {
    for (const came of wrong) {
      const { code, values } = refusal({ [name]: came })
      expect([came, code]).toEqual([came, settings[name as keyof typeof settings].expects])
      expect(values).toEqual({ name, came })
    }
  })

  test.each([['RICEBOOK_NOTEBOOK_URL'], ['RICEBOOK_NOTEBOOK_OWNER_URL']])(
    '%s refuses what is no database, and does not repeat what may hold a password',
    (name) => {
      const wrong = [
        'notebook.sqlite',
        'mysql://rice:hunter2@db/rice',
        'postgres://rice:hunter2@db',
        'postgres://rice:hunter2@db/',
        'postgres://db/rice',
        'postgres://rice:hunter2@/rice',
        'postgres://rice:hunt%er2@db:port/rice',
        'rice:hunter2@db/rice',
      ]
      for (const came of wrong) {
        const { code, values } = refusal({ [name]: came })
        expect([came, code, values]).toEqual([came, 'configuration.expects.database', { name }])
      }
      const url = 'postgresql://rice:hunter2@db.example:5433/rice?sslmode=verify-full'
      expect(configurationOf({ RICEBOOK_NOTEBOOK_URL: url, [name]: url }).notebook?.url).toBe(url)
    },
  )

  test('RICEBOOK_LEDGER_URL names a server of every shard; what is none is refused and not repeated', () => {
    const wrong = [
      'ledger.duckdb',
      'clickhouse://rice:hunter2@one:8123',
      'clickhouse://rice:hunter2@one:8123/',
      'clickhouse://rice:hunter2@one/rice',
      'clickhouse://one:8123/rice',
      'clickhouse://rice:hunter2@one:8123,one:8123/rice',
      'clickhouse://rice:hunter2@one:8123,/rice',
      'clickhouse://rice:hunter2@one:8123,two:x/rice',
      'clickhouse://rice:hunter2@one:8123/rice-book',
      'clickhouse://rice:hunter2@one:8123/rice?cluster=a b',
      'clickhouse://rice:hunter2@one:8123/rice?password=x',
      'clickhouse://rice:hunt%er2@one:8123/rice',
      'http://rice:hunter2@one:8123/rice',
    ]
    for (const came of wrong) {
      const { code, values } = refusal({ RICEBOOK_LEDGER_URL: came })
      expect([came, code, values]).toEqual([
        came,
        'configuration.expects.cluster',
        { name: 'RICEBOOK_LEDGER_URL' },
      ])
    }
    const notebook = { RICEBOOK_NOTEBOOK_URL: 'postgres://rice:x@db.example/rice' }
    const url = 'clickhouse://r%C3%ADce:a%20%3A%40@one.example:8123,[::1]:8443/rice?cluster=shop&secure=true'
    expect(configurationOf({ ...notebook, RICEBOOK_LEDGER_URL: url }).ledger).toEqual({
      ...{ urls: ['https://one.example:8123', 'https://[::1]:8443'], database: 'rice', cluster: 'shop' },
      ...{ user: 'ríce', password: 'a :@', passwordFile: null },
    })
    const bare = { ...notebook, RICEBOOK_LEDGER_URL: 'clickhouse://rice@one:8123/rice' }
    expect(configurationOf({ ...bare, RICEBOOK_LEDGER_PASSWORD_FILE: '/etc/x' }).ledger).toEqual({
      ...{ urls: ['http://one:8123'], database: 'rice', cluster: 'ricebook' },
      ...{ user: 'rice', password: '', passwordFile: '/etc/x' },
    })
  })

  test.each([
    ['configuration.open-without-proxy', { RICEBOOK_HOST: '0.0.0.0' }],
    [
      'configuration.open-without-proxy',
      { RICEBOOK_HOST: '192.168.1.5', RICEBOOK_PUBLIC_URL: 'https://a.example' },
    ],
    ['configuration.open-without-proxy', { RICEBOOK_HOST: '::', RICEBOOK_TRUSTED_PROXY: '10.0.0.2' }],
    ['configuration.https-without-proxy', { RICEBOOK_PUBLIC_URL: 'https://a.example' }],
    ['configuration.proxy-without-url', { RICEBOOK_TRUSTED_PROXY: '127.0.0.1' }],
    ['configuration.backup-without-folder', { RICEBOOK_BACKUP_AT: '03:30' }],
    ['configuration.backup-without-folder', { RICEBOOK_BACKUP_KEEP: '7d' }],
    ['configuration.backup-without-folder', { RICEBOOK_BACKUP_PASSPHRASE_FILE: '/etc/passphrase' }],
    ['configuration.backup-beside-data', { RICEBOOK_DATA: '/srv/rice', RICEBOOK_BACKUP_FOLDER: '/srv/rice' }],
    [
      'configuration.backup-beside-data',
      { RICEBOOK_DATA: '/srv/rice/', RICEBOOK_BACKUP_FOLDER: '/srv/x/../rice/a' },
    ],
    [
      'configuration.passphrase-beside-backup',
      { RICEBOOK_BACKUP_FOLDER: '/backups', RICEBOOK_BACKUP_PASSPHRASE_FILE: '/backups/passphrase' },
    ],
    ['configuration.owner-without-database', { RICEBOOK_NOTEBOOK_OWNER_URL: 'postgres://o@db/rice' }],
    ['configuration.ledger-without-database', { RICEBOOK_LEDGER_URL: 'clickhouse://r@one:8123/rice' }],
    ['configuration.password-without-ledger', { RICEBOOK_LEDGER_PASSWORD_FILE: '/etc/password' }],
    [
      'configuration.password-twice',
      { RICEBOOK_LEDGER_URL: 'clickhouse://r:x@one:8123/r', RICEBOOK_LEDGER_PASSWORD_FILE: '/etc/password' },
    ],
  ])('that contradict each other are refused: %s %o', (code, environment) => {
    expect(refusal(environment).code).toBe(code)
  })

  test('of a proxy on another machine are taken together', () => {
    const { host, publicUrl, trustedProxy } = configurationOf({
      ...behindProxy,
      RICEBOOK_HOST: '0.0.0.0',
      RICEBOOK_TRUSTED_PROXY: '10.1.0.0/16, ::1,192.0.2.7',
    })
    expect([host, publicUrl?.origin]).toEqual(['0.0.0.0', 'https://ricebook.example.com'])
    const asked = ['10.1.255.1', '10.2.0.1', '::1', '192.0.2.7', '192.0.2.8', 'nonsense', '']
    expect(asked.filter((one) => trustedProxy?.has(one))).toEqual(['10.1.255.1', '::1', '192.0.2.7'])
  })

  test('of back-ups have a usual hour and usual numbers; without a folder there are none', () => {
    expect(configurationOf({}).backups).toBeNull()
    const folder = '/backup-disk/rice'
    expect(
      configurationOf({ RICEBOOK_BACKUP_FOLDER: folder, RICEBOOK_DATA: '/backup-disk/r' }).backups,
    ).toEqual({
      ...{ folder, at: '03:30', keep: { days: 7, weeks: 4, months: 12 }, passphraseFile: null },
    })
    const kept = (came: string): unknown =>
      configurationOf({ RICEBOOK_BACKUP_FOLDER: folder, RICEBOOK_BACKUP_KEEP: came }).backups?.keep
    expect(kept('14d')).toEqual({ days: 14, weeks: 0, months: 0 })
    expect(kept('0d52w')).toEqual({ days: 0, weeks: 52, months: 0 })
    // By names alone this folder lies in none of the other.
    const beside = { RICEBOOK_DATA: '/srv/rice', RICEBOOK_BACKUP_FOLDER: '/srv/rice-backups' }
    expect(configurationOf(beside).backups?.folder).toBe('/srv/rice-backups')
  })

  test('stand in the documentation, each in a row of its own, and no other does', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8')
    const rows = [...page.matchAll(/^\| `(RICEBOOK_\w+)` \|/gm)].map(([, name]) => name)
    expect(rows).toEqual(Object.keys(settings))
    const named = new Set(page.match(/RICEBOOK_\w+/g))
    expect([...named].filter((name) => !(name in settings))).toEqual([])
  })

  test('are refused in every language without a gap', () => {
    for (const language of languages) {
      const { say } = speech(language, [configurationWords])
      for (const key of Object.keys(configurationWords) as (keyof typeof configurationWords)[])
        expect(
          say(key, {
            ...{ name: 'N', near: 'M', names: 'A, B', came: 'x', host: 'h', url: 'u', file: 'f' },
            ...{ folder: 'd', data: 'e' },
          }),
        ).not.toMatch(/\{\{|undefined/)
    }
  })
})
