import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const writer = fileURLToPath(new URL('test-writer.ts', import.meta.url))

/** Node's arguments for test-writer.ts. */
export function writerArguments(what: string, path: string, argument: string | number = ''): string[] {
  return ['--no-maglev', writer, what, path, String(argument)]
}

/** test-writer.ts as a process of its own, once it has said that it is ready. */
export async function startWriter(
  what: 'on' | 'some' | 'many' | 'hold' | 'steps',
  path: string,
  argument: string | number = '',
): Promise<ChildProcess> {
  const child = spawn(process.execPath, writerArguments(what, path, argument), {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the writer ended with ${code} before it was ready: ${complaint}`)
  })
  ended.catch(() => undefined)
  await Promise.race([once(child.stdout!, 'data'), ended])
  return child
}

/** Its exit code, or the signal that ended it. */
export async function ending(child: ChildProcess): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode ?? child.signalCode ?? 'unknown'
}
