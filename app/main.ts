import { enableCompileCache } from 'node:module'
import { compiledIn } from './compiled.ts'

// Threads look for the place in the environment.
process.env.NODE_COMPILE_CACHE ??= compiledIn
enableCompileCache()
await import('./commands.ts')
