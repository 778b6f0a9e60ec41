import type { Limiter } from '../../http/limit.ts'
import { roomRoutes, route } from '../../http/route.ts'
import { signedIn } from '../../http/visitor.ts'
import type { Access } from '../access.ts'
import { keyIdSchema, keyMadeSchema, keysSchema, newKeySchema } from './contract.ts'

const list = route({
  method: 'get',
  path: '/api/keys',
  permission: 'keys.make',
  rows: 'none',
  summary: 'keys.api.list',
  answers: { 200: keysSchema },
})

const make = route({
  method: 'post',
  path: '/api/keys',
  permission: 'keys.make',
  rows: 'none',
  summary: 'keys.api.make',
  secret: true,
  body: newKeySchema,
  answers: { 201: keyMadeSchema },
})

const revoke = route({
  method: 'delete',
  path: '/api/keys/{id}',
  permission: 'keys.make',
  rows: 'none',
  summary: 'keys.api.revoke',
  params: keyIdSchema,
  answers: { 204: null },
})

type Given = {
  readonly access: Access
  /** Tries of a password, by whose it is. */
  readonly tries: Limiter
}

/** What other programs are let in by. */
export function keysRoutes({ access: { keys }, tries }: Given) {
  return roomRoutes()
    .openapi(list, async (c) => c.json({ rows: await keys.list(signedIn(c)) }, 200))
    .openapi(make, async (c) => {
      const person = signedIn(c)
      const asked = c.req.valid('json')
      return c.json(await tries.trying(person.id, () => keys.make(person, asked)), 201)
    })
    .openapi(revoke, async (c) => {
      await keys.revoke(signedIn(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
