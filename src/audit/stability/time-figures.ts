import { type PeriodScoreEvidence, UNDATED } from "../../data/evidence.js";
import { type AucDifference, unpairedAucDifference } from "../../statistics/auc-comparison.js";
import type { AucEstimate, AucNotEstimable } from "../../statistics/auc-estimate.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { notEstimable } from "../derived.js";
import type { OutcomeSetName, Ranged, TimeCell, TimeFigures } from "./stability-result.js";

/** Outcomes that figures over time rest on: those of a random sample, where there are any, and all known ones. */
export function outcomeSets(evidence: PeriodScoreEvidence): readonly OutcomeSetName[] {
  if (!evidence.hasOutcomes) return [];
  const random = evidence.provenances.indexOf("random");
  const known = (i: number) => evidence.outcomeCodes[i]! < 2 && evidence.provenanceCodes[i] === random;
  return evidence.weights.some((_, i) => known(i)) ? ["random", "all-known"] : ["all-known"];
}

/** Which units a figure is of: a test of the day. */
export type KeepDay = (day: number) => boolean;

/** Counts of the units that fall on some days. */
export function timeCell(
  evidence: PeriodScoreEvidence,
  sets: readonly OutcomeSetName[],
  keep: KeepDay,
): Omit<TimeCell, "days"> {
  const flagged = evidence.bands?.flagged ?? null;
  const count = (test: (i: number) => boolean) =>
    evidence.weights.reduce((sum, weight, i) => (keep(evidence.days[i]!) && test(i) ? sum + weight : sum), 0);
  return {
    units: count(() => true),
    flagged: flagged === null ? null : count((i) => flagged[evidence.bandCodes[i]!] === true),
    sets: sets.map((name) => ({
      name,
      violations: count((i) => evidence.outcomeCodes[i] === 0 && inSet(evidence, i, name)),
      none: count((i) => evidence.outcomeCodes[i] === 1 && inSet(evidence, i, name)),
    })),
  };
}

function inSet(evidence: PeriodScoreEvidence, i: number, name: OutcomeSetName): boolean {
  return name === "all-known" || evidence.provenances[evidence.provenanceCodes[i]!] === "random";
}

/** Share flagged, violation rate and area of the units that fall on some days, with intervals. */
export function timeFigures(
  evidence: PeriodScoreEvidence,
  sets: readonly OutcomeSetName[],
  { keep, level }: { readonly keep: KeepDay; readonly level: number },
): TimeFigures {
  const cell = timeCell(evidence, sets, keep);
  return {
    units: cell.units,
    flagged: cell.flagged,
    flaggedShare: cell.flagged === null ? notEstimable("not-computed") : share(cell.flagged, cell.units, level),
    sets: cell.sets.map(({ name, violations, none }) => ({
      name,
      violations,
      none,
      violationRate: share(violations, violations + none, level),
      auc: ranged(areaOf(evidence, name, { keep, level })),
    })),
  };
}

/** Share flagged of the second minus the first, and the same of violation rates and areas. */
export function differences(
  evidence: PeriodScoreEvidence,
  [first, second]: readonly [TimeFigures, TimeFigures],
  { before, level }: { readonly before: KeepDay; readonly level: number },
) {
  const after: KeepDay = (day) => isDated(day) && !before(day);
  return {
    flaggedShare:
      first.flagged === null || second.flagged === null
        ? notEstimable("not-computed")
        : shareDifference([second.flagged, second.units], [first.flagged, first.units], level),
    sets: first.sets.map(({ name, violations, none }, index) => {
      const other = second.sets[index]!;
      const areas = [after, before].map((keep) => areaOf(evidence, name, { keep, level }));
      return {
        name,
        violationRate: shareDifference(
          [other.violations, other.violations + other.none],
          [violations, violations + none],
          level,
        ),
        auc: areaDifference(unpairedAucDifference(areas[0]!, areas[1]!, { level })),
      };
    }),
  };
}

/** Units without a date fall on no side of a date and in no period. */
export function isDated(day: number): boolean {
  return day !== UNDATED;
}

function areaOf(
  evidence: PeriodScoreEvidence,
  name: OutcomeSetName,
  { keep, level }: { readonly keep: KeepDay; readonly level: number },
): AucEstimate | AucNotEstimable {
  const byScore = new Map<number, [number, number]>();
  evidence.weights.forEach((weight, i) => {
    const outcome = evidence.outcomeCodes[i]!;
    const score = evidence.scores[i]!;
    if (outcome > 1 || Number.isNaN(score) || !keep(evidence.days[i]!) || !inSet(evidence, i, name)) return;
    const counts = byScore.get(score) ?? [0, 0];
    counts[outcome as 0 | 1] += weight;
    byScore.set(score, counts);
  });
  const rows = [...byScore].sort(([a], [b]) => a - b).map(([, counts]) => counts);
  if (rows.length === 0) return { kind: "not-estimable", reason: "one-class-only" };
  return aucDeLongFromHistogram(
    { violations: Float64Array.from(rows, ([count]) => count), none: Float64Array.from(rows, ([, count]) => count) },
    { level },
  );
}

function ranged(area: AucEstimate | AucNotEstimable): Ranged {
  if (area.kind === "not-estimable") return notEstimable(area.reason);
  if ("kind" in area.interval) return notEstimable(area.interval.reason);
  return { kind: "estimate", value: area.auc, lower: area.interval.lower, upper: area.interval.upper };
}

function areaDifference(difference: AucDifference | AucNotEstimable): Ranged {
  if (difference.kind === "not-estimable") return notEstimable(difference.reason);
  if ("kind" in difference.interval) return notEstimable(difference.interval.reason);
  const { lower, upper } = difference.interval;
  return { kind: "estimate", value: difference.difference, lower, upper };
}

function share(events: number, total: number, level: number): Ranged {
  if (total === 0) return notEstimable("no-members");
  const { lower, upper } = wilsonInterval(events, total, { level });
  return { kind: "estimate", value: events / total, lower, upper };
}

function shareDifference(
  [events1, n1]: readonly [number, number],
  [events2, n2]: readonly [number, number],
  level: number,
): Ranged {
  if (n1 === 0 || n2 === 0) return notEstimable("no-members");
  const { lower, upper } = newcombeDifferenceInterval(events1, n1, events2, n2, { level });
  return { kind: "estimate", value: events1 / n1 - events2 / n2, lower, upper };
}
