import type { PublishedHumanCheck } from "../../disclosure/human-check.js";
import { flaggedShareChart } from "../charts/flagged-share-chart.js";
import { bandTable } from "./human-check-tables.js";
import type { HumanCheckWriter } from "./human-check-writer.js";
import type { Figure } from "./report-document.js";

/**
 * Chart of the share that deviates per rating of the model, with the share over all decisions as a line.
 *
 * @param log     published measures of the log
 * @param writer  writer of the report
 * @returns a figure; without a chart where no rating may be shown
 * @example
 * bandFigure(log, writer).id; // "human-check-by-band"
 */
export function bandFigure(log: NonNullable<PublishedHumanCheck["log"]>, writer: HumanCheckWriter): Figure {
  const { text, format, language, level, syntheticTag } = writer;
  const { bands } = text;
  const shown = log.byBand.flatMap(({ band, decisions, deviated }) =>
    deviated.kind === "shown" && decisions.kind === "shown" ? [{ band, n: decisions.value, ...deviated.value }] : [],
  );
  const highest = shown.toSorted((a, b) => b.value - a.value)[0];
  const overall = log.deviated.kind === "shown" ? log.deviated.value.value : undefined;
  return {
    id: "human-check-by-band",
    finding:
      highest === undefined
        ? bands.withheldFinding
        : bands.finding({ highest: highest.band, share: format.share(highest.value) }),
    subtitle: bands.subtitle(level),
    description: bands.description,
    spec:
      highest === undefined
        ? null
        : flaggedShareChart(
            shown.map(({ band, n, value, lower, upper }) => ({
              label: bands.n(band, format.count(n)),
              value,
              lower,
              upper,
            })),
            { description: bands.description, overall, overallLabel: bands.overall, language, syntheticTag },
          ),
    sentence: highest === undefined ? bands.noChart : null,
    notes: [],
    table: bandTable(log, writer),
  };
}
