import { rmSync } from 'node:fs'
import type { Connections } from './connections.ts'
import { Duck, identifier, literal } from './duckdb.ts'

export type Copies = {
  /** Holds what is committed now, to be copied while others go on writing. One is made at a time: the last one begun. */
  readonly beginCopy: () => Promise<void>
  /** Writes it into a file that is not there yet, whole and closed when this returns; then it is ended. */
  readonly writeCopy: (asked: { readonly path: string }) => Promise<void>
  readonly endCopy: () => Promise<void>
}

type Open = { readonly duck: Duck; readonly leave: () => void }

export function copies({ apart }: Pick<Connections, 'apart'>): Copies {
  let open: Open | null = null
  const end = async (): Promise<void> => {
    const last = open
    open = null
    if (!last) return
    await last.duck.run('rollback').catch(() => undefined)
    last.leave()
  }
  return {
    beginCopy: async () => {
      await end()
      const begun = await apart()
      open = begun
      await begun.duck.run('begin transaction')
      // The moment is that of the first question.
      await begun.duck.rows('select count(*) from batches')
    },
    writeCopy: async ({ path }) => {
      if (!open) throw new Error('no copy has been begun')
      const { duck } = open
      try {
        const { name } = await duck.row('select current_database() as name')
        await duck.run(`attach ${literal(path)} as copied`)
        await duck.run(`copy from database ${identifier(String(name))} to copied`)
        await duck.run('commit')
        // Written down into the one file, and let go of.
        await duck.run('detach copied')
      } finally {
        await end()
      }
    },
    endCopy: end,
  }
}

/** Copies a ledger's file that nobody has open into a new one, whole and on the disk when this returns. */
export async function copyLedger(from: string, to: string): Promise<void> {
  const spill = `${to}.tmp`
  for (const left of [to, spill]) rmSync(left, { force: true, recursive: true })
  const duck = await Duck.open(':memory:', { memory_limit: '800MB', temp_directory: spill })
  try {
    await duck.run(`attach ${literal(from)} as whole (read_only)`)
    await duck.run(`attach ${literal(to)} as fresh`)
    await duck.run('copy from database whole to fresh')
    await duck.run('detach fresh')
    await duck.run('detach whole')
  } finally {
    duck.close()
    rmSync(spill, { force: true, recursive: true })
  }
}
