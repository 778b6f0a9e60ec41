import { type Browser, OWNER } from '../http/test-server.ts'
import { authenticator } from './second-factor/test-authenticator.ts'

/** What nothing made up by chance is: a code of this half minute; a session that another request has not ended. */
export const neverByChance = [
  'delete-me-sessions-id',
  'post-me-second-factor-confirm',
  'post-me-second-factor-backup-codes',
  'post-me-second-factor-off',
]

/** Turns the second factor on for who is signed in; answers how to show codes, the one that is used up, and the backup codes. */
export async function enrolled(browser: Browser, password: string, now: () => number = Date.now) {
  const path = '/api/me/second-factor'
  const begun = await browser.send(path, { method: 'POST', body: { password } })
  if (begun.status !== 201) throw new Error(begun.text)
  const code = authenticator(begun.json.secret)
  const show = (): string => code(now())
  const used = show()
  const confirmed = await browser.send(`${path}/confirm`, { method: 'POST', body: { code: used } })
  if (confirmed.status !== 200) throw new Error(confirmed.text)
  return { show, used, codes: confirmed.json.codes as string[] }
}

type Asked = {
  readonly owner: Browser
  /** Nobody is signed in with it. */
  readonly another: () => Browser
  readonly clerk: { readonly id: string; readonly email: string; readonly password: string }
}

/** What there is to end, take away and revoke, for requests that are made up: by operation, its known values. */
export async function waysIn({ owner, another, clerk }: Asked) {
  const clerks = another()
  await clerks.send('/api/sign-in', { method: 'POST', body: clerk })
  await enrolled(clerks, clerk.password)
  const asked = { name: '收银台', scopes: ['customers.read'], days: 30, password: OWNER.password }
  const { json: key } = await owner.send('/api/keys', { method: 'POST', body: asked })
  return {
    'delete-users-id-second-factor': { id: [clerk.id] },
    'post-me-second-factor': { password: [OWNER.password] },
    'post-keys': { password: [OWNER.password], code: [undefined] },
    'delete-keys-id': { id: [key.id] },
  }
}
