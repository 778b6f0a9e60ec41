import { Input } from 'antd'
import { useId, useMemo } from 'react'
import { permissions as all, type RoleShown, roles } from '../../base/access/contract.ts'
import { Line } from '../../base/access/password-field.tsx'
import { FEWEST_LETTERS, type Judge, partsOf } from '../../base/access/password-strength.ts'
import { useJudge } from '../../base/access/use-judge.tsx'
import { accessWords } from '../../base/access/words.ts'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { usersWords } from './words.ts'

type Field<Value> = { readonly value: Value; readonly onChange: (value: Value) => void }

/** What somebody is called, and what they sign in with. */
export function NameAndEmail({
  name,
  email,
  first = false,
}: {
  readonly name: Field<string>
  readonly email: Field<string>
  readonly first?: boolean
}) {
  const { say } = useWords(usersWords)
  return (
    <>
      <Line label={say('users.page.name')}>
        <Input
          value={name.value}
          onChange={({ target }) => name.onChange(target.value)}
          autoComplete="off"
          maxLength={200}
          required
          autoFocus={first}
        />
      </Line>
      <Line label={say('users.page.email')}>
        <Input
          type="email"
          value={email.value}
          onChange={({ target }) => email.onChange(target.value)}
          autoComplete="off"
          maxLength={254}
          required
        />
      </Line>
    </>
  )
}

/** What somebody is here, each with what it may do. */
export function RoleChoice({ of, value, onChange }: Field<string> & { readonly of: readonly RoleShown[] }) {
  const { say } = useWords(usersWords)
  const name = useId()
  const does = useDoes()
  const called = useRoleName(of)
  return (
    <fieldset className="roles">
      <legend className="label">{say('users.page.role')}</legend>
      {of.map((one) => (
        <label key={one.role}>
          <input type="radio" name={name} checked={one.role === value} onChange={() => onChange(one.role)} />
          <span>
            <b>{called(one.role)}</b>
            <span className="quiet">{does(one)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** What a role is called: by the program where it came with it, else as the company calls it. */
export function useRoleName(of: readonly RoleShown[]): (role: string) => string {
  const { say } = useWords(usersWords)
  return (role) => {
    const shipped = roles.find((one) => one === role)
    if (shipped) return say(`users.page.role.${shipped}`)
    return of.find((one) => one.role === role)?.name ?? say('users.page.role.gone')
  }
}

/** So few that a role lacks are named, rather than all it has. */
const FEW = 4

/** What a role may do, in words: everything, everything but a few things, or just these. */
export function useDoes(): (role: RoleShown) => string {
  const { say } = useWords(usersWords)
  const { language } = useLanguage()
  const listed = useMemo(() => new Intl.ListFormat(language, { type: 'conjunction' }), [language])
  return (role) => {
    const words = (these: RoleShown['permissions']): string =>
      listed.format(these.map((one) => say(`users.page.may.${one}`)))
    const lacks = all.filter((one) => !role.permissions.includes(one))
    const does =
      lacks.length === 0
        ? say('users.page.may-all')
        : lacks.length <= FEW
          ? say('users.page.may-all-but', { those: words(lacks) })
          : role.permissions.length === 0
            ? say('users.page.may-nothing')
            : say('users.page.may', { those: words(role.permissions) })
    return `${say(`users.page.rows.${role.rows}.short`)}${does}`
  }
}

type ForWhom = { readonly name: string; readonly email: string }

/** Whether the program will take a password for somebody, judged as it will judge. */
export function isTaken(judge: Judge, password: string, { name, email }: ForWhom): boolean {
  const strength = judge(password, partsOf(name, email))
  return strength === 'fair' || strength === 'good'
}

/** A password for somebody else: in clear, since whoever gives it must say or write it to them. */
export function GivenPassword({ value, onChange, of }: Field<string> & { readonly of: ForWhom }) {
  const { say } = useWords(usersWords)
  const access = useWords(accessWords)
  const id = useId()
  const strength = useJudge()(value, partsOf(of.name, of.email))
  return (
    <div className="given">
      <Line label={say('users.page.password')}>
        <Input
          value={value}
          onChange={({ target }) => onChange(target.value)}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="off"
          maxLength={128}
          required
          aria-describedby={id}
          className="secret"
        />
      </Line>
      <span className="strength" data-level={strength} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className="hint" id={id} role="status">
        {value === ''
          ? access.say('access.page.password.wanted', { least: FEWEST_LETTERS })
          : access.say(`access.page.password.${strength}`, { least: FEWEST_LETTERS - value.length })}
      </span>
    </div>
  )
}

/** Letters and digits that nobody mistakes for another, read aloud or written by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP = 4

/** A password that nobody has used: some 79 bits, in groups that can be said over a telephone. */
export function freshPassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[below(LETTERS.length)]).join(''),
  )
  return groups.join('-')
}

/** A chance number, each as likely as any other. */
function below(most: number): number {
  const fair = 256 - (256 % most)
  for (;;) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (byte < fair) return byte % most
  }
}
