/** What a value is told apart by; never anything of a person. */
export type Labels = Readonly<Record<string, string>>

type Named = { readonly name: string; readonly help: string }

/** Something that is counted from the start of the program on. */
export type Counter = { readonly add: (labels: Labels) => void }

/** How long something took, in seconds, sorted into buckets. */
export type Histogram = { readonly observe: (labels: Labels, seconds: number) => void }

/** A value as it stands when it is asked for. */
export type Reading = Named & {
  readonly kind: 'gauge' | 'counter'
  readonly values: readonly (readonly [Labels, number])[]
}

export type Metrics = {
  readonly counter: (named: Named) => Counter
  readonly histogram: (named: Named & { readonly buckets: readonly number[] }) => Histogram
  /** All of it in the text format of Prometheus, with readings that are taken for this answer. */
  readonly text: (readings: readonly Reading[]) => string
}

/** Labels come from lists of our own; a flood of them still never fills the memory. */
const mostSeries = 2_000

/** Counts and durations, kept in memory: whoever collects them knows that they begin anew with the program. */
export function openMetrics(): Metrics {
  const families: (() => string)[] = []
  return {
    counter: (named) => {
      const series = new Map<string, number>()
      families.push(() => family(named, 'counter', [...series]))
      return {
        add: (labels) => {
          const place = `${named.name}${written(labels)}`
          if (series.has(place) || series.size < mostSeries) series.set(place, (series.get(place) ?? 0) + 1)
        },
      }
    },
    histogram: ({ buckets, ...named }) => {
      const series = new Map<string, { labels: Labels; counts: number[]; sum: number }>()
      families.push(() =>
        family(
          named,
          'histogram',
          [...series.values()].flatMap((one) => lines(named, buckets, one)),
        ),
      )
      return {
        observe: (labels, seconds) => {
          const place = written(labels)
          let one = series.get(place)
          if (!one) {
            if (series.size >= mostSeries) return
            one = { labels, counts: Array.from({ length: buckets.length + 1 }, () => 0), sum: 0 }
            series.set(place, one)
          }
          const at = buckets.findIndex((most) => seconds <= most)
          const bucket = at < 0 ? buckets.length : at
          one.counts[bucket] = (one.counts[bucket] ?? 0) + 1
          one.sum += seconds
        },
      }
    },
    text: (readings) =>
      [
        ...families.map((one) => one()),
        ...readings.map(({ kind, values, ...named }) =>
          family(
            named,
            kind,
            values.map(([labels, value]) => [`${named.name}${written(labels)}`, value]),
          ),
        ),
      ].join(''),
  }
}

type Line = readonly [place: string, value: number]

/** Each bucket counts all that took as long at the most. */
function lines(
  { name }: Named,
  buckets: readonly number[],
  { labels, counts, sum }: { labels: Labels; counts: readonly number[]; sum: number },
): Line[] {
  let sofar = 0
  const bucketLines = counts.map((count, at): Line => {
    sofar += count
    const le = at < buckets.length ? String(buckets[at]) : '+Inf'
    return [`${name}_bucket${written({ ...labels, le })}`, sofar]
  })
  return [...bucketLines, [`${name}_sum${written(labels)}`, sum], [`${name}_count${written(labels)}`, sofar]]
}

function family({ name, help }: Named, kind: string, values: readonly Line[]): string {
  const told = values.map(([place, value]) => `${place} ${numeral(value)}\n`).join('')
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${kind}\n${told}`
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

function numeral(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}
