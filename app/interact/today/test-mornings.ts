import { everything } from '../../base/access/sight.ts'
import type { JobContext } from '../../base/jobs/job.ts'
import { canonicalLedger } from '../../base/ledger/canonical.ts'
import { runWorth } from '../../differentiate/worth/worth-run.ts'
import { applyImport } from '../../identify/imports/apply.ts'
import { askImport } from '../../identify/imports/asked.ts'
import type { ImportKind } from '../../identify/imports/contract.ts'
import { fromText, type TestCompany, testCompany } from '../../identify/imports/test-companies.ts'
import { addAction, changeAction } from '../actions/actions.ts'
import type { ActionChange, ActionKind, NewAction } from '../actions/contract.ts'
import { logFollowUp } from '../follow-ups/follow-ups.ts'
import { bringTouches } from '../touches/touches.ts'
import { todayList } from './today.ts'

/** A company whose mornings follow each other as the test says, with everything in its real stores. */
export async function companyOfMornings(first: string) {
  const stores: TestCompany = await testCompany(first)
  const { notebook, ledger, folder } = stores
  let day = first
  let ticks = 0
  // The company's clock, in Shanghai: some time after ten in the morning, and never twice the same.
  const now = (): string => new Date(Date.parse(`${day}T02:00:00.000Z`) + 1_000 * ticks++).toISOString()
  const context: JobContext = { ...stores.context, today: () => day }
  const deps = { notebook, now, touched: () => undefined }
  const list = (asked: Partial<Parameters<typeof todayList>[0]> = {}) =>
    todayList(
      { person: 'wang', sight: everything, whose: 'all', kind: undefined, from: null, most: 100, ...asked },
      { read: notebook.read, now },
    )
  return {
    ...stores,
    now,
    /** Another morning. */
    morning: (next: string) => {
      day = next
    },
    bring: async (kind: ImportKind, text: string): Promise<string> => {
      const settings = { mapping: null, dateOrder: null, lookFirst: false }
      const asked = { kind, source: 'main', fileName: `${kind}.csv`, settings, by: null }
      const asking = { notebook, jobs: context, folder, now }
      const { row } = await askImport(fromText(text), asked, asking)
      await applyImport(row.id, context)
      return row.id
    },
    value: () => runWorth({}, context),
    list,
    rows: async (kind?: ActionKind) => {
      const { groups } = await list({ kind })
      return groups.flatMap(({ rows }) => rows)
    },
    customer: async (name: string): Promise<string> => {
      const row = await notebook.read
        .selectFrom('customers')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return row.id
    },
    change: (id: string, change: ActionChange, by = 'wang') =>
      changeAction({ id, change, by, sight: everything }, deps),
    add: (action: NewAction, by = 'wang') => addAction({ action, by, sight: everything }, deps),
    talk: (customer: string, followUp: Partial<Parameters<typeof logFollowUp>[0]['followUp']>, by = 'wang') =>
      logFollowUp(
        { customer, followUp: { kind: 'phone', text: '要两袋米', ...followUp }, by },
        { ...deps, today: async () => day },
      ),
    /** What the ledger knows of touches, once it has been told. */
    touches: async (): Promise<Record<string, unknown>[]> => {
      await bringTouches({ notebook, ledger })
      const facts: Record<string, unknown>[] = []
      for await (const line of canonicalLedger(ledger)) {
        const fact = JSON.parse(line) as Record<string, unknown>
        if (fact.fact === 'touch') facts.push(fact)
      }
      return facts
    },
  }
}
