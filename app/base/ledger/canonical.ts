import type { Ledger } from './ledger.ts'

/** Lines asked for at once: few enough to hold up nothing else. */
const page = 20_000

/** The canonical lines of a ledger, one after the other. */
export async function* canonicalLedger(
  ledger: Pick<Ledger, 'beginDump' | 'dumpPage' | 'endDump'>,
): AsyncGenerator<string> {
  const dump = await ledger.beginDump()
  try {
    for (let after = 0; ; after += page) {
      const lines = await ledger.dumpPage({ dump, after, most: page })
      yield* lines
      if (lines.length < page) return
    }
  } finally {
    await ledger.endDump({ dump })
  }
}
