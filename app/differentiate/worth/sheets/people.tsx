import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { Link } from 'react-router'
import { answered, api } from '../../../base/ui/client.ts'
import { PHONE, useMedia } from '../../../base/ui/media.ts'
import { StageTag } from '../../../base/ui/stages.tsx'
import { Loading, Trouble, Waiting } from '../../../base/ui/states.tsx'
import { type Speak, useSpeak } from './speak.tsx'
import { binSaid } from './spread-sheet.tsx'
import type { WorthTold } from './use-worth.tsx'
import type { PeopleShown } from './who.tsx'

const MOST = '50'

type Asked = {
  readonly told: WorthTold
  readonly group: PeopleShown
  readonly onClose: () => void
}

/** The customers behind a figure, a page at a time. */
export function People({ told, group, onClose }: Asked) {
  const speak = useSpeak(told.figures.currency)
  const phone = useMedia(PHONE)
  return (
    <Drawer
      open
      title={titleOf(group, told, speak)}
      size={phone ? '100%' : 520}
      closable={{ 'aria-label': speak.say('worth.page.people.close') }}
      onClose={onClose}
      className="worth-people"
    >
      <List told={told} group={group} speak={speak} />
    </Drawer>
  )
}

function List({ told, group, speak }: Omit<Asked, 'onClose'> & { readonly speak: Speak }) {
  const { say, number } = speak
  const { family, from, to, rising = false } = group
  const found = useInfiniteQuery({
    queryKey: ['worth-people', told.run.run, family, from, to, rising],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      answered(
        api.worth.groups[':family'][':place'].customers.$get({
          param: { family, place: String(from) },
          query: {
            to: String(to),
            order: rising ? 'rising' : 'falling',
            most: MOST,
            ...(cursor !== '' && { cursor }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  })
  if (found.isPending)
    return (
      <Loading>
        {['60%', '44%', '52%', '48%', '57%'].map((width) => (
          <p key={width}>
            <Waiting width={width} />
          </p>
        ))}
      </Loading>
    )
  if (!found.data) return <Trouble error={found.error} again={() => found.refetch()} />
  const pages = found.data.pages
  return (
    <>
      <p className="small">
        {say('worth.page.people.count', {
          n: number(pages[0]?.total ?? 0),
          order: say(`worth.page.people.order.${orderOf(group)}`),
        })}
      </p>
      <ul className="worth-behind">
        {pages
          .flatMap(({ rows }) => rows)
          .map((one) => (
            <Person key={one.id} person={one} speak={speak} />
          ))}
      </ul>
      {found.hasNextPage && (
        <Button onClick={() => found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {say('worth.page.people.more')}
        </Button>
      )}
    </>
  )
}

type Worth = {
  readonly stage: string
  readonly residualValue: number | null
  readonly residualLow: number | null
  readonly residualHigh: number | null
  readonly marginSoFar: number | null
  readonly reason: string
}

function Person({
  person: { id, name, worth },
  speak,
}: {
  readonly person: { readonly id: string; readonly name: string; readonly worth: Worth | null }
  readonly speak: Speak
}) {
  const { say, money } = speak
  return (
    <li>
      <div className="worth-person">
        <Link className="worth-name" to={`/customers/${id}`}>
          {name}
        </Link>
        {worth && <StageTag stage={worth.stage} />}
        <span className="num">
          {worth?.residualValue == null
            ? say('worth.page.unknown')
            : say('worth.page.people.worth', { value: money(worth.residualValue) })}
        </span>
      </div>
      {worth && (
        <p className="worth-beneath">
          {worth.residualLow !== null && worth.residualHigh !== null && (
            <span>
              {say('worth.page.range', { low: money(worth.residualLow), high: money(worth.residualHigh) })}
            </span>
          )}
          {worth.marginSoFar !== null && say('worth.page.people.so-far', { value: money(worth.marginSoFar) })}
        </p>
      )}
      {worth && <p className="quiet">{worth.reason}</p>}
    </li>
  )
}

function orderOf({ family, rising }: PeopleShown): 'worth' | 'margin' | 'least' | 'newest' {
  if (family === 'unknown') return 'newest'
  if (family !== 'whale' && family !== 'losing') return 'worth'
  return rising ? 'least' : 'margin'
}

function titleOf({ family, from, to }: PeopleShown, told: WorthTold, speak: Speak): string {
  const { say, percent, period } = speak
  const { groups } = told.groups
  switch (family) {
    case 'tenth':
      return from === 0 && to === 1
        ? say('worth.page.people.best')
        : say('worth.page.people.tenth', { n: from + 1 })
    case 'bin':
      return say('worth.page.people.bin', { bin: binSaid(groups.bin, from, { told, speak }) })
    case 'unknown':
      return say('worth.page.people.unknown')
    case 'losing':
      return say('worth.page.people.losing')
    case 'cohort': {
      const begins = groups.cohort.find(({ place }) => place === from)?.name ?? ''
      return say('worth.page.people.cohort', { period: period(begins, told.groups.cohorts.months) })
    }
    case 'whale': {
      const all = groups.whale.length
      return say('worth.page.people.whale', { from: percent(from / all), to: percent((to + 1) / all) })
    }
  }
}
