import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { companyPatchSchema, companySchema } from './contract.ts'
import { changeCompany, company, nameCompany } from './settings.ts'

const read = route({
  method: 'get',
  path: '/api/settings',
  permission: 'settings.read',
  summary: 'settings.api.read',
  answers: { 200: companySchema },
})

const change = route({
  method: 'patch',
  path: '/api/settings',
  permission: 'settings.write',
  summary: 'settings.api.change',
  body: companyPatchSchema,
  answers: { 200: companySchema },
})

export type SettingsDeps = {
  readonly notebook: Notebook
  readonly now: () => string
  /** Asks for everybody to be valued anew: what figures are counted in has changed. */
  readonly revalue: (by: string) => Promise<unknown>
}

/** Settings that a worth run reads. */
const valuedBy = [
  'currency',
  'timeZone',
  'marginRate',
  'annualDiscount',
  'creditTermDays',
  'leadDays',
] as const

/** What the company's figures are counted in. */
export function settingsRoutes(deps: SettingsDeps) {
  return roomRoutes()
    .openapi(read, async (c) => c.json(await company(deps.notebook.read), 200))
    .openapi(change, async (c) => {
      const patch = c.req.valid('json')
      const before = await company(deps.notebook.read)
      const after = await changeCompany(patch, deps)
      if (valuedBy.some((name) => before[name] !== after[name])) await deps.revalue(signedIn(c).id)
      return c.json(after, 200)
    })
}

/** The first set-up names the company, in the same change as its owner. */
export const setUpCompany = nameCompany
