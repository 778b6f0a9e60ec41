import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../app/base/installation/data-folder.ts'
import { setUp, started } from './test-kills-http.ts'

export const canTrace = (): boolean => spawnSync('strace', ['-V']).status === 0

/**
 * Lets the whole program write customers over HTTP, one after the other, while strace counts: at each acknowledgement
 * at least one more fsync or fdatasync must have been asked of the system than there were acknowledgements before.
 */
export async function syncsOf(asked: {
  readonly requests: number
  readonly folder: string
}): Promise<{ acknowledged: number; synced: number; violations: string[] }> {
  const { requests, folder } = asked
  const trace = join(folder, 'trace.txt')
  const calls = 'trace=fsync,fdatasync'
  const data = join(folder, 'data')
  const { child, url } = await started(data, ['strace', '-f', '-e', calls, '-o', trace])
  // What is done by then is no answer to a request.
  const session = await setUp(url)
  const violations: string[] = []
  const synced = (): number => readFileSync(trace, 'utf8').match(/f(?:data)?sync\(\d+/g)?.length ?? 0
  const before = synced()
  for (let n = 1; n <= requests; n++) {
    const answer = await fetch(`${url}/api/customers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: session, 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ name: `示例客户 ${n}` }),
    })
    if (answer.status !== 201) violations.push(`customer ${n} was answered ${answer.status}`)
    await answer.text()
    const by = synced() - before
    if (by < n) violations.push(`${by} syncs at acknowledgement ${n}`)
  }
  const total = synced() - before
  // strace itself blocks what would end it, and goes when the program does.
  process.kill(Number(readFileSync(dataFolder(data).pid, 'utf8')), 'SIGTERM')
  await once(child, 'exit')
  return { acknowledged: requests, synced: total, violations }
}
