import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { answered, api, keyed, newKey } from '../../base/ui/client.ts'
import { useWords } from '../../base/ui/language.tsx'
import type { Notice } from '../../base/ui/quiet-bar.tsx'
import { notSession } from '../../base/ui/session.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { TalkLine } from './talk-line.tsx'
import type { Talk } from './use-acts.tsx'
import { todayWords } from './words.ts'

type Asked = {
  readonly customer: { readonly id: string; readonly name: string }
  /** The company's day. */
  readonly day: string
  readonly onNotice: (notice: Omit<Notice, 'number'>) => void
  readonly onClose: () => void
}

/** The line of a talk that nobody was reminded of. What could not be kept stays written. */
export function NoteTalk({ customer: { id, name }, day, onNotice, onClose }: Asked) {
  const queries = useQueryClient()
  const { say, day: daySaid } = useWords(todayWords)
  const trouble = useTrouble()
  // The same words sent once more are the same talk.
  const sent = useRef({ words: '', key: '' })
  const { mutate, isPending } = useMutation({
    mutationFn: (json: Talk) => {
      const words = JSON.stringify(json)
      if (sent.current.words !== words) sent.current = { words, key: newKey() }
      return answered(
        api.customers[':id']['follow-ups'].$post({ param: { id }, json }, keyed(sent.current.key)),
      )
    },
    onSuccess: ({ nextContactDay }) => {
      onNotice({ text: say('today.page.said.talked', { name, day: daySaid(nextContactDay) }) })
      onClose()
      // A talk is in the list of the day, in the customer's file and in when they were last talked to.
      queries.invalidateQueries({ predicate: notSession })
    },
    onError: (error) =>
      onNotice({ failed: true, text: say('today.page.said.failed', { name, why: trouble(error) }) }),
  })
  return <TalkLine day={day} onKeep={(talk) => !isPending && mutate(talk)} onClose={onClose} />
}
