import { identifier, literal } from './duckdb.ts'
import type { FactKind, FactRole, Judgement, LoadSettings } from './facts.ts'
import type { FileSource } from './file-source.ts'
import { kinds, mayBeEmpty } from './kinds.ts'
import { type DateOrder, dayOfText, numberOfText, plainDay, plainNumber, sensibleDays } from './readings.ts'

export type ReadAs = {
  readonly kind: FactKind
  readonly judgement: Pick<Judgement, 'dateOrder' | 'decimalSign' | 'cancellations'>
  readonly settings: LoadSettings
}

/**
 * The question that reads every line of a file, judged; `numbered` adds row_no, from 1 in the file's order, and further
 * columns whose names begin with `cell `.
 */
export function linesOf(
  source: FileSource,
  as: ReadAs,
  numbered: { readonly cells: readonly string[] } | null,
): string {
  const read = readers(source, as)
  const kept = numbered ? ['row_number() over () as row_no', ...numbered.cells] : []
  const carried = numbered === null ? '' : `${numbered.cells.length > 0 ? "* like 'cell %'," : ''} row_no,`
  const raw = [...kept, ...read.raw].join(', ')
  return kinds[as.kind].judged(
    source.file.mapping,
    as.judgement.cancellations,
    `select ${carried} ${read.values} from (select ${carried} ${read.quick} from (select ${raw} from ${source.table}))`,
  )
}

/**
 * Each mapped column is read in steps, a select each, so that no cell is read twice: the text as it came, the quick
 * reading that nearly every cell passes, and the patient one for what is left.
 */
function readers(source: FileSource, as: ReadAs) {
  const { texts, days, numbers } = kinds[as.kind]
  const optional = mayBeEmpty(as.kind, source.file)
  const by = {
    sign: as.judgement.decimalSign,
    zone: as.settings.zone,
    order: as.judgement.dateOrder?.order ?? 'month-first',
  } as const
  const steps: Step[] = [
    ...(as.kind === 'products' ? [] : [nameStep(source, 'customer', 'party')]),
    ...(as.kind === 'orders' ? [nameStep(source, 'customerName', 'party_name')] : []),
    ...texts.map((role) => textStep(source, role)),
    ...days.map((role) => dayStep(source, role, { ...by, optional: optional.includes(role) })),
    ...numbers.map((role) => numberStep(source, role, { ...by, optional: optional.includes(role) })),
  ]
  return {
    raw: steps.flatMap(({ raw }) => raw),
    quick: steps.flatMap(({ quick }) => quick).join(', '),
    values: steps.flatMap(({ values }) => values).join(', '),
  }
}

type Step = {
  readonly raw: readonly string[]
  readonly quick: readonly string[]
  readonly values: readonly string[]
}

function nameStep(source: FileSource, role: 'customer' | 'customerName', as: string): Step {
  const column = source.file.mapping[role]
  if (column === undefined) return { raw: [], quick: [], values: [`null::varchar as ${as}`] }
  const text = source.text(column)
  return {
    // Trimming of anything but plain spaces is slow, and hardly ever needed.
    raw: [
      `case when contains(${text}, '　') or contains(${text}, '\t') then trim(${text}, ' \t　') else trim(${text}) end as ${as}`,
    ],
    quick: [as],
    values: [
      `case when length(${as}) > 4 or ${as} not in ('', 'NULL', 'null', 'nan', 'NaN', 'None') then ${as} end as ${as}`,
    ],
  }
}

function textStep(source: FileSource, role: FactRole): Step {
  const column = source.file.mapping[role]
  const raw = `${column === undefined ? 'null::varchar' : `trim(${source.text(column)})`} as "${role}"`
  return { raw: [raw], quick: [`"${role}"`], values: [`"${role}"`] }
}

type DayBy = { readonly zone: string; readonly order: DateOrder; readonly optional: boolean }

function dayStep(source: FileSource, role: 'date' | 'due', by: DayBy): Step {
  const name = role === 'date' ? 'day' : role
  const column = source.file.mapping[role]
  if (column === undefined) return { raw: [], quick: [], values: [`null::date as ${name}`] }
  if (!isText(source, column)) {
    const unread = by.optional ? [`false as ${name}_unread`] : []
    return {
      raw: [`${typedDay(source, column, by.zone)} as ${name}`],
      quick: [name],
      values: [name, ...unread],
    }
  }
  const [text, quick] = [`${name}_text`, `quick_${name}`]
  const value = `case when ${quick} between ${sensibleDays} then ${quick} else ${dayOfText(text, by.order, by.zone)} end`
  return {
    raw: [`${source.text(column)} as ${text}`],
    quick: [text, `${plainDay(text)} as ${quick}`],
    values: by.optional ? optionally(name, value, text) : [`${value} as ${name}`],
  }
}

function numberStep(
  source: FileSource,
  role: (typeof kinds)['orders']['numbers'][number],
  { sign, optional }: { readonly sign: Judgement['decimalSign']; readonly optional: boolean },
): Step {
  const column = source.file.mapping[role]
  if (column === undefined) return { raw: [], quick: [], values: [`null::decimal(18, 6) as ${role}`] }
  if (!isText(source, column)) {
    const c = identifier(column)
    const unread = optional ? [`false as ${role}_unread`] : []
    return {
      raw: [`try_cast(${c} as decimal(18, 6)) as ${role}`],
      quick: [role],
      values: [role, ...unread],
    }
  }
  const [text, quick] = [`${role}_text`, `quick_${role}`]
  const value = `coalesce(${quick}, ${numberOfText(text, sign)})`
  return {
    raw: [`${source.text(column)} as ${text}`],
    quick: [text, `${plainNumber(text, sign)} as ${quick}`],
    values: optional ? optionally(role, value, text) : [`${value} as ${role}`],
  }
}

/** An empty cell is nothing; one that says something nobody can read is a mistake. */
function optionally(name: string, value: string, text: string): string[] {
  return [`${value} as ${name}`, `coalesce(trim(${text}), '') <> '' and ${value} is null as ${name}_unread`]
}

const isText = (source: FileSource, column: string): boolean =>
  source.type(column) === null || source.type(column) === 'VARCHAR'

function typedDay(source: FileSource, column: string, zone: string): string {
  const c = identifier(column)
  const type = source.type(column) ?? ''
  if (type.startsWith('TIMESTAMP WITH TIME ZONE')) return `cast(timezone(${literal(zone)}, ${c}) as date)`
  // The reader takes `epoch` and `infinity` for this day: such a file is read again, patiently.
  if (type === 'DATE' && source.file.kind === 'csv') return `nullif(${c}, date '1900-01-01')`
  return /^(DATE|TIMESTAMP)/.test(type)
    ? `cast(${c} as date)`
    : dayOfText(`${c}::varchar`, 'month-first', zone)
}
