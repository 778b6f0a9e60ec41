import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const pages = join(root, 'bench', 'proofs')

/** What the page of a proof says by now; '' where there is none yet. */
export function keptProof(name: string): string {
  const page = join(pages, `${name}.md`)
  return existsSync(page) ? readFileSync(page, 'utf8') : ''
}

/** Writes the page of a proof anew, without the gaps that a part leaves of which there is nothing to say. */
export function keepProof(name: string, page: string): void {
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, `${name}.md`), `${page.replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`)
}

/** On which commit, with which seed, where there is one, and on what machine a proof was made. */
export function proofPlace(seed?: number): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', ':!bench/proofs')
  const commit = git('rev-parse', '--short=12', 'HEAD') + (changed === '' ? '' : ' with changes')
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()} ${arch()}`
  const drawn = seed === undefined ? '' : `, seed ${seed}`
  return `commit ${commit}${drawn}, ${machine}, Node ${process.version}`
}

/** What was given on the command line as `name=number`, in place of what is usual; anything else ends it. */
export function takeNumbers(usual: Record<string, number>): void {
  for (const word of process.argv.slice(2)) {
    const [name = '', value] = word.split('=')
    if (!(name in usual) || !/^\d+$/.test(value ?? '')) {
      process.stderr.write(`"${word}" is not one of: ${Object.keys(usual).join('=…, ')}=…\n`)
      process.exit(2)
    }
    usual[name] = Number(value)
  }
}
