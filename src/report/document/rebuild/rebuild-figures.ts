import { flaggedShareChart } from "../../charts/flagged-share-chart.js";
import { ratioChart } from "../../charts/ratio-chart.js";
import type { Figure } from "../report-document.js";
import { coefficientTable } from "./rebuild-tables.js";
import type { RebuildWriter } from "./rebuild-writer.js";

/**
 * Chart of the odds ratio of each level, with Firth's penalty and the interval of the profile.
 *
 * @param writer  writer of the report
 * @returns a figure; without a chart where no coefficient may be shown
 * @example
 * coefficientFigure(writer).id; // "rebuild-coefficients"
 */
export function coefficientFigure(writer: RebuildWriter): Figure {
  const { rebuild, text, format, language, level, tag, indicator, levelOf } = writer;
  const words = text.logistic.figure;
  const rows = rebuild.result.coefficients.flatMap((row) => {
    if (row.penalised.kind !== "shown" || row.penalised.value.kind !== "estimate") return [];
    const { value, profile } = row.penalised.value;
    const bounds =
      profile.kind === "estimate" ? { lower: Math.exp(profile.lower), upper: Math.exp(profile.upper) } : null;
    return [
      {
        label: words.label({ indicator: indicator(row.indicator), level: levelOf(row.indicator, row.level) }),
        value: Math.exp(value),
        lower: bounds?.lower,
        upper: bounds?.upper,
      },
    ];
  });
  const apart = rows.filter(
    ({ lower, upper }) => lower !== undefined && upper !== undefined && (lower > 1 || upper < 1),
  );
  const finding =
    rows.length === 0
      ? words.noFinding
      : words.finding({ shown: format.count(apart.length), all: format.count(rows.length) });
  return {
    id: "rebuild-coefficients",
    finding,
    subtitle: words.subtitle(level),
    description: words.description,
    spec:
      rows.length === 0
        ? null
        : ratioChart(rows, {
            description: words.description,
            margin: { lower: 1, upper: 1 },
            marginLabel: words.noDifference,
            language,
            syntheticTag: tag,
          }),
    sentence: rows.length === 0 ? finding : null,
    notes: [],
    table: coefficientTable("penalised", writer),
  };
}

/**
 * Chart of how often each method finds each indicator in new samples of the same cases.
 *
 * @param writer  writer of the report
 * @example
 * inclusionFigure(writer).id; // "rebuild-inclusion"
 */
export function inclusionFigure(writer: RebuildWriter): Figure {
  const { rebuild, text, format, language, tag, indicator } = writer;
  const words = text.found.figure;
  const { indicators, resamples } = rebuild.result;
  const rows = indicators.flatMap((row) =>
    (["logistic", "chaid"] as const).map((method) => ({
      indicator: indicator(row.indicator),
      method: text.methodName[method],
      share: row.inclusion[method],
    })),
  );
  const highest = rows.toSorted((a, b) => b.share - a.share)[0]!;
  return {
    id: "rebuild-inclusion",
    finding: words.finding({ ...highest, share: format.share(highest.share) }),
    subtitle: words.subtitle(format.count(resamples.drawn)),
    description: words.description,
    spec: flaggedShareChart(
      rows.map(({ share, ...names }) => ({
        label: words.label(names),
        value: share,
        lower: undefined,
        upper: undefined,
      })),
      { description: words.description, overall: undefined, overallLabel: "", language, syntheticTag: tag },
    ),
    sentence: null,
    notes: [],
    table: null,
  };
}
