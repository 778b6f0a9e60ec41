import { z } from 'zod'
import { type Command, parseWords, type Terminal } from '../../base/cli/command.ts'
import { dataFolderAsked } from '../../base/installation/data-folder.ts'
import type { Installation } from '../../base/installation/installation.ts'
import { runThere } from '../../base/installation/running.ts'
import type { Say } from '../../base/language/language.ts'
import { examine, worstOf } from './doctor.ts'
import { type Finding, subjects } from './finding.ts'
import { lookAtStores } from './stores.ts'
import type { doctorWords } from './words.ts'

type Key = keyof typeof doctorWords

const options = {
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Ends so where something is wrong; 1 is a bug, 2 a refusal. */
const SOMETHING_WRONG = 3

const findingsSchema = z.array(
  z.object({
    about: z.enum(subjects),
    state: z.enum(['ok', 'attention', 'wrong']),
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
)

/** `ricebook doctor`: what stands well, what does not, and what to do about it. */
export function doctorCommand(): Command<Key> {
  return {
    name: 'doctor',
    about: (say) => say('doctor.command.about'),
    run: async (words, terminal, { say }) => {
      const { values } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${say('doctor.command.usage')}\n`)
        return 0
      }
      const folder = dataFolderAsked(terminal.environment, terminal.cwd)
      const found = await examine({
        folder,
        environment: terminal.environment,
        cwd: terminal.cwd,
        node: { version: process.version, execArgv: process.execArgv },
        now: new Date(),
        within: () => askedThere(folder, terminal),
      })
      terminal.out(values.json ? `${JSON.stringify(found, null, 2)}\n` : told(found, say))
      return worstOf(found) === 'wrong' ? SOMETHING_WRONG : 0
    },
  }
}

/** The same within the program that runs, of its own stores alone: answers JSON. */
export function doctorWithinCommand({ notebook, ledger, leading }: Installation): Command<Key> {
  return {
    name: 'doctor',
    about: (say) => say('doctor.command.about'),
    run: async (_words, terminal) => {
      const found = await lookAtStores({
        path: notebook.path,
        notebook: async () => ({ read: notebook.read, close: async () => undefined }),
        ledger: async () => ({ batches: await ledger.batchStates(), facts: null }),
        now: new Date(),
        shared: leading.shared,
      })
      terminal.out(JSON.stringify(found))
      return 0
    },
  }
}

async function askedThere(folder: string, terminal: Terminal): Promise<readonly Finding[] | null> {
  const said: string[] = []
  const heard = { ...terminal, out: (text: string) => void said.push(text), error: () => undefined }
  if ((await runThere(folder, ['doctor'], heard)) !== 0) return null
  return findingsSchema.parse(JSON.parse(said.join('')))
}

const marks = { ok: '✓', attention: '!', wrong: '✗' } as const

function told(found: readonly Finding[], say: Say<Key>): string {
  const lines = found.map(({ about, state, code, values }) => {
    const what = (say as Say<string>)(code, values)
    return `${marks[state]} ${say(`doctor.about.${about}`)}\n  ${what.replaceAll('\n', '\n  ')}\n`
  })
  return `${lines.join('')}\n${say(`doctor.worst.${worstOf(found)}`)}\n`
}
