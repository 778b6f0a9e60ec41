import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { answered, api, Problem } from '../ui/client.ts'
import { useWords } from '../ui/language.tsx'
import { useMe } from '../ui/session.tsx'
import { useTrouble } from '../ui/states.tsx'
import { Password } from './password-field.tsx'
import { partsOf } from './password-strength.ts'
import { CodeField } from './second-factor/code-field.tsx'
import { placeOf as placeInProof } from './second-factor/proof-form.tsx'
import { useSecondFactor } from './second-factor/use-second-factor.tsx'
import { useJudge } from './use-judge.tsx'
import { accessWords } from './words.ts'

type Asked = { readonly onChanged: () => void; readonly onClose: () => void }

type Place = 'present' | 'next' | 'code'
/** Which field a refusal is about. */
const fieldOf: Readonly<Record<string, Place>> = {
  'access.password-wrong': 'present',
  'access.password-same': 'next',
  'access.password-too-weak': 'next',
}

/** The present password and a new one; what the program refuses is said beside the field it is about. */
export function PasswordChange({ onChanged, onClose }: Asked) {
  const { say } = useWords(accessWords)
  const { me } = useMe()
  const trouble = useTrouble()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [code, setCode] = useState('')
  const wantsCode = useSecondFactor().data?.on ?? false
  const about = partsOf(me.name, me.email)
  const judge = useJudge()
  const change = useMutation({
    // Not kept for being sent again: a secret is asked for once.
    mutationFn: () =>
      answered(api.me.password.$post({ json: { present, next, ...(wantsCode && { code }) } })),
    onSuccess: onChanged,
    onError: (error) => focusOn(placeOf(error) ?? 'present'),
  })
  const refused = change.error && !change.isPending ? change.error : null
  const at = placeOf(refused)
  const said = (field: Place): string | null => (at === field ? trouble(refused) : null)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const strength = judge(next, about)
    if (strength === 'fair' || strength === 'good') change.mutate()
    else focusOn('next')
  }
  return (
    <form
      className="form"
      onSubmit={onSubmit}
      onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && onClose()}
    >
      {refused && at === null && (
        <p className="said" role="alert">
          {trouble(refused)}
        </p>
      )}
      {/* For whoever lets the browser keep passwords: whose it is. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <Password
        id="password-present"
        label={say('access.page.account.password.present')}
        value={present}
        onChange={setPresent}
        autoComplete="current-password"
        autoFocus
        refusal={said('present')}
      />
      <Password
        id="password-next"
        label={say('access.page.account.password.next')}
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        about={about}
        refusal={said('next')}
      />
      {wantsCode && <CodeField id="password-code" value={code} onChange={setCode} refusal={said('code')} />}
      <p className="small">{say('access.page.account.password.about')}</p>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {say('access.page.account.password.change')}
        </Button>
        <Button type="text" onClick={onClose}>
          {say('access.page.account.cancel')}
        </Button>
      </div>
    </form>
  )
}

function placeOf(error: unknown): Place | null {
  if (placeInProof(error) === 'code') return 'code'
  return error instanceof Problem ? (fieldOf[error.code] ?? null) : null
}

function focusOn(field: Place): void {
  document.getElementById(`password-${field}`)?.focus()
}
