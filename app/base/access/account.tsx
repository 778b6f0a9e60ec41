import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { answered, api, keyed, newKey } from '../ui/client.ts'
import { Field } from '../ui/field/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Languages } from '../ui/languages.tsx'
import type { Tell } from '../ui/notices.tsx'
import { useMe, useSwitchedLanguage } from '../ui/session.tsx'
import { useTrouble } from '../ui/states.tsx'
import { uiWords } from '../ui/words.ts'
import './account.css'
import { PasswordChange } from './password-change.tsx'
import { OwnSecondFactor } from './second-factor/own.tsx'
import { Sessions } from './sessions.tsx'
import { accessWords } from './words.ts'

type Asked = {
  /** Where the company's clock stands; undefined: it is not known here, and this browser's is taken. */
  readonly timeZone: string | undefined
  readonly tell: Tell
}

/** Everybody's own: name, language, password, and where they are signed in. */
export function AccountSheet({ timeZone, tell }: Asked) {
  const { say } = useWords(accessWords)
  const ui = useWords(uiWords)
  const { me, may } = useMe()
  const queries = useQueryClient()
  const switchTo = useSwitchedLanguage()
  const [changing, setChanging] = useState(false)
  const id = useId()
  const onName = useRenamed(tell)
  return (
    <section className="sheet pad" id="account" aria-labelledby={id}>
      <h2 id={id}>{say('access.page.account')}</h2>
      <dl className="fact-rows">
        <Field
          label={say('access.page.account.name')}
          value={me.name}
          shown={me.name}
          typing={{ as: 'line' }}
          needed
          onSave={(to) => onName(to)}
        />
        <Field
          label={say('access.page.email')}
          value={me.email}
          shown={me.email}
          typing={{ as: 'line' }}
          literal
        >
          <p className="small means">
            {may('users.manage') ? (
              <Link to={`/users/${me.id}`}>{say('access.page.account.email.own')}</Link>
            ) : (
              say('access.page.account.email.about')
            )}
          </p>
        </Field>
        <div className="fact">
          <dt>{ui.say('ui.page.language')}</dt>
          <dd>
            <Languages onChoose={switchTo} />
          </dd>
        </div>
        <div className="fact">
          <dt>{say('access.page.password')}</dt>
          <dd>
            {changing ? (
              <PasswordChange
                onClose={() => setChanging(false)}
                onChanged={() => {
                  setChanging(false)
                  tell({ text: say('access.page.account.password.changed') })
                  void queries.invalidateQueries({ queryKey: ['me'] })
                }}
              />
            ) : (
              <Button onClick={() => setChanging(true)}>{say('access.page.account.password.change')}</Button>
            )}
          </dd>
        </div>
        <OwnSecondFactor timeZone={timeZone} tell={tell} />
        <Sessions timeZone={timeZone} tell={tell} />
      </dl>
    </section>
  )
}

/** Changes my name; taken back with one tap. Refused by throwing. */
function useRenamed(tell: Tell): (to: unknown) => Promise<void> {
  const { say } = useWords(accessWords)
  const { me } = useMe()
  const trouble = useTrouble()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation({
    scope: { id: 'me' },
    mutationFn: ({ name, key }: { readonly name: string; readonly key: string }) =>
      answered(api.me.$patch({ json: { name } }, keyed(key))),
    // Colleagues' lists and whatever names me are read again, and so am I.
    onSuccess: () => queries.invalidateQueries(),
  })
  return async (to) => {
    const before = me.name
    const undo = (): void => {
      mutateAsync({ name: before, key: newKey() }).then(
        () => tell({ text: say('access.page.account.undone') }),
        (error) =>
          tell({ failed: true, text: say('access.page.account.not-undone', { why: trouble(error) }) }),
      )
    }
    const { name } = await mutateAsync({ name: String(to), key: newKey() })
    tell({ text: say('access.page.account.name.changed', { name }), undo })
  }
}
