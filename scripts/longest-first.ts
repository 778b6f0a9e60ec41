// Which test file begins first: those that take longest, so that at the end nobody waits for one of them alone. What a
// run before has measured tells it where there was one; on a new checkout the size of a file does, which says nothing of
// the few that kill, wait and go round.

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Half a minute and more, in few lines. */
export const long = [
  'e2e/kills.test.ts',
  'app/base/ledger/standing-property.test.ts',
  'app/base/ledger/cluster/sequences.test.ts',
  'app/base/ledger/cluster/erase.test.ts',
  'app/base/ledger/cluster/moved.test.ts',
  'scripts/ready.test.ts',
  'e2e/fuzz.test.ts',
  'app/identify/imports/sequences.test.ts',
  'app/manage/demo/kills.test.ts',
  'e2e/backups.test.ts',
  'e2e/move-facts.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      long.some((name) => moduleId.endsWith(`/${name}`))
    return [...sorted.filter(isLong), ...sorted.filter((one) => !isLong(one))]
  }
}
