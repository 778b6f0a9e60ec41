import { type ComponentType, type ReactNode, Suspense } from 'react'
import { AccountSheet } from '../../base/access/account.tsx'
import { KeysSheet } from '../../base/access/keys/sheet.tsx'
import { useWords } from '../../base/ui/language.tsx'
import { type Tell, useNotices } from '../../base/ui/notices.tsx'
import { QuietBar } from '../../base/ui/quiet-bar.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, Waiting } from '../../base/ui/states.tsx'
import { CompanySheet } from './company-sheet.tsx'
import type { Company } from './contract.ts'
import { DailySheet } from './daily-sheet.tsx'
import './settings.css'
import { useSave, useSettings } from './use-settings.tsx'
import { ValueSheet } from './value-sheet.tsx'
import { settingsWords } from './words.ts'

type Parts = {
  /** What the last worth run came to, and the way to ask for another. */
  readonly Valued: ComponentType
  /** How the back-ups stand. */
  readonly BackedUp: ComponentType
}

/** What the company's figures are counted in and rest on, for who may see that; and everybody's own account. */
export function SettingsPage(parts: Parts) {
  const { say } = useWords(settingsWords)
  const { may } = useMe()
  const { notice, tell, forget } = useNotices()
  const reads = may('settings.read')
  const title = say('settings.page.title')
  useTitle(title)
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
        <span className="quiet">
          {say(reads && !may('settings.write') ? 'settings.page.only-read' : 'settings.page.how')}
        </span>
      </header>
      {reads ? (
        <CompanysSettings tell={tell} {...parts} />
      ) : (
        <div className="sheets settings own">
          <AccountSheet timeZone={undefined} tell={tell} />
        </div>
      )}
      <QuietBar notice={notice} onGone={forget} />
    </>
  )
}

function CompanysSettings({ tell, ...parts }: Parts & { readonly tell: Tell }) {
  const settings = useSettings()
  const { data, error } = settings
  const account = <AccountSheet timeZone={data?.timeZone} tell={tell} />
  if (data) return <Sheets settings={data} account={account} tell={tell} {...parts} />
  return (
    <div className="sheets two settings">
      {error ? <Trouble error={error} again={() => settings.refetch()} /> : <SheetWaiting />}
      {account}
    </div>
  )
}

type Asked = Parts & { readonly settings: Company; readonly account: ReactNode; readonly tell: Tell }

function Sheets({ settings, account, tell, Valued, BackedUp }: Asked) {
  const { may } = useMe()
  const saved = useSave(settings, tell)
  const save = may('settings.write') ? saved : null
  return (
    <div className="sheets two settings">
      <div className="sheets">
        <CompanySheet settings={settings} save={save} />
        {account}
        {may('settings.write') && (
          <Suspense>
            <BackedUp />
          </Suspense>
        )}
      </div>
      <div className="sheets">
        <ValueSheet settings={settings} save={save}>
          {may('worth.company') && (
            <Suspense>
              <Valued />
            </Suspense>
          )}
        </ValueSheet>
        <DailySheet settings={settings} save={save} />
        {may('keys.make') && <KeysSheet timeZone={settings.timeZone} tell={tell} />}
      </div>
    </div>
  )
}

/** As a sheet will stand. */
function SheetWaiting() {
  return (
    <div className="sheet pad">
      <Loading>
        <Waiting width="84px" />
        {['62%', '48%', '70%', '55%'].map((width) => (
          <div className="setting-waits" key={width}>
            <Waiting width={width} />
          </div>
        ))}
      </Loading>
    </div>
  )
}
