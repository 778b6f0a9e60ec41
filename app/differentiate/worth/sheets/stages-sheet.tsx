import { Link } from 'react-router'
import { LeadingFigure } from '../../../base/ui/figure.tsx'
import { useMe } from '../../../base/ui/session.tsx'
import { useStageName } from '../../../base/ui/stages.tsx'
import type { Group } from '../groups/contract.ts'
import { GroundsTold, Sheet } from './grounds.tsx'
import { type Speak, useSpeak } from './speak.tsx'
import type { WorthTold } from './use-worth.tsx'

/** Where customers stand in the life of the relationship, and what those who stand there are worth. */
export function StagesSheet({ told }: { readonly told: WorthTold }) {
  const { figures, story, groups } = told
  const speak = useSpeak(figures.currency)
  const { say, number, percent } = speak
  const { alive, rankedBy } = story
  const stages = groups.groups.stage
  const total = stages.reduce((sum, one) => sum + (one.sum ?? 0), 0)
  return (
    <Sheet name="stages" heading={say('worth.page.stages')}>
      <LeadingFigure
        value={alive && number(alive.value)}
        {...(alive && {
          unit: say('worth.page.stages.lead', { known: number(figures.buyers - alive.unknown) }),
        })}
        interval={alive && { low: number(alive.low), high: number(alive.high), level: percent(alive.level) }}
        evidence={<GroundsTold told={told} speak={speak} formula="alive" />}
      />
      <p className="quiet">
        {say(alive ? 'worth.page.stages.about' : 'worth.page.stages.none-known')}
        {speak.gap}
        {alive && alive.unknown > 0 && say('worth.page.stages.unknown', { unknown: number(alive.unknown) })}
      </p>
      <table className="table worth-table">
        <thead>
          <tr>
            <th scope="col">{say('worth.page.stages.column.stage')}</th>
            <th scope="col" className="num">
              {say('worth.page.column.customers')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.stages.column.alive')}
            </th>
            <th scope="col" className="num">
              {say(`worth.page.stages.column.${rankedBy}`)}
            </th>
            <th scope="col" className="worth-barred">
              {say('worth.page.column.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <Stage key={stage.name} stage={stage} total={total} told={told} speak={speak} />
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}

type Shown = {
  readonly stage: Group
  readonly total: number
  readonly told: WorthTold
  readonly speak: Speak
}

function Stage({ stage, total, told, speak }: Shown) {
  const { say, number, ranked, share } = speak
  const { may } = useMe()
  const name = useStageName()(stage.name ?? '')
  const part = stage.sum !== null && total > 0 ? stage.sum / total : null
  return (
    <tr>
      <th scope="row">
        {may('customers.read') ? (
          <Link className="worth-link" to={`/customers?stage=${stage.name}`}>
            {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td className="num">{number(stage.customers)}</td>
      <td className="num">{stage.alive === null ? '–' : number(stage.alive)}</td>
      <td className="num">
        {stage.sum === null ? (
          <span className="quiet">{say('worth.page.unknown')}</span>
        ) : (
          ranked(stage.sum, told.story.rankedBy)
        )}
      </td>
      <td className="worth-barred">
        {part !== null && (
          <>
            <i className="worth-bar" style={{ width: `${Math.max(0, part) * 100}%` }} aria-hidden="true" />
            <span className="small">{share(part)}</span>
          </>
        )}
      </td>
    </tr>
  )
}
