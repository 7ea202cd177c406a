import type { AssumedNumber } from "../../audit/assumption/assumption-result.js";
import type { AssumptionPart } from "./assumption-claims.js";
import { tagged } from "./group-tables.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * What hidden violations do to the share of violations of each band: a sentence a band, and a table.
 *
 * @param part    the untested assumption
 * @param writer  writer of the report
 * @returns blocks; none where units have no band
 * @example
 * assumptionBandBlocks(part, writer).length; // 4
 */
export function assumptionBandBlocks(part: AssumptionPart, writer: Writer): Block[] {
  if (part.bands === null) return [];
  const { text, format } = writer;
  const words = text.assumption.rates.bands;
  const shown = part.bands.bands.flatMap(({ band, rates }) => {
    const values = shownValue(rates);
    return values === undefined ? [] : [{ band, values }];
  });
  const hidden = part.bands.bands.filter(({ band }) => !shown.some((other) => other.band === band));
  const sentences = shown.flatMap(({ band, values }): Block[] => {
    const [now, last] = [values[0]?.violations.bounds, values.at(-1)?.violations.bounds];
    if (now === undefined || last === undefined || "kind" in now || "kind" in last) return [];
    const perThousand = (share: number | "unbounded") => format.count(1000 * Number(share));
    const share = format.share(part.highestShare);
    const unit = text.units[part.unit];
    const sentence = words.sentence({
      band,
      now: perThousand(now.lowest),
      highest: perThousand(last.highest),
      share,
      unit,
    });
    return [{ kind: "paragraph", text: sentence }];
  });
  return [
    ...sentences,
    ...(hidden.length > 0
      ? [{ kind: "note", text: words.withheld(format.list(hidden.map(({ band }) => `“${band}”`))) } as const]
      : []),
    ...(shown.length > 0 ? [{ kind: "table", table: bandTable(shown, writer), folded: true } as const] : []),
  ];
}

interface ShownBand {
  readonly band: string;
  readonly values: readonly { readonly share: number; readonly hidden: number; readonly violations: AssumedNumber }[];
}

function bandTable(bands: readonly ShownBand[], writer: Writer): ReportTable {
  const { text, format } = writer;
  const words = text.assumption.rates.bands;
  const { figure, table } = text.assumption;
  const number = (label: string) => ({ label, numeric: true });
  return {
    id: "assumption-bands",
    caption: tagged(words.caption, writer),
    columns: [
      { label: words.columns.band, numeric: false },
      number(words.columns.share),
      number(figure.inProportion),
      number(figure.byRank),
      number(words.columns.range),
      number(table.interval(writer.level(1 - writer.audit.plan.score.alpha))),
    ],
    rows: bands.flatMap(({ band, values }) =>
      values.map(({ share, violations }) => [
        band,
        format.share(share),
        valueCell(violations.inProportion, format.share, writer),
        valueCell(violations.byRank, format.share, writer),
        ...boundsCells(violations.bounds, format.share, writer),
      ]),
    ),
  };
}

/**
 * A scenario's value in a cell, or why there is none.
 *
 * @param value   a number under one scenario
 * @param write   turns the number into text
 * @param writer  writer of the report
 * @returns text of one cell
 * @example
 * valueCell(numbers.rate.byRank, format.share, writer); // "12.7%"
 */
export function valueCell(
  value: AssumedNumber["inProportion"],
  write: (value: number) => string,
  { text }: Writer,
): string {
  return "kind" in value ? text.notEstimable[value.reason] : write(value.value);
}

/**
 * Bounds in two cells: from the lowest to the highest possible value, and the interval around both.
 *
 * @param bounds  bounds, or why there are none
 * @param write   turns a number into text
 * @param writer  writer of the report
 * @returns texts of two cells
 * @example
 * boundsCells(numbers.rate.bounds, format.share, writer); // ["1.0% to 5.0%", "0.4% to 6.1%"]
 */
export function boundsCells(
  bounds: AssumedNumber["bounds"],
  write: (value: number) => string,
  { text }: Writer,
): [string, string] {
  if ("kind" in bounds) return [text.notEstimable[bounds.reason], text.notEstimable[bounds.reason]];
  const upper = (value: number | "unbounded") =>
    value === "unbounded" ? text.assumption.rates.groups.unbounded : write(value);
  return [
    text.chart.interval(write(bounds.lowest), upper(bounds.highest)),
    text.chart.interval(write(bounds.lower), upper(bounds.upper)),
  ];
}
