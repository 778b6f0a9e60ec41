import type { Limiter } from '../../http/limit.ts'
import { roomRoutes, route } from '../../http/route.ts'
import { signedIn } from '../../http/visitor.ts'
import { Refusal } from '../../language/refusal.ts'
import type { Access } from '../access.ts'
import { userIdSchema } from '../contract.ts'
import {
  backupCodesSchema,
  begunSchema,
  confirmSchema,
  proofSchema,
  secondFactorSchema,
  secondFactorsSchema,
} from './contract.ts'

const mine = route({
  method: 'get',
  path: '/api/me/second-factor',
  permission: 'signed-in',
  rows: 'none',
  summary: 'second-factor.api.mine',
  answers: { 200: secondFactorSchema },
})

const begin = route({
  method: 'post',
  path: '/api/me/second-factor',
  permission: 'signed-in',
  rows: 'none',
  summary: 'second-factor.api.begin',
  secret: true,
  body: proofSchema.pick({ password: true }),
  answers: { 201: begunSchema },
})

const confirm = route({
  method: 'post',
  path: '/api/me/second-factor/confirm',
  permission: 'signed-in',
  rows: 'none',
  summary: 'second-factor.api.confirm',
  secret: true,
  body: confirmSchema,
  answers: { 200: backupCodesSchema },
})

const renewCodes = route({
  method: 'post',
  path: '/api/me/second-factor/backup-codes',
  permission: 'signed-in',
  rows: 'none',
  summary: 'second-factor.api.renew-codes',
  secret: true,
  body: proofSchema,
  answers: { 200: backupCodesSchema },
})

const turnOff = route({
  method: 'post',
  path: '/api/me/second-factor/off',
  permission: 'signed-in',
  rows: 'none',
  summary: 'second-factor.api.off',
  secret: true,
  body: proofSchema,
  answers: { 204: null },
})

const all = route({
  method: 'get',
  path: '/api/second-factors',
  permission: 'users.manage',
  rows: 'none',
  summary: 'second-factor.api.all',
  answers: { 200: secondFactorsSchema },
})

const takeAway = route({
  method: 'delete',
  path: '/api/users/{id}/second-factor',
  permission: 'users.manage',
  rows: 'none',
  summary: 'second-factor.api.take-away',
  params: userIdSchema,
  answers: { 204: null },
})

type Given = {
  readonly access: Access
  /** Tries of a password, by whose it is. */
  readonly tries: Limiter
}

/** The second factor: one's own, and for who manages users that of somebody who lost the telephone. */
export function secondFactorRoutes({ access, tries }: Given) {
  const { secondFactor } = access
  return roomRoutes()
    .openapi(mine, async (c) => c.json(await secondFactor.of(signedIn(c)), 200))
    .openapi(begin, async (c) => {
      const person = signedIn(c)
      const proof = c.req.valid('json')
      return c.json(await tries.trying(person.id, () => secondFactor.begin(person, proof)), 201)
    })
    .openapi(confirm, async (c) => {
      const person = signedIn(c)
      const asked = { ...c.req.valid('json'), headers: c.req.raw.headers }
      const codes = await tries.trying(person.id, () => secondFactor.confirm(person, asked))
      return c.json({ codes }, 200)
    })
    .openapi(renewCodes, async (c) => {
      const person = signedIn(c)
      const proof = c.req.valid('json')
      const codes = await tries.trying(person.id, () => secondFactor.renewCodes(person, proof))
      return c.json({ codes }, 200)
    })
    .openapi(turnOff, async (c) => {
      const person = signedIn(c)
      if (person.secondFactor !== 'free') throw new Refusal('second-factor.needed-conflict')
      const proof = { ...c.req.valid('json'), headers: c.req.raw.headers }
      await tries.trying(person.id, () => secondFactor.turnOff(person, proof))
      return c.body(null, 204)
    })
    .openapi(all, async (c) => c.json({ rows: await secondFactor.all() }, 200))
    .openapi(takeAway, async (c) => {
      await secondFactor.takeAway(signedIn(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
