import type { IndicationPair } from "../../../audit/inputs/indications-result.js";
import type { Disclosed } from "../../../disclosure/disclosed.js";
import { pairChart } from "../../charts/pair-chart.js";
import type { IndicationsText } from "../../text/inputs/indications-text.js";
import { estimateOf } from "../published.js";
import type { Block } from "../report-document.js";
import { tagged } from "./answer-blocks.js";
import type { InputsWriter } from "./inputs-writer.js";

/**
 * Figure of how strongly indications go together, one square a pair.
 * @param pairs  all pairs; those that are not shown leave an empty place
 * @param text  words of the chapter
 * @param writer  writer of the report
 * @returns one figure, or none where no pair is shown
 */
export function pairsFigure(
  pairs: readonly Disclosed<IndicationPair>[],
  { pairs: words, columns }: IndicationsText,
  writer: InputsWriter,
): readonly Block[] {
  const { format } = writer;
  const squares = pairs.flatMap(({ first, second, phi }) => {
    const value = estimateOf(phi);
    return value === undefined ? [] : [{ first, second, value, label: format.ratio(value) }];
  });
  if (squares.length === 0) return [];
  const strongest = [...squares].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, 5);
  const description = words.figure.description(
    strongest.map(({ first, second, label }) => `${first} + ${second}: ${label}`).join("; "),
  );
  const codes = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  const cellOf = (one: string, other: string) => {
    if (one === other) return writer.text.none;
    const square = squares.find(
      ({ first, second }) => (first === one && second === other) || (first === other && second === one),
    );
    return square?.label ?? writer.text.withheld;
  };
  return [
    {
      kind: "figure",
      figure: {
        id: "indications-pairs",
        finding: words.figure.finding,
        subtitle: words.figure.subtitle,
        description,
        spec: pairChart(squares, { codes, description, syntheticTag: writer.syntheticTag }),
        sentence: null,
        notes: [],
        table: {
          id: "indications-pairs-all",
          caption: tagged(words.figure.finding, writer),
          columns: [{ label: columns.code, numeric: false }, ...codes.map((label) => ({ label, numeric: true }))],
          rows: codes.map((code) => [code, ...codes.map((other) => cellOf(code, other))]),
        },
      },
    },
  ];
}
