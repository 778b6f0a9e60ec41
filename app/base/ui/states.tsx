import { Button } from 'antd'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Problem, Unreachable } from './client.ts'
import { useWords } from './language.tsx'
import { uiWords } from './words.ts'

/** The place of something that is on its way, as large as it will be. */
export function Waiting({ width, tall = false }: { readonly width: string; readonly tall?: boolean }) {
  return <span className={tall ? 'waits tall' : 'waits'} style={{ width }} aria-hidden="true" />
}

/** Said to who cannot see that something is on its way. */
export function Loading({ children }: { readonly children: ReactNode }) {
  const { say } = useWords(uiWords)
  return (
    <div aria-busy="true">
      <span className="unseen" role="status">
        {say('ui.page.loading')}
      </span>
      {children}
    </div>
  )
}

/** What went wrong, in a sentence that says what to do. */
export function useTrouble(): (error: unknown) => string {
  const { say } = useWords(uiWords)
  return (error) => {
    if (error instanceof Problem) return error.message
    return say(error instanceof Unreachable ? 'ui.page.unreachable' : 'ui.page.broken')
  }
}

type Troubled = { readonly error: unknown; readonly again: () => void }

/** Instead of what could not be read. */
export function Trouble({ error, again }: Troubled) {
  const { say } = useWords(uiWords)
  const said = useTrouble()
  return (
    <section className="sheet state" role="alert">
      <h2>{say('ui.page.trouble')}</h2>
      <p className="quiet">{said(error)}</p>
      <Button onClick={again}>{say('ui.page.again')}</Button>
    </section>
  )
}

/** Instead of a page that failed while it was drawn. */
function Broken() {
  const { say } = useWords(uiWords)
  return (
    <section className="sheet state" role="alert">
      <p>{say('ui.page.broken')}</p>
      <Button onClick={() => location.reload()}>{say('ui.page.reload')}</Button>
    </section>
  )
}

type Guarded = { readonly children: ReactNode; readonly place: string }

/** Keeps a failing page from taking the rest with it; another page is tried afresh. */
export class Guard extends Component<Guarded, { failed: string | null }> {
  override state = { failed: null }

  static getDerivedStateFromError() {
    return { failed: '' }
  }

  override componentDidCatch(_error: Error, _info: ErrorInfo) {
    this.setState({ failed: this.props.place })
  }

  override render() {
    const { failed } = this.state as { failed: string | null }
    return failed === '' || failed === this.props.place ? <Broken /> : this.props.children
  }
}
