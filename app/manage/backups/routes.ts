import { z } from 'zod'
import { roomRoutes, route } from '../../base/http/route.ts'
import { signedIn } from '../../base/http/visitor.ts'
import { whyFailed } from '../../base/jobs/why-failed.ts'
import type { Say } from '../../base/language/language.ts'
import { askBackup, type BackupsDeps, type BackupsTold, backupsStanding } from './backups.ts'
import { type Backups, backupsSchema } from './contract.ts'

const standing = route({
  method: 'get',
  path: '/api/backups',
  permission: 'settings.read',
  rows: 'none',
  summary: 'backups.api.standing',
  answers: { 200: backupsSchema },
})

const begin = route({
  method: 'post',
  path: '/api/backups',
  permission: 'settings.write',
  rows: 'none',
  summary: 'backups.api.begin',
  answers: { 202: z.object({ job: z.string() }) },
})

/** The back-ups that the program makes by itself. */
export function backupsRoutes(deps: BackupsDeps) {
  return roomRoutes()
    .openapi(standing, async (c) => {
      const mayKnowWhere = signedIn(c).may('settings.write')
      return c.json(shown(await backupsStanding(deps), { say: c.get('say'), mayKnowWhere }), 200)
    })
    .openapi(begin, async (c) => {
      return c.json({ job: await askBackup(signedIn(c).id, deps) }, 202)
    })
}

type Reader = { readonly say: Say<string>; readonly mayKnowWhere: boolean }

/** Where back-ups lie is for who could set it: it is where everything could be taken from. Reasons name it, too. */
function shown({ failure, folder, ...told }: BackupsTold, { say, mayKnowWhere }: Reader): Backups {
  const why = failure && mayKnowWhere ? whyFailed(failure.why, say) : null
  return { ...told, folder: mayKnowWhere ? folder : null, failure: failure && { at: failure.at, why } }
}
