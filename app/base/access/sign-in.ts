import { AsyncLocalStorage } from 'node:async_hooks'
import { APIError } from 'better-auth/api'
import { getAdapter } from 'better-auth/db/adapter'
import { betterAuth } from 'better-auth/minimal'
import { note } from '../audit/acting.ts'
import { Refusal } from '../language/refusal.ts'
import { newId } from '../notebook/ids.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { deviceKept } from './devices.ts'
import { withHiddenTokens } from './hidden-tokens.ts'
import type { Person, Visit } from './person.ts'
import { personOf } from './person-of.ts'
import { passwordHashOf, userIsDisabled } from './store.ts'

const DAY_SECONDS = 24 * 60 * 60
/** A session ends a week after it was last used, and a month after it began however much it is used. */
const IDLE_SECONDS = 7 * DAY_SECONDS
const LONGEST_MS = 30 * DAY_SECONDS * 1000

export type SignInWhere = {
  readonly notebook: Notebook
  readonly secret: string
  /** Where browsers reach the program; https makes the cookies secure. */
  readonly publicUrl: string
  /** Lets by who needs no second factor or brings a code of theirs; refuses everybody else. */
  readonly admit: (user: string, code: string | undefined) => Promise<void>
  readonly now?: () => number
}

/** What somebody who comes in brings beside the password; `shown`: they are in already, and have just shown it. */
type Entering = { readonly code: string | undefined } | { readonly shown: true }

export type SignInAsked = {
  readonly email: string
  readonly password: string
  readonly code?: string | undefined
  /** How the browser names itself. */
  readonly browser?: string | undefined
}

/** Cookies to hand to the browser after something was done. */
export type Cookies = { readonly cookies: readonly string[] }

/** The sign-in library, told once what it may do. Its own addresses are not served: base/access/routes.ts calls it. */
export async function openSignIn({ notebook, secret, publicUrl, admit, now = Date.now }: SignInWhere) {
  const entering = new AsyncLocalStorage<Entering>()
  const database = { db: notebook.plain, type: 'sqlite' } as const
  const options = signInOptions({ secret, publicUrl })
  const adapter = withHiddenTokens(await getAdapter({ ...options, database }))
  const auth = betterAuth({
    ...options,
    database: () => adapter,
    databaseHooks: {
      // No session begins, whoever asks the library for one, but through here.
      session: {
        create: {
          before: async ({ userId, userAgent }) => {
            if (await userIsDisabled(notebook, userId)) return false
            const brought = entering.getStore() ?? { code: undefined }
            if (!('shown' in brought)) {
              await admit(userId, brought.code)
              // Before there is a session, so that none begins of which there is no entry.
              await notebook.change(async () =>
                note({ what: 'sign-in.done', of: ['user', userId], by: userId }),
              )
            }
            return { data: { userAgent: deviceKept(userAgent ?? '') } }
          },
        },
      },
    },
  })

  const visitOf = async (headers: Headers): Promise<Visit> => {
    if (!hasSession(headers)) return { person: null, cookies: [], by: null }
    const { headers: back, response: found } = await auth.api.getSession({ headers, returnHeaders: true })
    const cookies = back.getSetCookie()
    if (!found || found.user.disabled) return { person: null, cookies, by: null }
    if (now() - found.session.createdAt.getTime() > LONGEST_MS)
      return { person: null, by: null, ...(await signOut(headers)) }
    const person = await personOf(notebook.read, found.user)
    return { person, cookies, by: { what: 'session', id: found.session.id } }
  }

  const signOut = async (headers: Headers): Promise<Cookies> => {
    const { headers: back } = await auth.api.signOut({ headers, returnHeaders: true })
    return { cookies: back.getSetCookie() }
  }

  const signIn = async (asked: SignInAsked): Promise<Cookies & { person: Person }> => {
    const { email, password, code, browser } = asked
    const headers = new Headers(browser === undefined ? {} : { 'user-agent': browser })
    const { headers: back, response } = await refusing(
      () =>
        entering.run({ code }, () =>
          auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
        ),
      { UNAUTHORIZED: 'access.sign-in-wrong' },
    )
    return { person: await personOf(notebook.read, response.user), cookies: back.getSetCookie() }
  }

  /** All other sessions end; the one that asked goes on under a new token. A second factor was shown before. */
  const changePassword = async (headers: Headers, { present, next }: { present: string; next: string }) => {
    const body = { currentPassword: present, newPassword: next, revokeOtherSessions: true }
    const { headers: back } = await refusing(
      () =>
        entering.run({ shown: true }, () => auth.api.changePassword({ body, headers, returnHeaders: true })),
      { BAD_REQUEST: 'access.password-wrong' },
    )
    return { cookies: back.getSetCookie() }
  }

  /** The session that a request carries, and whose it is. */
  const sessionOf = async (headers: Headers): Promise<{ user: string; session: string } | null> => {
    const found = await auth.api.getSession({ headers })
    return found && { user: found.user.id, session: found.session.id }
  }

  const hash = async (password: string): Promise<string> => (await auth.$context).password.hash(password)

  /** Somebody who is in shows once more that it is they: before what lets them in is changed. */
  const showAgain = async (user: string, { password, code }: Pick<SignInAsked, 'password' | 'code'>) => {
    const kept = await passwordHashOf(notebook.read, user)
    const { password: passwords } = await auth.$context
    if (kept === null || !(await passwords.verify({ hash: kept, password })))
      throw new Refusal('access.password-wrong')
    await admit(user, code)
  }

  return { visitOf, signIn, signOut, changePassword, sessionOf, hash, showAgain }
}

/** What the library is told; the test that compares its tables with ours asks for the same. */
export function signInOptions({ secret, publicUrl }: { secret: string; publicUrl: string }) {
  return {
    appName: 'Ricebook',
    baseURL: publicUrl,
    secret,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        language: { type: 'string', required: false, input: false },
        disabled: { type: 'boolean', required: true, input: false, defaultValue: false },
      },
    },
    session: { expiresIn: IDLE_SECONDS, updateAge: DAY_SECONDS, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: 'ricebook',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      // Who signed in from where is told in the audit, by us; the gates of base/http have checked the origin already.
      ipAddress: { disableIpTracking: true },
      disableOriginCheck: true,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages name addresses.
    logger: { disabled: true },
  } as const
}

/** Whether a request carries a session cookie at all. */
export function hasSession(headers: Headers): boolean {
  return /(^|;\s*)(__Secure-)?ricebook\.session_token=[^;]/.test(headers.get('cookie') ?? '')
}

/** The library's refusals in our words; what it does not foresee is a bug. */
async function refusing<Result>(
  work: () => Promise<Result>,
  codes: Readonly<Record<string, string>>,
): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    const code = cause instanceof APIError ? codes[String(cause.status)] : undefined
    throw code ? new Refusal(code, {}, { cause }) : cause
  }
}
