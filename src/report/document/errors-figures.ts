import { type DotRow, flaggedShareChart } from "../charts/flagged-share-chart.js";
import { type ErrorsPart, rowOf, tableOf } from "./audit-parts.js";
import { clearestDifference, type ErrorRate } from "./errors-clearest.js";
import { errorRatesTable } from "./errors-tables.js";
import { gatherHiddenRows } from "./hidden-rows.js";
import { groupName } from "./outcome-parts.js";
import { estimateOf, intervalOf } from "./published.js";
import type { Figure } from "./report-document.js";
import type { Writer } from "./writer.js";

const RATES: readonly ErrorRate[] = ["falsePositiveRate", "falseNegativeRate"];

/**
 * Figures of the error rates per group: wrongly flagged and missed, each with intervals and a line at the share over all
 * groups.
 *
 * @param errors  errors by group
 * @param writer  writer of the report
 * @returns two figures, with a chart each or a sentence where nothing may be drawn
 * @example
 * errorFigures(errors, writer)[0].id; // "errors-falsePositiveRate"
 */
export function errorFigures(errors: ErrorsPart, writer: Writer): readonly Figure[] {
  return RATES.map((rate, place) => errorFigure(errors, rate, place === 0, writer));
}

function errorFigure(errors: ErrorsPart, rate: ErrorRate, withTable: boolean, writer: Writer): Figure {
  const { text, format, audit } = writer;
  const all = text.outcomes.errors;
  const words = all.figures[rate];
  const drawn = drawnGroups(errors, rate, writer);
  const overall = estimateOf(errors.overall[rate]);
  const overallText = overall === undefined ? text.table.suppressed : format.share(overall);
  const description = words.description({ groups: format.count(drawn.length), overall: overallText });
  return {
    id: rate === "falsePositiveRate" ? "errors-wrongly-flagged" : "errors-missed",
    finding: findingOf(errors, rate, writer),
    subtitle: words.subtitle({
      unit: text.units[errors.unit],
      level: writer.level(1 - errors.alpha),
      period: audit.plan.period,
    }),
    description,
    spec:
      drawn.length === 0
        ? null
        : flaggedShareChart(
            drawn.map(({ row }) => row),
            {
              description,
              overall,
              overallLabel: all.overallLabel(overallText),
              language: text.language,
              syntheticTag: writer.syntheticTag,
            },
          ),
    sentence: drawn.length === 0 ? all.withheld : null,
    notes: drawn.length < errors.groups.length ? [all.leftOut(format.count(errors.groups.length - drawn.length))] : [],
    table: withTable ? gatherHiddenRows(errorRatesTable(errors, writer), writer) : null,
  };
}

/** What the tests of the rate found, in a sentence. */
function findingOf(errors: ErrorsPart, rate: ErrorRate, writer: Writer): string {
  const words = writer.text.outcomes.errors.figures[rate];
  const found = clearestDifference(errors, rate);
  if (found.kind === "none-shown") return words.findingNone;
  if (found.kind !== "shown") return words.findingPlain;
  return words.finding({
    group: groupName(found.group.group, writer),
    own: writer.format.share(found.own),
    others: writer.format.share(found.others),
  });
}

/** Units that the rate counts among: those without a violation, or those with one. */
function outcomeCount(
  { outcomes }: ErrorsPart,
  group: string,
  rate: ErrorRate,
  { audit, text, format }: Writer,
): string {
  const table = tableOf(audit, outcomes);
  const count = table === undefined ? undefined : rowOf(table, group)[rate === "falsePositiveRate" ? 1 : 0];
  return typeof count === "number" ? format.count(count) : text.table.suppressed;
}

/** Tested groups whose rate is shown, from the lowest rate to the highest. */
function drawnGroups(
  errors: ErrorsPart,
  rate: ErrorRate,
  writer: Writer,
): readonly { readonly group: string; readonly row: DotRow }[] {
  return errors.groups
    .flatMap((group) => {
      const value = estimateOf(group[rate]);
      if (value === undefined || (errors.tested.length > 0 && !group.tested)) return [];
      const bounds = intervalOf(group[rate]);
      const n = outcomeCount(errors, group.group, rate, writer);
      const row = {
        label: `${groupName(group.group, writer)} (n = ${n})`,
        value,
        lower: bounds?.lower,
        upper: bounds?.upper,
      };
      return [{ group: group.group, row }];
    })
    .toSorted((a, b) => a.row.value - b.row.value);
}
