/**
 * The page in Typst. It reads its content as JSON from an input: texts are values there, so that no text of a user is
 * ever read as markup.
 */
export const TEMPLATE = String.raw`
#let content = json(bytes(sys.inputs.content))
#let files = json(bytes(sys.inputs.files))
#let ink = rgb("#1a1a1a")
#let quiet = rgb("#4d4d4d")
#let attention = rgb("#8a3b00")
#let ground = rgb("#f4f7f9")
#let line-grey = rgb("#c4c4c4")

// A place to break shows nothing, and nothing of it is copied.
#let shown(words) = if words.contains("\u{200b}") { words.split("\u{200b}").map(text).join(h(0.001pt)) } else { words }
#let bold(words) = text(weight: "bold", shown(words))

#set document(title: content.title, date: auto)
#set text(
  font: "Open Sans", fallback: false, size: 10pt, fill: ink,
  lang: content.language, hyphenate: true,
)
#set par(leading: 0.54em, spacing: 0.8em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 20mm, bottom: 18mm),
  header: {
    set text(size: 8pt, fill: quiet, hyphenate: false)
    grid(columns: (1fr, auto), column-gutter: 1em, shown(content.running.at(0)), shown(content.running.at(1)))
  },
  footer: {
    set text(size: 8pt, fill: quiet)
    align(right, context [#content.pages.page #counter(page).display() #content.pages.of #counter(page).final().first()])
  },
)
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 1): set block(above: 1em, below: 0.8em)
#show heading.where(level: 2): set block(above: 1.4em, below: 0.7em)
#show heading.where(level: 3): set block(above: 1.4em, below: 0.7em)
#set list(indent: 0.2em, body-indent: 0.6em, spacing: 0.54em)
#show outline.entry: set block(above: 0.7em)
#show figure: set block(breakable: true)
#show figure: set align(left)
#show figure.caption: it => it.body
#set figure(numbering: none, gap: 0.6em)
#set figure.caption(position: top)
#show quote.where(block: true): set block(spacing: 0.9em)
#set table(stroke: none, inset: (x: 3pt, top: 3.4pt, bottom: 2.8pt))

#let terms-of(items, width) = grid(
  columns: (width, 1fr), column-gutter: 1em, row-gutter: 0.6em,
  ..items.map(((term, description)) => (bold(term), shown(description))).flatten(),
)

#let banner(synthetic, words) = block(
  width: 100%, inset: (x: 9pt, y: 5pt), spacing: 0.7em,
  fill: if synthetic { rgb("#fff3c4") } else { none },
  stroke: if synthetic { (left: 5pt + ink, rest: 1pt + ink) } else { (left: 5pt + attention, rest: 1pt + attention) },
  bold(words),
)

// Drawn, not typed: they only repeat the word beside them.
#let icon(mark) = pdf.artifact(box(width: 0.8em, height: 0.72em, baseline: 0.02em, {
  if mark == "attention" { polygon(fill: attention, (0.4em, 0em), (0.8em, 0.72em), (0em, 0.72em)) }
  else if mark == "neutral" { circle(radius: 0.3em, stroke: 1pt + ink) }
  else if mark == "within" { circle(radius: 0.36em, fill: ink) }
  else { v(0.28em); rect(width: 0.7em, height: 0.2em, fill: ink) }
}))

#let verdict(part) = block(
  width: 100%, inset: (x: 9pt, y: 7pt), radius: 3pt, fill: ground, stroke: 1pt + ink, spacing: 0.8em,
  breakable: not part.kept,
  {
    heading(level: 3, outlined: false, shown(part.heading))
    text(fill: quiet, shown(part.question))
    v(0.2em)
    for entry in part.lines {
      block(above: 0.6em, below: 0.6em, pdf.artifact(line(length: 100%, stroke: 0.6pt + line-grey)))
      grid(
        columns: (32mm, 1fr), column-gutter: 1em,
        bold(entry.term),
        {
          text(fill: if entry.mark == "attention" { attention } else { ink }, {
            icon(entry.mark)
            h(0.4em)
            bold(entry.word)
          })
          linebreak()
          shown(entry.description)
        },
      )
    }
  },
)

#let chart(part) = block(breakable: not part.kept, above: 1.3em, below: 1em, figure(
  align(left, image(bytes(part.picture.svg), format: "svg", width: part.picture.width * 1pt, height: part.picture.height * 1pt, alt: part.alternative)),
  kind: image,
  supplement: none,
  caption: align(left, {
    bold(part.finding)
    parbreak()
    text(size: 9pt, fill: quiet, shown(part.subtitle))
  }),
))

#let table-of(part) = {
  set text(size: part.layout.size * 1pt, hyphenate: part.layout.breaksWords)
  set par(leading: 0.5em)
  set align(left)
  set table.cell(breakable: part.layout.splitRows or part.layout.splitHead)
  // A table that may go on over the edge of a page starts where its first rows have room.
  if not part.kept {
    block(above: 1.2em, below: 0pt, breakable: false, height: part.opening * 1pt)
    v(-part.opening * 1pt)
  }
  let heads = part.columns.map(column => table.cell(align: bottom, stroke: (bottom: 1pt + ink), bold(column.label)))
  block(above: 1.2em, below: 1.4em, breakable: not part.kept, figure(
    table(
      columns: part.layout.widths.map(width => width * 1pt),
      align: part.columns.map(column => if column.numeric { right } else { left }),
      stroke: (bottom: 0.4pt + line-grey),
      ..if part.layout.splitHead { heads } else { (table.header(repeat: true, ..heads),) },
      ..part.rows.map(row => (bold(row.first()), ..row.slice(1).map(shown))).flatten(),
    ),
    kind: table,
    supplement: none,
    caption: block(width: 100%, sticky: true, align(left, text(size: 9pt, bold(part.caption)))),
  ))
}

// What leads to the next part stands on its page.
#let leading(part, words) = if part.leads { block(sticky: true, above: 0.8em, below: 0.8em, par(words)) } else { par(words) }

#let part-of(part) = {
  if part.kind == "contents" {
    heading(level: 2, outlined: false, content.contents)
    outline(title: none, target: heading.where(level: 2, outlined: true), indent: 0pt)
  }
  else if part.kind == "heading" { heading(level: part.level, outlined: part.level == 2, shown(part.text)) }
  else if part.kind == "paragraph" {
    leading(part, {
      if part.strong { bold(part.text) } else { shown(part.text) }
      if "link" in part [ (#link(part.link.address, underline(shown(part.link.label))))]
    })
  }
  else if part.kind == "small" { leading(part, text(size: 9pt, fill: quiet, shown(part.text))) }
  else if part.kind == "note" {
    block(width: 100%, inset: (x: 9pt, y: 5pt), fill: ground, stroke: (left: 3pt + rgb("#01689b")), shown(part.text))
  }
  else if part.kind == "list" { text(lang: part.language, list(..part.items.map(shown))) }
  else if part.kind == "quote" { text(lang: part.language, quote(block: true, shown(part.text))) }
  else if part.kind == "command" {
    block(width: 100%, inset: (x: 9pt, y: 6pt), fill: ground, text(size: 9pt, hyphenate: false, part.lines.map(shown).join(linebreak())))
  }
  else if part.kind == "definitions" { terms-of(part.items.map(item => (item.term, item.description)), 45mm) }
  else if part.kind == "verdict" { verdict(part) }
  else if part.kind == "chart" { chart(part) }
  else if part.kind == "table" { table-of(part) }
}

#for file in files {
  pdf.attach(file.name, bytes(sys.inputs.at("file-" + file.name)), relationship: "data", mime-type: file.mime, description: file.description)
}

#for entry in content.banners { banner(entry.synthetic, entry.text) }
#heading(level: 1, outlined: false, shown(content.finding))
#terms-of(content.facts.map(fact => (fact.term, fact.description)), 45mm)
// Parts that stand beside each other on a turned page share it.
#let turned(part) = part.kind == "table" and part.layout.turned
#let run = ()
#for part in content.parts + (none,) {
  if run.len() > 0 and (part == none or not turned(part)) {
    page(flipped: true, run.map(part-of).join())
    run = ()
  }
  if part != none { if turned(part) { run.push(part) } else { part-of(part) } }
}

#v(1.5em)
#pdf.artifact(line(length: 100%, stroke: 0.6pt + line-grey))
#text(size: 8.5pt, fill: quiet, content.closing.map(shown).join(parbreak()))
`;
