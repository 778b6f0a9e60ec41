import type { Stage } from '@ricebook/engine'
import type { Cohorts } from '../../base/ledger/ledger.ts'
import type { Company } from '../../manage/settings/contract.ts'
import type { PeriodMonths } from './groups/contract.ts'
import type { Ranking, Rounded } from './groups/groups.ts'
import type { WorkedOut } from './worth.ts'

/** Where there are more than these, those with the smallest draws are looked at. */
export type WorthLimits = {
  /** Customers on whom models are compared. */
  readonly judged?: number
  /** Pairs of customer and product that are looked at one by one. */
  readonly pairs?: number
  /** Of these, how many the rhythm is learned from. */
  readonly learnedFrom?: number
  /** Proposals of one kind. */
  readonly proposals?: number
}

export type People = {
  readonly all: readonly string[]
  readonly owners: ReadonlyMap<string, string>
  readonly paydays: ReadonlyMap<string, number>
  readonly households: ReadonlyMap<string, number>
}

export type Found = WorkedOut & {
  readonly stages: readonly Stage[]
  readonly cohorts: Cohorts
  readonly months: PeriodMonths
}

/** By what everybody is ranked and grouped, and the figures as they are kept. */
export type Grouped = {
  readonly ranking: Ranking
  readonly figures: Rounded
  /** Of a period in which customers are said to have come. */
  readonly months: PeriodMonths
}

export type Writing = {
  readonly run: number
  readonly found: Found | null
  readonly settings: Company
  readonly people: People
  readonly today: string
  readonly limits: WorthLimits
}
