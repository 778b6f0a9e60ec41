import type { Sight } from '../../base/access/sight.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import type { CountryCode } from './phones.ts'

/** What the room's use cases need from outside. */
export type CustomersDeps = {
  readonly notebook: Notebook
  /** The instant, ISO. */
  readonly now: () => string
  /** Who asks; null: the program. */
  readonly user: string | null
  /** What they see. */
  readonly sight: Sight
  /** Whether they may say who looks after whom. */
  readonly assigns: boolean
  /** Whose numbering a telephone number without a country follows. */
  readonly country: CountryCode
}
