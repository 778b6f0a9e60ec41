import { useMemo } from 'react'
import { Chart } from '../../../base/ui/chart.tsx'
import { LeadingFigure } from '../../../base/ui/figure.tsx'
import { GroundsTold, Sheet } from './grounds.tsx'
import { type Speak, useSpeak } from './speak.tsx'
import type { WorthTold } from './use-worth.tsx'
import { type Whale, type WhaleSlice, whaleOption, whaleSlices } from './whale-drawing.tsx'
import { type OpenPeople, type PeopleShown, WhoLink } from './who.tsx'

/** Fewer customers than this make no curve, and no fifth. */
const FEWEST = 20

/** Who has made the margin so far: the whale curve, its call-outs computed and not assumed. */
export function WhaleSheet({ told, open }: { readonly told: WorthTold; readonly open: OpenPeople }) {
  const { figures, story } = told
  const speak = useSpeak(figures.currency)
  const { say, share, rough } = speak
  const { whale } = story
  const curved = whale !== null && whale.customers >= FEWEST
  return (
    <Sheet name="whale" heading={say('worth.page.whale')}>
      {whale === null || whale.customers === 0 ? (
        <p className="quiet">{say('worth.page.whale.no-amounts')}</p>
      ) : (
        <div className="worth-split">
          <div>
            <LeadingFigure
              value={curved && whale.topFifth !== null ? share(whale.topFifth) : rough(whale.total)}
              unit={say(
                curved && whale.topFifth !== null ? 'worth.page.whale.lead' : 'worth.page.whale.lead-total',
              )}
              evidence={<GroundsTold told={told} speak={speak} formula="whale" />}
            />
            {curved ? (
              <CallOuts told={told} whale={whale} speak={speak} open={open} />
            ) : (
              <p className="quiet">{say('worth.page.whale.few')}</p>
            )}
          </div>
          {curved && <Curve told={told} whale={whale} speak={speak} open={open} />}
        </div>
      )}
    </Sheet>
  )
}

type Shown = {
  readonly told: WorthTold
  readonly whale: Whale
  readonly speak: Speak
  readonly open: OpenPeople
}

type Said = { readonly text: string; readonly group?: PeopleShown }

function CallOuts({ told, whale, speak, open }: Shown) {
  const { say, share, rough } = speak
  return (
    <>
      <ul className="worth-says">
        {callOuts(told, whale, speak).map(({ text, group }) => (
          <li key={text}>
            {text} {group && <WhoLink group={group} open={open} />}
          </li>
        ))}
      </ul>
      {whale.topFifth !== null && whale.lastThreeTenths !== null && (
        <p className="small">
          {say('worth.page.whale.rule', {
            top: share(whale.topFifth),
            last: speak.change(whale.lastThreeTenths),
          })}
        </p>
      )}
      {told.figures.anonymousRevenue !== null && told.figures.anonymousRevenue > 0 && (
        <p className="small">
          {say('worth.page.whale.anonymous', { revenue: rough(told.figures.anonymousRevenue) })}
        </p>
      )}
    </>
  )
}

function callOuts({ groups }: WorthTold, whale: Whale, { say, share, percent, rough }: Speak): Said[] {
  const places = groups.groups.whale.length
  const last = places - 1
  const losing = groups.groups.losing[0]
  const lost = whale.peak.profit - whale.total
  const said: Said[] = []
  if (whale.topFifth === null) said.push({ text: say('worth.page.whale.not-positive') })
  if (whale.shareForFourFifths !== null)
    said.push({
      text: say('worth.page.whale.four-fifths', { share: share(whale.shareForFourFifths) }),
      group: { family: 'whale', from: 0, to: Math.max(0, Math.ceil(whale.shareForFourFifths * places) - 1) },
    })
  if (losing && lost > 0) {
    const values = { share: share(whale.peak.share), profit: rough(whale.peak.profit), lost: rough(lost) }
    said.push({
      text:
        whale.total > 0
          ? say('worth.page.whale.peak', { ...values, ratio: percent(whale.peak.profit / whale.total, 1) })
          : say('worth.page.whale.peak-alone', values),
      group: { family: 'losing', from: 0, to: 0, rising: true },
    })
  } else said.push({ text: say('worth.page.whale.no-loss') })
  if (whale.lastThreeTenths !== null)
    said.push({
      text: say(whale.lastThreeTenths < 0 ? 'worth.page.whale.last-take' : 'worth.page.whale.last-add', {
        share: share(Math.abs(whale.lastThreeTenths)),
      }),
      group: { family: 'whale', from: Math.round(places * 0.7), to: last, rising: true },
    })
  return said
}

function Curve({ told, whale, speak, open }: Shown) {
  const { say, percent, number, rough } = speak
  const hundredths = told.groups.groups.whale
  const slices = useMemo(() => whaleSlices(hundredths), [hundredths])
  const option = useMemo(
    () => whaleOption({ hundredths, slices, whale, speak }),
    [hundredths, slices, whale, speak],
  )
  const show = (at: number): void => {
    const { from, to } = slices[at] as WhaleSlice
    open({ family: 'whale', from, to })
  }
  return (
    <Chart
      label={say('worth.page.whale.label', {
        top: whale.topFifth === null ? say('worth.page.unknown') : percent(whale.topFifth),
        peak: percent(whale.peak.share),
      })}
      height={310}
      option={option}
      onPoint={({ index }) => show(index)}
      onRow={show}
      table={{
        columns: [
          { name: say('worth.page.whale.column.from') },
          { name: say('worth.page.column.customers'), number: true },
          { name: say('worth.page.whale.column.margin'), number: true },
          { name: say('worth.page.whale.column.cumulated'), number: true },
          { name: say('worth.page.column.share'), number: true },
        ],
        rows: slices.map((slice) => [
          say('worth.page.range', { low: percent(slice.begin), high: percent(slice.end) }),
          number(slice.customers),
          rough(slice.sum),
          rough(slice.cumulated),
          whale.total > 0 ? percent(slice.cumulated / whale.total, 1) : say('worth.page.unknown'),
        ]),
      }}
    />
  )
}
