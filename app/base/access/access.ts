import { note } from '../audit/acting.ts'
import { Refusal } from '../language/refusal.ts'
import type { Change, Notebook } from '../notebook/notebook.ts'
import type { ChangeMe, ChangeUser, NewUser, SessionOfMine, SetUp, User, UserListed } from './contract.ts'
import type { Key, NewKey } from './keys/contract.ts'
import { hasKey, openKeys } from './keys/keys.ts'
import { refuseWeak } from './password.ts'
import { partsOf } from './password-strength.ts'
import type { Person, Visit } from './person.ts'
import { refuseUnknownRole } from './roles/roles.ts'
import type { Begun, Proof, SecondFactor } from './second-factor/contract.ts'
import { openSecondFactors } from './second-factor/second-factor.ts'
import { secretIn } from './secret.ts'
import { type Cookies, hasSession, openSignIn, type SignInAsked } from './sign-in.ts'
import {
  allUsers,
  countUsers,
  endOtherSessions,
  endSession,
  endSessions,
  insertUser,
  sessionsOf,
  updateMe,
  updatePassword,
  updateUser,
  userById,
  userIdByEmail,
} from './store.ts'

type Entered = Cookies & { readonly person: Person }

/** Who may come in and what they may do there. */
export type Access = {
  readonly visitOf: (headers: Headers) => Promise<Visit>
  readonly hasSession: (headers: Headers) => boolean
  readonly hasKey: (headers: Headers) => boolean
  /** Who stands behind a request; null: nobody we know. */
  readonly userOf: (request: Request) => Promise<Person | null>
  /** True until the first owner is there. */
  readonly setUpNeeded: () => Promise<boolean>
  /** Makes the first owner; refused for ever after. */
  readonly setUp: (asked: SetUp) => Promise<Entered>
  readonly signIn: (asked: SignInAsked) => Promise<Entered>
  readonly signOut: (headers: Headers) => Promise<Cookies>
  readonly changePassword: (
    person: Person,
    asked: { present: string; next: string; code?: string | undefined; headers: Headers },
  ) => Promise<Cookies>
  readonly changeMe: (person: Person, change: ChangeMe) => Promise<Person>
  /** Where the person behind a request is signed in. */
  readonly sessions: (headers: Headers) => Promise<SessionOfMine[]>
  /** Ends all of those but the one that asks; answers how many. */
  readonly endOthers: (headers: Headers) => Promise<number>
  /** Ends one of them. */
  readonly endSession: (person: Person, id: string) => Promise<void>
  readonly secondFactor: OwnSecondFactor
  readonly keys: OwnKeys
  readonly users: () => Promise<UserListed[]>
  readonly addUser: (asked: NewUser) => Promise<User>
  readonly changeUser: (id: string, change: ChangeUser) => Promise<User>
  /** For who has lost a telephone: ends all of their sessions; answers how many. */
  readonly signOutUser: (id: string) => Promise<number>
  /** For who has forgotten theirs. One's own is changed by who knows the present one. */
  readonly givePassword: (by: Person, id: string, password: string) => Promise<void>
}

/** Whatever changes what lets somebody in is asked for with a proof that it is they, and ends their other sessions. */
type OwnSecondFactor = {
  readonly of: (person: Person) => Promise<SecondFactor>
  readonly begin: (person: Person, proof: Proof) => Promise<Begun>
  readonly confirm: (person: Person, asked: { code: string; headers: Headers }) => Promise<string[]>
  readonly renewCodes: (person: Person, proof: Proof) => Promise<string[]>
  readonly turnOff: (person: Person, proof: Proof & { headers: Headers }) => Promise<void>
  readonly all: () => Promise<{ user: string; since: string }[]>
  /** From who lost the telephone; ends their sessions. One's own is turned off by who can show it. */
  readonly takeAway: (by: Person, id: string) => Promise<void>
}

type OwnKeys = {
  readonly list: (person: Person) => Promise<Key[]>
  readonly make: (person: Person, asked: NewKey) => Promise<Key & { key: string }>
  readonly revoke: (person: Person, id: string) => Promise<void>
}

type Where = {
  readonly notebook: Notebook
  /** The data folder, which keeps the secret. */
  readonly folder: string
  /** Where browsers reach the program. */
  readonly publicUrl?: string
  /** What else the first set-up writes down (the company), in the same change as the owner. */
  readonly onSetUp?: (tx: Change, asked: { company: string; owner: string }) => Promise<void>
  readonly now?: () => number
}

/** Opens the door: tables and secret are there afterwards. */
export async function openAccess({
  notebook,
  folder,
  publicUrl,
  onSetUp,
  now = Date.now,
}: Where): Promise<Access> {
  const secret = await secretIn(folder)
  const factors = await openSecondFactors({ notebook, secret, now })
  const door = await openSignIn({
    ...{ notebook, secret, now },
    publicUrl: publicUrl ?? 'http://localhost',
    admit: factors.admit,
  })
  const keys = openKeys({ notebook, now })

  const setUp = async ({ name, email, password, company }: SetUp): Promise<Entered> => {
    if ((await countUsers(notebook.read)) > 0) throw new Refusal('access.already-set-up')
    await refuseWeak(password, partsOf(name, email))
    const passwordHash = await door.hash(password)
    await notebook.change(async (tx) => {
      // Asked again where nobody else can write: of two at once, one is the owner.
      if ((await countUsers(tx)) > 0) throw new Refusal('access.already-set-up')
      const owner = await insertUser(tx, { name, email, role: 'owner', passwordHash })
      noteUser('user.made', owner.id, { after: { name, email, role: 'owner' }, by: owner.id })
      await onSetUp?.(tx, { company, owner: owner.id })
    })
    return door.signIn({ email, password })
  }

  const hereOf = async (headers: Headers) => {
    const here = await door.sessionOf(headers)
    if (!here) throw new Refusal('http.sign-in-needed')
    return here
  }

  const visitOf = async (headers: Headers): Promise<Visit> => {
    if (!hasKey(headers)) return door.visitOf(headers)
    // A page elsewhere could else have the browser add the one to the other.
    if (hasSession(headers)) throw new Refusal('keys.beside-session')
    return keys.visitOf(headers)
  }

  return {
    visitOf,
    hasSession,
    hasKey,
    userOf: async (request) => (await visitOf(request.headers)).person,
    setUpNeeded: async () => (await countUsers(notebook.read)) === 0,
    setUp,
    signIn: async (asked) => {
      try {
        return await door.signIn(asked)
      } catch (error) {
        if (error instanceof Refusal) await noteRefused(notebook, asked.email, error.code)
        throw error
      }
    },
    signOut: async (headers) => {
      const here = await door.sessionOf(headers)
      if (here) await notebook.change(async () => note({ what: 'sign-out.done', of: ['user', here.user] }))
      return door.signOut(headers)
    },
    changePassword: async ({ id, name, email }, { present, next, code, headers }) => {
      if (present === next) throw new Refusal('access.password-same')
      await refuseWeak(next, partsOf(name, email))
      await door.showAgain(id, { password: present, code })
      // What the sign-in library writes by itself is told just before: nothing is done of which there is no entry.
      await notebook.change(async () => note({ what: 'password.changed', of: ['user', id] }))
      return door.changePassword(headers, { present, next })
    },
    changeMe: async (person, change) => {
      await notebook.change(async (tx) => {
        await updateMe(tx, person.id, change)
        noteUser('user.changed', person.id, { before: pickOf(person, change), after: change })
      })
      const { language = person.language, name = person.name } = change
      return { ...person, language, name }
    },
    sessions: async (headers) => sessionsOf(notebook, await hereOf(headers)),
    endOthers: async (headers) => {
      const here = await hereOf(headers)
      return notebook.change(async (tx) => {
        const ended = await endOtherSessions(tx, here)
        note({ what: 'sessions.ended', of: ['user', here.user], said: { ended } })
        return ended
      })
    },
    endSession: async ({ id: user }, session) => {
      await notebook.change(async (tx) => {
        if (!(await endSession(tx, { user, session }))) throw new Refusal('access.session-not-found')
        note({ what: 'sessions.ended', of: ['user', user], said: { ended: 1 } })
      })
    },
    secondFactor: {
      of: ({ id }) => factors.of(id),
      begin: async (person, { password }) => {
        if ((await factors.of(person.id)).on) throw new Refusal('second-factor.already-on')
        await door.showAgain(person.id, { password })
        return factors.begin(person)
      },
      confirm: async ({ id }, { code, headers }) => {
        const here = await hereOf(headers)
        return factors.confirm(id, code, (tx) => endOtherSessions(tx, here))
      },
      renewCodes: async ({ id }, proof) => {
        await door.showAgain(id, proof)
        return factors.renewCodes(id)
      },
      turnOff: async ({ id }, { headers, ...proof }) => {
        const here = await hereOf(headers)
        await door.showAgain(id, proof)
        await factors.turnOff(id, (tx) => endOtherSessions(tx, here))
      },
      all: factors.all,
      takeAway: async (by, id) => {
        if (by.id === id) throw new Refusal('second-factor.own')
        await userById(notebook.read, id)
        await factors.turnOff(id, (tx) => endSessions(tx, id))
      },
    },
    keys: {
      ...keys,
      make: async (person, { password, code, ...asked }) => {
        await door.showAgain(person.id, { password, code })
        return keys.make(person, asked)
      },
    },
    users: () => allUsers(notebook),
    addUser: async ({ name, email, password, role }) => {
      await refuseWeak(password, partsOf(name, email))
      const passwordHash = await door.hash(password)
      return notebook.change(async (tx) => {
        await refuseUnknownRole(tx, role)
        const user = await insertUser(tx, { name, email, role, passwordHash })
        noteUser('user.made', user.id, { after: { name, email, role } })
        return user
      })
    },
    changeUser: (id, change) =>
      notebook.change(async (tx) => {
        if (change.role !== undefined) await refuseUnknownRole(tx, change.role)
        const before = await userById(tx, id)
        const after = await updateUser(tx, id, change)
        noteUser('user.changed', id, { before, after })
        return after
      }),
    signOutUser: (id) =>
      notebook.change(async (tx) => {
        const ended = await endSessions(tx, id)
        note({ what: 'sessions.ended', of: ['user', id], said: { ended } })
        return ended
      }),
    givePassword: async (by, id, password) => {
      if (by.id === id) throw new Refusal('access.own-password')
      const { name, email } = await userById(notebook.read, id)
      await refuseWeak(password, partsOf(name, email))
      const passwordHash = await door.hash(password)
      await notebook.change(async (tx) => {
        await updatePassword(tx, id, passwordHash)
        note({ what: 'password.given', of: ['user', id] })
      })
    },
  }
}

type OfUser = { readonly before?: object; readonly after: object; readonly by?: string }

function noteUser(what: 'user.made' | 'user.changed', id: string, values: OfUser): void {
  note({ what, of: ['user', id], person: id, ...values })
}

/** What stood where a change says something. */
function pickOf(person: Person, change: ChangeMe): object {
  return Object.fromEntries(Object.keys(change).map((name) => [name, person[name as keyof ChangeMe]]))
}

/** Who could not come in: who it was meant to be, where they are known. What was typed is kept nowhere. */
async function noteRefused(notebook: Notebook, email: string, why: string): Promise<void> {
  await notebook.change(async (tx) => {
    const user = await userIdByEmail(tx, email)
    note({
      what: why === 'second-factor.wanted' ? 'sign-in.code-wanted' : 'sign-in.refused',
      ...(user && { of: ['user', user.id] }),
      said: { why },
    })
  })
}
