import { dataFolder } from '../../base/installation/data-folder.ts'
import { wholly } from '../../base/notebook/seen.ts'
import { attention, type Finding, subjects, wrong } from './finding.ts'
import { databaseAnd, filesOf, lookAtStores } from './stores.ts'
import {
  lookAtBackups,
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
  const place = await lookAtFolder(folder)
  if (place === null) found.push(attention('folder', 'none', { folder }))
  else {
    found.push(...place)
    // One that is no folder, or nobody's of ours, has nothing to be looked at.
    if (place.every(({ code }) => code.startsWith('doctor.')))
      found.push(...(await storesOf(asked, configuration?.notebook?.url ?? null)))
  }
  if (configuration) found.push(...(await lookAtBackups(configuration.backups, now)))
  return found.sort((a, b) => subjects.indexOf(a.about) - subjects.indexOf(b.about))
}

async function storesOf({ folder, now, within }: ToLookAt, database: string | null): Promise<Finding[]> {
  const disk = await lookAtDisk(folder)
  const { found: said, running } = await lookAtRunning(folder)
  if (running === 'silent') return [disk, said]
  if (running === 'yes') {
    const answered = await within()
    return answered === null ? [disk, wrong('running', 'no-answer')] : [disk, said, ...answered]
  }
  const place = dataFolder(folder)
  const stores = database === null ? filesOf(place, now) : databaseAnd(place, database, now)
  return [disk, said, ...(await wholly(() => lookAtStores(stores)))]
}

/** Of all that was found, the worst. */
export function worstOf(found: readonly Finding[]): Finding['state'] {
  const states = found.map(({ state }) => state)
  return (['wrong', 'attention'] as const).find((state) => states.includes(state)) ?? 'ok'
}
