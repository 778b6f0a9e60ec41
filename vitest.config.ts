import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { compiledIn } from './app/compiled.ts'
import { ClosingLine } from './scripts/closing-line.ts'
import { LongestFirst } from './scripts/longest-first.ts'
import { notebookTests } from './scripts/notebook-tests.ts'
import { postgresPrograms } from './scripts/postgres.ts'

/** What is about the file and about programs that come upon it, which a server knows nothing of. */
const aboutFiles = [
  'app/base/installation/installation.test.ts',
  'app/base/jobs/kills-jobs.test.ts',
  'app/base/notebook/migrate.test.ts',
  'app/base/notebook/notebook.{disk,kill,together}.test.ts',
  'app/manage/backups/{backups,by-itself}.test.ts',
  'app/manage/demo/kills.test.ts',
  'app/manage/doctor/doctor.test.ts',
  'app/identify/erasure/kills.test.ts',
]

/**
 * What takes minutes: files read by the ledger in the job thread, slow hashes, thousands of made-up requests, lists walked
 * in every order. `RICEBOOK_PROVE=1` leaves none of it out.
 */
const longOnPostgres = process.env.RICEBOOK_PROVE
  ? []
  : [
      'app/base/access/**',
      'app/base/http/{fuzz,http}.test.ts',
      'app/customise/**',
      'app/differentiate/**',
      'app/identify/customers/list/**',
      'app/identify/imports/**',
      'app/interact/{actions,today}/**',
      'app/manage/{demo,exports}/**',
      'e2e/{access-matrix,erasure}.test.ts',
    ]

/** Every test that keeps records, once more with the records on PostgreSQL. */
const postgres: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'postgres',
    include: [...notebookTests('app'), 'e2e/{access-matrix,attacks,erasure}.test.ts'],
    exclude: [...aboutFiles, ...longOnPostgres],
    setupFiles: ['app/base/notebook/test-places.ts'],
    globalSetup: ['app/base/notebook/test-server-setup.ts'],
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'own',
          include: ['{app,bench,demo,e2e,engine,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['app/base/notebook/{postgres,walls}.test.ts'],
        },
      },
      ...(postgresPrograms() === null ? [] : [postgres]),
    ],
    // Processes, not threads: a native package that crashes takes one file with it and not the whole run.
    pool: 'forks',
    // As the program itself runs: see docs/decisions/runtime-from-npm.md.
    execArgv: ['--no-maglev'],
    // One more than two processors: most of them wait for a browser, a disk or a server half of the time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // The threads that tests start are compiled once, as the program's are.
    env: { NODE_COMPILE_CACHE: compiledIn },
    // What hangs is told all the same; what a busy machine is slow at is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', new ClosingLine()],
  },
})
