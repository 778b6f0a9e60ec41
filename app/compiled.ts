import { fileURLToPath } from 'node:url'

/**
 * Where what was compiled once is kept for the next start, of any thread. Beside the packages: whoever can write there can
 * write the program, too. Where nothing can be written, nothing is kept, and a start takes longer.
 */
export const compiledIn = fileURLToPath(new URL('../node_modules/.cache/ricebook-code', import.meta.url))
