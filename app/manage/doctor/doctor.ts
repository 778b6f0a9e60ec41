import { type Configuration, clusterOf } from '../../base/configuration/configuration.ts'
import { type DataFolder, dataFolder } from '../../base/installation/data-folder.ts'
import type { ClusterSet } from '../../base/installation/facts.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { attention, type Finding, refused, subjects, wrong } from './finding.ts'
import { databaseAnd, filesOf, lookAtStores } from './stores.ts'
import {
  lookAtBackups,
  lookAtCluster,
  lookAtDisk,
  lookAtFolder,
  lookAtRunning,
  lookAtRuntime,
  lookAtSettings,
  pinnedNode,
} from './surroundings.ts'

export type ToLookAt = {
  readonly folder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly node: { readonly version: string; readonly execArgv: readonly string[] }
  readonly now: Date
  /** What a program that runs there says of its own stores; null: it does not answer. */
  readonly within: () => Promise<readonly Finding[] | null>
}

/** Looks at everything that the program stands on, and changes nothing of it. */
export async function examine(asked: ToLookAt): Promise<Finding[]> {
  const { folder, environment, cwd, node, now } = asked
  const { found: settings, configuration } = lookAtSettings(environment, cwd)
  const found = [settings, lookAtRuntime({ ...node, pinned: pinnedNode() })]
  const place = await lookAtFolder(folder, configuration)
  if (place === null) found.push(attention('folder', 'none', { folder }))
  else {
    found.push(...place)
    // One that is no folder, or nobody's of ours, has nothing to be looked at.
    if (place.every(({ code }) => code.startsWith('doctor.')))
      found.push(...(await storesOf(asked, configuration)))
  }
  if (configuration) found.push(...(await lookAtBackups(configuration.backups, now)))
  return found.sort((a, b) => subjects.indexOf(a.about) - subjects.indexOf(b.about))
}

async function storesOf(
  { folder, now, within }: ToLookAt,
  configuration: Configuration | null,
): Promise<Finding[]> {
  const place = dataFolder(folder)
  const { cluster, found: servers } = await clusterIn(place, configuration, now)
  const disk = await lookAtDisk(folder)
  const { found: said, running } = await lookAtRunning(folder)
  if (running === 'silent') return [disk, said, ...servers]
  if (running === 'yes') {
    const answered = await within()
    return answered === null
      ? [disk, wrong('running', 'no-answer'), ...servers]
      : [disk, said, ...servers, ...answered]
  }
  const database = configuration?.notebook?.url ?? null
  const lie = { place, cluster, now }
  const stores = database === null ? filesOf(lie) : databaseAnd(lie, database)
  return [disk, said, ...servers, ...(await wholly(() => lookAtStores(stores)))]
}

async function clusterIn(
  place: DataFolder,
  configuration: Configuration | null,
  now: Date,
): Promise<{ readonly cluster: ClusterSet | null; readonly found: readonly Finding[] }> {
  const set = configuration?.ledger ?? null
  if (set === null) return { cluster: null, found: [] }
  const cluster = await clusterOf(set).catch((error: unknown) => refused('cluster', error))
  if ('about' in cluster) return { cluster: null, found: [cluster] }
  return { cluster, found: [await lookAtCluster(place, cluster, now)] }
}

/** Of all that was found, the worst. */
export function worstOf(found: readonly Finding[]): Finding['state'] {
  const states = found.map(({ state }) => state)
  return (['wrong', 'attention'] as const).find((state) => states.includes(state)) ?? 'ok'
}
