import { assumedShares, evPerMinute, type Gain } from '@ricebook/engine'
import { z } from 'zod'
import { type Evidence, evidenceSchema } from './contract.ts'
import { unknownRank } from './tables.ts'

/** What a gain is in a row: whole minor units, and what lists are ranked by. */
export function ranked(
  { money, spread }: Gain,
  minutes: number | null,
): { readonly expectedMargin: number | null; readonly spread: number | null; readonly rankBy: number } {
  if (!Number.isFinite(money)) return { expectedMargin: null, spread: null, rankBy: unknownRank }
  const expectedMargin = Math.round(money)
  const rank = evPerMinute(expectedMargin, minutes ?? Number.NaN)
  return { expectedMargin, spread, rankBy: Number.isNaN(rank) ? unknownRank : rank }
}

/** A share as it is told: four digits are more than anybody knows. */
export const toldShare = (share: number): number => Math.round(share * 10_000) / 10_000

const shareOf = { 'won-back': 'wonBack', 'followed-up': 'followedUp', thanked: 'thanked' } as const

/** What getting in touch rests on: nothing where a figure is not known. */
export function contactEvidence({
  alive,
  value,
  by,
}: {
  readonly alive: number | null
  /** Residual lifetime value, minor units. */
  readonly value: number | null
  readonly by: keyof typeof shareOf
}): Evidence[] {
  if (alive === null || value === null) return []
  return [
    { of: 'worth', name: 'alive', value: toldShare(alive), basis: 'inferred' },
    { of: 'worth', name: 'value', value, basis: 'inferred' },
    { of: 'assumption', name: by, value: assumedShares[shareOf[by]].value, basis: 'assumed' },
  ]
}

const evidences = z.array(evidenceSchema)

/** The figures that a row rests on, as it was kept; none where it was made by hand. */
export function evidenceKept(text: string | null): Evidence[] {
  return text === null ? [] : evidences.parse(JSON.parse(text))
}

const reasonSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** The sentence of why, as it was kept: which, and what fills its places. */
export function reasonKept(text: string): z.infer<typeof reasonSchema> {
  return reasonSchema.parse(JSON.parse(text))
}
