import { chapter } from "../chapter.js";
import type { Block } from "../report-document.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";
import { proxyFigure } from "./proxies-figure.js";
import { areasTable, cornersTable, perHundredTables, strengthsTable } from "./proxies-tables.js";
import { type ProxyIndicator, type ProxyWriter, proxyWriter } from "./proxies-writer.js";

/** Names in one sentence; the tables have all. */
const MOST_NAMES = 8;

/**
 * The chapter on proxies; none where the settings have no such section.
 * @param writer  writer of the report on inputs
 * @returns the chapter with its methods and sources
 * @example
 * proxiesChapter(writer).map(({ sections }) => sections[0].id); // ["proxies"]
 */
export function proxiesChapter(writer: InputsWriter): readonly InputsChapter[] {
  const { proxies } = writer.inputs.parts;
  if (proxies === null) return [];
  const own = proxyWriter(writer, proxies);
  const { words, text } = own;
  const { format } = writer;
  return [
    {
      sections: [chapter("proxies", text.heading(words), blocksOf(own))],
      methods: text.methods({
        ...words,
        alpha: `${format.constant(100 * proxies.alpha)}%`,
        resamples: format.count(proxies.resamples),
      }),
      references: text.references,
    },
  ];
}

function blocksOf(own: ProxyWriter): readonly Block[] {
  const { proxies, text, words, writer } = own;
  const { more, table: tableText, areas } = { more: hiddenRows(own), table: text.table, areas: areasTable(own) };
  return [
    { kind: "paragraph", text: firstSentence(own), strong: true },
    paragraph(text.strength({ ...words, margin: own.margin })),
    ...relationBlocks(own),
    { kind: "note", text: text.caveat(words) },
    { kind: "table", table: cornersTable(own) },
    { kind: "figure", figure: proxyFigure(own) },
    { kind: "table", table: strengthsTable(own) },
    ...(more > 0 ? [paragraph(tableText.more(writer.format.count(more)))] : []),
    ...(proxies.withheld > 0 ? [paragraph(text.classes(own.margin))] : []),
    ...perHundredTables(own).map((table): Block => ({ kind: "table", table })),
    ...(areas === null ? [] : [paragraph(text.areas.intro), { kind: "table", table: areas } as const]),
    ...basisBlocks(own),
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function firstSentence({ proxies, text, words, writer, named, names }: ProxyWriter): string {
  const found = named((each) => each.corner === "proxy-without-purpose");
  const all = writer.format.count(proxies.indicators.length);
  if (found.length === 0) return text.noneFound({ ...words, all });
  const count = writer.format.count(found.length);
  return text.found({ ...words, found: found.length, count, all, names: names(found, MOST_NAMES) });
}

/** What else goes together with the groups, and where the data is too thin to say. */
function relationBlocks({ text, words, named, names, margin }: ProxyWriter): readonly Block[] {
  const sentence = (
    which: (each: ProxyIndicator) => boolean,
    write: (v: { names: string; several: boolean }) => string,
  ): readonly Block[] => {
    const found = named(which);
    if (found.length === 0) return [];
    return [paragraph(write({ names: names(found, MOST_NAMES), several: found.length > 1 }))];
  };
  return [
    ...sentence(
      ({ corner }) => corner === "both",
      (v) => text.both({ ...words, ...v }),
    ),
    ...sentence(
      ({ toGroup }) => toGroup === "below-margin",
      (v) => text.belowMargin({ ...words, ...v, margin }),
    ),
    ...sentence(
      ({ toOutcome, corner }) => toOutcome === "too-thin" && corner === "proxy-without-purpose",
      (v) => text.thinOutcome({ ...words, ...v }),
    ),
    ...sentence(
      ({ toGroup }) => toGroup === "too-thin",
      (v) => text.thinGroup({ ...words, ...v }),
    ),
  ];
}

/** Whom the numbers are about: outcomes, groups, and what is left out. */
function basisBlocks({ proxies, text, words, writer, outcomeCount, nameOf }: ProxyWriter): readonly Block[] {
  const { format } = writer;
  const { outcomes, otherOutcomes, leftOut } = proxies;
  const blocks: Block[] = [];
  if (outcomes === null) blocks.push(paragraph(text.noOutcomes(words)));
  else {
    const violations = outcomeCount(outcomes.violations);
    blocks.push(
      paragraph(
        text.outcomes({
          ...words,
          set: outcomes.set,
          units: format.count(outcomes.units),
          violations,
          partly: outcomes.units < proxies.units,
        }),
      ),
    );
  }
  if (otherOutcomes !== null) {
    const { changed, outcomes: other } = otherOutcomes;
    const basis = { ...words, set: other.set, units: format.count(other.units) };
    const names = format.list(changed.slice(0, MOST_NAMES).map(({ column }) => nameOf(column)));
    const more = changed.length - MOST_NAMES;
    const several = changed.length > 1;
    const list = more > 0 ? text.someMore(names, format.count(more)) : names;
    blocks.push(
      paragraph(changed.length === 0 ? text.otherSame(basis) : text.otherChanged({ ...basis, names: list, several })),
    );
  }
  const groups = {
    units: format.count(proxies.units),
    names: format.list(proxies.named),
    rest: hasRest(proxies, writer),
  };
  blocks.push(paragraph(text.groups({ ...words, ...groups })));
  if (leftOut.groups > 0) blocks.push(paragraph(text.smallGroups({ ...words, count: format.count(leftOut.groups) })));
  if (leftOut.withoutMembers + leftOut.withoutMajority > 0) {
    const { withoutMembers, withoutMajority } = leftOut;
    const counts = { withoutMembers: format.count(withoutMembers), withoutMajority: format.count(withoutMajority) };
    blocks.push(paragraph(text.leftOut({ ...words, ...counts })));
  }
  return blocks;
}

function hasRest({ groups, named }: ProxyWriter["proxies"], { inputs }: InputsWriter): boolean {
  const levels = inputs.tables.find(({ id }) => id === groups)?.keys[0]?.levels ?? [];
  return levels.length > named.length;
}

function hiddenRows(own: ProxyWriter): number {
  return own.proxies.indicators.length - strengthsTable(own).rows.length;
}
