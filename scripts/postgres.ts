// A PostgreSQL server for proofs alone: its own folder, port and socket, run by an ordinary user, gone when it ends.
// What it holds is thrown away with it, so nothing in it is synced to the disk. It serves 127.0.0.1 only, without
// passwords: nothing real ever stands in it.

import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const DEBIANS = '/usr/lib/postgresql'
const LONGEST_START = 30_000

/** The folder of the server's programs: Debian's newest, else wherever the machine has one; null: none. */
export function postgresPrograms(): string | null {
  const versions = fs.existsSync(DEBIANS) ? fs.readdirSync(DEBIANS).map(Number) : []
  const newest = versions.sort((a, b) => b - a).map((version) => path.join(DEBIANS, `${version}`, 'bin'))
  const others = (process.env.PATH ?? '').split(path.delimiter)
  return [...newest, ...others].find((folder) => fs.existsSync(path.join(folder, 'initdb'))) ?? null
}

/** The server refuses to be the administrator's: then it is the user's that Debian's package has made. */
function ordinaryUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (what: '-u' | '-g') => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // Thrown away with the server.
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
  autovacuum: 'off',
  // A new database is a copy of files: a checkpoint before it must not wait for anybody.
  checkpoint_timeout: '1h',
  max_wal_size: '8GB',
}

export type PrivatePostgres = {
  readonly port: number
  readonly pid: number
  /** All that it has. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** Starts one, whose owner is called `owner`; `settings` stand in place of those above. */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PrivatePostgres> {
  const programs = postgresPrograms()
  if (programs === null) throw new Error('no PostgreSQL on this machine')
  const user = ordinaryUser()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ricebook-postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(folder, user.uid, user.gid)
  const data = path.join(folder, 'data')
  const initdb = ['-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
  await run(path.join(programs, 'initdb'), initdb, { ...user, cwd: folder })
  const port = await freePort()
  const all = { ...SETTINGS, ...settings, port: `${port}`, unix_socket_directories: folder }
  const given = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = fs.openSync(path.join(folder, 'log'), 'a')
  const child = spawn(path.join(programs, 'postgres'), ['-D', data, ...given], {
    ...user,
    cwd: folder,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  const ended = once(child, 'exit')
  // However this process goes, the server goes with it.
  const end = () => child.kill('SIGQUIT')
  process.once('exit', end)
  const stop = async () => {
    process.off('exit', end)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT')
      await ended
    }
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    await ready(programs, { port, child })
  } catch (error) {
    const said = fs.readFileSync(path.join(folder, 'log'), 'utf8')
    await stop()
    throw new Error(`PostgreSQL did not start: ${said}`, { cause: error })
  }
  return { port, folder, pid: child.pid ?? 0, stop }
}

async function ready(
  programs: string,
  { port, child }: { readonly port: number; readonly child: ChildProcess },
): Promise<void> {
  const until = performance.now() + LONGEST_START
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    try {
      await run(path.join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', `${port}`])
      return
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
