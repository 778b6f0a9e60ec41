import { readFile } from 'node:fs/promises'
import { BlockList, isIP } from 'node:net'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { REQUESTS_A_MINUTE } from '../http/limit.ts'
import { dataFolderAsked } from '../installation/data-folder.ts'
import { type Language, languages } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'

/** What the environment says of how the program is to run: every name that it knows, and no other. */
export type Configuration = {
  /** Spoken on the terminal, and to browsers that ask for none. */
  readonly language: Language | null
  readonly port: number | null
  readonly host: string
  /** Where browsers reach it, without a path; null: on this machine alone. */
  readonly publicUrl: URL | null
  /** Whose word is taken for where a request comes from; null: nobody's. */
  readonly trustedProxy: Proxies | null
  /** How many requests one session, or one key, may send in a minute. */
  readonly requestsAMinute: number
  /** The file of the key that opens the measurements to other machines; null: for this machine alone. */
  readonly metricsKeyFile: string | null
  /** What is written down while it serves: failures alone, or every request and job as well. */
  readonly log: 'quiet' | 'requests'
  /** Null: the program makes no back-ups by itself. */
  readonly backups: BackupsSet | null
  /** The database of a server that keeps the records; null: the data folder does. */
  readonly notebook: NotebookSet | null
  /** The cluster that keeps the facts; null: the data folder does. */
  readonly ledger: LedgerSet | null
}

/** Servers of a cluster, with a password: shown to nobody, and written nowhere. */
export type LedgerSet = {
  /** The HTTP door of one server of each shard. */
  readonly urls: readonly string[]
  readonly database: string
  /** What its servers call the cluster. */
  readonly cluster: string
  readonly user: string
  /** '': there is none in the address. */
  readonly password: string
  /** Absolute: its first line is the password; null: the address holds it. */
  readonly passwordFile: string | null
}

/** Addresses with passwords in them: shown to nobody, and written nowhere. */
export type NotebookSet = {
  readonly url: string
  /** Of the role that owns the tables; null: they are up to date. */
  readonly ownerUrl: string | null
}

/** The back-ups that the program makes by itself: where, when, and for how long each is kept. */
export type BackupsSet = {
  /** Absolute, not within the data folder. */
  readonly folder: string
  /** HH:MM, in the company's time zone. */
  readonly at: string
  readonly keep: Keep
  /** Absolute; null: they are not locked. */
  readonly passphraseFile: string | null
}

/** Of how many days, weeks and months the last back-up is kept. */
export type Keep = { readonly days: number; readonly weeks: number; readonly months: number }

/** The addresses of proxies. */
export type Proxies = { readonly has: (address: string) => boolean }

type Environment = Readonly<Record<string, string | undefined>>

const prefix = 'RICEBOOK_'

/** Which of them are read elsewhere: RICEBOOK_DATA in `dataFolderAsked`. Each setting, what it expects (a key of words), and how it is read; undefined: it is not that. */
export const settings = {
  RICEBOOK_DATA: { expects: 'configuration.expects.folder', read: (came: string) => came },
  RICEBOOK_LANGUAGE: {
    expects: 'configuration.expects.language',
    read: (came: string) => languages.find((one) => one === came),
  },
  RICEBOOK_PORT: {
    expects: 'configuration.expects.port',
    read: (came: string) => (/^\d{1,5}$/.test(came) && Number(came) <= 65_535 ? Number(came) : undefined),
  },
  RICEBOOK_HOST: {
    expects: 'configuration.expects.host',
    read: (came: string) => (isIP(came) ? came : undefined),
  },
  RICEBOOK_PUBLIC_URL: { expects: 'configuration.expects.public-url', read: publicUrlIn },
  RICEBOOK_TRUSTED_PROXY: { expects: 'configuration.expects.trusted-proxy', read: proxiesIn },
  RICEBOOK_REQUESTS_A_MINUTE: {
    expects: 'configuration.expects.requests',
    read: (came: string) => (/^[1-9]\d{0,8}$/.test(came) ? Number(came) : undefined),
  },
  RICEBOOK_METRICS_KEY_FILE: { expects: 'configuration.expects.file', read: (came: string) => came },
  RICEBOOK_LOG: {
    expects: 'configuration.expects.log',
    read: (came: string) => (['quiet', 'requests'] as const).find((one) => one === came),
  },
  RICEBOOK_BACKUP_FOLDER: { expects: 'configuration.expects.whole-path', read: wholePathIn },
  RICEBOOK_BACKUP_AT: {
    expects: 'configuration.expects.time',
    read: (came: string) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(came) ? came : undefined),
  },
  RICEBOOK_BACKUP_KEEP: { expects: 'configuration.expects.keep', read: keepIn },
  RICEBOOK_BACKUP_PASSPHRASE_FILE: { expects: 'configuration.expects.whole-path', read: wholePathIn },
  RICEBOOK_NOTEBOOK_URL: { expects: 'configuration.expects.database', read: databaseIn },
  RICEBOOK_NOTEBOOK_OWNER_URL: { expects: 'configuration.expects.database', read: databaseIn },
  RICEBOOK_LEDGER_URL: { expects: 'configuration.expects.cluster', read: clusterIn },
  RICEBOOK_LEDGER_PASSWORD_FILE: { expects: 'configuration.expects.whole-path', read: wholePathIn },
} as const

/** Settings whose value is not repeated to who got it wrong: it may hold a password. */
const secret: readonly string[] = [
  'RICEBOOK_NOTEBOOK_URL',
  'RICEBOOK_NOTEBOOK_OWNER_URL',
  'RICEBOOK_LEDGER_URL',
]

type Name = keyof typeof settings
type Read<N extends Name> = Exclude<ReturnType<(typeof settings)[N]['read']>, undefined>

const names = Object.keys(settings) as Name[]

/** After the night's worth run, so that a back-up has its figures, and before the shop opens. */
const usualBackups = { at: '03:30', keep: { days: 7, weeks: 4, months: 12 } } as const

/**
 * Reads the settings, all of them at once, so that a wrong one is told at the start and not when it is first needed. One
 * that is set to nothing counts as not set, as files of settings leave them.
 */
export function configurationOf(environment: Environment, cwd = process.cwd()): Configuration {
  for (const name of Object.keys(environment)) if (name.startsWith(prefix)) refuseUnknown(name)
  const readOf = <N extends Name>(name: N): Read<N> | null => {
    const came = environment[name]
    if (came === undefined || came === '') return null
    const { expects, read } = settings[name]
    const value = read(came)
    if (value === undefined) throw new Refusal(expects, secret.includes(name) ? { name } : { name, came })
    return value as Read<N>
  }
  const configuration: Configuration = {
    language: readOf('RICEBOOK_LANGUAGE'),
    port: readOf('RICEBOOK_PORT'),
    host: readOf('RICEBOOK_HOST') ?? '127.0.0.1',
    publicUrl: readOf('RICEBOOK_PUBLIC_URL'),
    trustedProxy: readOf('RICEBOOK_TRUSTED_PROXY'),
    requestsAMinute: readOf('RICEBOOK_REQUESTS_A_MINUTE') ?? REQUESTS_A_MINUTE,
    metricsKeyFile: readOf('RICEBOOK_METRICS_KEY_FILE'),
    log: readOf('RICEBOOK_LOG') ?? 'quiet',
    backups: backupsOf({
      folder: readOf('RICEBOOK_BACKUP_FOLDER'),
      at: readOf('RICEBOOK_BACKUP_AT'),
      keep: readOf('RICEBOOK_BACKUP_KEEP'),
      passphraseFile: readOf('RICEBOOK_BACKUP_PASSPHRASE_FILE'),
    }),
    notebook: notebookOf(readOf('RICEBOOK_NOTEBOOK_URL'), readOf('RICEBOOK_NOTEBOOK_OWNER_URL')),
    ledger: ledgerOf(readOf('RICEBOOK_LEDGER_URL'), readOf('RICEBOOK_LEDGER_PASSWORD_FILE')),
  }
  refuseContradictions(configuration)
  if (configuration.backups) refuseUnsafe(configuration.backups, dataFolderAsked(environment, cwd))
  return configuration
}

type BackupsRead = { readonly [Part in keyof BackupsSet]: BackupsSet[Part] | null }

/** Whoever says when or how would believe that it happens: without a folder it does not. */
function backupsOf({ folder, at, keep, passphraseFile }: BackupsRead): BackupsSet | null {
  if (folder !== null)
    return { folder, at: at ?? usualBackups.at, keep: keep ?? usualBackups.keep, passphraseFile }
  const said = { AT: at, KEEP: keep, PASSPHRASE_FILE: passphraseFile }
  for (const [name, value] of Object.entries(said))
    if (value !== null)
      throw new Refusal('configuration.backup-without-folder', { name: `${prefix}BACKUP_${name}` })
  return null
}

function refuseUnsafe({ folder, passphraseFile }: BackupsSet, data: string): void {
  if (isWithin(folder, data)) throw new Refusal('configuration.backup-beside-data', { folder, data })
  // Who gets the back-ups would get what opens them.
  if (passphraseFile !== null && isWithin(dirname(passphraseFile), folder))
    throw new Refusal('configuration.passphrase-beside-backup', { file: passphraseFile, folder })
}

function notebookOf(url: string | null, ownerUrl: string | null): NotebookSet | null {
  if (url !== null) return { url, ownerUrl }
  if (ownerUrl !== null) throw new Refusal('configuration.owner-without-database')
  return null
}

/** postgres://role:password@host:port/database */
function databaseIn(came: string): string | undefined {
  if (!/^postgres(ql)?:/.test(came) || !URL.canParse(came)) return undefined
  const { host, username, pathname } = new URL(came)
  return host !== '' && username !== '' && /^\/[^/]+$/.test(pathname) ? came : undefined
}

function ledgerOf(
  set: Omit<LedgerSet, 'passwordFile'> | null,
  passwordFile: string | null,
): LedgerSet | null {
  if (set === null) {
    if (passwordFile !== null) throw new Refusal('configuration.password-without-ledger')
    return null
  }
  if (passwordFile !== null && set.password !== '') throw new Refusal('configuration.password-twice')
  return { ...set, passwordFile }
}

/** clickhouse://user:password@host:port,host:port/database?cluster=name&secure=true */
function clusterIn(came: string): Omit<LedgerSet, 'passwordFile'> | undefined {
  const [whole, userinfo = '', servers = '', database = '', asked = ''] =
    /^clickhouse:\/\/([^@/?#\s]+)@([^@/?#\s]+)\/([a-z_][a-z0-9_]*)(?:\?([^#\s]*))?$/i.exec(came) ?? []
  if (whole === undefined || !/^[^:]+(:[^:]*)?$/.test(userinfo)) return undefined
  const given = new URLSearchParams(asked)
  const cluster = given.get('cluster') ?? 'ricebook'
  const secure = given.get('secure') ?? 'false'
  const known = [...given.keys()].every((key) => key === 'cluster' || key === 'secure')
  if (!known || !/^\w+$/.test(cluster) || !/^(true|false)$/.test(secure)) return undefined
  const urls = servers.split(',').map((server) => doorAt(server, secure === 'true' ? 'https' : 'http'))
  if (urls.some((url) => url === undefined) || new Set(urls).size < urls.length) return undefined
  try {
    const [user = '', password = ''] = userinfo.split(':').map(decodeURIComponent)
    return { urls: urls as string[], database, cluster, user, password }
  } catch {
    // A % that is no letter written out.
    return undefined
  }
}

/** A host with its port. */
function doorAt(server: string, scheme: 'http' | 'https'): string | undefined {
  const written = `${scheme}://${server}`
  return /:\d+$/.test(server) && URL.canParse(written) ? new URL(written).origin : undefined
}

/** A cluster's servers with what it takes to ask them. */
export async function clusterOf({ passwordFile, password, ...place }: LedgerSet) {
  return { ...place, password: passwordFile === null ? password : await firstLineOf(passwordFile) }
}

async function firstLineOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Refusal('configuration.password-file', { file }, { cause })
  })
  const line = text.split(/\r?\n/, 1)[0] ?? ''
  if (line === '') throw new Refusal('configuration.password-file', { file })
  return line
}

/** Whether a folder is another one or lies in it, by their names. */
export function isWithin(folder: string, other: string): boolean {
  const way = relative(other, folder)
  return way === '' || (!isAbsolute(way) && way.split(/[\\/]/, 1)[0] !== '..')
}

function wholePathIn(came: string): string | undefined {
  return isAbsolute(came) ? resolve(came) : undefined
}

/** 7d4w12m: any of the three, in this order. */
function keepIn(came: string): Keep | undefined {
  const [whole, ...counts] = /^(?:(\d{1,4})d)?(?:(\d{1,4})w)?(?:(\d{1,4})m)?$/.exec(came) ?? []
  const [days = 0, weeks = 0, months = 0] = counts.map((count) => Number(count ?? 0))
  return whole !== undefined && days + weeks + months > 0 ? { days, weeks, months } : undefined
}

/** The value of an unknown one is not repeated: it may be a password under a mistyped name. */
function refuseUnknown(name: string): void {
  if (names.some((known) => known === name)) return
  const near = names
    .map((known) => ({ known, far: distance(known, name) }))
    .sort((a, b) => a.far - b.far)
    .find(({ far }) => far <= 3)
  if (near) throw new Refusal('configuration.misspelt', { name, near: near.known })
  throw new Refusal('configuration.unknown', { name, names: names.join(', ') })
}

/** What each setting allows alone and two of them do not. */
function refuseContradictions({ host, publicUrl, trustedProxy, ...stores }: Configuration): void {
  // Who has outgrown one machine has outgrown a file of records; and only a database knows whose ledger goes with it.
  if (stores.ledger && !stores.notebook) throw new Refusal('configuration.ledger-without-database')
  // It speaks no TLS itself: whoever reaches it from another machine would send passwords in clear.
  if (!isLoopback(host) && (!publicUrl || !trustedProxy))
    throw new Refusal('configuration.open-without-proxy', { host })
  // Everybody would count as one and the same visitor.
  if (publicUrl?.protocol === 'https:' && !trustedProxy)
    throw new Refusal('configuration.https-without-proxy', { url: publicUrl.origin })
  if (trustedProxy && !publicUrl) throw new Refusal('configuration.proxy-without-url')
}

function publicUrlIn(came: string): URL | undefined {
  if (!URL.canParse(came)) return undefined
  const url = new URL(came)
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  if (!bare) return undefined
  const isHere = url.hostname === 'localhost' || isLoopback(url.hostname.replace(/^\[|\]$/g, ''))
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : undefined
}

/** Addresses and networks, as 127.0.0.1, 10.0.0.0/8 or ::1. */
function proxiesIn(came: string): Proxies | undefined {
  const list = new BlockList()
  for (const one of came.split(',').map((part) => part.trim())) {
    const [address = '', bits, ...more] = one.split('/')
    const family = isIP(address)
    const width = family === 6 ? 128 : 32
    if (family === 0 || more.length > 0) return undefined
    if (bits === undefined) list.addAddress(address, familyOf(address))
    // A network of width nought is everybody, whose word is nobody's.
    else if (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= width)
      list.addSubnet(address, Number(bits), familyOf(address))
    else return undefined
  }
  return { has: (address) => isIP(address) !== 0 && list.check(address, familyOf(address)) }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

export function isLoopback(address: string): boolean {
  return /^(127\.|::1$|::ffff:127\.)/.test(address)
}

/** The key that a file holds, in its one line; null: there is to be none. What is in the file is never repeated. */
export async function keyIn(file: string | null): Promise<string | null> {
  if (file === null) return null
  const key = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  )
  if (!/^[\x21-\x7e]{16,200}$/.test(key)) throw new Refusal('configuration.key-file', { file })
  return key
}

/** How many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1]
    for (let j = 0; j < b.length; j++) {
      const change = before[j]! + (a[i] === b[j] ? 0 : 1)
      row.push(Math.min(change, before[j + 1]! + 1, row[j]! + 1))
    }
    before = row
  }
  return before[b.length]!
}
