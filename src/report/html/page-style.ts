/** Style of the page: light only, 18 px, lines of at most 44 rem, contrast of text at least 4.5 to 1. */
export const PAGE_STYLE = `
:root { color-scheme: light; --ink: #1a1a1a; --quiet: #4d4d4d; --line: #c4c4c4; --accent: #01689b; --attention: #8a3b00; --ground: #f4f7f9; }
* { box-sizing: border-box; }
html { font-size: 18px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #fff; color: var(--ink); font-family: system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; line-height: 1.55; overflow-wrap: break-word; }
.page { max-width: 44rem; margin: 0 auto; padding: 0 1rem 3rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; top: 0; background: #fff; padding: .5rem 1rem; z-index: 1; }
.skip:focus { left: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1.5rem 0 1rem; hyphens: manual; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.08rem; line-height: 1.35; margin: 1.5rem 0 .4rem; }
p, ul { margin: 0 0 .9rem; }
ul { padding-left: 1.2rem; }
li { margin-bottom: .4rem; }
.banner { border: 2px solid var(--attention); border-left-width: .6rem; padding: .6rem .9rem; margin: .8rem 0; font-weight: 600; }
.banner-synthetic { border-color: var(--ink); background: #fff3c4; }
.facts, .definitions { margin: 0 0 1rem; }
.facts div, .definitions div { display: grid; grid-template-columns: 13rem 1fr; gap: 0 1rem; padding: .2rem 0; border-bottom: 1px solid #e4e4e4; }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.companions ul, .contents ul { list-style: none; padding: 0; }
.contents h2 { margin-top: 1.5rem; }
.verdict { border: 2px solid var(--ink); border-radius: 4px; margin: 1rem 0; padding: .9rem 1rem .4rem; background: var(--ground); }
.verdict h3 { margin: 0 0 .1rem; }
.verdict .question { margin: 0 0 .5rem; color: var(--quiet); }
.verdict dl { margin: 0; }
.verdict dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: .55rem 0; border-top: 1px solid var(--line); }
.verdict .word { display: block; font-weight: 700; }
.verdict .attention .word { color: var(--attention); }
.icon { display: inline-block; width: 1.3em; }
svg.icon { width: .8em; height: .8em; margin-right: .5em; fill: currentColor; }
.note { border-left: .3rem solid var(--accent); background: var(--ground); padding: .5rem .9rem; }
blockquote { margin: 0 0 .6rem; padding-left: .9rem; border-left: 3px solid var(--line); }
pre { background: var(--ground); padding: .6rem .9rem; overflow-x: auto; font-size: .9rem; }
figure { margin: 1.2rem 0 1.6rem; }
figcaption { margin-bottom: .5rem; }
figcaption strong { display: block; }
figcaption .subtitle { display: block; font-size: .9rem; color: var(--quiet); }
.scroll { overflow-x: auto; position: relative; }
.chart text { font-family: system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
.chart svg { display: block; width: 100%; min-width: 40rem; height: auto; }
.figure-note { font-size: .9rem; color: var(--quiet); margin: .3rem 0; }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: 4px; padding: .3rem .7rem; }
summary { cursor: pointer; font-weight: 600; padding: .3rem 0; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.35; width: 100%; margin: .3rem 0 .6rem; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
caption span { display: block; position: sticky; left: 0; width: min(38rem, calc(100vw - 5rem)); }
th, td { text-align: left; vertical-align: top; padding: .3rem .55rem; border-bottom: 1px solid #dcdcdc; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); }
td, thead th, .n1 tr>:first-child { text-align: right; font-variant-numeric: tabular-nums; }
thead th:first-child { text-align: left; }
td { white-space: nowrap; }
tbody th { font-weight: 600; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .6rem; font-size: .85rem; color: var(--quiet); }
.swipe { display: none; }
@media (max-width: 40rem) {
  .swipe { display: block; }
  html { font-size: 17px; }
  h1 { font-size: 1.45rem; }
  .facts div, .definitions div, .verdict dl div { grid-template-columns: 1fr; }
}
@page { margin: 16mm 12mm; }
@media print {
  html { font-size: 10.5pt; }
  .page { max-width: none; padding: 0; }
  .skip, .download, .swipe { display: none; }
  details { border: 0; padding: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; }
  caption span { width: auto; }
  .chart svg { min-width: 0; }
  table { font-size: 7.5pt; }
  table.wide { font-size: 6pt; }
  th, td { padding: .15rem .25rem; hyphens: auto; }
  thead th { font-size: .92em; }
  table.wide thead th { overflow-wrap: anywhere; }
  td { white-space: normal; }
  h2, h3, figcaption, caption { break-after: avoid; }
  .verdict, .chart, tr, .banner, figcaption { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
