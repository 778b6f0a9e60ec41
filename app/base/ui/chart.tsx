import { lazy, Suspense, useId, useState } from 'react'
import type { ChartOption, Drawing } from './chart-drawing.tsx'
import { useWords } from './language.tsx'
import { uiWords } from './words.ts'

/** Every value of a chart, as cells that are already written out; numbers stand at the right of their columns. */
export type ChartTable = {
  readonly columns: readonly { readonly name: string; readonly number?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

type Charted = Pick<Drawing, 'onPoint'> & {
  /** What is seen, in one sentence, for those who do not see it. */
  readonly label: string
  readonly height: number
  /** Drawn anew where the width, the colours or what it is made of change; give it the same function for the same. */
  readonly option: ChartOption
  readonly table: ChartTable
  /** What a row of the table opens: whoever cannot tap a point opens the same there. */
  readonly onRow?: (row: number) => void
}

const ChartDrawing = lazy(async () => ({
  default: (await import('./chart-drawing.tsx')).ChartDrawing,
}))

/** A chart, or all of its values as a table: whoever would rather read than look has one tap to it. */
export function Chart({ label, height, option, table, onPoint, onRow }: Charted) {
  const { say } = useWords(uiWords)
  const [reading, setReading] = useState(false)
  const id = useId()
  return (
    <figure className="chart">
      <div id={id}>
        {reading ? (
          <Numbers label={label} table={table} {...(onRow && { onRow })} />
        ) : (
          <div style={{ height }}>
            <Suspense>
              <ChartDrawing label={label} option={option} {...(onPoint && { onPoint })} />
            </Suspense>
          </div>
        )}
      </div>
      <button type="button" className="link small" aria-controls={id} onClick={() => setReading(!reading)}>
        {say(reading ? 'ui.page.chart' : 'ui.page.table')}
      </button>
    </figure>
  )
}

/** Written-out cells under their headings; as high as a chart at most, then it scrolls. */
function Numbers({ label, table, onRow }: Pick<Charted, 'label' | 'table' | 'onRow'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls by keys
    <section className="numbers" tabIndex={0} aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            {table.columns.map(({ name, number }) => (
              <th key={name} scope="col" className={number ? 'num' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one table, which never change places
            <tr key={at}>
              {table.columns.map(({ name, number }, column) => (
                <td key={name} className={number ? 'num' : undefined}>
                  {onRow && column === 0 ? (
                    <button type="button" className="link" onClick={() => onRow(at)}>
                      {row[column]}
                    </button>
                  ) : (
                    row[column]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
