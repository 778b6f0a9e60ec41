import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Named, type Speak } from './speak.tsx'
import type { WorthTold } from './use-worth.tsx'

/** A sheet of the page: a heading, and what is said or drawn below it. */
export function Sheet({
  name,
  heading,
  end,
  children,
}: {
  readonly name: string
  readonly heading: string
  /** What stands at the other end of the heading's line. */
  readonly end?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="sheet pad worth-sheet" id={name} aria-labelledby={`${name}-heading`}>
      <div className="worth-headline">
        <h2 id={`${name}-heading`}>{heading}</h2>
        {end}
      </div>
      {children}
    </section>
  )
}

/** What a figure of a run rests on: rows, period, model, discount, margin, and how it is computed. */
export function GroundsTold({
  told: { figures, story, run, card },
  speak,
  formula,
}: {
  readonly told: WorthTold
  readonly speak: Speak
  readonly formula: string
}) {
  const { say, number, day, percent } = speak
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      say('worth.page.grounds.facts'),
      say('worth.page.grounds.facts-are', {
        lines: number(story.lines),
        purchases: number(story.purchases),
        buyers: number(figures.buyers),
      }),
    ],
    [
      say('worth.page.grounds.period'),
      say('worth.page.grounds.period-is', {
        from: figures.firstDay === null ? '' : day(figures.firstDay),
        to: run.asOf === null ? '' : day(run.asOf),
      }),
    ],
    [say('worth.page.grounds.model'), <Named key="model">{card.model}</Named>],
    [
      say('worth.page.grounds.discount'),
      say('worth.page.grounds.discount-is', { rate: percent(figures.annualDiscount, 1) }),
    ],
    [say('worth.page.grounds.margin'), marginSaid({ figures, story }, speak)],
  ]
  return (
    <>
      <dl className="worth-facts">
        {facts.map(([title, text]) => (
          <Fragment key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
      </dl>
      <Link className="worth-link" to={`/worth/formulas#${formula}`}>
        {say('worth.page.grounds.formula')}
      </Link>
    </>
  )
}

/** Where margins come from, in words. */
export function marginSaid(
  { figures, story }: Pick<WorthTold, 'figures' | 'story'>,
  { say, percent }: Speak,
): string {
  const { marginBasis, companyMarginRate } = figures
  const rate =
    story.commonMarginRate === null ? say('worth.page.unknown') : percent(story.commonMarginRate, 1)
  const assumed = companyMarginRate === null ? percent(1) : percent(companyMarginRate, 1)
  if (marginBasis === 'measured') return say('worth.page.margin.measured', { rate })
  if (marginBasis === 'mixed') return say('worth.page.margin.mixed', { assumed })
  if (marginBasis === 'none') return say('worth.page.margin.none')
  return companyMarginRate === null
    ? say('worth.page.margin.unsaid')
    : say('worth.page.margin.assumed', { assumed })
}
