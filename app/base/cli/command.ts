import type { Writable } from 'node:stream'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Language, languages, type Say, type Speech } from '../language/language.ts'
import { Refusal } from '../language/refusal.ts'

/** Where a command reads and writes; the composition root hands it the process's own. */
export type Terminal = {
  readonly stdin: NodeJS.ReadableStream
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Until what was said has been taken, or nobody listens any more: who says very much waits for it now and then. */
  readonly taken: () => Promise<void>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where relative names of files begin. */
  readonly cwd: string
}

/** Until a stream has room for more, or is closed. */
export async function roomIn(stream: Writable): Promise<void> {
  if (!stream.writableNeedDrain || stream.destroyed) return
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'close']) stream.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'close']) stream.once(event, done)
  })
}

/** A command of the program: what it is called and what it does with its words. */
export type Command<Key extends string> = {
  readonly name: string
  /** One line for the list of commands. */
  readonly about: (say: Say<Key>) => string
  /** Returns the exit code. */
  readonly run: (words: readonly string[], terminal: Terminal, speech: Speech<Key>) => Promise<number>
}

export type Options = NonNullable<ParseArgsConfig['options']>

/** Options and the names that follow, refused in the person's language where they are wrong. */
export function parseWords<const O extends Options>(words: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (cause) {
    throw parsingRefusal(cause)
  }
}

function parsingRefusal(cause: unknown): Error {
  const { code, message } = cause as { code?: string; message?: string }
  const came = /'([^']+)'/.exec(message ?? '')?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new Refusal('cli.option-unknown', { came }, { cause })
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const flag = /does not take/.test(message ?? '')
    return new Refusal(flag ? 'cli.option-takes-no-value' : 'cli.option-needs-value', { came }, { cause })
  }
  return cause instanceof Error ? cause : new Error(String(cause))
}

/** The language asked for with --language, before anything else is read, so that refusals are in it already. */
export function languageAsked(words: readonly string[]): Language | null {
  const at = words.findIndex((word) => word === '--language' || word.startsWith('--language='))
  if (at < 0) return null
  const came = words[at]?.includes('=') ? words[at]?.slice('--language='.length) : words[at + 1]
  const language = languages.find((known) => known === came)
  if (!language) throw new Refusal('cli.language-unknown', { came: came ?? '' })
  return language
}
