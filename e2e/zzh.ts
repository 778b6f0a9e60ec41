import { mkdtempSync } from 'node:fs'
import { killServer } from './test-kills-http.ts'

const t = performance.now()
console.log(
  await killServer({
    folder: mkdtempSync('/tmp/P2/h-'),
    kills: Number(process.argv[2]),
    seed: 1,
    say: (x) => console.log(x),
  }),
  (performance.now() - t) / 1000,
)
