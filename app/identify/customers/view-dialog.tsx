import { Button, Input, Modal } from 'antd'
import { type FormEvent, useState } from 'react'
import { useMe } from '../../base/ui/session.tsx'
import type { View } from '../views/contract.ts'
import { Line } from './line.tsx'
import { useSpeaking } from './speaking.tsx'

type Asked = {
  /** The one that gets another name; null: a new one. */
  readonly view: View | null
  readonly onSave: (named: { readonly name: string; readonly shared: boolean }) => void
  readonly onClose: () => void
}

/** A name for what the list shows, and for whom. */
export function ViewDialog({ view, onSave, onClose }: Asked) {
  const { say } = useSpeaking()
  const { may } = useMe()
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const ready = name.trim() !== ''
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) onSave({ name: name.trim(), shared })
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={420}
      title={say(view ? 'customers.page.view.change' : 'customers.page.view.save')}
    >
      <form className="form" onSubmit={onSubmit}>
        <Line label={say('customers.page.view.name')}>
          <Input
            autoFocus
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </Line>
        {may('views.share') && (
          <label className="check">
            <input type="checkbox" checked={shared} onChange={({ target }) => setShared(target.checked)} />
            {say('customers.page.view.share')}
          </label>
        )}
        <p className="small">{say('customers.page.view.about')}</p>
        <div className="buttons">
          <Button type="primary" htmlType="submit" disabled={!ready}>
            {say('customers.page.view.keep')}
          </Button>
          <Button onClick={onClose}>{say('customers.page.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
