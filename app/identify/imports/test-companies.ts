import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobContext } from '../../base/jobs/job.ts'
import { canonicalLedger } from '../../base/ledger/canonical.ts'
import { type Ledger, openLedger } from '../../base/ledger/ledger.ts'
import { canonicalNotebook } from '../../base/notebook/canonical.ts'
import { newId } from '../../base/notebook/ids.ts'
import { type Notebook, openNotebook } from '../../base/notebook/notebook.ts'

/** Both stores of a company in a folder of its own, and what a job in it is given; nothing runs by itself. */
export type TestCompany = {
  readonly folder: string
  readonly notebook: Notebook
  readonly ledger: Ledger
  readonly context: JobContext
  readonly close: () => Promise<void>
}

/** In memory where the machine lends some of it as a disk: waiting for a real one is most of what a small import does. */
export async function testFolder(): Promise<string> {
  return mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ricebook-imports-'))
}

export async function testCompany(today: string): Promise<TestCompany> {
  const folder = await testFolder()
  const notebook = await openNotebook(join(folder, 'notebook.sqlite'))
  const ledger = await openLedger(join(folder, 'ledger.duckdb'))
  const job = { id: newId(), attempt: 1, by: null }
  const context: JobContext = {
    notebook,
    ledger: { ...ledger, beginAnew: ofThread, rewrite: ofThread },
    folder,
    given: null,
    job,
    today: () => today,
    progress: () => undefined,
    cancelAsked: () => false,
    finishing: () => undefined,
    // Whatever is asked for is done by the test itself, as the one job there is.
    enqueue: async () => ({ id: job.id, already: false }),
  }
  return {
    folder,
    notebook,
    ledger,
    context,
    close: async () => {
      await notebook.close()
      ledger.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Everything both stores say, with other words for what chance has named. */
export async function dumpOf(
  stores: { readonly notebook: Notebook; readonly ledger: Ledger },
  called: ReadonlyMap<string, string> = new Map(),
): Promise<string[]> {
  const lines: string[] = []
  for await (const line of canonicalNotebook(stores.notebook)) lines.push(line)
  for await (const line of canonicalLedger(stores.ledger)) lines.push(line)
  if (called.size === 0) return lines
  const pattern = new RegExp([...called.keys()].join('|'), 'g')
  return lines.map((line) => line.replace(pattern, (id) => called.get(id) ?? id)).sort()
}

/** A file's bytes put where an import wants them. */
export function fromText(text: string | Buffer) {
  return async (path: string): Promise<{ bytes: number; sha256: string }> => {
    await writeFile(path, text)
    return { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }
  }
}

const ofThread = (): Promise<void> => Promise.reject(new Error('this ledger has no thread of its own'))
