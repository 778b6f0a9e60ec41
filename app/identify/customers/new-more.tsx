import { Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { clearing } from '../../base/ui/clearing.tsx'
import { useColleagues } from '../../base/ui/colleagues.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { customerKinds, type NewCustomer } from './contract.ts'
import { useSpeaking } from './speaking.tsx'
import { useChoices } from './use-customers.tsx'

/** What has been typed so far. */
export type Drafted = Partial<Omit<NewCustomer, 'phone'>> & { readonly phone?: string }

type Asked = {
  readonly draft: Drafted
  readonly onDraft: (some: Drafted) => void
}

const texts = ['city', 'address', 'email', 'source', 'intendedProduct', 'intendedPrice', 'birthday'] as const

/** Everything else that a decision may need one day. */
export function MoreFields({ draft, onDraft }: Asked) {
  const { say } = useSpeaking()
  const { me, may } = useMe()
  const colleagues = useColleagues()
  const choices = useChoices()
  const named = (name: keyof Drafted, field: ReactNode) => (
    // The field bears its name itself: not all of these are controls that a label could point at.
    <div className="field" key={name}>
      <span className="label" aria-hidden="true">
        {say(`customers.page.field.${name}` as never)}
      </span>
      {field}
    </div>
  )
  const label = (name: keyof Drafted) => ({ 'aria-label': say(`customers.page.field.${name}` as never) })
  return (
    <div className="more-fields">
      {named(
        'kind',
        <Select
          {...label('kind')}
          allowClear={clearing}
          placeholder={say('customers.page.field.kind.by-name')}
          value={draft.kind ?? null}
          onChange={(kind) => onDraft({ kind: kind ?? undefined })}
          options={customerKinds.map((kind) => ({ value: kind, label: say(`customers.page.kind.${kind}`) }))}
        />,
      )}
      {named(
        'owner',
        <Select
          {...label('owner')}
          allowClear={clearing}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('customers.page.owner.nobody')}
          value={draft.owner ?? null}
          onChange={(owner) => onDraft({ owner: owner ?? null })}
          options={colleagues
            .filter(({ id, disabled }) => !disabled && (id === me.id || may('customers.assign')))
            .map(({ id, name }) => ({
              value: id,
              label: id === me.id ? say('customers.page.owner.me') : name,
            }))}
        />,
      )}
      {texts.map((name) =>
        named(
          name,
          <Input
            {...label(name)}
            value={draft[name] ?? ''}
            maxLength={name === 'address' ? 500 : 100}
            placeholder={name === 'birthday' ? say('customers.page.field.birthday.form') : undefined}
            autoComplete="off"
            onChange={({ target }) => onDraft({ [name]: target.value })}
          />,
        ),
      )}
      {named(
        'householdSize',
        <InputNumber
          {...label('householdSize')}
          min={1}
          max={1000}
          precision={0}
          value={draft.householdSize ?? null}
          onChange={(size) => onDraft({ householdSize: size })}
        />,
      )}
      {named(
        'payday',
        <InputNumber
          {...label('payday')}
          min={1}
          max={31}
          precision={0}
          value={draft.payday ?? null}
          onChange={(day) => onDraft({ payday: day })}
        />,
      )}
      {named(
        'tags',
        <Select
          {...label('tags')}
          mode="tags"
          maxCount={50}
          tokenSeparators={[',', '，', '、']}
          value={draft.tags ?? []}
          onChange={(tags: string[]) => onDraft({ tags })}
          options={(choices?.tags ?? []).map((tag) => ({ value: tag, label: tag }))}
        />,
      )}
      {named(
        'note',
        <Input.TextArea
          {...label('note')}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={draft.note ?? ''}
          maxLength={10_000}
          onChange={({ target }) => onDraft({ note: target.value })}
        />,
      )}
    </div>
  )
}
