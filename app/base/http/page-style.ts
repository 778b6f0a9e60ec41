import { raw } from 'hono/html'

/** The look of a well-kept account book, as far as a page to be read needs it. */
export const PAGE_STYLE = raw(`
:root {
  --paper: #fbfaf6; --sheet: #ffffff; --ink: #1d2733; --ink-2: #56606c; --ink-3: #6f7883; --rule: #e4e0d6;
  --rule-2: #f0ede5; --brand: #1f4b6e; --brand-soft: #e8eff5; --due: #b93a26; --due-soft: #fbeeea;
  --good: #2f6b4f; --good-soft: #e9f3ed; --r: 6px;
}
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-top: 16px; }
body { background: var(--paper); color: var(--ink); font: 14px/1.57 -apple-system, "Segoe UI", "PingFang SC",
  "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--brand); }
.app { display: grid; grid-template-columns: 236px minmax(0, 1fr); }
nav { border-right: 1px solid var(--rule); padding: 20px 12px; position: sticky; top: 0; height: 100vh; overflow: auto; }
nav .name { font-size: 15px; font-weight: 600; padding: 0 10px 10px; }
nav a { display: block; padding: 4px 10px; border-radius: var(--r); color: var(--ink); text-decoration: none; }
nav .part { color: var(--ink-3); font-size: 12px; margin-top: 10px; }
nav a:hover, nav a:focus-visible { background: var(--brand-soft); color: var(--brand); }
main { padding: 24px 32px 48px; max-width: 1100px; }
header.top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; margin-bottom: 10px; }
h1 { font-size: 22px; font-weight: 600; } h2 { font-size: 17px; font-weight: 600; margin: 28px 0 10px; }
h3 { font-size: 14px; font-weight: 600; margin-bottom: 6px; overflow-wrap: anywhere; }
h4 { font-size: 12px; font-weight: 500; color: var(--ink-3); margin: 14px 0 4px; }
.quiet { color: var(--ink-2); } .small { font-size: 12px; color: var(--ink-3); } .about { max-width: 46em; }
.sheet { background: var(--sheet); border: 1px solid var(--rule); border-radius: var(--r); margin-bottom: 14px; }
.pad { padding: 16px 18px; overflow-x: auto; }
.tag { display: inline-block; font-size: 12px; line-height: 20px; padding: 0 8px; border-radius: 4px;
  background: var(--brand-soft); color: var(--brand); }
.tag.due { background: var(--due-soft); color: var(--due); } .tag.good { background: var(--good-soft); color: var(--good); }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: 12.5px; }
pre { background: var(--paper); border: 1px solid var(--rule-2); border-radius: var(--r); padding: 10px 12px;
  overflow-x: auto; max-height: 320px; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 500; color: var(--ink-3); font-size: 12px; white-space: nowrap; }
td, th { padding: 5px 16px 5px 0; border-top: 1px solid var(--rule-2); vertical-align: top; }
tr:first-child th { border-top: 0; } td { overflow-wrap: break-word; }
.statuses { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 16px; color: var(--ink-2); }
@media (max-width: 720px) {
  .app { grid-template-columns: minmax(0, 1fr); }
  nav { display: flex; gap: 4px; position: sticky; top: 0; height: auto; padding: 6px 8px; border-right: 0;
    border-bottom: 1px solid var(--rule); background: var(--paper); }
  nav .name, nav a { display: none; }
  nav .part { display: block; flex: none; margin: 0; font-size: 14px; color: var(--ink); }
  html { scroll-padding-top: 56px; }
  main { padding: 16px 14px 48px; }
  .pad { padding: 14px; }
  table, tbody { display: block; }
  tr { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 6px 0; border-top: 1px solid var(--rule-2); }
  tr:first-child { display: none; }
  td { border: 0; padding: 0; }
  td code { overflow-wrap: anywhere; }
  td:nth-child(n + 2) { color: var(--ink-2); }
  td:last-child { flex-basis: 100%; color: var(--ink); }
  td:empty { display: none; }
  .must:not(:empty)::before { content: attr(data-head) " "; color: var(--ink-3); font-size: 12px; }
}
`)
