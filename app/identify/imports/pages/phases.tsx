import { useId } from 'react'
import { useWords } from '../../../base/ui/language.tsx'
import { isLive, type LiveJob } from '../../../base/ui/live-jobs.tsx'
import { ProgressBar } from '../../../base/ui/progress.tsx'
import { importsWords } from '../words.ts'
import { useCounted } from './said.tsx'

/** The steps that a person sees of a job, and which of its stages each is. */
const steps = {
  look: [
    ['open', ['open']],
    ['read', ['read']],
    ['compare', ['settle']],
    ['people', ['customers', 'records']],
  ],
  enter: [['enter', ['open', 'read', 'settle', 'customers', 'records']]],
  undo: [['remove', ['remove']]],
  worth: [
    ['histories', ['histories']],
    ['fit', ['fit']],
    ['predict', ['predict']],
    ['write', ['write', 'needs', 'current']],
  ],
} as const

type Steps = keyof typeof steps
type StepName = (typeof steps)[Steps][number][0]

type Shown = {
  readonly name: StepName
  readonly state: 'before' | 'now' | 'done'
  /** Of the one that goes on now. */
  readonly share: number | null
  readonly rows: number | undefined
}

/** Where a job is in its steps; one that has not begun is before all of them. */
function stepsOf(of: Steps, job: LiveJob | undefined, done: boolean): readonly Shown[] {
  const all: readonly (readonly [StepName, readonly string[]])[] = steps[of]
  const progress = job && isLive(job) ? job.progress : null
  const at = progress === null ? -1 : all.findIndex(([, stages]) => stages.includes(progress.stage))
  return all.map(([name], i) => {
    const state = done || i < at ? 'done' : i === at ? 'now' : 'before'
    // Of several stages that are one step, only the one that takes its time says how far it is.
    const tells = of !== 'enter' || progress?.stage === 'read'
    const share = progress && tells && progress.total > 1 ? progress.done / progress.total : null
    return { name, state, share, rows: progress?.rows }
  })
}

type Work = {
  readonly of: Steps
  readonly job: LiveJob | undefined
  readonly done?: boolean
}

/** What is being done, step by step, and how far the present one has come. */
export function Phases({ work }: { readonly work: readonly Work[] }) {
  const { say, percent } = useWords(importsWords)
  const counted = useCounted()
  const id = useId()
  const all = work.flatMap(({ of, job, done = false }) => stepsOf(of, job, done))
  return (
    <ol className="phases">
      {all.map(({ name, state, share, rows }) => {
        const label = say(`imports.page.step.${name}`)
        return (
          <li key={name} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="mark" aria-hidden="true">
              {state === 'done' ? '✓' : state === 'now' ? '●' : '○'}
            </span>
            <span id={`${id}-${name}`}>
              {label}
              {state !== 'now' && <span className="unseen"> {say(`imports.page.step.is.${state}`)}</span>}
            </span>
            <span className="far">
              {state === 'now' && rows !== undefined && say('imports.page.rows', counted(rows))}{' '}
              {state === 'now' && share !== null && percent(share)}
            </span>
            {state === 'now' && <ProgressBar share={share} of={`${id}-${name}`} />}
          </li>
        )
      })}
    </ol>
  )
}
