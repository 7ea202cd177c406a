import type { HypothesisRead, ReadingResult } from "../../../audit/inputs/overrides-result.js";
import type { Disclosed, Published } from "../../../disclosure/disclosed.js";
import { estimateOf, shownValue } from "../published.js";
import type { ReportTable } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import { fixed } from "./fixed-digits.js";
import type { OverridesPart } from "./overrides-part.js";

type Read = Disclosed<ReadingResult>;
const LAYERS = ["evidence", "signal", "equivalence", "adequacy"] as const;
const HYPOTHESES = [
  ["1", "hypothesis1"],
  ["2", "hypothesis2"],
] as const;

/** What of the readings is not the same, in words: layers of the verdicts, and sides of the planned figures. */
export function whatDiffers({ result, text, writer }: OverridesPart): readonly string[] {
  const { readings } = result;
  const differs = (values: readonly (string | undefined)[]) => new Set(values).size > 1;
  const layers = HYPOTHESES.flatMap(([number, key]) =>
    LAYERS.filter((layer) => differs(readings.map((reading) => layerOf(reading[key], layer)))).map((layer) =>
      text.what.layer(number, layer),
    ),
  );
  const sides = baselinesOf(readings).flatMap((baseline) =>
    differs(readings.map((reading) => sideOf(reading, baseline)))
      ? [text.what.area(writer.format.decimal(baseline))]
      : [],
  );
  return [...layers, ...sides];
}

/** One column a reading, so that what differs stands side by side. */
export function readingsTable({ result, text, writer }: OverridesPart): ReportTable {
  const { columns, words, caption, notTested } = text.table;
  const { readings } = result;
  const { format } = writer;
  const word = (value: string | undefined) => (value === undefined ? writer.text.withheld : (words[value] ?? value));
  const rows = HYPOTHESES.flatMap(([number, key]) => [
    ...LAYERS.map((layer) => [
      columns.layer(number, layer),
      ...readings.map((reading) => (reading[key].kind === "tested" ? word(layerOf(reading[key], layer)) : notTested)),
    ]),
    [columns.p(number), ...readings.map((reading) => decidingCell(reading[key], writer))],
  ]);
  const area = ({ score }: Read) => {
    if (score === null) return writer.text.none;
    const value = estimateOf(score.auc);
    if (value === undefined) return writer.text.withheld;
    const range = writer.range(score.auc, format.decimal);
    return range === writer.text.none ? fixed(value, 2, writer) : `${format.decimal(value)} (${range})`;
  };
  return {
    id: "overrides-readings",
    caption: tagged(caption, writer),
    columns: [
      { label: columns.row, numeric: false },
      ...readings.map(({ reading }) => ({ label: text.reading[reading], numeric: false })),
    ],
    rows: [
      [columns.units, ...readings.map(({ units }) => format.count(units))],
      ...rows,
      [columns.area, ...readings.map(area)],
      ...baselinesOf(readings).map((baseline) => [
        columns.side(format.decimal(baseline)),
        ...readings.map((reading) => word(sideOf(reading, baseline))),
      ]),
    ],
  };
}

function decidingCell(read: Disclosed<HypothesisRead>, { pCell, text }: OverridesPart["writer"]): string {
  if (read.kind !== "tested") return text.none;
  const { deciding } = read;
  if (deciding.kind === "withheld" || deciding.kind === "class") return pCell(deciding as Published<number>);
  return "pValue" in deciding.value ? pCell({ kind: "shown", value: deciding.value.pValue }) : text.none;
}

function layerOf(read: Disclosed<HypothesisRead>, layer: (typeof LAYERS)[number]): string | undefined {
  return read.kind === "tested" ? shownValue(read.verdict)?.[layer] : read.kind;
}

function sideOf({ score }: Read, baseline: number): string | undefined {
  const found = score?.positions.find((each) => each.baseline === baseline);
  return found === undefined ? undefined : shownValue(found.position);
}

function baselinesOf(readings: readonly Read[]): readonly number[] {
  return readings.find(({ score }) => score !== null)?.score?.positions.map(({ baseline }) => baseline) ?? [];
}
