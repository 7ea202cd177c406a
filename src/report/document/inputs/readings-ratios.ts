import { estimateOf, intervalOf } from "../published.js";
import type { Block } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import { fixed } from "./fixed-digits.js";
import type { OverridesPart } from "./overrides-part.js";

/** Ratios of the groups that may be shown in all readings, one table a hypothesis. */
export function ratioBlocks(part: OverridesPart): readonly Block[] {
  const tables = (["1", "2"] as const).flatMap((number) => ratioTable(number, part));
  return tables.length > 0 ? tables : [{ kind: "paragraph", text: part.text.ratios.none }];
}

function ratioTable(number: "1" | "2", { result, text, writer }: OverridesPart): readonly Block[] {
  const words = text.ratios;
  const reads = result.readings.map((reading) => (number === "1" ? reading.hypothesis1 : reading.hypothesis2));
  const groups = reads.map((read) => (read.kind === "tested" ? read.groups : []));
  const names = groups.find((each) => each.length > 0)?.map(({ group }) => group) ?? [];
  const ratio = (place: number, group: string) => groups[place]!.find((each) => each.group === group)?.ratio ?? null;
  const shown = names.filter((group) => groups.some((_, place) => estimateOf(ratio(place, group)) !== undefined));
  if (shown.length === 0) return [];
  const cells = (group: string) =>
    groups.map((_, place) => {
      const own = ratio(place, group);
      const value = estimateOf(own);
      if (own === null || value === undefined) return writer.text.withheld;
      if (intervalOf(own) === undefined) return fixed(value, 1, writer);
      return `${writer.format.ratio(value)} (${writer.range(own, writer.format.ratio)})`;
    });
  const isRounded = shown.some((group) => groups.some((_, place) => intervalOf(ratio(place, group)) === undefined));
  return [
    {
      kind: "paragraph",
      text: words.hidden({ shown: writer.format.count(shown.length), all: writer.format.count(names.length) }),
    },
    {
      kind: "table",
      table: {
        id: `overrides-ratios-${number}`,
        caption: tagged(words.caption[number], writer),
        columns: [
          { label: words.group, numeric: false },
          ...result.readings.map(({ reading }) => ({ label: text.reading[reading], numeric: true })),
        ],
        rows: shown.map((group) => [group, ...cells(group)]),
      },
    },
    ...(isRounded ? [{ kind: "note" as const, text: words.rounded }] : []),
  ];
}
