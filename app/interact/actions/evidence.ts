import { type AssumedShare, assumedShares, evPerMinute, type Gain } from '@ricebook/engine'
import { z } from 'zod'
import type { Person } from '../../base/access/person.ts'
import { reads } from '../../base/access/sight.ts'
import { once } from '../../base/language/once.ts'
import {
  type Figure,
  type Kept,
  type Part,
  plainly,
  type Reader,
  withoutMoney,
} from '../../base/language/sentence.ts'
import { type Evidence, type EvidenceSaid, evidenceSchema } from './contract.ts'
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

const shareOf = {
  'lost-otherwise': 'lostOtherwise',
  heeded: 'heeded',
  'won-back': 'wonBack',
  'followed-up': 'followedUp',
  thanked: 'thanked',
} as const satisfies Partial<Record<Evidence['name'], AssumedShare>>

/** A share that nobody has measured, with what it lies between four times out of five. */
export function assumedEvidence(name: keyof typeof shareOf): Evidence {
  const { value, low, high } = assumedShares[shareOf[name]]
  return { of: 'assumption', name, value, basis: 'assumed', interval: { low, high, level: 0.8 } }
}

/** What getting in touch rests on: nothing where a figure is not known. */
export function contactEvidence({
  alive,
  value,
  by,
}: {
  readonly alive: number | null
  /** Residual lifetime value, minor units. */
  readonly value: number | null
  readonly by: 'won-back' | 'followed-up' | 'thanked'
}): Evidence[] {
  if (alive === null || value === null) return []
  return [
    { of: 'worth', name: 'alive', value: toldShare(alive), basis: 'inferred' },
    { of: 'worth', name: 'value', value, basis: 'inferred' },
    assumedEvidence(by),
  ]
}

const evidences = z.array(evidenceSchema)

const evidenceIn = once((text): readonly Evidence[] => evidences.parse(JSON.parse(text)))

/** The figures that a row rests on, as it was kept; none where it was made by hand. */
export function evidenceKept(text: string | null): readonly Evidence[] {
  return text === null ? [] : evidenceIn(text)
}

const figureSchema: z.ZodType<Figure> = z.union([
  z.string(),
  z.number(),
  z.strictObject({ day: z.string() }),
  z.strictObject({ days: z.tuple([z.string(), z.string()]), near: z.string().optional() }),
  z.strictObject({ money: z.number() }),
  z.strictObject({ share: z.number() }),
  z.strictObject({ product: z.string() }),
  z.strictObject({ quantity: z.number(), of: z.string() }),
])
const reasonSchema: z.ZodType<Kept> = z.object({
  code: z.string(),
  values: z.record(z.string(), figureSchema),
})

/** The sentence of why, as it was kept: which, and what fills its places. */
export const reasonKept = once((text): Kept => reasonSchema.parse(JSON.parse(text)))

/** The products that are to be called by their names where these rows are read: theirs, and those that their reasons name. */
export function productsNamed(
  rows: Iterable<{ readonly product: string | null; readonly reason: string }>,
): string[] {
  return [...rows].flatMap(({ product, reason }) => [
    ...(product === null ? [] : [product]),
    ...Object.values(reasonKept(reason).values).flatMap((figure) =>
      typeof figure === 'object' && 'product' in figure ? [figure.product] : [],
    ),
  ])
}

type Speaking = {
  readonly say: (key: string) => string
  readonly tell: (kept: Kept, reader: Reader) => Part[]
  /** Whether whoever reads may see what customers are worth. */
  readonly seesWorth: boolean
  /** Whether they may see what this customer's purchases earn, and what they owe. */
  readonly seesMargin: boolean
  readonly seesCredit: boolean
}

const ofCredit: ReadonlySet<Evidence['name']> = new Set(['due', 'overdue', 'expected-loss', 'cost-of-money'])

/** What a person may see of a row's figures, by who looks after its customer. */
export function sightsOf(person: Pick<Person, 'may' | 'sight'>, owner: string | null) {
  const { sight } = person
  return {
    seesWorth: person.may('worth.read'),
    seesMargin: reads(sight, 'margin', owner),
    seesCredit: reads(sight, 'credit', owner),
  }
}

/** What acting brings is an amount of margin; of what is owed, it tells how much that is. */
export function seesGain(
  { kind }: { readonly kind: string },
  { seesWorth, seesMargin, seesCredit }: Pick<Speaking, 'seesWorth' | 'seesMargin' | 'seesCredit'>,
): boolean {
  return seesWorth && seesMargin && (kind !== 'collect' || seesCredit)
}

/** Why, and what it rests on, in the reader's words; what tells of worth only for who may see it. */
export function inWords(
  { reason, evidence }: { readonly reason: string; readonly evidence: string | null },
  reader: Reader,
  { say, tell, seesWorth, seesMargin, seesCredit }: Speaking,
): { readonly reason: string; readonly reasonParts: Part[]; readonly evidence: EvidenceSaid[] } {
  const why = reasonKept(reason)
  const reasonParts = tell(seesCredit ? why : withoutMoney(why), reader)
  const shown = evidenceKept(evidence).filter(
    ({ of, name }) =>
      (seesWorth || of !== 'worth') &&
      (seesMargin || name !== 'margin') &&
      (seesCredit || !ofCredit.has(name)),
  )
  return {
    reason: plainly(reasonParts),
    reasonParts,
    evidence: shown.map((one) => ({ ...one, said: say(`actions.evidence.${one.name}`) })),
  }
}
