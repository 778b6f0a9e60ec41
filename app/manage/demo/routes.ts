import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { askRemoval, chooseDemo, type DemoDeps, demoShown } from './asked.ts'
import { demoAskedSchema, demoSchema } from './contract.ts'

const shown = route({
  method: 'get',
  path: '/api/demo',
  permission: 'signed-in',
  rows: 'none',
  summary: 'demo.api.shown',
  answers: { 200: demoSchema },
})

const choose = route({
  method: 'post',
  path: '/api/demo',
  permission: 'settings.write',
  rows: 'none',
  summary: 'demo.api.choose',
  answers: { 202: demoAskedSchema },
})

const remove = route({
  method: 'delete',
  path: '/api/demo',
  permission: 'settings.write',
  rows: 'none',
  summary: 'demo.api.remove',
  answers: { 202: demoAskedSchema },
})

/** The demo company: whether it is here, and how it comes and goes. */
export function demoRoutes(deps: DemoDeps) {
  return roomRoutes()
    .openapi(shown, async (c) => c.json(await demoShown(deps, c.get('say')), 200))
    .openapi(choose, async (c) => c.json(await chooseDemo({ by: signedIn(c).id }, deps), 202))
    .openapi(remove, async (c) => c.json(await askRemoval({ by: signedIn(c).id }, deps), 202))
}
