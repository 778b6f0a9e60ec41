import { betaGeometric } from './beta-geometric.ts'

/**
 * BG/NBD: nobody leaves after the first purchase. Kept because it is the field's most used model and often forecasts
 * well; its P(alive) of a one-time buyer is always 1 and is never passed on as a finding.
 *
 * Source: Fader, Hardie & Lee (2005), "Counting Your Customers" the Easy Way.
 */
export const bgNbd = betaGeometric('bg-nbd', 0)
