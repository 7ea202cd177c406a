import type { PublishedTable } from "../../disclosure/disclosed.js";
import { binormalRoc } from "../../statistics/binormal-roc.js";
import type { RocOptions, RocPoint } from "../charts/roc-chart.js";
import { rocChart } from "../charts/roc-chart.js";
import type { ScorePart, ScoreSetPart } from "./audit-parts.js";
import { tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { estimateOf, shownValue } from "./published.js";
import type { Figure, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

const CHANCE = 0.5;
/** Score classes are named after their lower end: "from 0.25". */
const LOWER_END = /^from /;

/**
 * Figure of the score on one set of known outcomes: the ROC curve with the baseline's curve.
 *
 * @param score   estimated score
 * @param set     the set of outcomes
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where the curve may not be drawn
 * @see binormalRoc for the shape of the baseline's curve
 * @example
 * scoreFigure(score, score.sets[0], writer).spec;
 */
export function scoreFigure(score: ScorePart, set: ScoreSetPart, writer: Writer): Figure {
  const { text, format } = writer;
  const auc = writer.estimate(set.auc, format.decimal);
  const table = tableOf(writer.audit, set.scoreClasses);
  const drawable = table !== undefined && estimateOf(set.auc) !== undefined && !isMergedAway(table, writer);
  const points = drawable ? rocPoints(table) : null;
  const description = text.chart.describeRoc({ auc });
  const baseline = set.baselines.find((candidate) => candidate.baseline !== CHANCE);
  return {
    id: "score-roc",
    finding: text.chart.rocFinding({ auc, position: positionAgainstChance(set, writer) }),
    subtitle: text.chart.rocSubtitle({
      unit: text.units[score.unit],
      set: text.score.set[set.provenance],
      period: writer.audit.plan.period,
    }),
    description,
    spec:
      points === null
        ? null
        : rocChart(points, {
            description,
            scoreLabel: text.chart.thisScore(auc),
            chanceLabel: text.chart.chanceLine,
            baseline:
              baseline === undefined
                ? null
                : {
                    label: text.chart.baselineCurve(format.constant(baseline.baseline)),
                    points: binormalRoc(baseline.baseline),
                  },
            band: bandOf(set, writer),
            falsePositiveAxis: text.chart.falsePositiveAxis,
            truePositiveAxis: text.chart.truePositiveAxis,
            language: text.language,
            syntheticTag: writer.syntheticTag,
          }),
    sentence: points === null ? text.chart.withheld : null,
    notes: [
      ...(points === null || bandOf(set, writer) === null ? [] : [text.discrimination.band.note(bandLevel(writer))]),
      ...(set.restsOnUntestedAssumption ? [text.score.assumption] : []),
    ],
    table: points === null || table === undefined ? null : rocTable(points, table, writer),
  };
}

/** The pointwise band of the same set, where it may be shown. */
function bandOf(set: ScoreSetPart, writer: Writer): RocOptions["band"] {
  const { discrimination } = writer.audit;
  if (discrimination.kind !== "estimated") return null;
  const use = discrimination.sets.find(({ provenance }) => provenance === set.provenance);
  const points = use === undefined ? undefined : shownValue(use.rocBand);
  if (points === undefined || "kind" in points) return null;
  return { label: writer.text.discrimination.band.label(bandLevel(writer)), points };
}

function bandLevel({ audit, level }: Writer): string {
  return level(1 - audit.plan.score.alpha);
}

/** Score classes that the disclosure rules merged into one or two draw a line that has little to do with the curve. */
function isMergedAway(table: PublishedTable, { audit }: Writer): boolean {
  return audit.disclosure.threshold > 0 && (table.keys[0]?.levels.length ?? 0) < 3;
}

/** Where the AUC lies against chance, in words. */
function positionAgainstChance(set: ScoreSetPart, { text }: Writer): string {
  const chance = set.baselines.find((candidate) => candidate.baseline === CHANCE);
  const position = chance === undefined ? undefined : shownValue(chance.position);
  return lowerFirst(text.score.claim[position ?? "withheld"](text.score.set[set.provenance]));
}

/**
 * Points of the ROC curve from the published score classes, from the highest class down.
 *
 * @param table  ordered score classes x outcome; outcome levels `violation` and `none`
 * @returns points from (0, 0) to (1, 1), or null where a cell is suppressed or a class of outcomes is empty
 * @see Fawcett 2006
 * @example
 * rocPoints(table)?.at(-1); // { falsePositiveRate: 1, truePositiveRate: 1 }
 */
export function rocPoints(table: PublishedTable): readonly RocPoint[] | null {
  const [classes, outcomes] = table.keys;
  if (classes === undefined || outcomes === undefined) return null;
  const width = outcomes.levels.length;
  const column = (level: string) =>
    classes.levels.map((_class, row) => table.counts[row * width + outcomes.levels.indexOf(level)]);
  const [violations, none] = [column("violation"), column("none")];
  if (!violations.every(isCount) || !none.every(isCount)) return null;
  const [allViolations, allNone] = [sum(violations), sum(none)];
  if (allViolations === 0 || allNone === 0) return null;
  const points: RocPoint[] = [{ falsePositiveRate: 0, truePositiveRate: 0 }];
  let [found, alarms] = [0, 0];
  for (let row = classes.levels.length - 1; row >= 0; row--) {
    found += violations[row] ?? 0;
    alarms += none[row] ?? 0;
    points.push({ falsePositiveRate: alarms / allNone, truePositiveRate: found / allViolations });
  }
  return points;
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function isCount(cell: number | "suppressed" | undefined): cell is number {
  return typeof cell === "number";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rocTable(points: readonly RocPoint[], classes: PublishedTable, writer: Writer): ReportTable {
  const { text, format } = writer;
  const levels = classes.keys[0]?.levels.toReversed() ?? [];
  return {
    id: "score-roc",
    caption: tagged(text.table.rocCaption, writer),
    columns: [
      { label: text.table.downToClass, numeric: true },
      ...[text.chart.truePositiveAxis, text.chart.falsePositiveAxis].map((label) => ({ label, numeric: true })),
    ],
    rows: points
      .slice(1)
      .map((point, i) => [
        (levels[i] ?? "").replace(LOWER_END, ""),
        format.share(point.truePositiveRate),
        format.share(point.falsePositiveRate),
      ]),
  };
}
