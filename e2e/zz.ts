import { mkdtempSync } from 'node:fs'
import { killCycle } from './test-kills-cycle.ts'

const [lines, n, seed] = process.argv.slice(2).map(Number)
const t = performance.now()
const { violations, ...rest } = await killCycle({
  folder: mkdtempSync('/tmp/P2/k-'),
  lines: lines!,
  seed: seed!,
  imports: n!,
  worth: n!,
  say: (x) => console.log(x),
})
console.log(rest, (performance.now() - t) / 1000)
console.log(violations.join('\n').slice(0, 5000))
