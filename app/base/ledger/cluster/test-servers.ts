import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ClusterPlace } from './cluster.ts'

const program = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'clickhouse-server'))
  .find(existsSync)

/** A folder where the package `chdb` is installed: a ClickHouse of today is tried instead, as one shard. */
const newer = process.env.RICEBOOK_CHDB

/** It is one shard, which asks for no password and writes a log of its own: the rest of the tests is about two servers. */
export const onNewer = newer !== undefined

/** Whether ClickHouse is installed here (Debian: clickhouse-server). */
export const hasClickHouse = onNewer || program !== undefined

type Ports = { readonly http: number; readonly tcp: number }

/** Who may come in; the usual one has no password. */
type Secrets = { readonly user: string; readonly password: string }
const open: Secrets = { user: 'default', password: '' }

/** Two servers on this machine, two shards of one cluster, in a folder that goes with them. */
export async function startShards(secrets: Secrets = open): Promise<{
  /** What the servers write lies in it. */
  readonly folder: string
  readonly place: (database: string) => ClusterPlace
  /** Ends one of them, and begins it again with what it has. */
  readonly end: (shard: number) => Promise<void>
  readonly begin: (shard: number) => Promise<void>
  readonly stop: () => Promise<void>
}> {
  if (!hasClickHouse) throw new Error('clickhouse-server is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'ricebook-shards-'))
  const free = await freePorts(4)
  const ports: Ports[] = (onNewer ? [0] : [0, 2]).map((i) => ({
    http: free[i] as number,
    tcp: free[i + 1] as number,
  }))
  const started = (shard: number): ChildProcess => {
    const home = join(folder, String(shard))
    const [run, words] = newer
      ? [process.execPath, [newerServer, String(ports[shard]?.http), newer, join(home, 'data')]]
      : [program as string, [`--config-file=${join(home, 'config.xml')}`]]
    return spawn(run, words, { stdio: 'ignore', cwd: home })
  }
  let killed = 0
  const servers = ports.map((own, shard) => {
    const home = join(folder, String(shard))
    mkdirSync(home)
    if (!newer) writeFileSync(join(home, 'users.xml'), usersXml(secrets))
    const config = newer ? newerXml : configXml
    writeFileSync(join(home, 'config.xml'), config(home, own, { all: ports, secrets }))
    return started(shard)
  })
  const up = (shard: number): Promise<void> =>
    answering((ports[shard] as Ports).http, servers[shard] as ChildProcess)
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map(ended))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.all(ports.map((_, shard) => up(shard)))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    folder,
    place: (database) => ({
      urls: ports.map(({ http }) => `http://127.0.0.1:${http}`),
      database,
      cluster: 'ricebook',
    }),
    end: async (shard) => {
      await ended(servers[shard] as ChildProcess)
      killed = Date.now()
    },
    begin: async (shard) => {
      // What a killed one was writing together, the next one clears away only where it is of an earlier second, and would
      // be in the way of it else.
      await sleep(Math.max(0, (Math.floor(killed / 1_000) + 1) * 1_000 - Date.now()))
      servers[shard] = started(shard)
      await up(shard)
    },
    stop,
  }
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  let failure: Error | null = null
  server.once('error', (error) => {
    failure = error
  })
  for (let tries = 0; tries < 250; tries++) {
    if (failure) throw failure
    if (server.exitCode !== null) throw new Error(`clickhouse-server ended with ${server.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/ping`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('clickhouse-server did not answer within 25 seconds')
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGKILL')
  })
}

async function freePorts(many: number): Promise<number[]> {
  const held = await Promise.all(
    Array.from(
      { length: many },
      () =>
        new Promise<{ port: number; release: () => void }>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => {
            const address = server.address()
            const port = typeof address === 'object' && address ? address.port : 0
            resolve({ port, release: () => server.close() })
          })
        }),
    ),
  )
  for (const { release } of held) release()
  return held.map(({ port }) => port)
}

const inXml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] as string)

const usersXml = ({ user, password }: Secrets): string => `<yandex>
  <profiles><default><max_memory_usage>2000000000</max_memory_usage></default></profiles>
  <users><${user}>
    <password>${inXml(password)}</password><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota>
  </${user}></users>
  <quotas><default></default></quotas>
</yandex>
`

type All = { readonly all: readonly Ports[]; readonly secrets: Secrets }

const newerServer = fileURLToPath(new URL('./test-newer-server.ts', import.meta.url))

/** The engine knows by its own port that the shard is itself. */
const newerXml = (_home: string, own: Ports, { all, secrets }: All): string => `<clickhouse>
  <tcp_port>${own.tcp}</tcp_port><timezone>UTC</timezone>
  <remote_servers><ricebook>${shardsXml(all, secrets)}</ricebook></remote_servers>
</clickhouse>
`

const configXml = (home: string, own: Ports, { all, secrets }: All): string => `<yandex>
  <logger><level>warning</level><log>${home}/log</log><errorlog>${home}/errors</errorlog></logger>
  <http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
  <path>${home}/data/</path><tmp_path>${home}/tmp/</tmp_path><users_config>${home}/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <timezone>UTC</timezone>
  <merge_tree><old_parts_lifetime>1</old_parts_lifetime></merge_tree>
  <mark_cache_size>67108864</mark_cache_size><uncompressed_cache_size>0</uncompressed_cache_size>
  <remote_servers><ricebook>${shardsXml(all, secrets)}</ricebook></remote_servers>
</yandex>
`

const shardsXml = (all: readonly Ports[], secrets: Secrets): string =>
  all.map(({ tcp }) => `<shard>${replicaXml(tcp, secrets)}</shard>`).join('')

const replicaXml = (port: number, { user, password }: Secrets): string =>
  `<replica><host>127.0.0.1</host><port>${port}</port><user>${user}</user><password>${inXml(password)}</password></replica>`
