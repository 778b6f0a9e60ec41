import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { writeDemo } from '../demo/files.ts'
import type { Command } from './base/cli/command.ts'
import type { cliWords } from './base/cli/words.ts'
import { requestOf, valueFiles } from './differentiate/worth/commands.ts'
import type { SummaryKey } from './differentiate/worth/summary.ts'

const folder = 'demo-report'
/** The demo ends here, so that it shows the same figures every day. */
const demoEnds = '2026-11-22'

/** `ricebook start`: values the demo company's orders and opens the report. */
export const startCommand: Command<keyof typeof cliWords | SummaryKey> = {
  name: 'start',
  about: (say) => say('cli.start.about'),
  run: async (_words, terminal, speech) => {
    const { say } = speech
    const out = resolve(folder)
    await mkdir(out, { recursive: true })
    terminal.out(`${say('cli.start.begin')}\n\n`)
    const { orders } = await writeDemo(out, { seed: 1, lastDay: Temporal.PlainDate.from(demoEnds) })
    const cut = Temporal.PlainDate.from(demoEnds).subtract({ months: 3 }).toString()
    const request = requestOf({ 'as-of': cut, 'time-zone': 'Asia/Shanghai' })
    const { text } = await valueFiles({ names: [orders], request, out, terminal, speech })
    const report = join(out, 'report.html')
    terminal.out(text())
    terminal.out(
      `\n${say(opened(report, terminal.environment) ? 'cli.start.opened' : 'cli.start.where', { report })}\n`,
    )
    return 0
  },
}

/** Hands the report to the desktop's browser where there is a desktop. */
function opened(path: string, environment: Readonly<Record<string, string | undefined>>): boolean {
  const opener = openerOf(environment)
  if (!opener) return false
  const child = spawn(opener.command, [...opener.words, path], { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
  return true
}

function openerOf(environment: Readonly<Record<string, string | undefined>>) {
  if (environment.CI) return null
  if (process.platform === 'darwin') return { command: 'open', words: [] }
  if (process.platform === 'win32') return { command: 'cmd', words: ['/c', 'start', ''] }
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? { command: 'xdg-open', words: [] } : null
}
