import type { EvidenceSaid } from '../actions/contract.ts'

/** What is to be gained where acting decides it, and how likely that is; the likelihood lies between two. */
export type Stake = {
  /** Minor units. */
  readonly stake: number
  readonly chance: number
  readonly low: number
  readonly high: number
}

/** What the money of a row is made of: stake × chance, as its evidence tells; null where a part is not known. */
export function stakeOf(evidence: readonly EvidenceSaid[]): Stake | null {
  const one = (name: EvidenceSaid['name']): number => {
    const value = evidence.find((figure) => figure.name === name)?.value
    return typeof value === 'number' ? value : Number.NaN
  }
  const assumed = evidence.find(({ name }) => shares.includes(name))
  if (!assumed) return null
  const share = Number(assumed.value)
  const [stake, rest] =
    assumed.name === 'lost-otherwise'
      ? [one('margin'), one('wanted')]
      : assumed.name === 'heeded'
        ? [one('expected-loss') + early(one), 1]
        : [one('value') / one('alive'), 1 - one('alive')]
  const chance = share * rest
  if (!Number.isFinite(stake) || !Number.isFinite(chance)) return null
  const { low, high } = assumed.interval ?? { low: share, high: share }
  return { stake, chance, low: Number(low) * rest, high: Math.min(1, Number(high) * rest) }
}

const shares: readonly EvidenceSaid['name'][] = [
  ...(['lost-otherwise', 'heeded', 'won-back', 'followed-up', 'thanked'] as const),
]

/** The interest on the days by which money comes earlier: as it is reckoned in engine/decide/ranking.ts. */
function early(one: (name: EvidenceSaid['name']) => number): number {
  const [due, delay, cost] = [one('due'), one('usual-delay'), one('cost-of-money')]
  if (Number.isNaN(delay) || Number.isNaN(cost)) return 0
  return due * ((1 + cost) ** (Math.max(0, delay) / 365.25) - 1)
}
