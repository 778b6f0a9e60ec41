import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { answered, api, keyed, newKey } from '../../ui/client.ts'
import { useWords } from '../../ui/language.tsx'
import { useMoment } from '../../ui/moments.tsx'
import type { Tell } from '../../ui/notices.tsx'
import { useTrouble } from '../../ui/states.tsx'
import { secondFactorWords } from './words.ts'

const listKey = ['second-factors'] as const

type Asked = {
  readonly user: { readonly id: string; readonly name: string }
  /** Their own is turned off where their account is. */
  readonly own: boolean
  readonly timeZone: string | undefined
  readonly tell: Tell
}

/** Whether somebody signs in with a second step; it is taken away from who lost the telephone. */
export function SecondFactorOf({ user: { id, name }, own, timeZone, tell }: Asked) {
  const { say } = useWords(secondFactorWords)
  const moment = useMoment(timeZone)
  const trouble = useTrouble()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { data } = useQuery({
    queryKey: listKey,
    queryFn: async () => (await answered(api['second-factors'].$get())).rows,
  })
  const takeAway = useMutation({
    mutationFn: (key: string) =>
      answered(api.users[':id']['second-factor'].$delete({ param: { id } }, keyed(key))),
    onSuccess: () => tell({ text: say('second-factor.page.of.done', { name }) }),
    onError: (error) => tell({ failed: true, text: trouble(error) }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: listKey }),
        queries.invalidateQueries({ queryKey: ['users'] }),
      ]),
  })
  if (!data) return null
  const since = data.find(({ user }) => user === id)?.since
  return (
    <>
      <p className="quiet">
        {since === undefined
          ? say('second-factor.page.of.off')
          : say('second-factor.page.of.on', { since: moment(since) })}
      </p>
      {since !== undefined && !own && (
        <p>
          <Button loading={takeAway.isPending} onClick={() => setAsking(true)}>
            {say('second-factor.page.of.take-away')}
          </Button>
        </p>
      )}
      <Modal
        open={asking}
        closable={false}
        title={say('second-factor.page.of.really', { name })}
        okText={say('second-factor.page.of.do')}
        cancelText={say('second-factor.page.of.not')}
        okButtonProps={{ danger: true }}
        onOk={() => {
          setAsking(false)
          takeAway.mutate(newKey())
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{say('second-factor.page.of.about')}</p>
      </Modal>
    </>
  )
}
