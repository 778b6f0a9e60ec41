import { note } from '../audit/acting.ts'
import { Refusal } from '../language/refusal.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { removeFactor } from './second-factor/store.ts'
import { endSessions, userIdByEmail } from './store.ts'

/** For who has neither telephone nor backup codes, asked for on the machine itself: as who manages users does it. */
export async function forgetSecondFactor(notebook: Notebook, email: string): Promise<{ name: string }> {
  return notebook.change(async (tx) => {
    const user = await userIdByEmail(tx, email)
    if (!user) throw new Refusal('second-factor.command.nobody', { email })
    if (!(await removeFactor(tx, user.id))) throw new Refusal('second-factor.off')
    await endSessions(tx, user.id)
    note({ what: 'second-factor.off', of: ['user', user.id] })
    return { name: user.name }
  })
}
