import { Button } from 'antd'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useWords } from '../../ui/language.tsx'
import { useMoment } from '../../ui/moments.tsx'
import type { Tell } from '../../ui/notices.tsx'
import { useTrouble, Waiting } from '../../ui/states.tsx'
import { ShownOnce } from '../shown-once.tsx'
import { CodeField } from './code-field.tsx'
import type { Begun, SecondFactor } from './contract.ts'
import { ProofForm, placeOf } from './proof-form.tsx'
import { useSecondFactor, useSecondFactorActs } from './use-second-factor.tsx'
import { secondFactorWords } from './words.ts'

/** What draws it comes for who turns it on. */
const Square = lazy(async () => ({ default: (await import('./square.tsx')).Square }))

type Asked = { readonly timeZone: string | undefined; readonly tell: Tell }

/** My own second factor: turned on, off, and given other backup codes. */
export function OwnSecondFactor({ timeZone, tell }: Asked) {
  const { say } = useWords(secondFactorWords)
  const { data } = useSecondFactor()
  const [doing, setDoing] = useState<'on' | 'off' | 'codes' | null>(null)
  const close = (): void => setDoing(null)
  if (!data) return null
  const turnedOn = (): void => {
    close()
    tell({ text: say('second-factor.page.turned-on') })
  }
  const turnedOff = (): void => {
    close()
    tell({ text: say('second-factor.page.turned-off') })
  }
  return (
    <div className="fact">
      <dt>{say('second-factor.page.title')}</dt>
      <dd className="second-factor">
        {doing === 'on' ? (
          <TurningOn onClose={close} onDone={turnedOn} />
        ) : doing === 'off' ? (
          <TurningOff onClose={close} onDone={turnedOff} />
        ) : doing === 'codes' ? (
          <NewCodes onClose={close} />
        ) : (
          <Standing of={data} timeZone={timeZone} onDo={setDoing} />
        )}
      </dd>
    </div>
  )
}

type Stands = {
  readonly of: SecondFactor
  readonly timeZone: string | undefined
  readonly onDo: (what: 'on' | 'off' | 'codes') => void
}

function Standing({ of: { on, since, backupCodes }, timeZone, onDo }: Stands) {
  const { say } = useWords(secondFactorWords)
  const moment = useMoment(timeZone)
  if (!on || since === null)
    return (
      <>
        <p className="quiet">{say('second-factor.page.off')}</p>
        <Button onClick={() => onDo('on')}>{say('second-factor.page.turn-on')}</Button>
      </>
    )
  return (
    <>
      <p>{say('second-factor.page.on', { since: moment(since) })}</p>
      {backupCodes > 0 ? (
        <p className="quiet">{say('second-factor.page.codes-left', { count: backupCodes })}</p>
      ) : (
        <p className="said">{say('second-factor.page.codes-none')}</p>
      )}
      <div className="buttons">
        <Button onClick={() => onDo('codes')}>{say('second-factor.page.new-codes')}</Button>
        <Button onClick={() => onDo('off')}>{say('second-factor.page.turn-off')}</Button>
      </div>
    </>
  )
}

type Doing = { readonly onClose: () => void; readonly onDone: () => void }

/** Password, then the square and a first code, then the backup codes. */
export function TurningOn({ onClose, onDone }: Doing) {
  const { say } = useWords(secondFactorWords)
  const { begin, confirm } = useSecondFactorActs()
  if (confirm.data) return <BackupCodes codes={confirm.data} onKept={onDone} />
  if (begin.data) return <Scanning of={begin.data} confirm={confirm} onClose={onClose} />
  return (
    <ProofForm
      code={false}
      does={say('second-factor.page.go-on')}
      pending={begin.isPending}
      error={begin.error}
      onProof={({ password }) => begin.mutate(password)}
      onClose={onClose}
    />
  )
}

type Scans = {
  readonly of: Begun
  readonly confirm: ReturnType<typeof useSecondFactorActs>['confirm']
  readonly onClose: () => void
}

function Scanning({ of: { secret, address }, confirm, onClose }: Scans) {
  const { say } = useWords(secondFactorWords)
  const trouble = useTrouble()
  const [code, setCode] = useState('')
  const refused = confirm.error && !confirm.isPending ? confirm.error : null
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    confirm.mutate(code)
  }
  return (
    <form className="form" onSubmit={onSubmit}>
      <p>{say('second-factor.page.scan')}</p>
      <Suspense
        fallback={
          <div className="square-waits">
            <Waiting width="184px" tall />
          </div>
        }
      >
        <Square of={address} />
      </Suspense>
      <p className="small">
        {say('second-factor.page.by-hand')} <code translate="no">{secret.match(/.{4}/g)?.join(' ')}</code>
      </p>
      {refused && placeOf(refused) === null && (
        <p className="said" role="alert">
          {trouble(refused)}
        </p>
      )}
      <CodeField
        label={say('second-factor.page.first-code')}
        value={code}
        onChange={setCode}
        backup={false}
        autoFocus
        refusal={placeOf(refused) === 'code' ? trouble(refused) : null}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {say('second-factor.page.confirm')}
        </Button>
        <Button type="text" onClick={onClose}>
          {say('second-factor.page.cancel')}
        </Button>
      </div>
    </form>
  )
}

function TurningOff({ onClose, onDone }: Doing) {
  const { say } = useWords(secondFactorWords)
  const { turnOff } = useSecondFactorActs()
  return (
    <ProofForm
      code
      about={say('second-factor.page.off.about')}
      does={say('second-factor.page.off.do')}
      danger
      pending={turnOff.isPending}
      error={turnOff.error}
      onProof={(proof) => turnOff.mutate(proof, { onSuccess: onDone })}
      onClose={onClose}
    />
  )
}

function NewCodes({ onClose }: Pick<Doing, 'onClose'>) {
  const { say } = useWords(secondFactorWords)
  const { renewCodes } = useSecondFactorActs()
  if (renewCodes.data) return <BackupCodes codes={renewCodes.data} onKept={onClose} />
  return (
    <ProofForm
      code
      about={say('second-factor.page.new-codes.about')}
      does={say('second-factor.page.new-codes.do')}
      pending={renewCodes.isPending}
      error={renewCodes.error}
      onProof={(proof) => renewCodes.mutate(proof)}
      onClose={onClose}
    />
  )
}

function BackupCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { say } = useWords(secondFactorWords)
  return (
    <ShownOnce
      lines={codes}
      copy={say('second-factor.page.codes.copy')}
      copied={say('second-factor.page.codes.copied')}
      kept={say('second-factor.page.codes.kept')}
      onKept={onKept}
    >
      <p>
        <b>{say('second-factor.page.codes')}</b>
      </p>
      <p className="small">{say('second-factor.page.codes.about')}</p>
    </ShownOnce>
  )
}
