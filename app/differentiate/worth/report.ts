import type { Speech } from '../../base/language/language.ts'
import type { Valuation } from './contract.ts'
import { aliveWords } from './reasons.ts'
import { cardSection } from './report-card.ts'
import { censusOf } from './report-census.ts'
import { aliveSection, checkSection } from './report-check.ts'
import { glossarySection } from './report-facts.ts'
import { head } from './report-head.ts'
import { holdersOf, holdersSection } from './report-holders.ts'
import { html, trusted } from './report-html.ts'
import { inks, style } from './report-style.ts'
import { tongueOf } from './report-tongue.ts'
import { whaleSection } from './report-whale.ts'
import type { SummaryKey } from './summary.ts'

/** A page that reaches for nothing: no script, no network, only its own style and its own picture. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** The report of a valuation: one page that stands alone, on a screen, on a phone and on paper. */
export async function reportHtml(valuation: Valuation, speech: Speech<SummaryKey>): Promise<string> {
  const tongue = tongueOf(valuation, speech)
  const census = censusOf(valuation.columns)
  const holders = holdersOf(valuation)
  const title = `${speech.say('worth.report.title')} · ${speech.say('worth.report.house')}`
  const page = html`<!doctype html>
<html lang="${speech.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="${trusted(icon)}">
<style>${trusted(style)}</style>
</head>
<body>
<main>
${head({ valuation, tongue, census, topFifth: holders?.topFifth ?? null })}
${whaleSection(valuation, tongue)}
${holdersSection(valuation, tongue, holders)}
${checkSection(valuation, tongue)}
${aliveSection(valuation, tongue, census)}
${cardSection(valuation, tongue, census)}
${glossarySection(tongue, aliveWords)}
<footer>${speech.say('worth.report.footer')}</footer>
</main>
</body>
</html>
`
  return page.html
}

/** A grain of rice on blue-black. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${inks.brand[0]}"/><ellipse cx="16" cy="16" rx="5" ry="10" transform="rotate(35 16 16)" fill="${inks.paper[0]}"/></svg>`,
)}`
