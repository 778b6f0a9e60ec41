import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Loaded before the program: when it ends, tells on descriptor 3 what it used. Covers all of its threads. */
if (isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }))
  })
