import { randomUUID } from 'node:crypto'

/** Tells the answer's receiver under which name the log has the request. */
export const TRACE = 'trace-id'

/** W3C Trace Context: version, trace, parent, flags; a later version may have more behind them. */
const parts = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/

/** The trace that a caller has begun is gone on with, written as all are here; else a new one. */
export function traceOf(traceparent: string | undefined): string {
  const [, version, trace, more] = parts.exec(traceparent ?? '') ?? []
  if (!trace || (version === '00' && more !== undefined)) return randomUUID()
  return trace.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
