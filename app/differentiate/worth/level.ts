import { worthLevel } from './contract.ts'

export const level = worthLevel
/** Chance is drawn from this; the same facts give the same figures every time. */
export const seed = 20_240_229
/** How far ahead purchases are counted where nobody says. */
export const horizonWeeks = 52
/** In what a worth run counts time. */
export const runUnit = 'week'
export const daysOfUnit = { week: 7, day: 1 } as const
