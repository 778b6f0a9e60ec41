import { openCompany } from '../app/installed.ts'
import { goOn, writeFiles } from './test-cycle.ts'
import { seenIn } from './test-seen.ts'
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
for (const turn of [0,1]) {
const base = mkdtempSync('/tmp/P2/u-')
mkdirSync(base+'/log')
writeFiles(base, { lines: 500, seed: 1 })
const i = await openCompany(base + '/data')
let last='', t0=0
i.jobs.subscribe(({kind,progress,state}) => { const k = kind+state+progress?.stage; if (k!==last) { console.log(Math.round(performance.now()), k); last=k } })
await goOn({ installation: i, files: base, log: base+'/log' }, 1)
const s = await seenIn(i)
writeFileSync(`/tmp/P2/w${turn}.txt`, [...s.worth.values()].flat().sort().join('\n'))
await i.close()
}
