import { Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { Chart } from '../../base/ui/chart.tsx'
import type { ChartOption } from '../../base/ui/chart-drawing.tsx'
import { useCompany } from '../../base/ui/company.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useMoment } from '../../base/ui/moments.tsx'
import type { Tell } from '../../base/ui/notices.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import type { Alarm } from './contract.ts'
import { useAlarmActs, useCustomersRead } from './use-readings.tsx'
import { readingsWords } from './words.ts'

/** What one alarm says: who read how much, against what is usual, by which way, whom, and what to do about it. */
export function OneAlarm({ alarm, tell }: { readonly alarm: Alarm; readonly tell: Tell }) {
  const { say, number } = useWords(readingsWords)
  const moment = useMoment(useCompany()?.timeZone)
  const { kind, at, count, usual, limit, passed, seenAt, seenBy, stopped, liftedAt } = alarm
  const who = useWho(alarm)
  const most = Math.max(...alarm.hours)
  const hour = alarm.hours.indexOf(most)
  const two = (value: number): string => String(value).padStart(2, '0')
  return (
    <li className={seenAt === null ? 'alarm is-new' : 'alarm'}>
      <div className="when small">
        <time dateTime={at}>{moment(at)}</time>
        {seenAt === null && <span className="tag due">{say('readings.page.unseen')}</span>}
        {stopped && (
          <span className={liftedAt === null ? 'tag due' : 'tag plain'}>
            {say(liftedAt === null ? 'readings.page.is-stopped' : 'readings.page.is-lifted')}
          </span>
        )}
        {seenAt !== null && (
          <span className="quiet">
            {say('readings.page.seen-by', { who: seenBy ?? say('readings.page.gone'), when: moment(seenAt) })}
          </span>
        )}
      </div>
      <div className="told">
        <p className="said-of">
          <strong>{who}</strong> {say(`readings.page.did.${kind}`, { count: number(count) })}
        </p>
        <p className="quiet">
          {kind === 'taken' && passed === 'new'
            ? say('readings.page.first-taken')
            : say(`readings.page.passed.${passed}`, { usual: number(usual ?? 0), limit: number(limit) })}
          {most > 0 && kind !== 'taken' && (
            <> {say('readings.page.busiest', { from: two(hour), to: two(hour + 1), count: number(most) })}</>
          )}
        </p>
        <Days alarm={alarm} />
        <Ways alarm={alarm} />
        <Which alarm={alarm} />
      </div>
      <Acts alarm={alarm} who={who} tell={tell} />
    </li>
  )
}

function useWho({ user, key }: Alarm): string {
  const { say } = useWords(readingsWords)
  const who = user.name ?? say('readings.page.gone')
  return key === null ? who : say('readings.page.by-key', { key: key.name ?? say('readings.page.gone'), who })
}

/** The days before, pale; the one it is about, in the colour of what is due; from where on it is told of, a line. */
function Days({ alarm: { days, limit, kind } }: { readonly alarm: Alarm }) {
  const { say, number, day } = useWords(readingsWords)
  const last = days.at(-1)
  // Of a week the line would stand among days.
  const line = kind === 'fresh' ? null : limit
  const name = say('readings.page.limit-line')
  const option = useMemo<ChartOption>(
    () =>
      ({ inks }) => ({
        grid: { left: 4, right: 4, top: 18, bottom: 4 },
        xAxis: { type: 'category', show: false, data: days.map((one) => one.day) },
        yAxis: {
          type: 'value',
          show: false,
          min: 0,
          max: Math.max(1, line ?? 0, ...days.map((one) => one.count)),
        },
        series: [
          {
            type: 'bar',
            barCategoryGap: '25%',
            data: days.map((one, nth) => ({
              value: one.count,
              itemStyle: { color: nth === days.length - 1 ? inks.due : inks.band },
            })),
            tooltip: {
              formatter: ({ dataIndex }: { dataIndex: number }) =>
                `${day(days[dataIndex]?.day ?? '')}: ${number(days[dataIndex]?.count ?? 0)}`,
            },
            ...(line !== null && {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [{ yAxis: line }],
                lineStyle: { color: inks.ink3, type: 'dashed', width: 1 },
                label: { position: 'insideStartTop', color: inks.ink3, fontSize: 12, formatter: name },
              },
            }),
          },
        ],
      }),
    [days, line, name, day, number],
  )
  if (!last) return null
  return (
    <Chart
      label={say('readings.page.chart', { day: day(last.day), count: number(last.count) })}
      height={96}
      option={option}
      table={{
        columns: [
          { name: say('readings.page.column.day') },
          { name: say('readings.page.column.count'), number: true },
        ],
        rows: days.map((one) => [day(one.day), number(one.count)]),
      }}
    />
  )
}

function Ways({ alarm: { ways } }: { readonly alarm: Alarm }) {
  const { say, number } = useWords(readingsWords)
  const moment = useMoment(useCompany()?.timeZone)
  if (ways.length === 0) return null
  return (
    <ul className="ways small">
      {ways.map(({ via, browser, system, address, requests, lastAt }) => (
        <li key={`${browser} ${system} ${address} ${lastAt}`}>
          {say(`readings.page.way.${via}`)}{' '}
          <span translate="no">{[browser, system, address].filter((one) => one !== null).join(' · ')}</span>{' '}
          <span className="quiet">
            {say('readings.page.way', { requests: number(requests), count: requests, when: moment(lastAt) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Whom they read: asked for when somebody wants to know. */
function Which({ alarm }: { readonly alarm: Alarm }) {
  const { say, number } = useWords(readingsWords)
  const said = useTrouble()
  const [open, setOpen] = useState(false)
  const { data, error } = useCustomersRead(alarm.id, open && alarm.kind !== 'taken')
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('readings.page.which')}</summary>
      {alarm.kind === 'taken' && <p className="small">{say('readings.page.which.taken')}</p>}
      {error && <p className="said">{said(error)}</p>}
      {data?.total === 0 && <p className="small">{say('readings.page.which.none')}</p>}
      {data && data.total > 0 && (
        <>
          <ul className="which">
            {data.rows.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/customers/${id}`} className="way-in">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
          {data.rows.length + data.gone < data.total && (
            <p className="small">
              {say('readings.page.which.more', {
                total: number(data.total),
                shown: number(data.rows.length),
              })}
            </p>
          )}
          {data.gone > 0 && (
            <p className="small">{say('readings.page.which.gone', { count: number(data.gone) })}</p>
          )}
        </>
      )}
    </details>
  )
}

type Acting = { readonly alarm: Alarm; readonly who: string; readonly tell: Tell }

function Acts({ alarm, who, tell }: Acting) {
  const { say } = useWords(readingsWords)
  const said = useTrouble()
  const { may, me } = useMe()
  const { seen, lift, end, revoke } = useAlarmActs(alarm)
  const [asking, setAsking] = useState(false)
  const { user, key, seenAt, stopped, liftedAt } = alarm
  const name = user.name ?? say('readings.page.gone')
  const error = seen.error ?? lift.error ?? end.error ?? revoke.error
  const manages = may('users.manage')
  return (
    <div className="acts">
      {error && (
        <p className="said" role="alert">
          {said(error)}
        </p>
      )}
      {seenAt === null && (
        <Button type="primary" loading={seen.isPending} onClick={() => seen.mutate()}>
          {say('readings.page.do.seen')}
        </Button>
      )}
      {manages && stopped && liftedAt === null && (
        <Button
          loading={lift.isPending}
          onClick={() =>
            lift.mutate(undefined, {
              onSuccess: () => tell({ text: say('readings.page.lifted', { name: who }) }),
            })
          }
        >
          {say('readings.page.do.lift')}
        </Button>
      )}
      {manages && key === null && user.id !== me.id && (
        <Button
          loading={end.isPending}
          onClick={() =>
            end.mutate(undefined, { onSuccess: () => tell({ text: say('readings.page.ended', { name }) }) })
          }
        >
          {say('readings.page.do.end')}
        </Button>
      )}
      {manages && key !== null && (
        <Button loading={revoke.isPending} onClick={() => setAsking(true)}>
          {say('readings.page.do.revoke')}
        </Button>
      )}
      <Link to={`/audit?by=${user.id}&from=${alarm.day}&to=${alarm.day}`} className="way-in">
        {say('readings.page.do.audit')}
      </Link>
      <Modal
        open={asking}
        closable={false}
        title={say('readings.page.really', { name: key?.name ?? '' })}
        okText={say('readings.page.really.do')}
        cancelText={say('readings.page.really.not')}
        okButtonProps={{ danger: true, loading: revoke.isPending }}
        onOk={() =>
          revoke.mutate(undefined, {
            onSuccess: () => {
              setAsking(false)
              tell({ text: say('readings.page.revoked', { name: key?.name ?? '' }) })
            },
          })
        }
        onCancel={() => setAsking(false)}
      >
        <p>{say('readings.page.really.about')}</p>
      </Modal>
    </div>
  )
}
