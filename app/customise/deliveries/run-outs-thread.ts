import { parentPort, workerData } from 'node:worker_threads'
import { type RunOutsAsked, runOutsOf } from './run-outs.ts'

/** Works out what it was started with, hands it over and ends. */
const found = runOutsOf(workerData as RunOutsAsked)
parentPort?.postMessage(found, buffersIn(found))

/** Handed over and not copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]
  if (Array.isArray(value) || value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(buffersIn)
}
