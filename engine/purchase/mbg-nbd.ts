import { betaGeometric } from './beta-geometric.ts'

/**
 * MBG/NBD: a customer may leave already after the first purchase. The product's default: a one-time buyer is not surely
 * alive.
 *
 * Source: Batislam, Denizel & Filiztekin (2007); Hoppe & Wagner (2007).
 */
export const mbgNbd = betaGeometric('mbg-nbd', 1)
