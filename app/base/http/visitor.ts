import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Person } from '../access/person.ts'
import type { Language, Say } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'
import type { Kept, Part, Reader } from '../language/sentence.ts'
import type { Operation } from './operation.ts'
import type { Whence } from './whence.ts'

/** What every handler finds in its context. */
export type HttpEnv = {
  Bindings: HttpBindings
  Variables: {
    /** Names this request in the log; a person sees it only where the program failed. */
    trace: string
    whence: Whence
    language: Language
    say: Say<string>
    /** Says a sentence that was kept, in pieces. */
    tell: (kept: Kept, reader: Reader) => Part[]
    person: Person | null
    operation: Operation | null
    /** Of a file that is handed out: how many customers are in it. */
    taken: number
  }
}

/** Who is signed in; a route that asks for a permission always has somebody. */
export function signedIn(c: Context<HttpEnv>): Person {
  const person = c.get('person')
  if (!person) throw new Refusal('http.sign-in-needed')
  return person
}
