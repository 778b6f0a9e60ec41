import type { FileStory, Valuation } from './contract.ts'
import { type Html, html, tableOf } from './report-html.ts'
import { fileName, type Tongue } from './report-tongue.ts'
import type { SummaryKey } from './summary.ts'

const shown = 20

/** Which files were read, and each column for what, and why. */
export function filesCard({ story, figures }: Valuation, tongue: Tongue): Html {
  const { say, count } = tongue
  const { rows, used, returns, anonymous, rejected } = figures.file
  const lines = say('worth.summary.lines', {
    rows: count(rows),
    used: count(used),
    returns: count(returns),
    anonymous: count(anonymous),
    rejected: count(rejected),
  })
  const more = story.files.length - shown
  return html`<h3>${say('worth.report.card.files')}</h3><p class="quiet">${lines}</p>${story.files.slice(0, shown).map((file) => fileCard(file, tongue, story.files.length > 1))}${
    more > 0 ? html`<p class="note">${say('worth.report.more-files', { more: count(more) })}</p>` : ''
  }`
}

function fileCard(file: FileStory, tongue: Tongue, counted: boolean): Html {
  const { say, count } = tongue
  const { rows, used, returns, anonymous, rejected } = file.figures
  const parts = [{ csv: 'CSV', parquet: 'Parquet', xlsx: 'Excel (.xlsx)' }[file.came]]
  if (file.encoding) parts.push(say('worth.report.card.encoding', { encoding: file.encoding.toUpperCase() }))
  if (file.delimiter) {
    const delimiter = file.delimiter === '\t' ? say('worth.report.card.delimiter.tab') : file.delimiter
    parts.push(say('worth.report.card.delimiter', { delimiter }))
  }
  if (file.came === 'csv') parts.push(say(`worth.report.card.decimal.${file.decimalSign}`))
  if (file.dateOrder) {
    const { order, because } = file.dateOrder
    parts.push(`${say(`worth.report.card.dates.${order}`)} (${say(`worth.report.card.dates.${because}`)})`)
  }
  if (counted) {
    parts.push(
      say('worth.summary.lines', {
        rows: count(rows),
        used: count(used),
        returns: count(returns),
        anonymous: count(anonymous),
        rejected: count(rejected),
      }),
    )
  }
  return html`<p class="filename"><b><bdi>${fileName(file.name)}</bdi></b> <span class="small">${parts.join(' · ')}</span></p>${tableOf(
    [
      { heading: say('worth.report.card.column.role') },
      { heading: say('worth.report.card.column.column') },
      { heading: say('worth.report.card.column.because') },
    ],
    file.columns.map(({ role, column, because }) => [
      say(`imports.page.role.${role}` as SummaryKey),
      html`<bdi>${column}</bdi>`,
      say(`worth.summary.because.${because}`),
    ]),
  )}`
}
