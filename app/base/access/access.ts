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
    refuseWeak(password, partsOf(name, email))
    const passwordHash = await door.hash(password)
    await notebook.change(async (tx) => {
      // Asked again where nobody else can write: of two at once, one is the owner.
      if ((await countUsers(tx)) > 0) throw new Refusal('access.already-set-up')
      const owner = await insertUser(tx, { name, email, role: 'owner', passwordHash })
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
    signIn: door.signIn,
    signOut: door.signOut,
    changePassword: async ({ id, name, email }, { present, next, code, headers }) => {
      if (present === next) throw new Refusal('access.password-same')
      refuseWeak(next, partsOf(name, email))
      await door.showAgain(id, { password: present, code })
      return door.changePassword(headers, { present, next })
    },
    changeMe: async (person, change) => {
      await notebook.change((tx) => updateMe(tx, person.id, change))
      const { language = person.language, name = person.name } = change
      return { ...person, language, name }
    },
    sessions: async (headers) => sessionsOf(notebook, await hereOf(headers)),
    endOthers: async (headers) => {
      const here = await hereOf(headers)
      return notebook.change((tx) => endOtherSessions(tx, here))
    },
    endSession: async ({ id: user }, session) => {
      if (!(await notebook.change((tx) => endSession(tx, { user, session }))))
        throw new Refusal('access.session-not-found')
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
      refuseWeak(password, partsOf(name, email))
      const passwordHash = await door.hash(password)
      return notebook.change(async (tx) => {
        await refuseUnknownRole(tx, role)
        return insertUser(tx, { name, email, role, passwordHash })
      })
    },
    changeUser: (id, change) =>
      notebook.change(async (tx) => {
        if (change.role !== undefined) await refuseUnknownRole(tx, change.role)
        return updateUser(tx, id, change)
      }),
    signOutUser: (id) => notebook.change((tx) => endSessions(tx, id)),
    givePassword: async (by, id, password) => {
      if (by.id === id) throw new Refusal('access.own-password')
      const { name, email } = await userById(notebook.read, id)
      refuseWeak(password, partsOf(name, email))
      const passwordHash = await door.hash(password)
      await notebook.change((tx) => updatePassword(tx, id, passwordHash))
    },
  }
}
