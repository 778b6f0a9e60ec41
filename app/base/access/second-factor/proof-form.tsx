import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Problem } from '../../ui/client.ts'
import { useWords } from '../../ui/language.tsx'
import { useMe } from '../../ui/session.tsx'
import { useTrouble } from '../../ui/states.tsx'
import { Password } from '../password-field.tsx'
import { CodeField } from './code-field.tsx'
import type { Proof } from './contract.ts'
import { secondFactorWords } from './words.ts'

type Asked = {
  /** A code of the telephone as well. */
  readonly code: boolean
  readonly about?: string
  readonly does: string
  readonly danger?: boolean
  readonly pending: boolean
  readonly error: Error | null
  readonly onProof: (proof: Proof) => void
  readonly onClose: () => void
}

/** Who somebody is, shown once more: what the program refuses is said beside the field it is about. */
export function ProofForm({ code: wantsCode, about, does, danger = false, pending, error, ...on }: Asked) {
  const { say } = useWords(secondFactorWords)
  const trouble = useTrouble()
  const { me } = useMe()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const refused = error && !pending ? error : null
  const at = placeOf(refused)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    on.onProof({ password, ...(wantsCode && { code }) })
  }
  return (
    <form
      className="form"
      onSubmit={onSubmit}
      onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && on.onClose()}
    >
      {about && <p className="small">{about}</p>}
      {refused && at === null && (
        <p className="said" role="alert">
          {trouble(refused)}
        </p>
      )}
      {/* For whoever lets the browser keep passwords: whose it is. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <Password
        id="proof-password"
        label={say('second-factor.page.password')}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus
        refusal={at === 'password' ? trouble(refused) : null}
      />
      {wantsCode && (
        <CodeField value={code} onChange={setCode} refusal={at === 'code' ? trouble(refused) : null} />
      )}
      <div className="buttons">
        <Button type="primary" danger={danger} htmlType="submit" loading={pending}>
          {does}
        </Button>
        <Button type="text" onClick={on.onClose}>
          {say('second-factor.page.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Which field a refusal is about. */
export function placeOf(error: unknown): 'password' | 'code' | null {
  if (!(error instanceof Problem)) return null
  if (error.code === 'access.password-wrong') return 'password'
  return /^second-factor\.(wrong|used|wanted|locked)$/.test(error.code) ? 'code' : null
}
