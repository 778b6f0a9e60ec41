import { type ReactNode, useState } from 'react'
import { useWords } from './language.tsx'
import { Unfolds } from './unfolds.tsx'
import { uiWords } from './words.ts'

/** A figure with its interval, as texts that are already written out. */
export type FigureShown = {
  /** Null: nobody knows. */
  readonly value: string | null
  /** What is counted, behind the figure. */
  readonly unit?: string
  readonly interval?: { readonly low: string; readonly high: string; readonly level: string } | null
  /** What it rests on: rows, period, formula. */
  readonly evidence?: ReactNode
}

/** The one large figure of a sheet: its interval small beside it, what it rests on behind one tap. */
export function LeadingFigure({ value, unit, interval, evidence }: FigureShown) {
  const { say } = useWords(uiWords)
  return (
    <p className="leading">
      <span className={value === null ? 'quiet' : 'leads'}>{value ?? say('ui.page.unknown')}</span>
      {unit && value !== null && <span className="quiet"> {unit}</span>}
      {interval && <span className="small"> {say('ui.page.interval', interval)}</span>}
      {evidence && <Evidence>{evidence}</Evidence>}
    </p>
  )
}

/** Behind one tap, what a figure rests on. */
export function Evidence({ children, name }: { readonly children: ReactNode; readonly name?: string }) {
  const { say } = useWords(uiWords)
  const [open, setOpen] = useState(false)
  const button = { className: 'link small', children: name ?? say('ui.page.evidence') }
  return (
    <Unfolds open={open} onOpen={setOpen} placement="top" look="evidence" button={button}>
      {children}
    </Unfolds>
  )
}
