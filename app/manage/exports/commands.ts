import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Command, parseWords } from '../../base/cli/command.ts'
import type { InInstallation } from '../../base/installation/installation.ts'
import { Refusal } from '../../base/language/refusal.ts'
import { plainText } from '../../identify/imports/imports.ts'
import { evidenceIn, exportsTraced, sureBelow } from './trace.ts'
import type { exportsWords } from './words.ts'

const options = {
  json: { type: 'boolean' },
  language: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** `ricebook trace <file>`: whose export a file, or some rows of one, comes from. */
export function traceCommand(inside: InInstallation): Command<keyof typeof exportsWords> {
  return {
    name: 'trace',
    about: (say) => say('exports.trace.about'),
    run: async (words, terminal, { say, number }) => {
      const { values, positionals } = parseWords(words, options)
      if (values.help) {
        terminal.out(`${say('exports.trace.usage')}\n`)
        return 0
      }
      const [file, ...more] = positionals
      if (file === undefined || more.length > 0)
        throw new Refusal('exports.trace.which', { count: positionals.length })
      const evidence = await evidenceOf(file === '-' ? file : resolve(terminal.cwd, file), terminal.stdin)
      return inside(terminal, async ({ notebook }) => {
        const found = await exportsTraced(notebook.read, evidence)
        const [first] = found
        const isSure = first !== undefined && first.chance < sureBelow
        if (values.json) {
          terminal.out(`${JSON.stringify({ rows: evidence.rows, sure: isSure, found })}\n`)
          return isSure ? 0 : 1
        }
        if (!first) {
          terminal.out(`${say('exports.trace.none', { rows: number(evidence.rows) })}\n`)
          return 1
        }
        const told = {
          ...{ name: first.name ?? say('exports.trace.gone'), at: first.at, number: first.export },
          ...{ places: number(first.places), agree: number(first.agree), rows: number(evidence.rows) },
          chance: first.chance.toPrecision(2),
        }
        terminal.out(`${say(isSure ? 'exports.trace.found' : 'exports.trace.perhaps', told)}\n`)
        return isSure ? 0 : 1
      })
    },
  }
}

async function evidenceOf(file: string, stdin: NodeJS.ReadableStream) {
  const scratch = await mkdtemp(join(tmpdir(), 'ricebook-trace-'))
  try {
    return evidenceIn((await plainText(file, { scratch, stdin })).text)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
