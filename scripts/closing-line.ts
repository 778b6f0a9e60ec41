// Closes a test run with one plain line, `N passed, N failed, N skipped`, the last on standard output. Whatever
// makes the run fail counts as failed: a file that does not load, a hook that throws, an error nobody awaited. What fails
// says why as soon as it does: a whole run takes a while, and may be cut short.

import type { Reporter } from 'vitest/node'

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>
type Module = RunEnd[0][number]
type Test = Parameters<NonNullable<Reporter['onTestCaseResult']>>[0]

export class ClosingLine implements Reporter {
  onTestCaseResult(test: Test) {
    const { state, errors } = test.result()
    if (state !== 'failed') return
    const why = errors.map(({ message, diff, stack }) =>
      [...(stack ?? message).split('\n').filter((line) => !line.includes('node_modules')), diff ?? ''].join(
        '\n',
      ),
    )
    process.stdout.write(
      `\nFailed: ${test.module.relativeModuleId} > ${test.fullName}\n${why.join('\n')}\n\n`,
    )
  }

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
