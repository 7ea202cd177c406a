import type { WatchedGroup } from "../../audit/monitoring/monitor-result.js";
import { runChart } from "../charts/run-chart.js";
import { runTable } from "./monitor-tables.js";
import type { MonitorWriter } from "./monitor-writer.js";
import type { Figure } from "./report-document.js";

/** Charts of a report at most; the tables hold every group. */
const FIGURES = 8;

/**
 * Run charts: groups with an alarm first, then those with a point outside, then the others in their order.
 *
 * @param writer  writer of the report
 * @returns at most eight figures
 * @example
 * runFigures(writer).map(({ id }) => id); // ["run-chart-1", "run-chart-2"]
 */
export function runFigures(writer: MonitorWriter): readonly Figure[] {
  const urgency = ({ alarm, looks }: WatchedGroup) => {
    if (alarm.state === "alarm") return 0;
    if (looks.some((look) => look.state === "shown" && look.outsideLimits)) return 1;
    return looks.some((look) => look.state === "shown") ? 2 : 3;
  };
  return writer.monitor.groups
    .toSorted((a, b) => urgency(a) - urgency(b))
    .slice(0, FIGURES)
    .map((group, place) => runFigure(group, `run-chart-${place + 1}`, writer));
}

function runFigure(watched: WatchedGroup, id: string, writer: MonitorWriter): Figure {
  const { text, format, unit, language, syntheticTag } = writer;
  const { group, looks, alarm } = watched;
  const shown = looks.filter((look) => look.state === "shown");
  const last = shown.findLast(({ ratio }) => ratio.kind === "estimate");
  const description = text.runs.description({
    group,
    shown: format.count(shown.length),
    gaps: format.count(looks.length - shown.length),
    outside: format.count(shown.filter(({ outsideLimits }) => outsideLimits).length),
  });
  const points = looks.map((look) =>
    look.state === "gap"
      ? { period: look.period, gap: true as const }
      : {
          period: look.period,
          ratio: look.ratio.kind === "estimate" ? look.ratio.value : null,
          lower: look.limits?.lower ?? null,
          upper: look.limits?.upper ?? null,
          outside: look.outsideLimits,
        },
  );
  const drawn = last !== undefined && last.ratio.kind === "estimate";
  return {
    id,
    finding:
      drawn && last.ratio.kind === "estimate"
        ? text.runs.finding({ group, ratio: format.ratio(last.ratio.value), period: last.period })
        : text.runs.noRatio(group),
    subtitle: text.runs.subtitle({ unit, group }),
    description,
    spec: drawn
      ? runChart(points, {
          description,
          ratioAxis: text.runs.ratioAxis,
          limitsLabel: text.runs.limits,
          evenLabel: text.runs.even,
          gapLabel: text.runs.gap,
          alarm: alarm.since === null ? null : { period: alarm.since, label: text.runs.alarm },
          language,
          syntheticTag,
        })
      : null,
    sentence: drawn ? null : text.runs.noRatio(group),
    notes: [],
    table: runTable(watched, writer),
  };
}
