import type { Context } from 'hono'
import { limiter } from '../http/limit.ts'
import { roomRoutes, route } from '../http/route.ts'
import { type HttpEnv, signedIn } from '../http/visitor.ts'
import { Refusal } from '../language/refusal.ts'
import type { Notebook } from '../notebook/notebook.ts'
import type { Access } from './access.ts'
import {
  changeMeSchema,
  changePasswordSchema,
  changeUserSchema,
  colleaguesSchema,
  givenPasswordSchema,
  meSchema,
  newUserSchema,
  permissions,
  sessionIdSchema,
  sessionSchema,
  sessionsEndedSchema,
  sessionsOfMineSchema,
  setUpSchema,
  signInSchema,
  userIdSchema,
  userSchema,
  usersSchema,
} from './contract.ts'
import { keysRoutes } from './keys/routes.ts'
import type { Person } from './person.ts'
import { allRoles } from './roles/roles.ts'
import { codeWantedSchema } from './second-factor/contract.ts'
import { secondFactorRoutes } from './second-factor/routes.ts'
import type { Cookies } from './sign-in.ts'

const session = route({
  method: 'get',
  path: '/api/session',
  permission: 'public',
  summary: 'access.api.session',
  answers: { 200: sessionSchema },
})

const setUp = route({
  method: 'post',
  path: '/api/set-up',
  permission: 'public',
  summary: 'access.api.set-up',
  secret: true,
  body: setUpSchema,
  answers: { 201: meSchema },
})

const signIn = route({
  method: 'post',
  path: '/api/sign-in',
  permission: 'public',
  summary: 'access.api.sign-in',
  secret: true,
  body: signInSchema,
  answers: { 200: meSchema, 202: codeWantedSchema },
})

const signOut = route({
  method: 'post',
  path: '/api/sign-out',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.sign-out',
  secret: true,
  answers: { 204: null },
})

const me = route({
  method: 'get',
  path: '/api/me',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.me',
  answers: { 200: meSchema },
})

const changeMe = route({
  method: 'patch',
  path: '/api/me',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.change-me',
  body: changeMeSchema,
  answers: { 200: meSchema },
})

const changePassword = route({
  method: 'post',
  path: '/api/me/password',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.password',
  secret: true,
  body: changePasswordSchema,
  answers: { 204: null },
})

const sessions = route({
  method: 'get',
  path: '/api/me/sessions',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.sessions',
  answers: { 200: sessionsOfMineSchema },
})

const endOthers = route({
  method: 'post',
  path: '/api/me/sessions/end-others',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.end-others',
  answers: { 200: sessionsEndedSchema },
})

const endOne = route({
  method: 'delete',
  path: '/api/me/sessions/{id}',
  permission: 'signed-in',
  rows: 'none',
  summary: 'access.api.end-session',
  params: sessionIdSchema,
  answers: { 204: null },
})

const users = route({
  method: 'get',
  path: '/api/users',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.users',
  answers: { 200: usersSchema },
})

const colleagues = route({
  method: 'get',
  path: '/api/colleagues',
  permission: 'customers.read',
  rows: 'none',
  summary: 'access.api.colleagues',
  answers: { 200: colleaguesSchema },
})

const addUser = route({
  method: 'post',
  path: '/api/users',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.add-user',
  secret: true,
  body: newUserSchema,
  answers: { 201: userSchema },
})

const changeUser = route({
  method: 'patch',
  path: '/api/users/{id}',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.change-user',
  params: userIdSchema,
  body: changeUserSchema,
  answers: { 200: userSchema },
})

const givePassword = route({
  method: 'post',
  path: '/api/users/{id}/password',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.give-password',
  secret: true,
  params: userIdSchema,
  body: givenPasswordSchema,
  answers: { 204: null },
})

const signOutUser = route({
  method: 'post',
  path: '/api/users/{id}/sign-out',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.sign-out-user',
  params: userIdSchema,
  answers: { 200: sessionsEndedSchema },
})

/** Slow enough for who guesses, and over in ten minutes for who forgot; another address is not held up. */
const TRY_SECONDS = 600
const MOST_TRIES = 10
const MOST_TRIES_ADDRESS = 100
/** From all addresses together: more than this is no person who forgot, nor any shop. Who is in stays in. */
const MOST_TRIES_ACCOUNT = 100

/** Signing in and out, who I am, and who else may come in. */
export function accessRoutes({ access, notebook }: { access: Access; notebook: Notebook }) {
  const perName = limiter({ most: MOST_TRIES, seconds: TRY_SECONDS })
  const perAddress = limiter({ most: MOST_TRIES_ADDRESS, seconds: TRY_SECONDS })
  const perAccount = limiter({ most: MOST_TRIES_ACCOUNT, seconds: TRY_SECONDS })
  return roomRoutes()
    .openapi(session, async (c) => {
      const person = c.get('person')
      const setUpNeeded = !person && (await access.setUpNeeded())
      return c.json({ setUpNeeded, me: person && meOf(person) }, 200)
    })
    .openapi(setUp, async (c) => {
      if (!c.get('whence').isHere) throw new Refusal('access.set-up-from-elsewhere')
      const entered = await access.setUp(c.req.valid('json'))
      handOut(c, entered)
      return c.json(meOf(entered.person), 201)
    })
    .openapi(signIn, async (c) => {
      const asked = c.req.valid('json')
      const { address } = c.get('whence')
      const name = JSON.stringify([asked.email.toLowerCase(), address])
      perAddress.count(address)
      perName.count(name)
      perAccount.count(asked.email.toLowerCase())
      const browser = c.req.header('user-agent')
      const entered = await access.signIn({ ...asked, browser }).catch(codeWanted)
      if (!entered) return c.json({ wanted: 'code' as const }, 202)
      perName.clear(name)
      // A whole company signs in from one address of a morning. Who may come in does not start others over, who guess.
      perAddress.takeBack(address)
      perAccount.takeBack(asked.email.toLowerCase())
      handOut(c, entered)
      return c.json(meOf(entered.person), 200)
    })
    .openapi(signOut, async (c) => {
      handOut(c, await access.signOut(c.req.raw.headers))
      return c.body(null, 204)
    })
    .openapi(me, (c) => c.json(meOf(signedIn(c)), 200))
    .openapi(changeMe, async (c) =>
      c.json(meOf(await access.changeMe(signedIn(c), c.req.valid('json'))), 200),
    )
    .openapi(sessions, async (c) => c.json({ sessions: await access.sessions(c.req.raw.headers) }, 200))
    .openapi(endOne, async (c) => {
      await access.endSession(signedIn(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(endOthers, async (c) => c.json({ ended: await access.endOthers(c.req.raw.headers) }, 200))
    .openapi(changePassword, async (c) => {
      const person = signedIn(c)
      const asked = { ...c.req.valid('json'), headers: c.req.raw.headers }
      handOut(c, await perName.trying(person.id, () => access.changePassword(person, asked)))
      return c.body(null, 204)
    })
    .openapi(users, async (c) => {
      return c.json({ users: await access.users(), roles: await allRoles(notebook.read) }, 200)
    })
    .openapi(colleagues, async (c) => {
      const rows = (await access.users()).map(({ id, name, disabled }) => ({ id, name, disabled }))
      return c.json({ rows }, 200)
    })
    .openapi(addUser, async (c) => c.json(await access.addUser(c.req.valid('json')), 201))
    .openapi(changeUser, async (c) =>
      c.json(await access.changeUser(c.req.valid('param').id, c.req.valid('json')), 200),
    )
    .openapi(signOutUser, async (c) =>
      c.json({ ended: await access.signOutUser(c.req.valid('param').id) }, 200),
    )
    .openapi(givePassword, async (c) => {
      await access.givePassword(signedIn(c), c.req.valid('param').id, c.req.valid('json').password)
      return c.body(null, 204)
    })
    .route('/', secondFactorRoutes({ access, tries: perName }))
    .route('/', keysRoutes({ access, tries: perName }))
}

/** A page is not told by a refusal what is the usual way in for who has a second factor. */
function codeWanted(error: unknown): null {
  if (error instanceof Refusal && error.code === 'second-factor.wanted') return null
  throw error
}

function meOf({ id, name, email, role, language, may, rows, sight, secondFactor }: Person) {
  const mine = permissions.filter((one) => may(one))
  const shown = { id, name, email, role, language, permissions: mine, rows }
  return { ...shown, fields: { ...sight.fields }, secondFactorOwed: secondFactor === 'owed' }
}

function handOut(c: Context<HttpEnv>, { cookies }: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
