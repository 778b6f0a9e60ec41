import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { useLanguage, useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { useTitle } from '../../base/ui/shell.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import { Beginning, Going } from './beginning.tsx'
import './demo.css'
import { useDemo, useDemoAsked } from './use-demo.tsx'
import { demoWords } from './words.ts'

/** What the demo is, and how it is replaced by one's own. */
export function DemoPage() {
  const { say } = useWords(demoWords)
  const demo = useDemo()
  const go = useNavigate()
  const title = say('demo.page.title')
  useTitle(title)
  const state = demo.data?.state
  const before = useRef(state)
  useEffect(() => {
    // Whoever saw it go begins with their own.
    if (before.current === 'removing' && state === 'none') go('/imports')
    before.current = state
  }, [state, go])
  if (state === 'none' && before.current !== 'removing') return <Navigate to="/begin" replace />
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
      </header>
      {demo.isPending && (
        <Loading>
          <section className="sheet state">
            <Waiting width="30%" tall />
            <Waiting width="80%" />
          </section>
        </Loading>
      )}
      {demo.error && !demo.data && <Trouble error={demo.error} again={() => demo.refetch()} />}
      {demo.data?.state === 'loading' && <Beginning />}
      {demo.data?.state === 'removing' && <Going demo={demo.data} />}
      {demo.data?.state === 'there' && <Here lastDay={demo.data.lastDay} />}
    </>
  )
}

function Here({ lastDay }: { readonly lastDay: string | null }) {
  const { say } = useWords(demoWords)
  const { language } = useLanguage()
  const { may } = useMe()
  const [asked, setAsked] = useState(false)
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
  }).format(new Date(`${lastDay}T00:00:00Z`))
  return (
    <>
      <section className="sheet state">
        <h2>{say('demo.page.what')}</h2>
        <p>{say('demo.page.what.about')}</p>
        <p className="quiet">{say('demo.page.what.day', { day })}</p>
      </section>
      <section className="sheet state">
        <h2>{say('demo.page.replace')}</h2>
        <p>{say('demo.page.replace.about')}</p>
        {may('settings.write') ? (
          <Button type="primary" onClick={() => setAsked(true)}>
            {say('demo.page.replace')}
          </Button>
        ) : (
          <p className="quiet">{say('demo.page.replace.owner')}</p>
        )}
      </section>
      <Sure open={asked} onClose={() => setAsked(false)} />
    </>
  )
}

/** Nothing brings back what was done on the demo, so it is asked once more. */
function Sure({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { say } = useWords(demoWords)
  const said = useTrouble()
  const { ask, asking, error } = useDemoAsked('remove')
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={say('demo.page.sure')}
      okText={say('demo.page.sure.do')}
      cancelText={say('demo.page.sure.not')}
      confirmLoading={asking}
      onOk={ask}
      closable={false}
    >
      <p>{say('demo.page.sure.about')}</p>
      {error && (
        <p className="said" role="alert">
          {said(error)}
        </p>
      )}
    </Modal>
  )
}
