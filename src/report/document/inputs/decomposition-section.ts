import { chapter } from "../chapter.js";
import { estimateOf } from "../published.js";
import type { Block, Section } from "../report-document.js";
import { partsFigure } from "./decomposition-figure.js";
import {
  groupsWithoutParts,
  groupsWithoutRatios,
  partsTable,
  ratiosTable,
  removedTable,
} from "./decomposition-tables.js";
import {
  type DecomposedRow,
  type DecompositionWriter,
  decompositionWriter,
  farthest,
  isClear,
} from "./decomposition-writer.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

/**
 * The chapter on the indicators that differences run through, and on what changes without one; none where the settings
 * have no such section.
 * @param writer  writer of the report on inputs
 * @returns the chapter with its methods and sources
 * @example
 * decompositionChapter(writer).map(({ sections }) => sections[0].id); // ["decomposition"]
 */
export function decompositionChapter(writer: InputsWriter): readonly InputsChapter[] {
  const { decomposition } = writer.inputs.parts;
  if (decomposition === null) return [];
  const own = decompositionWriter(writer, decomposition);
  const { text } = own;
  return [
    {
      sections: [chapter("decomposition", text.heading, partBlocks(own)), removedSection(own)],
      methods: text.methods({ resamples: writer.format.count(decomposition.resamples), level: writer.level }),
      references: text.references,
    },
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function partBlocks(own: DecompositionWriter): readonly Block[] {
  const { decomposition, text, words, writer } = own;
  const byDifference = farthest(decomposition.h2, ({ difference }) => difference);
  const clearest = byDifference.find(({ difference }) => isClear(difference));
  return [
    ...(clearest === undefined
      ? [{ kind: "paragraph", text: text.noneClear(words), strong: true } as const]
      : clearestBlocks(clearest, own)),
    { kind: "note", text: text.route },
    { kind: "figure", figure: partsFigure(clearest ?? byDifference[0], own) },
    paragraph(text.how(words)),
    { kind: "table", table: partsTable("h2", decomposition.h2, own) },
    ...hiddenBlocks(groupsWithoutParts(decomposition.h2), own),
    { kind: "table", table: partsTable("h1", decomposition.h1, own) },
    ...hiddenBlocks(groupsWithoutParts(decomposition.h1), own),
    ...(decomposition.orders.kind === "drawn" && decomposition.orders.error.kind === "shown"
      ? [paragraph(text.drawn({ error: writer.format.small(1000 * decomposition.orders.error.value) }))]
      : []),
    paragraph(text.many({ level: writer.level })),
    ...formulaBlocks(own),
  ];
}

/** Which groups a table leaves out; none where it holds them all. */
function hiddenBlocks(groups: readonly string[], { text, writer }: DecompositionWriter): readonly Block[] {
  if (groups.length === 0) return [];
  return [paragraph(text.table.hidden({ groups: writer.format.list(groups.map(writer.group)) }))];
}

function clearestBlocks(row: DecomposedRow, own: DecompositionWriter): readonly Block[] {
  const { text, words, writer, labelOf, thousands, inBrackets } = own;
  const [share, rest, difference] = [row.flaggedShare, row.restShare, row.difference].map((each) => estimateOf(each)!);
  const other = estimateOf(row.remainder)!;
  const more = difference! > 0;
  const sided = (value: number) => thousands(more ? value : -value);
  const sentence = text.clearest({
    ...words,
    group: writer.group(row.group),
    own: thousands(share!),
    rest: thousands(rest!),
    more,
    difference: sided(difference!),
    formula: sided(difference! - other),
    other: sided(other),
  });
  const clear = farthest(row.contributions, ({ flagged }) => flagged).find(({ flagged }) => isClear(flagged));
  return [
    { kind: "paragraph", text: sentence, strong: true },
    paragraph(
      clear === undefined
        ? text.noPartClear
        : text.largest({
            indicator: labelOf(clear.indicator),
            part: thousands(estimateOf(clear.flagged)!),
            interval: inBrackets(clear.flagged, thousands),
          }),
    ),
  ];
}

/** Which formula it is, and how far it gives the flags that are registered. */
function formulaBlocks({ decomposition, text, words, writer, countsOf }: DecompositionWriter): readonly Block[] {
  const { version, source } = decomposition.coefficients;
  const total = (counts: readonly (number | "suppressed" | undefined)[]) =>
    counts.every((count) => typeof count === "number")
      ? writer.format.count(counts.reduce((sum, count) => sum + count, 0))
      : writer.text.withheld;
  const [both, registered, formula, neither] = countsOf(decomposition.agreementTable);
  const [, here, otherwise] = countsOf(decomposition.thresholdTable);
  const differ = total([here, otherwise]);
  const [withoutMembers, withoutScore] = countsOf(decomposition.leftOutTable);
  return [
    paragraph(
      [
        text.formula({
          ...words,
          ...{ version, source },
          same: total([both, neither]),
          other: total([registered, formula]),
        }),
        differ === "0"
          ? text.thresholdSame(words)
          : text.threshold[decomposition.threshold]({ ...words, count: differ }),
      ].join(" "),
    ),
    ...(withoutMembers === 0 && withoutScore === 0
      ? []
      : [
          paragraph(
            text.leftOut({
              ...words,
              withoutMembers: writer.count(withoutMembers ?? "suppressed"),
              withoutScore: writer.count(withoutScore ?? "suppressed"),
            }),
          ),
        ]),
  ];
}

function removedSection(own: DecompositionWriter): Section {
  const { text } = own;
  const { removed } = text;
  return {
    id: "without-indicator",
    level: 3,
    heading: removed.heading,
    blocks: [
      { kind: "paragraph", text: mostChanged(own), strong: true },
      paragraph(removed.how),
      ...areaBlocks(own),
      { kind: "table", table: removedTable(own) },
      ...(own.decomposition.removed.some(({ refitted }) => refitted !== null) ? [paragraph(removed.refitted)] : []),
      { kind: "table", table: ratiosTable(own) },
      ...hiddenBlocks(groupsWithoutRatios(own.decomposition), own),
    ],
  };
}

function mostChanged({ decomposition, text, words, labelOf, writer, countsOf }: DecompositionWriter): string {
  const changes = decomposition.removed.flatMap(({ indicator, table }) => {
    const [, leaves, enters] = countsOf(table);
    return typeof leaves === "number" && typeof enters === "number" ? [{ indicator, leaves, enters }] : [];
  });
  const most = changes.toSorted((a, b) => b.leaves + b.enters - a.leaves - a.enters)[0];
  if (most === undefined) return text.removed.withheld;
  return text.removed.most({
    ...words,
    indicator: labelOf(most.indicator),
    leaves: writer.format.count(most.leaves),
    enters: writer.format.count(most.enters),
  });
}

/** On all known outcomes: a random sample stands in the table, and is small. */
function areaBlocks(own: DecompositionWriter): readonly Block[] {
  const { decomposition, text, labelOf, writer, inBrackets, countsOf } = own;
  const known = countsOf("decomposition.outcomes");
  const changes = decomposition.removed.flatMap(({ indicator, areas }) =>
    areas.filter(({ provenance }) => provenance === "all-known").map(({ change }) => ({ indicator, change })),
  );
  if (changes.every(({ change }) => estimateOf(change) === undefined)) return [];
  const clear = farthest(changes, ({ change }) => change).find(({ change }) => isClear(change));
  const total = known.reduce<number>((sum, count) => sum + (count === "suppressed" ? 0 : count), 0);
  return [
    paragraph(
      clear === undefined
        ? text.removed.noArea
        : text.removed.area({
            indicator: labelOf(clear.indicator),
            change: writer.format.decimal(estimateOf(clear.change)!),
            interval: inBrackets(clear.change, writer.format.decimal),
            known: writer.format.count(total),
          }),
    ),
    { kind: "note", text: text.removed.chosen },
  ];
}
