import { allWords } from './all-words.ts'
import type { JobKind } from './base/jobs/job.ts'
import { workJobs } from './base/jobs/work-jobs.ts'
import { type Language, speech, type Words } from './base/language/language.ts'
import { worthJobs } from './differentiate/worth/jobs.ts'
import { bulkEditsJobs } from './identify/bulk-edits/jobs.ts'
import { erasureJobs } from './identify/erasure/jobs.ts'
import { worthJob } from './identify/imports/figures.ts'
import { importsJobs } from './identify/imports/jobs.ts'
import { backupsJobs } from './manage/backups/jobs.ts'
import { demoJobs } from './manage/demo/jobs.ts'
import { exportsJobs } from './manage/exports/jobs.ts'
import { company, dayIn } from './manage/settings/settings.ts'

const rooms: readonly JobKind[] = [...importsJobs, ...worthJobs]

/** The composition root of the job thread: the kinds of jobs there are, from all rooms. */
const jobKinds: readonly JobKind[] = [
  ...rooms,
  ...bulkEditsJobs,
  ...erasureJobs(worthJob),
  ...demoJobs(rooms),
  ...exportsJobs(speak),
  ...backupsJobs,
]

/** Jobs say what they write in the language of who asked for it. */
function speak(language: Language) {
  const words: readonly Words[] = allWords
  const keys = new Set(words.flatMap((room) => Object.keys(room)))
  return { ...speech(language, words), knows: (key: string) => keys.has(key) }
}

await workJobs({ kinds: jobKinds, today: async (read) => dayIn((await company(read)).timeZone) })
