import type { Browser } from './test-server.ts'

const names = ['一', '二', '三', '四', '五', '六']
const fields = { phone: 'masked', email: 'masked', address: 'read', margin: 'hidden', credit: 'write' }
const own = { permissions: ['customers.read'], rows: 'own', unowned: true, fields }

/** Some of each, for requests that are made up to change some and to remove others. */
export async function rolesAndTeams(owner: Browser): Promise<{ roles: string[]; teams: string[] }> {
  const made = (path: string, body: object): Promise<{ role: string; id: string }[]> =>
    Promise.all(
      names.map(async (name) => (await owner.send(path, { method: 'POST', body: { ...body, name } })).json),
    )
  const [roles, teams] = [await made('/api/roles', own), await made('/api/teams', {})]
  return { roles: roles.map(({ role }) => role), teams: teams.map(({ id }) => id) }
}
