import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Usage = {
  readonly cpu: number
  readonly megabytes: number
  readonly wall: number
  readonly out: string
}

const project = join(import.meta.dirname, '..')
/** Asked as fast as it answers. */
const unbounded = { RICEBOOK_REQUESTS_A_MINUTE: '100000000' }

/**
 * Starts the program as a person would; descriptor 1 is what it says, 3 what it used when it has ended.
 *
 * @param data the data folder, where it needs one
 * @param environment settings beside it
 */
export function started(
  words: readonly string[],
  data?: string,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--no-maglev',
      '--import',
      join(import.meta.dirname, 'usage-at-exit.ts'),
      join(project, 'app/main.ts'),
      ...words,
    ],
    {
      cwd: project,
      stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...unbounded,
        ...(data !== undefined && { RICEBOOK_DATA: data }),
        ...environment,
      },
    },
  )
}

/** Runs the program to its end and says what it used: CPU-seconds of all threads, peak memory, wall time. */
export async function measured(words: readonly string[], data?: string): Promise<Usage> {
  const began = performance.now()
  const child = started(words, data)
  const [out, told] = await Promise.all([textOf(child.stdio[1]), textOf(child.stdio[3])])
  const wall = (performance.now() - began) / 1000
  if (told === '') throw new Error(`the program did not end well: ${words.join(' ')}`)
  return { ...(JSON.parse(told) as { cpu: number; megabytes: number }), wall, out }
}

export async function textOf(stream: unknown): Promise<string> {
  let text = ''
  for await (const piece of stream as NodeJS.ReadableStream) text += String(piece)
  return text
}

export type Spread = { readonly least: number; readonly median: number; readonly most: number }

/** Of several runs: the middle one is quoted, the ends say how restless the machine was. */
export function spread(values: readonly number[]): Spread {
  const rising = [...values].sort((a, b) => a - b)
  const at = (i: number): number => rising[i] as number
  return { least: at(0), median: at(Math.floor((rising.length - 1) / 2)), most: at(rising.length - 1) }
}

/** So many in a hundred are no longer than this. */
export function percentile(values: readonly number[], percent: number): number {
  const rising = [...values].sort((a, b) => a - b)
  return rising[Math.max(0, Math.ceil((percent / 100) * rising.length) - 1)] ?? Number.NaN
}

/** CPU-milliseconds that a process has used so far; null where the system does not tell (it does on Linux). */
export function cpuOf(pid: number): number | null {
  const fields = statOf(pid)
  return fields === null ? null : hundredths(fields.slice(11, 13))
}

/** The same of a process, of all that it has begun and that are still there, and of those that have ended. */
export function cpuOfChildren(pid: number): number | null {
  const own = statOf(pid)
  if (own === null) return null
  let used = hundredths(own.slice(11, 15))
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(Number(name)) : null
    if (fields?.[1] === `${pid}`) used += hundredths(fields.slice(11, 13))
  }
  return used
}

/** What follows the name in brackets: its state, its parent, …, from the twelfth on user and system time. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? null
  } catch {
    return null
  }
}

function hundredths(fields: readonly string[]): number {
  return 10 * fields.map(Number).reduce((sum, one) => sum + one, 0)
}
