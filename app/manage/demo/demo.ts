import { Refusal } from '../../base/language/refusal.ts'
import type { Change, Read } from '../../base/notebook/notebook.ts'
import { demoRow } from './store.ts'

/**
 * Refuses a company's own files while the demo is here: figures of invented and real customers would add up, and when
 * the demo goes, everything that stands beside it goes with it.
 */
export async function refuseBesideDemo(read: Read | Change): Promise<void> {
  const demo = await demoRow(read)
  if (demo) throw new Refusal(demo.state === 'removing' ? 'demo.going' : 'demo.own-files')
}
