import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { Line } from '../password-field.tsx'
import { secondFactorWords } from './words.ts'

type Code = {
  readonly id?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label?: string
  /** A backup code will do too. */
  readonly backup?: boolean
  readonly autoFocus?: boolean
  /** Why the program did not take it. */
  readonly refusal?: string | null
}

/** Six digits from the telephone; who has it not at hand turns to a backup code. */
export function CodeField(code: Code) {
  const { id = 'code', value, onChange, label, backup = true, autoFocus = false, refusal } = code
  const { say } = useWords(secondFactorWords)
  const [letters, setLetters] = useState(false)
  const said = useId()
  const change = (): void => {
    setLetters(!letters)
    onChange('')
  }
  return (
    <div className="form" style={{ gap: 6, margin: 0 }}>
      <Line label={label ?? say(letters ? 'second-factor.page.backup-code' : 'second-factor.page.code')}>
        <Input
          key={String(letters)}
          id={id}
          className="code-typed"
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputMode={letters ? 'text' : 'numeric'}
          autoComplete={letters ? 'off' : 'one-time-code'}
          autoCapitalize="off"
          spellCheck={false}
          autoFocus={autoFocus || letters}
          minLength={6}
          maxLength={40}
          required
          aria-describedby={refusal ? said : undefined}
          aria-invalid={refusal ? true : undefined}
          status={refusal ? 'error' : ''}
        />
      </Line>
      {refusal && (
        <span className="refused" id={said} role="alert">
          {refusal}
        </span>
      )}
      {backup && (
        <span>
          <Button type="link" size="small" className="code-other" onClick={change}>
            {say(letters ? 'second-factor.page.use-phone' : 'second-factor.page.use-backup')}
          </Button>
        </span>
      )}
    </div>
  )
}
