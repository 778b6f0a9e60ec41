import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserAt, OWNER } from '../app/base/http/test-server.ts'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { started } from './test-kills-http.ts'
import { idle, ricebook, shopOrders, upload } from './test-serving.ts'
import { canTrace } from './test-synced.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ricebook-outward-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

test.skipIf(!canTrace())(
  'whatever it is asked to do, with its stores in files it goes to nobody (skipped without strace)',
  async () => {
    const data = join(home, 'data')
    const trace = join(home, 'trace.txt')
    const calls = 'trace=socket,connect,bind,sendto,sendmsg,sendmmsg'
    const { child, url } = await started(data, ['strace', '-f', '-e', calls, '-o', trace])
    const owner = browserAt(url)
    const done = async (path: string, body: object = {}): Promise<void> => {
      const { status, text } = await owner.send(path, { method: 'POST', body })
      expect(status, `${path}: ${text}`).toBeLessThan(300)
    }
    await done('/api/set-up', { ...OWNER, name: '王春满', company: '春满粮油' })
    await upload(owner, shopOrders(), { fileName: '订单.csv' })
    await idle(owner)
    await done('/api/exports')
    await done('/api/worth/runs')
    await idle(owner)
    for (const path of ['/today', '/api', '/api/today', '/api/worth', '/api/customers'])
      expect((await owner.send(path)).status, path).toBe(200)
    const told = await ricebook(['backup', '--to', home], data)
    expect(told.code, told.error).toBe(0)
    process.kill(Number(await readFile(dataFolder(data).pid, 'utf8')), 'SIGTERM')
    await once(child, 'exit')
    const lines = (await readFile(trace, 'utf8')).split('\n')
    const network = lines.filter((line) => /sa_family=AF_INET/.test(line))
    // The one address it listens on was seen, so that another would have been, too.
    expect(network.filter((line) => / bind\(/.test(line)).length).toBeGreaterThan(0)
    expect(network.filter((line) => !/ bind\(\d+, .*inet_addr\("127\.0\.0\.1"\)/.test(line))).toEqual([])
    expect(lines.filter((line) => /socket\(AF_INET6?, SOCK_DGRAM/.test(line))).toEqual([])
  },
  240_000,
)
