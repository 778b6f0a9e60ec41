import { measureRecords, type Part, parts } from './records.ts'
import { measureValue } from './value.ts'

/**
 * Figures that can be measured again.
 *
 *     npm run bench                        `ricebook value`, three times each: RESULTS.md, some minutes
 *     npm run bench -- 1                   once each
 *     npm run bench -- records             records that stay: RECORDS.md, some fifteen minutes
 *     npm run bench -- records lists       a part of it alone: import, lists, worth, today, first, load,
 *                                          backup, walls, two-sizes
 *     npm run bench -- records small       a tenth and a fifth of the size; says it and writes nothing
 */
const [what = '3', ...words] = process.argv.slice(2)
if (what === 'records') {
  const asked = words.filter((word): word is Part => parts.some((part) => part === word))
  await measureRecords({ parts: asked.length > 0 ? asked : parts, small: words.includes('small') })
} else await measureValue(Number(what))
