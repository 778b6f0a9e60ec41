// Fails when a source file is longer than 600 lines. `words.ts` is exempt: it holds every text of its room in
// three languages, and cutting it would scatter what a translator reads as one.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const MOST_LINES = 600
const SOURCE = /\.(ts|tsx|mjs|cjs|js|css|sql)$/

const listed = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  },
)
const files = [...new Set(listed.split('\0'))].filter(
  (file) => SOURCE.test(file) && !file.endsWith('/words.ts') && existsSync(file),
)
const tooLong = files
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length }))
  .filter(({ lines }) => lines > MOST_LINES)

for (const { file, lines } of tooLong) {
  process.stderr.write(`${file}: ${lines} lines, ${MOST_LINES} at most. It probably holds two subjects.\n`)
}
if (files.length === 0) process.stderr.write('No source file was found, so nothing was checked.\n')
process.exitCode = tooLong.length > 0 || files.length === 0 ? 1 : 0
