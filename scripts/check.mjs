// What `npm run check` asks of the tree: every check, as many at once as there are processors, what each says in one
// piece, and all that fail told, not the first alone.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { styleText } from 'node:util'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
/** What `check:…` in package.json says; the longest stand first there. */
const checks = Object.entries(scripts).filter(([name]) => name.startsWith('check:'))

const failed = []
const waiting = [...checks]
await Promise.all(Array.from({ length: availableParallelism() }, work))
if (failed.length > 0) {
  process.stderr.write(
    `${styleText('red', `${failed.length} of ${checks.length} checks failed:`)}\n${failed.join('\n')}\n`,
  )
  process.exitCode = 1
}

async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const [name, command] = check
    const { code, said } = await run(command)
    process.stdout.write(`${styleText('bold', name)}: ${command}\n${said}`)
    if (code !== 0) failed.push(name)
  }
}

function run(command) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const pieces = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(piece))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, said: Buffer.concat(pieces).toString() }))
  })
}
