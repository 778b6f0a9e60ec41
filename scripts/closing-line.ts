// Closes a test run with one plain line, `N passed, N failed, N skipped`, the last on standard output. Whatever
// makes the run fail counts as failed: a file that does not load, a hook that throws, an error nobody awaited.

import type { Reporter } from 'vitest/node'

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>
type Module = RunEnd[0][number]

export class ClosingLine implements Reporter {
  onTestRunEnd(modules: RunEnd[0], unhandledErrors: RunEnd[1]) {
    const states = modules.flatMap((module) => testStates(module))
    const count = (state: string) => states.filter((one) => one === state).length
    const failed = count('failed') + unhandledErrors.length
    const skipped = count('skipped') + count('pending')
    const line = `${count('passed')} passed, ${failed} failed, ${skipped} skipped\n`
    // The other reporters write their summary at this same moment; the exit comes after all of them.
    process.once('exit', () => process.stdout.write(line))
  }
}

function testStates(module: Module): string[] {
  const outsideTests = [module, ...module.children.allSuites()].filter((one) => one.errors().length > 0)
  const tests = [...module.children.allTests()].map((test) => test.result().state)
  return [...outsideTests.map(() => 'failed'), ...tests]
}
