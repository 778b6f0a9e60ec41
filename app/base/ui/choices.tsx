import { useId } from 'react'

type Choosing<One extends string> = {
  readonly legend: string
  readonly of: readonly One[]
  readonly value: One
  readonly onChoose: (one: One) => void
  readonly children: (one: One) => string
}

/** One of a few, all of them in sight. */
export function Choices<One extends string>({ legend, of, value, onChoose, children }: Choosing<One>) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className="unseen">{legend}</legend>
      <span className="small" aria-hidden="true">
        {legend}
      </span>
      <div className="choices">
        {of.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={one === value} onChange={() => onChoose(one)} />
            <span>{children(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
