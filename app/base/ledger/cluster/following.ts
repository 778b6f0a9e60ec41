import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../language/refusal.ts'
import type { KeptLedger } from '../ledger.ts'
import type { Cluster } from './cluster.ts'
import { stateOf } from './state.ts'

// Of several programs with one ledger one writes: the one that leads. The others ask the same servers the same questions.
// What they have to say to the ledger (whose a party is, who was in touch with whom) stands in the notebook already, and
// the one that leads brings it: here it is only waited for, so that who asks next finds it.

/** So long what stands in the notebook may take until the ledger has heard of it: another one may have to begin to lead. */
const patience = 15_000
const pause = 50

/**
 * A question of several steps reads which numbers count, and then what lies under them. The one that leads may sweep away
 * what no longer counts in between, which it cannot know to be read elsewhere: the question is then asked once more.
 */
export function unswept(cluster: Cluster): <Result>(work: () => Promise<Result>) => Promise<Result> {
  return async (work) => {
    let before = await numbersIn(cluster)
    for (;;) {
      const answer = await work()
      const after = await numbersIn(cluster)
      if ([...before].every((number) => after.has(number))) return answer
      before = after
    }
  }
}

/** Under which numbers there lies what counts. */
async function numbersIn(cluster: Cluster): Promise<ReadonlySet<number>> {
  const { batches } = await stateOf(cluster)
  return new Set(batches.flatMap(({ settled }) => [settled?.settling ?? [], settled?.claiming ?? []].flat()))
}

type Written =
  | ('nameParties' | 'beginBatch' | 'appendPiece' | 'settleBatch' | 'commitBatch' | 'dropBatch')
  | ('untoldNames' | 'namesTold' | 'appendWorthHistory' | 'dropWorthHistory' | 'beginAnew')
  | ('layOutHistories' | 'beginDump' | 'beginReadOut' | 'beginCopy' | 'writeCopy' | 'checkpoint')
  | ('eraseParties' | 'rewrite')

/** The ledger as it is for a program that does not lead. */
export function following<Of extends Omit<KeptLedger, 'close'>>(ledger: Of): Of {
  const refuse = async (): Promise<never> => {
    throw new Refusal('ledger.not-leading')
  }
  const written = {
    ...{ nameParties: refuse, beginBatch: refuse, appendPiece: refuse, settleBatch: refuse },
    ...{ commitBatch: refuse, dropBatch: refuse, untoldNames: refuse, namesTold: refuse },
    ...{ appendWorthHistory: refuse, dropWorthHistory: refuse, beginAnew: refuse, layOutHistories: refuse },
    ...{ beginDump: refuse, beginReadOut: refuse, beginCopy: refuse, writeCopy: refuse },
    ...{ eraseParties: refuse, rewrite: refuse },
    checkpoint: async () => undefined,
  } satisfies Pick<KeptLedger, Written>
  return {
    ...ledger,
    ...written,
    applyIdentities: ({ mark }) => heard(mark, ledger.identityMark),
    applyTouches: ({ mark }) => heard(mark, ledger.touchMark),
  }
}

async function heard(mark: number, of: () => Promise<number>): Promise<void> {
  const until = performance.now() + patience
  while ((await of()) < mark) {
    if (performance.now() >= until) throw new Refusal('ledger.not-heard')
    await sleep(pause)
  }
}
