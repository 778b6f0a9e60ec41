import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useWords } from '../../base/ui/language.tsx'
import { useMe } from '../../base/ui/session.tsx'
import { Loading, Trouble, useTrouble, Waiting } from '../../base/ui/states.tsx'
import { type Demo, demoSteps } from './contract.ts'
import './demo.css'
import { useDemo, useDemoAsked } from './use-demo.tsx'
import { demoWords } from './words.ts'

/** How to begin: with the demo or with one's own orders; and how far what was chosen has come. */
export function Beginning() {
  const { say } = useWords(demoWords)
  const demo = useDemo()
  if (demo.isPending)
    return (
      <Loading>
        <div className="ways">
          {['demo', 'own'].map((way) => (
            <div className="sheet" key={way}>
              <Waiting width="40%" tall />
              <Waiting width="90%" />
              <Waiting width="70%" />
            </div>
          ))}
        </div>
      </Loading>
    )
  if (!demo.data) return <Trouble error={demo.error} again={() => demo.refetch()} />
  if (demo.data.state === 'loading') return <Coming demo={demo.data} />
  if (demo.data.state === 'removing') return <Going demo={demo.data} />
  if (demo.data.empty) return <Choice />
  return (
    <section className="sheet state">
      <p className="quiet">{say('demo.page.follows')}</p>
    </section>
  )
}

function Choice() {
  const { say } = useWords(demoWords)
  const { may } = useMe()
  const said = useTrouble()
  const go = useNavigate()
  const { ask, asking, error } = useDemoAsked('choose')
  if (!may('imports.run'))
    return (
      <section className="sheet state">
        <p className="quiet">{say('demo.page.ask-owner')}</p>
      </section>
    )
  return (
    <div className="ways">
      {may('settings.write') && (
        <section className="sheet">
          <h2>{say('demo.page.look')}</h2>
          <p className="quiet">{say('demo.page.look.about')}</p>
          {error && (
            <p className="said" role="alert">
              {said(error)}
            </p>
          )}
          <Button type="primary" size="large" loading={asking} onClick={ask}>
            {say('demo.page.look.do')}
          </Button>
        </section>
      )}
      <section className="sheet">
        <h2>{say('demo.page.own')}</h2>
        <p className="quiet">{say('demo.page.own.about')}</p>
        <Button
          size="large"
          href="/imports"
          onClick={(event) => {
            event.preventDefault()
            go('/imports')
          }}
        >
          {say('demo.page.own.do')}
        </Button>
      </section>
    </div>
  )
}

/** What comes in which order, and what it is at. */
function Coming({ demo }: { readonly demo: Demo }) {
  const { say } = useWords(demoWords)
  const at = demo.step === null ? 0 : demoSteps.indexOf(demo.step)
  return (
    <section className="sheet state" aria-busy={!demo.stopped}>
      <h2>{say('demo.page.coming')}</h2>
      <ol className="steps">
        {demoSteps.map((step, i) => (
          <li key={step} data-state={i < at ? 'done' : i === at ? 'now' : 'later'}>
            {say(`demo.page.step.${step}`)}
          </li>
        ))}
      </ol>
      <span className="unseen" role="status">
        {say('demo.page.coming.at', { step: say(`demo.page.step.${demoSteps[at] ?? 'worth'}`) })}
      </span>
      {demo.stopped ? (
        <Stopped demo={demo} again="choose" />
      ) : (
        <p className="small">{say('demo.page.coming.leave')}</p>
      )}
    </section>
  )
}

/** The demo on its way out. */
export function Going({ demo }: { readonly demo: Demo }) {
  const { say } = useWords(demoWords)
  return (
    <section className="sheet state" aria-busy={!demo.stopped}>
      <h2>{say('demo.page.going')}</h2>
      <p className="quiet" role="status">
        {say('demo.page.going.about')}
      </p>
      {demo.stopped && <Stopped demo={demo} again="remove" />}
    </section>
  )
}

/** What broke off, why, and how it goes on. */
function Stopped({ demo, again }: { readonly demo: Demo; readonly again: 'choose' | 'remove' }) {
  const { say } = useWords(demoWords)
  const { may } = useMe()
  const said = useTrouble()
  const goOn = useDemoAsked(again)
  const remove = useDemoAsked('remove')
  const error = goOn.error ?? remove.error
  return (
    <>
      <p className="said" role="alert">
        {error
          ? said(error)
          : demo.why
            ? say('demo.page.stopped.why', { why: demo.why })
            : say('demo.page.stopped')}
      </p>
      {may('settings.write') && (
        <p className="buttons">
          <Button type="primary" loading={goOn.asking} onClick={goOn.ask}>
            {say('demo.page.go-on')}
          </Button>
          {again === 'choose' && (
            <Button loading={remove.asking} onClick={remove.ask}>
              {say('demo.page.own')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
