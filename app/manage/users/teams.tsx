import { Button, Input, Popconfirm, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Team, UserListed } from '../../base/access/contract.ts'
import { Line } from '../../base/access/password-field.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { useTrouble } from '../../base/ui/states.tsx'
import { Awaiting } from './awaiting.tsx'
import { useTeamActs, useTeams } from './use-roles.tsx'
import { useUsers } from './use-users.tsx'
import { Ways } from './ways.tsx'
import { usersWords } from './words.ts'

/** Who works together: a role that sees its teams' customers sees those of everybody in them. */
export function TeamList() {
  const { say } = useWords(usersWords)
  const teams = useTeams()
  const users = useUsers()
  const title = say('users.page.ways.teams')
  useTitle(title)
  return (
    <>
      <header className="top">
        <h1>{say('users.page.title')}</h1>
        <Ways />
      </header>
      <Awaiting found={teams.data ? users : teams} />
      {teams.data && users.data && (
        <div className="sheets">
          <p className="quiet">{say('users.page.teams.about')}</p>
          {teams.data.map((team) => (
            <One key={team.id} team={team} users={users.data.users} />
          ))}
          <One key={teams.data.length} team={null} users={users.data.users} />
        </div>
      )}
    </>
  )
}

type Asked = {
  /** Null: a new one. */
  readonly team: Team | null
  readonly users: readonly UserListed[]
}

function One({ team, users }: Asked) {
  const { say } = useWords(usersWords)
  const said = useTrouble()
  const { add, change, remove } = useTeamActs()
  const [name, setName] = useState(team?.name ?? '')
  const [members, setMembers] = useState<readonly string[]>(team?.members ?? [])
  const same =
    team !== null &&
    name.trim() === team.name &&
    [...members].sort().join() === [...team.members].sort().join()
  const failed = add.error ?? change.error ?? remove.error
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const to = { name: name.trim(), members: [...members] }
    if (team) change.mutate({ id: team.id, to })
    else add.mutate(to)
  }
  const heading = team?.name ?? say('users.page.teams.add')
  return (
    <form className="sheet pad form team-form" onSubmit={onSubmit} aria-label={heading}>
      <h2>{heading}</h2>
      <Line label={say('users.page.teams.name')}>
        <Input
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={60}
          required
          autoComplete="off"
        />
      </Line>
      <div className="field">
        <span className="label" aria-hidden="true">
          {say('users.page.teams.members')}
        </span>
        <Select
          mode="multiple"
          aria-label={say('users.page.teams.members')}
          value={[...members]}
          onChange={(chosen: string[]) => setMembers(chosen)}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('users.page.teams.nobody')}
          options={users
            .filter(({ id, disabled }) => !disabled || members.includes(id))
            .map((user) => ({ value: user.id, label: user.name }))}
        />
      </div>
      {failed && (
        <p className="said" role="alert">
          {said(failed)}
        </p>
      )}
      <p className="buttons">
        <Button
          type={team ? 'default' : 'primary'}
          htmlType="submit"
          disabled={same || name.trim() === ''}
          loading={add.isPending || change.isPending}
        >
          {say(team ? 'users.page.save' : 'users.page.teams.add.do')}
        </Button>
        {team && (
          <Popconfirm
            title={say('users.page.teams.remove.really', { name: team.name })}
            okText={say('users.page.teams.remove')}
            cancelText={say('users.page.own-role.not')}
            onConfirm={() => remove.mutate(team.id)}
          >
            <Button danger type="text" loading={remove.isPending}>
              {say('users.page.teams.remove')}
            </Button>
          </Popconfirm>
        )}
      </p>
    </form>
  )
}
