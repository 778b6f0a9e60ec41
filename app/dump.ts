import type { Command } from './base/cli/command.ts'
import { parseWords } from './base/cli/command.ts'
import type { cliWords } from './base/cli/words.ts'
import type { InInstallation } from './base/installation/installation.ts'
import { Refusal } from './base/language/refusal.ts'
import { canonicalLedger } from './base/ledger/canonical.ts'
import { canonicalNotebook } from './base/notebook/canonical.ts'

const options = {
  canonical: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook dump --canonical`: everything both stores say, sorted, one JSON line each. */
export function dumpCommand(inside: InInstallation): Command<keyof typeof cliWords> {
  return {
    name: 'dump',
    about: (say) => say('cli.dump.about'),
    run: async (words, terminal, { say }) => {
      const { values } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${say('cli.dump.usage')}\n`)
        return 0
      }
      if (!values.canonical) throw new Refusal('cli.dump.how')
      return inside(terminal, async ({ notebook, ledger }) => {
        for await (const line of canonicalNotebook(notebook)) terminal.out(`${line}\n`)
        for await (const line of canonicalLedger(ledger)) terminal.out(`${line}\n`)
        return 0
      })
    },
  }
}
