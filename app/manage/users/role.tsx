import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import {
  companyWide,
  type FieldMode,
  fieldModes,
  type GuardedField,
  guardedFields,
  type Permission,
  permissions,
  type RoleSettings,
  type RoleShown,
  rowScopes,
  roles as shippedNames,
} from '../../base/access/contract.ts'
import { Line } from '../../base/access/password-field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { Awaiting } from './awaiting.tsx'
import { useDoes, useRoleName } from './fields.tsx'
import { useRoleActs, useRoles } from './use-roles.tsx'
import { usersWords } from './words.ts'

/** One role, or a new one: what it may do, whose customers it sees, and how much of them. */
export function OneRole() {
  const { role = 'new' } = useParams()
  const { say } = useWords(usersWords)
  const found = useRoles()
  const called = useRoleName(found.data ?? [])
  const known = found.data?.find((one) => one.role === role)
  const isNew = role === 'new'
  const title = isNew ? say('users.page.roles.add') : found.data ? called(role) : ''
  useTitle(title || say('users.page.ways.roles'))
  return (
    <>
      <header className="top">
        <Link to="/users/roles" className="to-list">
          {say('users.page.ways.roles')}
        </Link>
        <h1>{title}</h1>
      </header>
      <Awaiting found={found} />
      {found.data && !known && !isNew && (
        <section className="sheet state">
          <h2>{say('users.page.roles.not-there')}</h2>
          <Link to="/users/roles">{say('users.page.roles.to-list')}</Link>
        </section>
      )}
      {known?.role === 'owner' && <OwnersSettings known={known} />}
      {found.data && known?.role !== 'owner' && (known || isNew) && (
        <Settings key={role} known={known ?? null} all={found.data} />
      )}
    </>
  )
}

/** A new role begins as the one that most people are in: it is quicker taken from than added to. */
function beginning(all: readonly RoleShown[]): RoleSettings {
  return pickSettings(all.find(({ role }) => role === 'sales') as RoleShown)
}

type Asked = { readonly known: RoleShown | null; readonly all: readonly RoleShown[] }

function Settings({ known, all }: Asked) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const go = useNavigate()
  const does = useDoes()
  const { add, change, remove } = useRoleActs()
  const [name, setName] = useState(known?.name ?? '')
  const [to, setTo] = useState<RoleSettings>(known ?? beginning(all))
  const ownName = known === null || !shippedNames.some((one) => one === known.role)
  const within = to.permissions.filter((one) => to.rows === 'all' || !companyWide.includes(one))
  const settings: RoleSettings = { ...pickSettings(to), permissions: within }
  const failed = add.error ?? change.error ?? remove.error
  const done = (): void => void go('/users/roles')
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (known === null) add.mutate({ ...settings, name: name.trim() }, { onSuccess: done })
    else
      change.mutate(
        { role: known.role, to: { ...settings, ...(ownName && { name: name.trim() }) } },
        { onSuccess: done },
      )
  }
  const takeBack = (): void => {
    if (known) remove.mutate(known.role, { onSuccess: done })
  }
  return (
    <form className="sheet pad form role-form" onSubmit={onSubmit}>
      {ownName && (
        <Line label={say('users.page.roles.name')}>
          <Input
            value={name}
            onChange={({ target }) => setName(target.value)}
            maxLength={60}
            required
            autoFocus={known === null}
            autoComplete="off"
          />
        </Line>
      )}
      <RowsChoice to={to} onChange={setTo} />
      <FieldsChoice to={to} onChange={setTo} />
      <Permissions to={to} onChange={setTo} />
      <SecondFactorChoice to={to} onChange={setTo} />
      <p className="quiet" role="status">
        {does({ ...settings, secondFactor: false, role: '', name: null, shipped: false, users: 0 })}
      </p>
      {failed && (
        <p className="said" role="alert">
          {said(failed)}
        </p>
      )}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
          {say('users.page.save')}
        </Button>
        {known && ownName && (
          <Button danger disabled={known.users > 0} loading={remove.isPending} onClick={takeBack}>
            {say('users.page.roles.remove')}
          </Button>
        )}
        {known && !ownName && !known.shipped && (
          <Button loading={remove.isPending} onClick={takeBack}>
            {say('users.page.roles.as-shipped')}
          </Button>
        )}
      </p>
      {known && ownName && known.users > 0 && (
        <p className="small">{say('users.page.roles.in-use', { count: known.users })}</p>
      )}
    </form>
  )
}

function pickSettings({ permissions, rows, unowned, fields, secondFactor }: RoleSettings): RoleSettings {
  return { permissions, rows, unowned, fields, secondFactor }
}

/** An owner is what they are; only how they come in can be said. */
function OwnersSettings({ known }: { readonly known: RoleShown }) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const go = useNavigate()
  const { change } = useRoleActs()
  const [to, setTo] = useState<RoleSettings>(known)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      { role: 'owner', to: { secondFactor: to.secondFactor } },
      { onSuccess: () => void go('/users/roles') },
    )
  }
  return (
    <form className="sheet pad form role-form" onSubmit={onSubmit}>
      <p>{say('users.page.roles.owner')}</p>
      <SecondFactorChoice to={to} onChange={setTo} />
      {change.error && (
        <p className="said" role="alert">
          {said(change.error)}
        </p>
      )}
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {say('users.page.save')}
        </Button>
      </p>
    </form>
  )
}

type Part = { readonly to: RoleSettings; readonly onChange: (to: RoleSettings) => void }

function RowsChoice({ to, onChange }: Part) {
  const { say } = useWords(usersWords)
  const name = useId()
  return (
    <fieldset className="roles">
      <legend className="label">{say('users.page.rows')}</legend>
      {rowScopes.map((rows) => (
        <label key={rows}>
          <input
            type="radio"
            name={name}
            checked={to.rows === rows}
            onChange={() => onChange({ ...to, rows })}
          />
          <span>
            <b>{say(`users.page.rows.${rows}`)}</b>
            <span className="quiet">{say(`users.page.rows.${rows}.about`)}</span>
          </span>
        </label>
      ))}
      {to.rows !== 'all' && (
        <label>
          <input
            type="checkbox"
            checked={to.unowned}
            onChange={({ target }) => onChange({ ...to, unowned: target.checked })}
          />
          <span>
            <b>{say('users.page.rows.unowned')}</b>
            <span className="quiet">{say('users.page.rows.unowned.about')}</span>
          </span>
        </label>
      )}
    </fieldset>
  )
}

function SecondFactorChoice({ to, onChange }: Part) {
  const { say } = useWords(usersWords)
  return (
    <fieldset className="roles">
      <legend className="label">{say('users.page.roles.signing-in')}</legend>
      <label>
        <input
          type="checkbox"
          checked={to.secondFactor ?? false}
          onChange={({ target }) => onChange({ ...to, secondFactor: target.checked })}
        />
        <span>
          <b>{say('users.page.roles.second-factor')}</b>
          <span className="quiet">{say('users.page.roles.second-factor.about')}</span>
        </span>
      </label>
    </fieldset>
  )
}

function FieldsChoice({ to, onChange }: Part) {
  const { say } = useWords(usersWords)
  const set = (field: GuardedField, mode: FieldMode): void =>
    onChange({ ...to, fields: { ...to.fields, [field]: mode } })
  return (
    <fieldset className="role-fields">
      <legend className="label">{say('users.page.fields')}</legend>
      <p className="small">{say('users.page.fields.about')}</p>
      {guardedFields.map((field) => (
        <div
          key={field}
          className="role-field"
          role="radiogroup"
          aria-label={say(`users.page.field.${field}`)}
        >
          <span>{say(`users.page.field.${field}`)}</span>
          <span className="choices">
            {fieldModes
              // Margins and debts come of facts: nobody writes them.
              .filter((mode) => mode !== 'write' || (field !== 'margin' && field !== 'credit'))
              .map((mode) => (
                <label key={mode}>
                  <input
                    type="radio"
                    name={`field-${field}`}
                    checked={shownMode(field, to.fields[field]) === mode}
                    onChange={() => set(field, mode)}
                  />
                  <span>{say(`users.page.mode.${mode}`)}</span>
                </label>
              ))}
          </span>
        </div>
      ))}
    </fieldset>
  )
}

function shownMode(field: GuardedField, mode: FieldMode): FieldMode {
  return mode === 'write' && (field === 'margin' || field === 'credit') ? 'read' : mode
}

function Permissions({ to, onChange }: Part) {
  const { say } = useWords(usersWords)
  const set = (permission: Permission, has: boolean): void =>
    onChange({
      ...to,
      permissions: permissions.filter((one) => (one === permission ? has : to.permissions.includes(one))),
    })
  return (
    <fieldset className="role-permissions">
      <legend className="label">{say('users.page.roles.may')}</legend>
      {to.rows !== 'all' && <p className="small">{say('users.page.roles.only-all')}</p>}
      <div className="grid">
        {permissions
          .filter((one) => one !== 'users.manage')
          .map((one) => {
            const barred = to.rows !== 'all' && companyWide.includes(one)
            return (
              <label key={one} className={barred ? 'barred' : undefined}>
                <input
                  type="checkbox"
                  disabled={barred}
                  checked={!barred && to.permissions.includes(one)}
                  onChange={({ target }) => set(one, target.checked)}
                />
                {say(`users.page.may.${one}`)}
              </label>
            )
          })}
      </div>
    </fieldset>
  )
}
