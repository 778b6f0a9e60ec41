import { runSequences } from './test-sequences-of-imports.ts'

const [count, seed, shrink] = process.argv.slice(2)
const t = Date.now()
try {
  await runSequences({ count: Number(count), seed: Number(seed), shrink: shrink === 'yes' })
  console.log('ok', Date.now() - t)
} catch (e) {
  console.log(Date.now() - t, String(e.message).slice(0, 3500))
  if (e.cause) console.log(String(e.cause.stack).slice(0, 2500))
  if (e.cause?.actual) {
    const a = new Set(e.cause.actual),
      b = new Set(e.cause.expected)
    console.log('ONLY LIVED', e.cause.actual.filter((x) => !b.has(x)).slice(0, 12))
    console.log('ONLY FRESH', e.cause.expected.filter((x) => !a.has(x)).slice(0, 12))
  }
  process.exit(1)
}
