import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../ui/language.tsx'
import { FEWEST_LETTERS, type Strength } from './password-strength.ts'
import { useJudge } from './use-judge.tsx'
import { accessWords } from './words.ts'

export function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is what it is given
    <label>
      <span className="label">{label}</span>
      {children}
    </label>
  )
}

type Secret = {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly autoFocus?: boolean
  /** Of a new one: what somebody who knows the person would try. It is judged while it is typed. */
  readonly about?: readonly string[]
  /** Why the program did not take it. */
  readonly refusal?: string | null
}

export function Password(secret: Secret) {
  return secret.about ? <New {...secret} about={secret.about} /> : <Entered {...secret} />
}

function New(secret: Secret & { readonly about: readonly string[] }) {
  return <Entered {...secret} strength={useJudge()(secret.value, secret.about)} />
}

function Entered(secret: Secret & { readonly strength?: Strength }) {
  const {
    id = 'password',
    label,
    value,
    onChange,
    autoComplete,
    autoFocus = false,
    strength,
    refusal,
  } = secret
  const { say } = useWords(accessWords)
  const [shown, setShown] = useState(false)
  const said = useId()
  return (
    <div className="form" style={{ gap: 6, margin: 0 }}>
      <Line label={label}>
        <Input
          id={id}
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          aria-describedby={strength || refusal ? said : undefined}
          aria-invalid={refusal ? true : undefined}
          status={refusal ? 'error' : ''}
          maxLength={128}
          required
          suffix={
            <Button type="text" size="small" onClick={() => setShown(!shown)} aria-pressed={shown}>
              {say(shown ? 'access.page.password.hide' : 'access.page.password.show')}
            </Button>
          }
        />
      </Line>
      {strength && (
        <span className="strength" data-level={strength} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
      {refusal ? (
        <span className="refused" id={said} role="alert">
          {refusal}
        </span>
      ) : (
        strength && (
          <span className="hint" id={said} role="status">
            {value === ''
              ? say('access.page.password.wanted', { least: FEWEST_LETTERS })
              : say(`access.page.password.${strength}`, { least: FEWEST_LETTERS - value.length })}
          </span>
        )
      )}
    </div>
  )
}
