import type { z } from 'zod'
import type { ActionKind, Due, Group, todaySchema, Whose } from './contract.ts'

/** Something to do, as far as a row shows it. */
export type Todo = Pick<
  Due,
  | 'id'
  | 'customer'
  | 'customerName'
  | 'kind'
  | 'dueDay'
  | 'reason'
  | 'reasonParts'
  | 'evidence'
  | 'expectedMoney'
  | 'minutes'
  | 'changedAt'
  | 'occasion'
> &
  Partial<Whom>

/** Whom it is for: of one customer's own list that goes without saying. */
export type Whom = Pick<
  Due,
  'customerKind' | 'householdSize' | 'city' | 'address' | 'phone' | 'masked' | 'stage'
>

export type DayFigures = z.infer<typeof todaySchema>['figures']

export type Today = {
  /** The company's day. */
  readonly day: string
  readonly timeZone: string | undefined
  /** Null where nobody said; no amount is shown then either. */
  readonly currency: string | null
  /** Group after group, and in each what brings most a minute first. */
  readonly rows: readonly Todo[]
  /** Whose list it is; null for one customer's. */
  readonly whose: Whose | null
  /** How much there is of each kind, and who has how much of what everybody has to do. */
  readonly kinds: readonly { readonly kind: ActionKind; readonly things: number }[]
  readonly people: readonly { readonly owner: string; readonly name: string; readonly things: number }[]
  /** What is due next, where nothing is due now. */
  readonly coming: readonly Todo[]
  /** How many more stand behind those rows of a group. */
  readonly more: Readonly<Partial<Record<Group, number>>>
  /** Of the whole day; null for one customer alone. */
  readonly figures: DayFigures | null
  /** Whether any orders have been read yet; null: not ours to know. */
  readonly valued: boolean | null
  /** The last day of the orders that were read, asked for where nothing is due; an older list kept none. */
  readonly ordersUpTo?: string | null
  /** When it was asked for, by this device's clock. */
  readonly readAt: number
}
