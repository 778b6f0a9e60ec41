import type { CSSProperties } from 'react'

export type Bar = {
  readonly name: string
  readonly value: number
  /** The value as it is written. */
  readonly said: string
  /** Not a fact yet: drawn hollow. */
  readonly expected?: boolean
  readonly late?: boolean
  readonly interval?: readonly [low: number, high: number]
}

/** Amounts against each other, each with its name and its figure beside it. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const ends = bars.flatMap(({ value, interval = [value, value] }) => [value, ...interval, 0])
  const [least, most] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  const place = (value: number): number => ((value - least) / (most - least)) * 100
  const span = (from: number, to: number): CSSProperties => ({
    left: `${place(Math.min(from, to))}%`,
    width: `${Math.abs(place(to) - place(from))}%`,
  })
  if (bars.length === 0) return null
  return (
    <dl className="bars">
      {bars.map(({ name, value, said, expected, late, interval }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="bar-line" aria-hidden="true">
            <i
              className={late || value < 0 ? 'late' : expected ? 'expected' : undefined}
              style={span(0, value)}
            />
            {interval && <u style={span(...interval)} />}
          </dd>
          <dd className="num">{said}</dd>
        </div>
      ))}
    </dl>
  )
}
