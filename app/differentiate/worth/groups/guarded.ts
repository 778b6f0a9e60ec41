import { tooFewToTell } from '../../../base/access/contract.ts'
import type { Group, Groups } from './contract.ts'

/**
 * Groups as who sees margins only masked sees them: what so few customers have brought would tell of each of them.
 */
export function withoutFewMargins({ groups, cohorts, ...rest }: Groups): Groups {
  const guarded = Object.entries(groups).map(([family, all]) => [
    family,
    all.map((group) => (group.customers < tooFewToTell ? bare(group, ofMargin.has(family)) : group)),
  ])
  const cells = cohorts.cells.map((cell) => (cell.bought < tooFewToTell ? { ...cell, margin: null } : cell))
  return { ...rest, groups: Object.fromEntries(guarded), cohorts: { ...cohorts, cells } }
}

/** Families whose figure is the margin so far: whoever sees it masked is not shown their people in its order either. */
export const ofMargin: ReadonlySet<string> = new Set(['whale', 'losing'])

function bare(group: Group, bySum: boolean): Group {
  return { ...group, margin: null, ...(bySum && { sum: null }) }
}
