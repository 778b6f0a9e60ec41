type Percent = (share: number, decimals?: number) => string

/** A share that is not 0 is not written as 0, and one that is not all is not written as all. */
export function carefulPercent(share: number, { percent }: { readonly percent: Percent }): string {
  if (share < 0 && share > -0.0005) return `>${percent(-0.001, 1)}`
  if (share > 0 && share < 0.0005) return `<${percent(0.001, 1)}`
  if (share < 1 && share > 0.9995) return `>${percent(0.999, 1)}`
  return percent(share, (share !== 0 && Math.abs(share) < 0.01) || (share < 1 && share > 0.99) ? 1 : 0)
}

/** A probability in whole hundredths: nobody is certain, so never 0 or 100. */
export function chancePercent(chance: number, { percent }: { readonly percent: Percent }): string {
  if (chance < 0.005) return `<${percent(0.01)}`
  return chance >= 0.995 ? `>${percent(0.99)}` : percent(chance)
}
