import { Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../base/ui/language.tsx'
import { PHONE, useMedia } from '../../../base/ui/media.ts'
import { type AnyRole, kindRoles, leastRoles } from '../contract.ts'
import { importsWords } from '../words.ts'
import type { Drafted } from './draft.tsx'
import { capital } from './said.tsx'
import type { LookShown } from './use-imports.tsx'

const FEW_ROWS = 6
const FEW_CELLS = 3

type Columns = {
  readonly look: LookShown
  readonly drafted: Drafted
  readonly fixed: boolean
}

/** The first rows of a file, and above each column what it is taken for. */
export function ColumnsOf(columns: Columns) {
  return useMedia(PHONE) ? <Stacked {...columns} /> : <Beside {...columns} />
}

function Beside({ look, drafted, fixed }: Columns) {
  const { say, number } = useWords(importsWords)
  const [all, setAll] = useState(false)
  const rows = all ? look.rows : look.rows.slice(0, FEW_ROWS)
  const classOf = (column: string): string | undefined => {
    const role = drafted.draft.roles.get(column)
    return role === undefined ? 'unused' : counting.has(role) ? 'num' : undefined
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrolled from the keyboard, too */}
      <section className="wide" aria-label={say('imports.page.first-rows')} tabIndex={0}>
        <table className="table columns">
          <thead>
            <tr>
              <td />
              {look.columns.map(({ name }) => (
                <td key={name}>
                  <Meaning column={name} look={look} drafted={drafted} fixed={fixed} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="col" className="num">
                {say('imports.page.row')}
              </th>
              {look.columns.map(({ name }) => (
                <th key={name} scope="col" className={classOf(name)} translate="no">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row}>
                <td className="num small">{number(row)}</td>
                {look.columns.map(({ name }, i) => (
                  <td key={name} className={classOf(name)} translate="no">
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {look.rows.length > FEW_ROWS && (
        <p className="group">
          <button type="button" className="link small" onClick={() => setAll(!all)}>
            {all
              ? say('imports.page.fewer-rows')
              : say('imports.page.more-rows', { count: look.rows.length })}
          </button>
        </p>
      )}
    </>
  )
}

/** On a phone, column under column. */
function Stacked({ look, drafted, fixed }: Columns) {
  return (
    <ul className="wide">
      {look.columns.map(({ name }, i) => (
        <li key={name} className="one-column">
          <p>
            <b translate="no">{name}</b>
          </p>
          <Meaning column={name} look={look} drafted={drafted} fixed={fixed} />
          <p className="small cells" translate="no">
            {look.rows
              .slice(0, FEW_CELLS)
              .map(({ cells }) => cells[i] || '–')
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

const UNUSED = ''

/** Numbers of an order or of a customer are names; these are amounts and stand under each other. */
const counting: ReadonlySet<AnyRole> = new Set(['amount', 'quantity', 'price', 'cost', 'profit'])

/** What a column is taken for, why, and the way to say otherwise. */
function Meaning({ column, look, drafted, fixed }: Columns & { readonly column: string }) {
  const { say } = useWords(importsWords)
  const { kind, roles } = drafted.draft
  const role = roles.get(column) ?? null
  const said = look.mapping?.[role ?? ''] === column ? look.reasons[role ?? ''] : undefined
  const needed = new Set(leastRoles[kind].flat())
  const options = (kindRoles[kind] as readonly AnyRole[]).map((one) => ({
    value: one as string,
    label: capital(
      needed.has(one)
        ? say('imports.page.needed', { role: say(`imports.page.role.${one}`) })
        : say(`imports.page.role.${one}`),
    ),
  }))
  return (
    <div className="meaning">
      <Select
        aria-label={say('imports.page.column.means', { column })}
        value={role ?? UNUSED}
        disabled={fixed}
        variant={role === null ? 'borderless' : 'outlined'}
        popupMatchSelectWidth={false}
        options={[{ value: UNUSED, label: capital(say('imports.page.column.unused')) }, ...options]}
        onChange={(chosen) => drafted.mean(column, chosen === UNUSED ? null : (chosen as AnyRole))}
      />
      <span className="small">
        {role === null
          ? ''
          : said
            ? say(`imports.page.because.${said.because}`)
            : say('imports.page.because.given')}
      </span>
      {said && said.alternatives.length > 0 && (
        <span className="small">
          {say('imports.page.alternatives')} <span translate="no">{said.alternatives.join(' · ')}</span>
        </span>
      )}
    </div>
  )
}
