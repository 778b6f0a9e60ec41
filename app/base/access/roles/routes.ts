import { z } from 'zod'
import { roomRoutes, route } from '../../http/route.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import {
  changeRoleSchema,
  changeTeamSchema,
  newRoleSchema,
  newTeamSchema,
  roleParamSchema,
  roleShownSchema,
  teamSchema,
  teamsSchema,
  userIdSchema,
} from '../contract.ts'
import {
  addRole,
  addTeam,
  allRoles,
  allTeams,
  changeRole,
  changeTeam,
  removeRole,
  removeTeam,
} from './roles.ts'

const list = route({
  method: 'get',
  path: '/api/roles',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.roles',
  answers: { 200: z.object({ roles: z.array(roleShownSchema) }) },
})

const add = route({
  method: 'post',
  path: '/api/roles',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.add-role',
  body: newRoleSchema,
  answers: { 201: roleShownSchema },
})

const change = route({
  method: 'patch',
  path: '/api/roles/{role}',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.change-role',
  params: roleParamSchema,
  body: changeRoleSchema,
  answers: { 200: roleShownSchema },
})

const remove = route({
  method: 'delete',
  path: '/api/roles/{role}',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.remove-role',
  params: roleParamSchema,
  answers: { 204: null },
})

const teams = route({
  method: 'get',
  path: '/api/teams',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.teams',
  answers: { 200: teamsSchema },
})

const teamAdded = route({
  method: 'post',
  path: '/api/teams',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.add-team',
  body: newTeamSchema,
  answers: { 201: teamSchema },
})

const teamChanged = route({
  method: 'patch',
  path: '/api/teams/{id}',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.change-team',
  params: userIdSchema,
  body: changeTeamSchema,
  answers: { 200: teamSchema },
})

const teamRemoved = route({
  method: 'delete',
  path: '/api/teams/{id}',
  permission: 'users.manage',
  rows: 'none',
  summary: 'access.api.remove-team',
  params: userIdSchema,
  answers: { 204: null },
})

/** What roles may do and see, and who works together. */
export function rolesRoutes(deps: { readonly notebook: Notebook }) {
  return roomRoutes()
    .openapi(list, async (c) => c.json({ roles: await allRoles(deps.notebook.read) }, 200))
    .openapi(add, async (c) => c.json(await addRole(c.req.valid('json'), deps), 201))
    .openapi(change, async (c) =>
      c.json(await changeRole(c.req.valid('param').role, c.req.valid('json'), deps), 200),
    )
    .openapi(remove, async (c) => {
      await removeRole(c.req.valid('param').role, deps)
      return c.body(null, 204)
    })
    .openapi(teams, async (c) => c.json({ teams: await allTeams(deps.notebook.read) }, 200))
    .openapi(teamAdded, async (c) => c.json(await addTeam(c.req.valid('json'), deps), 201))
    .openapi(teamChanged, async (c) =>
      c.json(await changeTeam(c.req.valid('param').id, c.req.valid('json'), deps), 200),
    )
    .openapi(teamRemoved, async (c) => {
      await removeTeam(c.req.valid('param').id, deps)
      return c.body(null, 204)
    })
}
