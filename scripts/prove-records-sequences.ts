import { runSequences } from '../app/identify/imports/test-sequences-of-imports.ts'

// A part of prove-records.ts in a program of its own: so many sequences of a seed.
const [count, seed] = process.argv.slice(2).map(Number)
if (!count || seed === undefined) throw new Error('how many sequences, and of which seed?')
await runSequences({ count, seed, shrink: false })
