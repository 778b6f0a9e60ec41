import type { Language } from '../language/language.ts'
import type { Permission, RowScope } from './contract.ts'
import type { Sight } from './sight.ts'

/** Somebody who is signed in. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  /** The language they chose; null: whatever their browser asks for. */
  readonly language: Language | null
  readonly may: (permission: Permission) => boolean
  readonly rows: RowScope
  /** Whose customers they see, and how much of them. */
  readonly sight: Sight
  /** Whether their role demands a second factor; `owed`: it does, and they have none yet. */
  readonly secondFactor: 'free' | 'demanded' | 'owed'
}

/** Who stands behind a request, and the cookies to hand back where their session was renewed or ended. */
export type Visit = {
  readonly person: Person | null
  readonly cookies: readonly string[]
  /** What lets them in; null: nothing does. A key lets in only to some of what its maker may. */
  readonly by: { readonly what: 'session' | 'key'; readonly id: string } | null
}
