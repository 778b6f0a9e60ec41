import type { Valuation } from './contract.ts'
import type { Tongue } from './report-tongue.ts'

/** Why no one's P(alive) is known, in a sentence. */
export function whyAliveUnknown({ figures }: Valuation, { say }: Tongue): string {
  const reason = figures.purchase.fallback?.reasons[0] ?? 'not-converged'
  return say(`worth.report.unknown-why.${reason}`)
}

/** Why the sum of residual values is not known. */
export function whyValueUnknown(valuation: Valuation, { say }: Tongue): string {
  const { figures, story } = valuation
  if (story.marginBasis === 'none' || story.spendFallback === 'no-amounts')
    return say('worth.report.unknown-why.no-amounts')
  const reason = figures.purchase.fallback?.reasons[0]
  if (figures.expected.residualPurchases === null)
    return say(`worth.report.unknown-why.${reason ?? 'not-summed'}`)
  return say('worth.report.unknown-why.no-margin')
}
