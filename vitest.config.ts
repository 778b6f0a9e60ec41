import { defineConfig } from 'vitest/config'
import { ClosingLine } from './scripts/closing-line.ts'

export default defineConfig({
  test: {
    include: ['{app,bench,demo,e2e,engine,scripts}/**/*.test.{ts,tsx}'],
    // Processes, not threads: a native package that crashes takes one file with it and not the whole run.
    pool: 'forks',
    // As the program itself runs: see docs/decisions/runtime-from-npm.md.
    execArgv: ['--no-maglev'],
    // Proofs ask faster than anybody does; what stops them is proved where it stands.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', new ClosingLine()],
  },
})
