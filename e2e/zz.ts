import { openCompany } from '../app/installed.ts'
import { goOn, writeFiles, steps } from './test-cycle.ts'
import { seenIn, worthDigest, allThereIs } from './test-seen.ts'
import { mkdtempSync, mkdirSync } from 'node:fs'
const lines = Number(process.argv[2])
for (const turn of [0,1]) {
const base = mkdtempSync('/tmp/P2/u-')
mkdirSync(base+'/log')
writeFiles(base, { lines, seed: 1 })
const i = await openCompany(base + '/data')
for (let n = 0; n <= steps.length*1; n++) {
  const t = performance.now()
  const s = await seenIn(i)
  console.log(n, s.factLines, s.facts.slice(0,6), s.customers.size, s.records.slice(0,6), s.worth.size, worthDigest(s, s.customers).slice(0,6), (await allThereIs(i)).slice(0,6), Math.round(performance.now()-t), 'ms seen')
  const t2 = performance.now()
  await goOn({ installation: i, files: base, log: base+'/log' }, 1)
  console.log('step', Math.round(performance.now()-t2))
}
await i.close()
}
