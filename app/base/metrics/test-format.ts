/** One line of what Prometheus collects. */
export type Sample = {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/**
 * Reads Prometheus's text format as its specification has it, and throws at whatever is not in it: a sample without a
 * TYPE, a name or label that may not be one, one series twice, buckets that go down or do not end with all.
 */
export function samplesIn(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end')
  const types = new Map<string, string>()
  const seen = new Set<string>()
  const samples: Sample[] = []
  for (const line of text.slice(0, -1).split('\n')) {
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line)
    if (comment) {
      const [, what, name = '', rest = ''] = comment
      if (what !== 'TYPE') continue
      if (types.has(name) || !['counter', 'gauge', 'histogram'].includes(rest)) throw new Error(line)
      types.set(name, rest)
      continue
    }
    const [, name = '', braces, number = ''] =
      /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{.*\})? ([+-]?(?:\d[\d.e+-]*|Inf)|NaN)$/.exec(line) ?? []
    if (name === '') throw new Error(`no sample: ${line}`)
    const base = name.replace(/_(bucket|sum|count)$/, '')
    const type = types.get(name) ?? (types.get(base) === 'histogram' ? 'histogram' : undefined)
    if (type === undefined) throw new Error(`no type: ${line}`)
    if (type === 'counter' && !name.endsWith('_total')) throw new Error(`a counter ends in _total: ${line}`)
    const labels = labelsIn(braces ?? '')
    const series = JSON.stringify([name, Object.entries(labels).sort()])
    if (seen.has(series)) throw new Error(`twice: ${line}`)
    seen.add(series)
    samples.push({ name, labels, value: Number(number.replace('Inf', 'Infinity')) })
  }
  for (const [name, type] of types) if (type === 'histogram') checkBuckets(name, samples)
  return samples
}

function labelsIn(braces: string): Record<string, string> {
  const labels: Record<string, string> = {}
  let rest = braces.slice(1, -1)
  while (rest !== '') {
    const [whole, name = '', value = ''] =
      /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(?:,|$)/.exec(rest) ?? []
    if (whole === undefined || name in labels) throw new Error(`no labels: ${braces}`)
    labels[name] = value.replaceAll(/\\(["\\n])/g, (_, one) => (one === 'n' ? '\n' : one))
    rest = rest.slice(whole.length)
  }
  return labels
}

function checkBuckets(name: string, samples: readonly Sample[]): void {
  const keyOf = ({ labels: { le: _, ...rest } }: Sample): string =>
    JSON.stringify(Object.entries(rest).sort())
  const counts = new Map(
    samples.filter((one) => one.name === `${name}_count`).map((one) => [keyOf(one), one.value]),
  )
  const before = new Map<string, Sample>()
  for (const one of samples.filter((sample) => sample.name === `${name}_bucket`)) {
    const last = before.get(keyOf(one))
    const le = (sample: Sample): number => Number(sample.labels.le?.replace('+Inf', 'Infinity'))
    if (last && (le(last) >= le(one) || last.value > one.value)) throw new Error(`buckets go down: ${name}`)
    before.set(keyOf(one), one)
  }
  for (const [key, one] of before)
    if (one.labels.le !== '+Inf' || one.value !== counts.get(key))
      throw new Error(`buckets are not all: ${name}`)
}
