import { type Command, parseWords } from '../cli/command.ts'
import type { InInstallation } from '../installation/installation.ts'
import { Refusal } from '../language/refusal.ts'
import { type Head, verifyAudit } from './audit.ts'
import type { auditWords } from './words.ts'

const options = {
  head: { type: 'string' },
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook audit verify`: whether everything that was written down of who did what still stands as it was. */
export function auditCommand(inside: InInstallation): Command<keyof typeof auditWords> {
  return {
    name: 'audit',
    about: (say) => say('audit.command.about'),
    run: async (words, terminal, { say, number }) => {
      const { values, positionals } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${say('audit.command.usage')}\n`)
        return 0
      }
      if (positionals.join(' ') !== 'verify')
        throw new Refusal('audit.command.which', { came: positionals.join(' ') })
      const known = values.head === undefined ? null : headIn(values.head)
      return inside(terminal, async ({ notebook }) => {
        const { entries, hash, broken } = await verifyAudit(notebook.read, known)
        const head = `${entries}:${hash}`
        if (values.json) terminal.out(`${JSON.stringify({ entries, hash, head, broken })}\n`)
        else if (broken) terminal.out(`${say(`audit.broken.${broken.why}`, { n: number(broken.n) })}\n`)
        else terminal.out(`${say('audit.whole', { entries: number(entries), head })}\n`)
        return broken ? 1 : 0
      })
    },
  }
}

/** As `verify` prints it. */
function headIn(came: string): Head {
  const [, entries, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(came) ?? []
  if (entries === undefined || hash === undefined) throw new Refusal('audit.command.head-malformed', { came })
  return { entries: Number(entries), hash }
}
