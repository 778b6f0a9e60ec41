import { type Command, parseWords } from '../../cli/command.ts'
import type { InInstallation } from '../../installation/installation.ts'
import { Refusal } from '../../language/refusal.ts'
import { forgetSecondFactor } from '../forget-second-factor.ts'
import type { secondFactorWords } from './words.ts'

const options = { language: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const

/** `ricebook forget-second-factor <e-mail>`: whoever has the machine lets in who has nothing left to show. */
export function forgetSecondFactorCommand(inside: InInstallation): Command<keyof typeof secondFactorWords> {
  return {
    name: 'forget-second-factor',
    about: (say) => say('second-factor.command.about'),
    run: async (words, terminal, { say }) => {
      const { values, positionals } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${say('second-factor.command.usage')}\n`)
        return 0
      }
      const [email, ...more] = positionals
      if (email === undefined || more.length > 0)
        throw new Refusal('second-factor.command.which', { came: positionals.join(' ') })
      return inside(terminal, async ({ notebook }) => {
        const { name } = await forgetSecondFactor(notebook, email)
        terminal.out(`${say('second-factor.command.done', { name })}\n`)
        return 0
      })
    },
  }
}
