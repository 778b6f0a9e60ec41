import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../../base/ui/language.tsx'
import { usersWords } from './words.ts'

type Told = { readonly name: string; readonly email: string; readonly password: string }

/** An address with one of these leads nowhere from another machine. */
const homeNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** What somebody needs to come in, to be told to them; it is shown here once and kept nowhere. */
export function HandedOver({ name, email, password }: Told) {
  const { say } = useWords(usersWords)
  const [copied, setCopied] = useState(false)
  const list = useRef<HTMLDListElement>(null)
  const lines = [
    [say('users.page.address'), location.origin],
    [say('users.page.email'), email],
    [say('users.page.password'), password],
  ] as const
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(lines.map((line) => line.join(' ')).join('\n'))
      setCopied(true)
    } catch {
      // A page over plain HTTP from another machine may not: then it is marked, to be copied by hand.
      if (list.current) getSelection()?.selectAllChildren(list.current)
    }
  }
  return (
    <div className="handed-over">
      <p>{say('users.page.hand-over', { name })}</p>
      <dl ref={list}>
        {lines.map(([what, said]) => (
          <div key={what}>
            <dt className="small">{what}</dt>
            <dd translate="no">{said}</dd>
          </div>
        ))}
      </dl>
      {homeNames.has(location.hostname) && <p>{say('users.page.hand-over.here-only')}</p>}
      <p className="small">{say('users.page.hand-over.once')}</p>
      <Button onClick={copy}>{say(copied ? 'users.page.copied' : 'users.page.copy')}</Button>
    </div>
  )
}
