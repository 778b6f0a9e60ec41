import { Button, Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useWords } from '../../../base/ui/language.tsx'
import { dateOrders, decimalSigns, encodings, importKinds, type LookAsked } from '../contract.ts'
import { importsWords } from '../words.ts'
import { ColumnsOf } from './columns.tsx'
import type { Drafted, Flaw } from './draft.tsx'
import { capital, encodingNames, useListed } from './said.tsx'
import type { LookShown } from './use-imports.tsx'

const MOST_HEADING_ROW = 30
const SOURCE = /^[\p{L}\p{N}_.-]{0,60}$/u

type Read = {
  readonly look: LookShown
  readonly drafted: Drafted
  /** Null for who may only look. */
  readonly onLook: ((asked: LookAsked) => void) | null
  readonly asking: boolean
}

/** How a file was read, with its first rows; whatever is wrong can be said otherwise, and it is looked at again. */
export function Reading({ look, drafted, onLook, asking }: Read) {
  const { say } = useWords(importsWords)
  const { draft, flaw, changed } = drafted
  const fixed = onLook === null || asking
  const missing = look.mapping === null && !changed
  return (
    <section className="sheet" aria-labelledby="reading">
      <div className="group">
        <h2 id="reading">{say('imports.page.reading')}</h2>
        <span className="small">{say('imports.page.reading.about')}</span>
      </div>
      <How look={look} drafted={drafted} fixed={fixed} onLook={onLook} />
      <ColumnsOf look={look} drafted={drafted} fixed={fixed} />
      {onLook && (changed || missing) && (
        <div className="relook" role="status">
          <p className={flaw ? 'why' : 'quiet'}>
            {flaw ? <FlawSaid flaw={flaw} /> : say('imports.page.relook.about')}
          </p>
          <span className="acts">
            {changed && (
              <Button onClick={drafted.back} disabled={asking}>
                {say('imports.page.relook.back')}
              </Button>
            )}
            <Button
              type="primary"
              loading={asking}
              disabled={flaw !== null || !SOURCE.test(draft.source)}
              onClick={() => onLook(drafted.asked())}
            >
              {say('imports.page.relook')}
            </Button>
          </span>
        </div>
      )}
    </section>
  )
}

function FlawSaid({ flaw }: { readonly flaw: Flaw }) {
  const { say } = useWords(importsWords)
  const listed = useListed()
  if ('priceAlone' in flaw) return say('imports.page.flaw.price-alone')
  if ('either' in flaw) {
    const [one, other] = flaw.either.map((role) => say(`imports.page.role.${role}`))
    return say('imports.page.flaw.either', { one: one ?? '', other: other ?? '' })
  }
  const roles = flaw.lacks.map((role) => say(`imports.page.role.${role}`))
  return say('imports.page.flaw.lacks', { roles: listed(roles) })
}

type Told = Omit<Read, 'asking'> & { readonly fixed: boolean }

function How({ look, drafted, fixed, onLook }: Told) {
  const { say, number } = useWords(importsWords)
  const { draft } = drafted
  const anew = (part: Partial<LookAsked>): void => onLook?.(drafted.anew(part))
  const { dateOrder, decimalSign } = look
  return (
    <div className="how">
      <Field label={say('imports.page.how.kind')}>
        {(id) => (
          <Select
            id={id}
            value={draft.kind}
            disabled={fixed}
            options={importKinds.map((kind) => ({
              value: kind,
              label: capital(say(`imports.page.kind.${kind}`)),
            }))}
            onChange={(kind) => anew({ kind })}
          />
        )}
      </Field>
      {look.encoding !== null && (
        <Field label={say('imports.page.how.encoding')}>
          {(id) => (
            <Select
              id={id}
              value={look.encoding}
              disabled={fixed}
              options={encodings.map((one) => ({
                value: one,
                title: '',
                label: <span translate="no">{encodingNames[one]}</span>,
              }))}
              onChange={(encoding) => anew({ encoding })}
            />
          )}
        </Field>
      )}
      {look.sheets.length > 1 && (
        <Field label={say('imports.page.how.sheet')}>
          {(id) => (
            <Select
              id={id}
              value={look.sheet}
              disabled={fixed}
              options={look.sheets.map((sheet) => ({
                value: sheet,
                title: '',
                label: <span translate="no">{sheet}</span>,
              }))}
              onChange={(sheet) => anew({ sheet, headingRow: null })}
            />
          )}
        </Field>
      )}
      {look.came !== 'parquet' && (
        <Field label={say('imports.page.how.heading-row')}>
          {(id) => (
            <Select
              id={id}
              value={look.headingRow}
              disabled={fixed}
              options={headingRows(look.headingRow).map((one) => ({
                value: one,
                label: say('imports.page.how.row', { row: number(one) }),
              }))}
              onChange={(headingRow) => anew({ headingRow })}
            />
          )}
        </Field>
      )}
      {look.came === 'csv' && look.delimiter !== null && (
        <Field label={say('imports.page.how.delimiter')}>
          {() => (
            <span className="fixed">{say(`imports.page.delimiter.${delimiterName(look.delimiter)}`)}</span>
          )}
        </Field>
      )}
      {dateOrder && (
        <Field
          label={say('imports.page.how.date-order')}
          hint={say(`imports.page.date-order.because.${dateOrder.because}`)}
        >
          {(id) => (
            <Select
              id={id}
              value={draft.dateOrder ?? dateOrder.order}
              disabled={fixed}
              options={dateOrders.map((one) => ({
                value: one,
                label: say(`imports.page.date-order.${one}`),
              }))}
              onChange={(one) => drafted.say({ dateOrder: one })}
            />
          )}
        </Field>
      )}
      {decimalSign !== null && look.kind !== 'customers' && (
        <Field label={say('imports.page.how.decimal-sign')}>
          {(id) => (
            <Select
              id={id}
              value={draft.decimalSign ?? decimalSign}
              disabled={fixed}
              options={decimalSigns.map((one) => ({
                value: one,
                label: say(`imports.page.decimal-sign.${one}`),
              }))}
              onChange={(one) => drafted.say({ decimalSign: one })}
            />
          )}
        </Field>
      )}
      <Field
        label={say('imports.page.how.source')}
        hint={
          SOURCE.test(draft.source)
            ? say('imports.page.how.source.about')
            : say('imports.page.how.source.unfit')
        }
      >
        {(id) => (
          <Input
            id={id}
            value={draft.source === USUAL_SOURCE ? '' : draft.source}
            disabled={fixed}
            placeholder={say('imports.page.how.source.usual')}
            {...(!SOURCE.test(draft.source) && { status: 'error' as const })}
            onChange={({ target }) => drafted.say({ source: target.value.trim() || USUAL_SOURCE })}
          />
        )}
      </Field>
    </div>
  )
}

/** What the program calls the company's own numbers. */
const USUAL_SOURCE = 'main'

function headingRows(now: number): readonly number[] {
  return Array.from({ length: Math.max(now, MOST_HEADING_ROW) }, (_, i) => i + 1)
}

function delimiterName(
  delimiter: string | null,
): 'comma' | 'tab' | 'semicolon' | 'bar' | 'wide-comma' | 'other' {
  const names = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar', '，': 'wide-comma' } as const
  return names[delimiter as keyof typeof names] ?? 'other'
}

type FieldShown = {
  readonly label: string
  readonly hint?: string
  readonly children: (id: string) => ReactNode
}

function Field({ label, hint, children }: FieldShown) {
  const id = useId()
  return (
    <div className="field">
      <label className="small" htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {hint && <span className="hint">{hint}</span>}
    </div>
  )
}
