import { alivePath, dayOfIso, isoOfDay, keptModel, purchasesAhead } from '@ricebook/engine'
import type { Ledger } from '../../base/ledger/ledger.ts'
import type { Notebook } from '../../base/notebook/notebook.ts'
import { customerStands } from '../../identify/customers/customers.ts'
import { type Outlook, runFiguresSchema } from './contract.ts'
import { daysOfUnit, horizonWeeks, level, runUnit } from './level.ts'
import { currentRun, purchasesOfCustomer } from './store.ts'

export type OutlookDeps = {
  readonly notebook: Notebook
  readonly ledger: Pick<Ledger, 'purchaseDaysOf'>
}

/** A path of more points shows no more than this. */
const mostSteps = 300
const nothing: Outlook = { run: null, asOf: null, path: [], yearPurchases: null, behind: false }

/**
 * How likely a customer was one on each day, and how often they will buy within a year, by the model of the current run:
 * what its row of the customer says, and how it came to that.
 */
export async function outlookOfCustomer(
  customer: string,
  { notebook, ledger }: OutlookDeps,
): Promise<Outlook> {
  await customerStands(notebook.read, customer)
  const run = await currentRun(notebook.read)
  const said = run && (await purchasesOfCustomer(notebook.read, { run: run.run, customer }))
  if (!run || run.asOf === null || run.figures === null) return nothing
  const { asOf, figures } = run
  const { model, parameters } = runFiguresSchema.parse(JSON.parse(figures))
  const until = dayOfIso(asOf)
  const { days: all, purchase } = await ledger.purchaseDaysOf({ customer })
  const bought = all.filter((day, i) => purchase[i] === 1 && day <= until)
  const [first, last] = [bought[0], bought.at(-1)]
  const behind =
    (said?.purchases ?? 0) !== bought.length || (last !== undefined && isoOfDay(last) !== said?.lastDay)
  if (first === undefined || last === undefined || model === null)
    return { ...nothing, run: run.run, asOf, behind }
  const fit = { model, fitted: keptModel(model, parameters) }
  const daysPerUnit = daysOfUnit[runUnit]
  const path = alivePath(fit, bought, {
    until,
    daysPerUnit,
    step: Math.max(1, Math.ceil((until - first) / mostSteps)),
  })
  const times = { x: bought.length - 1, tx: (last - first) / daysPerUnit, T: (until - first) / daysPerUnit }
  const horizon = (horizonWeeks * 7) / daysPerUnit
  const year = fit.fitted && purchasesAhead(fit.fitted, times, { horizon, level })
  return {
    run: run.run,
    asOf,
    path: Array.from(path.days, (day, i) => {
      const alive = path.alive[i] as number
      return { day: isoOfDay(day), alive: Number.isNaN(alive) ? null : alive }
    }),
    yearPurchases: year && { value: year.expected, low: year.low, high: year.high, level },
    behind,
  }
}
