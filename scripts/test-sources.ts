import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Source = { readonly name: string; readonly text: string }

/** What the program is made of, without its tests and what only they use. */
export function sourcesOfProgram(root: string): Source[] {
  return globSync('{app,engine}/**/*.{ts,tsx}', { cwd: root })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.includes('node_modules/') && !/(^|\/)test-|\.test\./.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
}
