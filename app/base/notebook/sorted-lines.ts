import { type FileHandle, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { newId } from './ids.ts'

/** Letters held in memory at a time. */
const usualMost = 32_000_000

/**
 * Lines, none of which holds a line feed, in the order of their UTF-16 units; however many there are, only so many letters
 * are held in memory. The rest lies on the folder's disk meanwhile, in files without a name: they are gone when the last
 * line is told, when nobody asks for more, and when the program is killed.
 */
export async function* sortedLines(
  lines: AsyncIterable<string>,
  { folder = tmpdir(), most = usualMost }: { readonly folder?: string; readonly most?: number } = {},
): AsyncGenerator<string> {
  const files: FileHandle[] = []
  try {
    let held: string[] = []
    let letters = 0
    for await (const line of lines) {
      held.push(line)
      letters += line.length
      if (letters < most) continue
      const file = await nameless(folder)
      files.push(file)
      await write(file, held.sort())
      held = []
      letters = 0
    }
    held.sort()
    if (files.length === 0) yield* held
    else yield* merged([...files.map(read), [held][Symbol.iterator]()])
  } finally {
    for (const file of files) await file.close()
  }
}

async function nameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `sorting-${newId()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await rm(path)
  } catch (error) {
    await file.close()
    throw error
  }
  return file
}

/** Written at a time, and read at a time of each file. */
const linesAtOnce = 5_000
const bytesAtOnce = 65_536

async function write(file: FileHandle, lines: readonly string[]): Promise<void> {
  for (let from = 0; from < lines.length; from += linesAtOnce)
    await file.appendFile(`${lines.slice(from, from + linesAtOnce).join('\n')}\n`)
}

async function* read(file: FileHandle): AsyncGenerator<readonly string[]> {
  const letters = new StringDecoder('utf8')
  const bytes = Buffer.alloc(bytesAtOnce)
  let rest = ''
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(bytes, 0, bytesAtOnce, at)
    if (bytesRead === 0) return
    at += bytesRead
    const lines = (rest + letters.write(bytes.subarray(0, bytesRead))).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) yield lines
  }
}

type Run = AsyncIterator<readonly string[]> | Iterator<readonly string[]>
type Head = { readonly run: Run; lines: readonly string[]; next: number }

/** Runs, each in order, as one. */
async function* merged(runs: readonly Run[]): AsyncGenerator<string> {
  const heads: Head[] = runs.map((run) => ({ run, lines: [], next: 0 }))
  try {
    for (const head of [...heads]) await filled(heads, head)
    for (;;) {
      let least = heads[0]
      if (least === undefined) return
      for (const head of heads)
        if ((head.lines[head.next] as string) < (least.lines[least.next] as string)) least = head
      yield least.lines[least.next++] as string
      if (least.next === least.lines.length) await filled(heads, least)
    }
  } finally {
    for (const { run } of heads) await run.return?.()
  }
}

/** Goes on with a run's next lines; at its end it is left out. */
async function filled(heads: Head[], head: Head): Promise<void> {
  const { done, value } = await head.run.next()
  if (done) heads.splice(heads.indexOf(head), 1)
  else if (value.length > 0) Object.assign(head, { lines: value, next: 0 })
  else await filled(heads, head)
}
