import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { answered, api, keyed, newKey } from '../ui/client.ts'
import { dayIn } from '../ui/days.tsx'
import { useWords } from '../ui/language.tsx'
import { useMoment } from '../ui/moments.tsx'
import type { Tell } from '../ui/notices.tsx'
import { useTrouble } from '../ui/states.tsx'
import type { Device, SessionOfMine } from './contract.ts'
import { accessWords } from './words.ts'

type Asked = { readonly timeZone: string | undefined; readonly tell: Tell }

const sessionsKey = ['me', 'sessions'] as const

/** Where I am signed in and with what; each is ended alone, or all but this one. */
export function Sessions({ timeZone, tell }: Asked) {
  const { say } = useWords(accessWords)
  const trouble = useTrouble()
  const queries = useQueryClient()
  const { data: sessions } = useQuery({
    queryKey: sessionsKey,
    queryFn: async () => hereFirst((await answered(api.me.sessions.$get())).sessions),
  })
  const settled = {
    onError: (error: Error) =>
      tell({ failed: true, text: say('access.page.account.failed', { why: trouble(error) }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsKey }),
  }
  const endOthers = useMutation({
    mutationFn: (key: string) => answered(api.me.sessions['end-others'].$post({}, keyed(key))),
    onSuccess: ({ ended }) => tell({ text: say('access.page.account.sessions.ended', { count: ended }) }),
    ...settled,
  })
  const endOne = useMutation({
    mutationFn: ({ id, key }: { readonly id: string; readonly key: string }) =>
      answered(api.me.sessions[':id'].$delete({ param: { id } }, keyed(key))),
    onSuccess: () => tell({ text: say('access.page.account.sessions.one-ended') }),
    ...settled,
  })
  if (!sessions) return null
  return (
    <div className="fact">
      <dt>{say('access.page.account.sessions')}</dt>
      <dd>
        <ul className="sessions">
          {sessions.map((session) => (
            <One key={session.id} of={session} timeZone={timeZone}>
              {!session.here && (
                <Button
                  size="small"
                  loading={endOne.isPending && endOne.variables.id === session.id}
                  onClick={() => endOne.mutate({ id: session.id, key: newKey() })}
                >
                  {say('access.page.account.sessions.end')}
                </Button>
              )}
            </One>
          ))}
        </ul>
        {sessions.length > 1 && (
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate(newKey())}>
            {say('access.page.account.sessions.end-others')}
          </Button>
        )}
      </dd>
    </div>
  )
}

function hereFirst(sessions: readonly SessionOfMine[]): SessionOfMine[] {
  return [...sessions.filter(({ here }) => here), ...sessions.filter(({ here }) => !here)]
}

type Shown = {
  readonly of: SessionOfMine
  readonly timeZone: string | undefined
  readonly children: React.ReactNode
}

function One({ of, timeZone, children }: Shown) {
  const { say, day } = useWords(accessWords)
  const moment = useMoment(timeZone)
  const named = useDeviceNamed()
  const dayOf = (at: Date): string => dayIn(timeZone, at)
  const { here, startedAt, lastUsedAt } = of
  return (
    <li>
      <span>
        <span className="device">
          {named(of)}
          {here && <span className="tag">{say('access.page.account.sessions.this')}</span>}
        </span>
        <span className="small">
          {here
            ? say('access.page.account.sessions.here', { since: moment(startedAt) })
            : say('access.page.account.sessions.elsewhere', {
                since: moment(startedAt),
                used: day(dayOf(new Date(lastUsedAt)), dayOf(new Date())),
              })}
        </span>
      </span>
      {children}
    </li>
  )
}

/** Names of makers stay as they are, but for those that have one in Chinese. */
function useDeviceNamed(): (device: Device) => React.ReactNode {
  const { say } = useWords(accessWords)
  return ({ browser, system }) => {
    const names = [
      browser === 'WeChat' ? say('access.page.account.device.wechat') : browser,
      system === 'HarmonyOS' ? say('access.page.account.device.harmony') : system,
    ].filter((name) => name !== null)
    if (names.length === 0) return say('access.page.account.device.unknown')
    return <span translate="no">{names.join(' · ')}</span>
  }
}
