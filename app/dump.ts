import type { Command, Terminal } from './base/cli/command.ts'
import { parseWords } from './base/cli/command.ts'
import type { cliWords } from './base/cli/words.ts'
import { dataFolder } from './base/installation/data-folder.ts'
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
      return inside(terminal, async ({ notebook, ledger, folder }) => {
        const sorting = { folder: dataFolder(folder).spool }
        for (const lines of [canonicalNotebook(notebook, sorting), canonicalLedger(ledger)])
          await tell(lines, terminal)
        return 0
      })
    },
  }
}

const atOnce = 1 << 16

/** No faster than they are taken: whoever packs or sends them on is slower than both stores. */
async function tell(lines: AsyncIterable<string>, { out, taken }: Terminal): Promise<void> {
  let text = ''
  for await (const line of lines) {
    text += `${line}\n`
    if (text.length < atOnce) continue
    out(text)
    text = ''
    await taken()
  }
  out(text)
}
