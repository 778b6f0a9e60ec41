import { APIError } from 'better-auth/api'
import { getAdapter } from 'better-auth/db/adapter'
import { betterAuth } from 'better-auth/minimal'
import { Refusal } from '../language/refusal.ts'
import { newId } from '../notebook/ids.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { withHiddenTokens } from './hidden-tokens.ts'
import type { Person, Visit } from './person.ts'
import { personOf } from './person-of.ts'
import { userIsDisabled } from './store.ts'

const DAY_SECONDS = 24 * 60 * 60
/** A session ends a week after it was last used, and a month after it began however much it is used. */
const IDLE_SECONDS = 7 * DAY_SECONDS
const LONGEST_MS = 30 * DAY_SECONDS * 1000

export type SignInWhere = {
  readonly notebook: Notebook
  readonly secret: string
  /** Where browsers reach the program; https makes the cookies secure. */
  readonly publicUrl: string
  readonly now?: () => number
}

/** Cookies to hand to the browser after something was done. */
export type Cookies = { readonly cookies: readonly string[] }

/** The sign-in library, told once what it may do. Its own addresses are not served: base/access/routes.ts calls it. */
export async function openSignIn({ notebook, secret, publicUrl, now = Date.now }: SignInWhere) {
  const database = { db: notebook.plain, type: 'sqlite' } as const
  const options = signInOptions({ secret, publicUrl })
  const adapter = withHiddenTokens(await getAdapter({ ...options, database }))
  const auth = betterAuth({
    ...options,
    database: () => adapter,
    databaseHooks: {
      session: { create: { before: async ({ userId }) => !(await userIsDisabled(notebook, userId)) } },
    },
  })

  const visitOf = async (headers: Headers): Promise<Visit> => {
    if (!hasSession(headers)) return { person: null, cookies: [] }
    const { headers: back, response: found } = await auth.api.getSession({ headers, returnHeaders: true })
    const cookies = back.getSetCookie()
    if (!found || found.user.disabled) return { person: null, cookies }
    if (now() - found.session.createdAt.getTime() > LONGEST_MS)
      return { person: null, ...(await signOut(headers)) }
    return { person: await personOf(notebook.read, found.user), cookies }
  }

  const signOut = async (headers: Headers): Promise<Cookies> => {
    const { headers: back } = await auth.api.signOut({ headers, returnHeaders: true })
    return { cookies: back.getSetCookie() }
  }

  const signIn = async (body: { email: string; password: string }): Promise<Cookies & { person: Person }> => {
    const { headers: back, response } = await refusing(
      () => auth.api.signInEmail({ body, headers: new Headers(), returnHeaders: true }),
      { UNAUTHORIZED: 'access.sign-in-wrong' },
    )
    return { person: await personOf(notebook.read, response.user), cookies: back.getSetCookie() }
  }

  /** All other sessions end; the one that asked goes on under a new token. */
  const changePassword = async (headers: Headers, { present, next }: { present: string; next: string }) => {
    const body = { currentPassword: present, newPassword: next, revokeOtherSessions: true }
    const { headers: back } = await refusing(
      () => auth.api.changePassword({ body, headers, returnHeaders: true }),
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

  return { visitOf, signIn, signOut, changePassword, sessionOf, hash }
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
      // Who signed in from where is kept nowhere; the gates of base/http have checked the origin already.
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
