import { Fragment, type ReactNode, useState } from 'react'
import { useCompany } from '../../../base/ui/company.tsx'
import { useMoment } from '../../../base/ui/moments.tsx'
import type { WorthRun } from '../contract.ts'
import { marginSaid, Sheet } from './grounds.tsx'
import { Named, type Speak, useSpeak } from './speak.tsx'
import { useRuns, type WorthTold } from './use-worth.tsx'
import type { WorthPageKey } from './words.ts'

/** Runs shown before somebody asks for more. */
const FEW_RUNS = 6

/** How the figures came about: what was chosen, against what, what was assumed, what is not known, and when. */
export function CardSheet({ told }: { readonly told: WorthTold }) {
  const { card, figures } = told
  const speak = useSpeak(figures.currency)
  const { say } = speak
  return (
    <Sheet name="card" heading={say('worth.page.card')}>
      <p className="leading">
        <span className="leads">
          <Named>{card.model}</Named>
        </span>
        <span className="quiet">
          <Named>{card.because}</Named>
        </span>
      </p>
      <p className="quiet">
        {[card.says, ...card.reasons, ...plainSaid(told, speak)].map((text) => (
          <Fragment key={text}>
            <Named>{text}</Named>
            {speak.gap}
          </Fragment>
        ))}
      </p>
      <div className="worth-halves">
        <div>
          <Candidates told={told} speak={speak} />
          <Parameters told={told} speak={speak} />
        </div>
        <div>
          <Facts title={say('worth.page.card.assumed')} facts={assumed(told, speak)} />
          <Facts title={say('worth.page.card.unknown')} facts={unknown(told, speak)} />
          <Runs speak={speak} />
        </div>
      </div>
    </Sheet>
  )
}

/** What the parameters say of customers, in figures that anybody can picture. */
function plainSaid({ figures, story }: WorthTold, { say, fixed, share, money }: Speak): string[] {
  const { r, alpha, a, b, s, beta, lambda } = figures.parameters
  const said: string[] = []
  const rate = r !== undefined && alpha !== undefined ? r / alpha : lambda
  if (rate !== undefined && rate > 0) said.push(say('worth.page.card.rate', { weeks: fixed(1 / rate, 1) }))
  if (a !== undefined && b !== undefined)
    said.push(say('worth.page.card.leaves', { share: share(a / (a + b)) }))
  if (s !== undefined && beta !== undefined)
    said.push(say('worth.page.card.leaves-any-time', { share: share(s / beta) }))
  const spends = meanSpend(story.spend)
  if (spends !== null)
    said.push(say('worth.page.card.spends', { amount: money(spends * minorOf(figures.currency)) }))
  return said
}

/** In units of the currency; null where the population has no mean. */
function meanSpend(spend: WorthTold['story']['spend']): number | null {
  const { p, q, gamma, mean } = spend?.parameters ?? {}
  if (mean !== undefined) return mean
  if (p === undefined || q === undefined || gamma === undefined || q <= 1) return null
  return (p * gamma) / (q - 1)
}

function minorOf(currency: string): number {
  const options = { style: 'currency', currency } as const
  return 10 ** (new Intl.NumberFormat('en', options).resolvedOptions().maximumFractionDigits ?? 2)
}

type Shown = { readonly told: WorthTold; readonly speak: Speak }

function Candidates({ told: { card, story, run }, speak }: Shown) {
  const { say, number, day, fixed, change } = speak
  const { choice } = story
  const heading = <h3>{say('worth.page.card.candidates')}</h3>
  if (!choice || card.candidates.length === 0 || run.asOf === null)
    return (
      <>
        {heading}
        <p className="quiet">{say(choice ? 'worth.page.card.not-compared' : 'worth.page.card.as-asked')}</p>
      </>
    )
  return (
    <>
      {heading}
      <p className="small">
        {say('worth.page.card.candidates-how', {
          customers: number(choice.customers),
          days: choice.origins.map((origin) => day(origin)).join(say('worth.page.comma')),
          horizon: number(choice.horizonDays),
        })}
      </p>
      <table className="table worth-table">
        <thead>
          <tr>
            <th scope="col">{say('worth.page.card.column.model')}</th>
            <th scope="col" className="num">
              {say('worth.page.card.column.rmse')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.card.column.mae')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.card.column.bias')}
            </th>
          </tr>
        </thead>
        <tbody>
          {card.candidates.map(({ name, chosen, rmse, mae, bias }) => (
            <tr key={name}>
              <td>
                <Named>{name}</Named> {chosen && <span className="tag">{say('worth.page.card.chosen')}</span>}
              </td>
              <td className="num">{fixed(rmse, 3)}</td>
              <td className="num">{fixed(mae, 3)}</td>
              <td className="num">{bias === null ? say('worth.page.unknown') : change(bias)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** Five figures that mean something, as the papers print them. */
const precise = (value: number): string =>
  (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)
    ? value.toExponential(4)
    : String(Number(value.toPrecision(5)))
  ).replaceAll('-', '\u2212')

const letters: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ', lambda: 'λ' }

function Parameters({ told: { figures, story, card }, speak }: Shown) {
  const { say } = speak
  const rows = [
    ...Object.entries(figures.parameters).map(([name, value]) => ({
      name,
      value,
      error: story.standardErrors?.[name] ?? null,
    })),
    ...Object.entries(story.spend?.parameters ?? {}).map(([name, value]) => ({ name, value, error: null })),
  ]
  return (
    <>
      <h3>{say('worth.page.card.parameters')}</h3>
      {rows.length === 0 ? (
        <p className="quiet">{say('worth.page.card.no-parameters')}</p>
      ) : (
        <table className="table worth-table">
          <thead>
            <tr>
              <th scope="col">{say('worth.page.card.column.parameter')}</th>
              <th scope="col" className="num">
                {say('worth.page.card.column.value')}
              </th>
              <th scope="col" className="num">
                {say('worth.page.card.column.error')}
              </th>
              <th scope="col">{say('worth.page.card.column.means')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, value, error }) => (
              <tr key={name}>
                <td>
                  <i lang="en">{letters[name] ?? name}</i>
                </td>
                <td className="num">{precise(value)}</td>
                <td className="num">{error === null ? '–' : precise(error)}</td>
                <td className="quiet">{say(`worth.page.parameter.${name}` as WorthPageKey)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {card.spend.map((text) => (
        <p key={text} className="small">
          <Named>{text}</Named>
        </p>
      ))}
    </>
  )
}

type Fact = readonly [title: string, text: ReactNode]

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <>
      <h3>{title}</h3>
      <dl className="worth-facts">
        {facts.map(([name, text]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}

function assumed(told: WorthTold, speak: Speak): Fact[] {
  const { say, percent, number } = speak
  const { figures } = told
  return [
    [say('worth.page.grounds.margin'), marginSaid(told, speak)],
    [
      say('worth.page.grounds.discount'),
      say('worth.page.card.discount', {
        rate: percent(figures.annualDiscount, 1),
        worth: number(1 / (1 + figures.annualDiscount), 3),
      }),
    ],
    [say('worth.page.card.returns'), say('worth.page.card.returns-are')],
    [say('worth.page.card.days'), say('worth.page.card.days-are')],
    [
      say('worth.page.card.levels'),
      say('worth.page.card.levels-are', { level: percent(figures.equity?.level ?? 0.9) }),
    ],
  ]
}

function unknown({ figures, story, card }: WorthTold, { say, number }: Speak): Fact[] {
  const { alive } = story
  return [
    ...(card.unknown === null ? [] : [[say('worth.page.card.unknown.equity'), card.unknown] as const]),
    ...(alive === null
      ? [[say('worth.page.card.unknown.alive'), say('worth.page.stages.none-known')] as const]
      : alive.unknown > 0
        ? [
            [
              say('worth.page.card.unknown.alive'),
              say('worth.page.stages.unknown', { unknown: number(alive.unknown) }),
            ] as const,
          ]
        : []),
    ...(figures.buyers > story.repeatBuyers
      ? [
          [
            say('worth.page.card.unknown.once'),
            say('worth.page.card.unknown.once-is', {
              customers: number(figures.buyers - story.repeatBuyers),
            }),
          ] as const,
        ]
      : []),
    [say('worth.page.card.unknown.new'), say('worth.page.card.unknown.new-is')],
    [say('worth.page.card.unknown.cost'), say('worth.page.card.unknown.cost-is')],
  ]
}

/** When everybody was valued, and what came of it. */
function Runs({ speak }: { readonly speak: Speak }) {
  const { say, day, rough } = speak
  const runs = useRuns()
  const moment = useMoment(useCompany()?.timeZone)
  const [all, setAll] = useState(false)
  const found = runs.data ?? []
  if (found.length === 0) return null
  const equitySaid = ({ state, figures }: WorthRun): string => {
    if (state === 'failed') return say('worth.page.card.run-failed')
    if (state === 'running') return say('worth.page.card.run-going')
    return figures?.equity ? rough(figures.equity.value) : say('worth.page.unknown')
  }
  return (
    <>
      <h3>{say('worth.page.card.runs')}</h3>
      <table className="table worth-table">
        <thead>
          <tr>
            <th scope="col">{say('worth.page.card.column.when')}</th>
            <th scope="col">{say('worth.page.card.column.as-of')}</th>
            <th scope="col" className="num">
              {say('worth.page.card.column.equity')}
            </th>
            <th scope="col" className="num">
              {say('worth.page.card.column.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.slice(0, all ? found.length : FEW_RUNS).map((run) => (
            <tr key={run.run}>
              <td>{moment(run.startedAt)}</td>
              <td>{run.asOf === null ? '' : day(run.asOf)}</td>
              <td className="num">{equitySaid(run)}</td>
              <td className="num">
                {run.endedAt &&
                  say('worth.page.card.seconds', {
                    n: speak.number((Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000, 1),
                  })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && found.length > FEW_RUNS && (
        <button type="button" className="link small" onClick={() => setAll(true)}>
          {say('worth.page.card.runs-more')}
        </button>
      )}
    </>
  )
}
