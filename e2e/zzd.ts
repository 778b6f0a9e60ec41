import { fillDisk } from './test-full-disk.ts'

const t = performance.now()
const r = await fillDisk({
  lines: Number(process.argv[2]),
  seed: 1,
  size: Number(process.argv[3]),
  rooms: process.argv.slice(4).map(Number),
  say: (x) => process.stdout.write(x + '\n'),
})
process.stdout.write(JSON.stringify(r, null, 1).slice(0, 6000) + ' ' + (performance.now() - t) / 1000 + '\n')
