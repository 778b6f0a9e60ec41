import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import type { Change } from '../../base/notebook/notebook.ts'
import { companyPatchSchema, companySchema, companyShownSchema, consequencesSchema } from './contract.ts'
import { type ChangeDeps, changeCompany, company, consequences, nameCompany } from './settings.ts'

const shown = route({
  method: 'get',
  path: '/api/company',
  permission: 'signed-in',
  rows: 'none',
  summary: 'settings.api.company',
  answers: { 200: companyShownSchema },
})

const read = route({
  method: 'get',
  path: '/api/settings',
  permission: 'settings.read',
  rows: 'none',
  summary: 'settings.api.read',
  answers: { 200: companySchema },
})

const change = route({
  method: 'patch',
  path: '/api/settings',
  permission: 'settings.write',
  rows: 'none',
  summary: 'settings.api.change',
  body: companyPatchSchema,
  answers: { 200: companySchema },
})

const met = route({
  method: 'get',
  path: '/api/settings/consequences',
  permission: 'settings.read',
  rows: 'none',
  summary: 'settings.api.consequences',
  answers: { 200: consequencesSchema },
})

export type SettingsDeps = Omit<ChangeDeps, 'revalue'> & {
  readonly revalue: (asked: { readonly by: string; readonly tx: Change }) => Promise<unknown>
}

/** What the company's figures are counted in. */
export function settingsRoutes(deps: SettingsDeps) {
  return roomRoutes()
    .openapi(shown, async (c) => {
      const { name, currency, timeZone, weekStart } = await company(deps.notebook.read)
      return c.json({ name, currency, timeZone, weekStart }, 200)
    })
    .openapi(met, async (c) => c.json(await consequences(deps), 200))
    .openapi(read, async (c) => c.json(await company(deps.notebook.read), 200))
    .openapi(change, async (c) => {
      const by = signedIn(c).id
      const revalue: ChangeDeps['revalue'] = (tx) => deps.revalue({ by, tx })
      return c.json(await changeCompany(c.req.valid('json'), { ...deps, revalue }), 200)
    })
}

/** The first set-up names the company, in the same change as its owner. */
export const setUpCompany = nameCompany
