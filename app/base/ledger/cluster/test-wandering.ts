import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type Ledger, openLedger } from '../ledger.ts'
import type { ClusterPlace } from './cluster.ts'
import { type ClusterLedger, openLedgerOf } from './cluster-ledger.ts'
import { type FactsMoved, factsIntoFile, factsOntoCluster } from './moved.ts'

type Kept = Ledger | ClusterLedger

/** A ledger that moves between files and clusters, and is asked as one. */
export type Wandering = {
  readonly ledger: Ledger
  readonly move: () => Promise<FactsMoved>
  /** How often it has moved. */
  readonly moves: () => number
  readonly close: () => Promise<void>
}

/** Before these it may move: what is being read in is left, and begun anew by whoever reads it in. */
const mayMove = ['beginBatch', 'commitBatch', 'dropBatch', 'newIdentities', 'applyIdentities', 'untoldNames']

/**
 * @param folder for its files
 * @param places a database of the cluster for each time that it comes there
 * @param every before how many of the questions above it moves; left out: when it is told to
 */
export async function openWandering(
  folder: string,
  places: (nth: number) => ClusterPlace,
  every = Number.POSITIVE_INFINITY,
): Promise<Wandering> {
  const look = (): void => undefined
  let nth = 0
  const own = mkdtempSync(join(folder, 'wandering-'))
  const fileAt = (): string => join(own, `${nth}.duckdb`)
  let file = fileAt()
  let place: ClusterPlace | null = null
  let current: Kept = await openLedger(file)
  const move = async (): Promise<FactsMoved> => {
    await current.close()
    nth += 1
    if (place === null) {
      place = places(nth)
      const moved = await factsOntoCluster({ place, name: 'wandering', file, look })
      current = await openLedgerOf({ place, whose: { name: 'wandering', claimed: true }, scratch: folder })
      return moved
    }
    file = fileAt()
    const moved = await factsIntoFile({ place, name: 'wandering', file, look })
    place = null
    current = await openLedger(file)
    return moved
  }
  let asked = 0
  const ledger = new Proxy({} as Ledger, {
    get: (_, question: string) => {
      // It is none that anybody waits for.
      if (!(question in current)) return undefined
      return async (...given: unknown[]): Promise<unknown> => {
        if (mayMove.includes(question) && ++asked % every === 0) await move()
        return (current[question as keyof Ledger] as (...given: unknown[]) => unknown)(...given)
      }
    },
  })
  return { ledger, move, moves: () => nth, close: async () => current.close() }
}
