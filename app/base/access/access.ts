import { Refusal } from '../language/refusal.ts'
import type { Change, Notebook } from '../notebook/notebook.ts'
import type { ChangeUser, NewUser, SetUp, User } from './contract.ts'
import { refuseWeak } from './password.ts'
import { partsOf } from './password-strength.ts'
import type { Person, Visit } from './person.ts'
import { secretIn } from './secret.ts'
import { type Cookies, hasSession, openSignIn } from './sign-in.ts'
import { allUsers, countUsers, insertUser, updateLanguage, updateUser } from './store.ts'

type Entered = Cookies & { readonly person: Person }

/** Who may come in and what they may do there. */
export type Access = {
  readonly visitOf: (headers: Headers) => Promise<Visit>
  readonly hasSession: (headers: Headers) => boolean
  /** Who stands behind a request; null: nobody we know. */
  readonly userOf: (request: Request) => Promise<Person | null>
  /** True until the first owner is there. */
  readonly setUpNeeded: () => Promise<boolean>
  /** Makes the first owner; refused for ever after. */
  readonly setUp: (asked: SetUp) => Promise<Entered>
  readonly signIn: (asked: { email: string; password: string }) => Promise<Entered>
  readonly signOut: (headers: Headers) => Promise<Cookies>
  readonly changePassword: (
    person: Person,
    asked: { present: string; next: string; headers: Headers },
  ) => Promise<Cookies>
  readonly changeLanguage: (person: Person, language: Person['language']) => Promise<Person>
  readonly users: () => Promise<User[]>
  readonly addUser: (asked: NewUser) => Promise<User>
  readonly changeUser: (id: string, change: ChangeUser) => Promise<User>
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
export async function openAccess({ notebook, folder, publicUrl, onSetUp, now }: Where): Promise<Access> {
  const secret = await secretIn(folder)
  const door = await openSignIn({
    notebook,
    secret,
    publicUrl: publicUrl ?? 'http://localhost',
    ...(now ? { now } : {}),
  })

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

  return {
    visitOf: door.visitOf,
    hasSession,
    userOf: async (request) => (await door.visitOf(request.headers)).person,
    setUpNeeded: async () => (await countUsers(notebook.read)) === 0,
    setUp,
    signIn: door.signIn,
    signOut: door.signOut,
    changePassword: async ({ name, email }, { present, next, headers }) => {
      if (present === next) throw new Refusal('access.password-same')
      refuseWeak(next, partsOf(name, email))
      return door.changePassword(headers, { present, next })
    },
    changeLanguage: async (person, language) => {
      await notebook.change((tx) => updateLanguage(tx, person.id, language))
      return { ...person, language }
    },
    users: () => allUsers(notebook),
    addUser: async ({ name, email, password, role }) => {
      refuseWeak(password, partsOf(name, email))
      const passwordHash = await door.hash(password)
      return notebook.change((tx) => insertUser(tx, { name, email, role, passwordHash }))
    },
    changeUser: (id, change) => notebook.change((tx) => updateUser(tx, id, change)),
  }
}
