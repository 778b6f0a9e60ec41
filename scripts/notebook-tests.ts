import fs from 'node:fs'
import path from 'node:path'

const OPENS = /\b(openNotebook|openInstallation)\(/
const NAMES = /from '(\.[^']+)'/g

/** Files of tests under a folder that open a notebook, themselves or by what stands beside them as `test-….ts`. */
export function notebookTests(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const tests = names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(folder, name))
  return tests.filter((file) => opens(file, new Set())).sort()
}

function opens(file: string, met: Set<string>): boolean {
  if (met.has(file)) return false
  met.add(file)
  const text = fs.readFileSync(file, 'utf8')
  if (OPENS.test(text)) return true
  const beside = [...text.matchAll(NAMES)].map(([, name]) => path.join(path.dirname(file), name ?? ''))
  return beside.some((one) => path.basename(one).startsWith('test-') && opens(one, met))
}
