import type { Read } from '../../../base/notebook/notebook.ts'
import { runFiguresSchema } from '../contract.ts'
import type { EquityLine } from './contract.ts'
import { type RunPoint, runsThatStood } from './store.ts'

/** Runs looked back over: a nightly run for a year, and as many again after imports. */
const mostRuns = 800

type EquityPoint = EquityLine['points'][number]

/** How equity has moved from run to run. */
export async function equityLine(read: Read): Promise<EquityLine> {
  const stood = await runsThatStood(read, mostRuns)
  const points = stood.flatMap((row) => pointOf(row) ?? [])
  const [newest] = points
  if (!newest) return { points: [], change: null }
  const same = points.filter(({ currency }) => currency === newest.currency)
  const latest = new Map<string, EquityPoint>()
  for (const { currency: _, ...point } of same.toReversed()) latest.set(point.asOf, point)
  return {
    points: [...latest.values()].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)),
    change: stood[0]?.run === newest.run ? changeOf(newest, stood) : null,
  }
}

function changeOf(now: Point, stood: readonly RunPoint[]): EquityLine['change'] {
  const month = Temporal.Instant.from(now.endedAt).toZonedDateTimeISO('UTC').subtract({ months: 1 })
  const at = new Date(month.epochMilliseconds).toISOString()
  const run = stood.find(({ endedAt }) => endedAt !== null && endedAt <= at)
  const then = run ? pointOf(run) : null
  if (!then || then.currency !== now.currency || then.value <= 0) return null
  return { share: now.value / then.value - 1, since: then.endedAt, value: then.value }
}

type Point = EquityPoint & { readonly currency: string }

function pointOf({ run, asOf, figures, endedAt }: RunPoint): Point | null {
  if (asOf === null || endedAt === null || figures === null) return null
  const { data } = runFiguresSchema.safeParse(JSON.parse(figures))
  return data?.equity ? { run, asOf, endedAt, ...data.equity, currency: data.currency } : null
}
