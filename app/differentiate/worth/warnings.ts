import { dayOfIso, type SpendFit } from '@ricebook/engine'
import type { Period } from '../../base/ledger/ledger.ts'
import type { Estimate, FileStory, Warning, WorthColumns } from './contract.ts'

export type WarningParts = {
  readonly columns: WorthColumns
  readonly equity: Estimate | null
  readonly horizonDays: number
  /** As asked. */
  readonly until: string | undefined
  readonly period: Period
  readonly files: readonly FileStory[]
  readonly spend: SpendFit | null
  readonly today: string
}

export function warningsOf(parts: WarningParts): Warning[] {
  const { period, files, columns, spend, today, until } = parts
  const warnings: Warning[] = []
  if (period.lastDay !== null && period.lastDay > today)
    warnings.push({ kind: 'future-day', day: period.lastDay })
  for (const { name, dateOrder } of files) {
    if (dateOrder?.because === 'assumed')
      warnings.push({ kind: 'date-order-assumed', file: name, order: dateOrder.order })
  }
  if (spend?.model === 'gamma-gamma' && Math.abs(spend.correlation ?? 0) > 0.3) {
    warnings.push({ kind: 'spend-correlated', correlation: spend.correlation as number })
  }
  if (until !== undefined && period.lastDay !== null && until > period.lastDay) {
    warnings.push({ kind: 'until-beyond', until, lastDay: period.lastDay })
  }
  const ahead = yearsAhead(parts)
  if (ahead) warnings.push({ kind: 'far-ahead', ...ahead })
  if (columns.size > 0 && columns.size < 50) warnings.push({ kind: 'few-customers', customers: columns.size })
  return warnings
}

/** How far the equity reaches beyond what was seen; null where it does not reach three times as far. */
function yearsAhead({
  columns,
  equity,
  horizonDays,
  period,
}: WarningParts): { ahead: number; seen: number } | null {
  if (!equity || !period.firstDay || !period.lastDay) return null
  let margin = 0
  for (let i = 0; i < columns.size; i++) {
    const kept = (columns.expectedSpend[i] as number) * (columns.marginRate[i] as number)
    if (!Number.isNaN(kept)) margin += kept
  }
  const ahead = equity.value / ((margin * 365.25) / horizonDays)
  const seen = (dayOfIso(period.lastDay) - dayOfIso(period.firstDay)) / 365.25
  return ahead > 3 * seen ? { ahead, seen } : null
}
