/** Ink and paper: light and dark. Charts are drawn in the light colours, which are then replaced by the names. */
export const inks = {
  paper: ['#fbfaf6', '#14181d'],
  sheet: ['#ffffff', '#1b2026'],
  ink: ['#1d2733', '#e7e9ec'],
  'ink-2': ['#56606c', '#b3bbc4'],
  'ink-3': ['#67717c', '#98a2ad'],
  rule: ['#e4e0d6', '#343b43'],
  'rule-2': ['#f0ede5', '#272d34'],
  brand: ['#1f4b6e', '#92bddf'],
  'brand-soft': ['#e8eff5', '#21313f'],
  due: ['#b93a26', '#f0917f'],
  'due-soft': ['#fbeeea', '#3a2521'],
  good: ['#2f6b4f', '#8ac8a9'],
  'good-soft': ['#e9f3ed', '#1f332b'],
  hold: ['#8a5d11', '#e0b665'],
  'hold-soft': ['#faf2e2', '#362c19'],
  band: ['#c9d8e4', '#30465a'],
} as const satisfies Record<string, readonly [string, string]>

export type Ink = keyof typeof inks

const tokens = (which: 0 | 1): string =>
  Object.entries(inks)
    .map(([name, colours]) => `--${name}:${colours[which]}`)
    .join(';')

const fonts =
  '-apple-system,"Segoe UI","PingFang SC","PingFang TC","Hiragino Sans GB","Microsoft YaHei","Microsoft JhengHei","Noto Sans CJK SC","Noto Sans CJK TC",sans-serif'

export const style = `
:root{color-scheme:light dark;${tokens(0)}}
@media (prefers-color-scheme:dark){:root{${tokens(1)}}}
@media print{:root{color-scheme:light;${tokens(0)}}}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:var(--paper);color:var(--ink);font:14px/1.57 ${fonts};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
body:lang(zh-TW){font-family:-apple-system,"Segoe UI","PingFang TC","Microsoft JhengHei","Noto Sans CJK TC",sans-serif}
body:lang(en){font-family:-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,"Liberation Sans","DejaVu Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:1176px;margin:0 auto;padding:28px 32px 56px}
header.top{margin-bottom:18px}
.house{color:var(--ink-3);font-size:12px;letter-spacing:.02em}
h1{font-size:22px;font-weight:600;line-height:1.4}
h2{font-size:15px;font-weight:600}
h3{font-size:14px;font-weight:600;margin:18px 0 4px}
.quiet{color:var(--ink-2)}
.small,figcaption,.note{font-size:12px;color:var(--ink-3)}
.note{margin-top:8px}
.sheet{background:var(--sheet);border:1px solid var(--rule);border-radius:6px;padding:16px 18px 18px;margin-top:18px}
.figures{display:grid;grid-template-columns:repeat(4,1fr);padding:0}
.figures>div{padding:14px 18px;border-left:1px solid var(--rule-2)}
.figures>div:first-child{border-left:0}
.figures dt,.figures dd.small{font-size:12px;color:var(--ink-2)}
.figures dd.value{font-size:12px;color:var(--ink-2)}
.figures dd b{color:var(--ink);font-size:24px;font-weight:600;line-height:1.35}
.apart span{margin-right:.8em}
.figures dd.small{color:var(--ink-3)}
.leading{margin:6px 0 4px}
.leading b{font-size:24px;font-weight:600;line-height:1.35;margin-right:4px}
.leading span{color:var(--ink-2);font-size:12px}
.warnings{list-style:none;padding:12px 18px;border-left:3px solid var(--hold)}
.warnings li+li{margin-top:4px}
.side{display:grid;grid-template-columns:minmax(250px,1fr) 720px;gap:0 28px;align-items:start;margin-top:4px}
.says{list-style:none;padding:0;margin-top:10px}
.says li{padding:7px 0;border-top:1px solid var(--rule-2);color:var(--ink-2)}
.says li:first-child{border-top:0}
.says b,.quiet b{color:var(--ink);font-weight:600}
figure{min-width:0}
figure svg{display:block;width:100%;height:auto}
figure svg.narrow{display:none;max-width:460px}
svg text{font-family:inherit}
details{margin-top:10px;border-top:1px solid var(--rule-2)}
summary{cursor:pointer;color:var(--brand);padding:10px 0;font-size:12px}
summary:focus-visible{outline:2px solid var(--brand);outline-offset:2px;border-radius:4px}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;overflow-wrap:break-word}
th{text-align:left;font-weight:500;color:var(--ink-3);font-size:12px;vertical-align:bottom}
td{vertical-align:top}
td,th{padding:7px 0 7px 20px;border-top:1px solid var(--rule-2)}
td:first-child,th:first-child{padding-left:0}
thead tr:first-child th{border-top:0}
td.num,th.num{text-align:right;white-space:nowrap}
td.why{color:var(--ink-2)}
tr.on td{font-weight:600}
tr.on td:first-child::after{content:"";display:inline-block;width:6px;height:6px;border-radius:3px;background:var(--brand);margin-left:8px;vertical-align:middle}
.tag{display:inline-block;font-size:12px;line-height:20px;padding:0 8px;border-radius:4px;background:var(--brand-soft);color:var(--brand);white-space:nowrap}
.tag.due{background:var(--due-soft);color:var(--due)}
.tag.good{background:var(--good-soft);color:var(--good)}
.tag.hold{background:var(--hold-soft);color:var(--hold)}
.empty{margin-top:10px;padding:20px 18px;border:1px dashed var(--rule);border-radius:6px;color:var(--ink-2)}
.empty b{display:block;color:var(--ink);font-weight:600;margin-bottom:2px}
code{font:12px/1.6 ui-monospace,"SF Mono",Menlo,Consolas,monospace;background:var(--rule-2);border-radius:4px;padding:1px 5px}
dl.facts div{display:grid;grid-template-columns:112px 1fr;gap:0 16px;padding:7px 0;border-top:1px solid var(--rule-2)}
dl.facts div:first-child{border-top:0}
dl.facts dt{color:var(--ink-3);font-size:12px;padding-top:2px}
.filename{margin-top:12px}
.date,.whole{white-space:nowrap}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 36px}
footer{margin-top:24px;color:var(--ink-3);font-size:12px}
@media (max-width:1120px){.side{grid-template-columns:1fr}.side figure{margin-top:10px;max-width:760px}.two{grid-template-columns:1fr}}
@media screen and (max-width:720px){
main{padding:16px 12px 40px}
.sheet{padding:14px 14px 16px}
.sheet.figures{padding:0;grid-template-columns:1fr 1fr}
.figures>div{padding:12px 14px}
.figures>div:nth-child(odd){border-left:0}
.figures>div:nth-child(n+3){border-top:1px solid var(--rule-2)}
.figures dd b{font-size:22px}
figure svg.wide{display:none}
figure svg.narrow{display:block}
summary{padding:12px 0}
dl.facts div{grid-template-columns:1fr}
table.stacks,table.stacks tbody{display:block}
table.stacks thead{display:none}
table.stacks tr{display:grid;grid-template-columns:1fr auto;gap:2px 12px;padding:12px 0;border-top:1px solid var(--rule-2)}
table.stacks tbody tr:first-child{border-top:0}
table.stacks td{display:block;border:0;padding:0;min-width:0}
table.stacks td:first-child{font-weight:600}
table.stacks td.state,table.stacks td.when,table.stacks td.why{grid-column:1/-1}
table.stacks td.state::before,table.stacks td.when::before{content:attr(data-label) " ";color:var(--ink-3);font-size:12px}
}
@media print{
@page{size:A4;margin:14mm 12mm}
body{background:none;font-size:12px}
main{max-width:none;padding:0}
.sheet{break-inside:auto;border-color:var(--rule)}
.side{grid-template-columns:1fr}
.two{grid-template-columns:1fr}
figure,tr,.empty,h2,h3,.leading{break-inside:avoid}
h2,h3{break-after:avoid}
details:not([open]){display:none}
}`
