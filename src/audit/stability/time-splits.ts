import type { PeriodScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { dayOf, type Period, periodsBetween } from "./calendar.js";
import type { DateSplit, LeftOutPeriod, OutcomeSetName, TimeCell, TimeStability } from "./stability-result.js";
import { differences, isDated, type KeepDay, outcomeSets, timeCell, timeFigures } from "./time-figures.js";

/**
 * Figures before and after the dates of the plan, and without each period of the calendar in turn.
 * @param evidence  units by day
 * @param plan  dates, periods, alpha and thresholds of disclosure
 * @returns figures with intervals, and the counts between all cuts that disclosure looks at; null without a dated unit
 */
export function timeStability(evidence: PeriodScoreEvidence, plan: Plan): TimeStability | null {
  const dated = evidence.days.filter(isDated);
  if (dated.length === 0) return null;
  const [first, last] = [dated[0]!, dated[dated.length - 1]!];
  const sets = outcomeSets(evidence);
  const level = 1 - plan.score.alpha;
  const frame = { evidence, sets, level };
  const periods = joinedPeriods(frame, periodsBetween(first, last, plan.stability.periods), leastCount(plan));
  const dates = plan.stability.dates.map(({ date }) => dayOf(date));
  const scorePeriods = (plan.score.periods?.cuts ?? []).map(dayOf);
  const starts = periods.map(({ from }) => from);
  return {
    all: timeFigures(evidence, sets, { keep: isDated, level }),
    dates: plan.stability.dates.map((planned) => dateSplit(frame, planned)),
    periods: periods.length < 2 ? [] : periods.map((period) => leftOut(frame, period)),
    undated: timeCell(evidence, sets, (day) => !isDated(day)).units,
    cellsOfDates: cells(frame, [...dates, ...scorePeriods]),
    cellsOfAll: cells(frame, [...dates, ...scorePeriods, ...starts]),
  };
}

interface Frame {
  readonly evidence: PeriodScoreEvidence;
  readonly sets: readonly OutcomeSetName[];
  readonly level: number;
}

/** Fewest units in a cell that may be published; 1 where nothing is hidden, so that figures exist. */
function leastCount({ disclosure }: Plan): number {
  return disclosure.threshold === 0 ? 1 : Math.max(disclosure.threshold, disclosure.units);
}

function dateSplit({ evidence, sets, level }: Frame, planned: Plan["stability"]["dates"][number]): DateSplit {
  const start = dayOf(planned.date);
  const isBefore: KeepDay = (day) => isDated(day) && day < start;
  const before = timeFigures(evidence, sets, { keep: isBefore, level });
  const after = timeFigures(evidence, sets, { keep: (day) => day >= start, level });
  return {
    ...planned,
    before,
    after,
    ...differences(evidence, [before, after], { before: isBefore, level }),
  };
}

interface JoinedPeriod {
  readonly first: Period;
  readonly last: Period;
  readonly from: number;
  readonly to: number;
}

/**
 * Neighbouring periods joined, from the first on, until each holds enough in every count that is large enough to be
 * parted at all; what is left at the end joins the one before it.
 */
function joinedPeriods(frame: Frame, periods: readonly Period[], least: number): readonly JoinedPeriod[] {
  const countsOf = (from: number, to: number) => partsOf(frame, (day) => isDated(day) && day >= from && day < to);
  const all = partsOf(frame, isDated);
  const reaches = (from: number, to: number) =>
    countsOf(from, to).every((count, i) => count >= least || all[i]! < 2 * least);
  const joined: JoinedPeriod[] = [];
  let open: Period | null = null;
  for (const period of periods) {
    open ??= period;
    if (!reaches(open.from, period.to)) continue;
    joined.push({ first: open, last: period, from: open.from, to: period.to });
    open = null;
  }
  const end = periods.at(-1)!;
  const previous = joined.at(-1);
  if (open === null || previous === undefined) return joined;
  return [...joined.slice(0, -1), { ...previous, last: end, to: end.to }];
}

/** Flagged and not, violations and none of all known outcomes. */
function partsOf({ evidence, sets }: Frame, keep: KeepDay): readonly number[] {
  const { units, flagged, sets: counts } = timeCell(evidence, sets, keep);
  const known = counts.at(-1);
  return [
    ...(flagged === null ? [units] : [flagged, units - flagged]),
    ...(known === undefined ? [] : [known.violations, known.none]),
  ];
}

function leftOut({ evidence, sets, level }: Frame, { first, last, from, to }: JoinedPeriod): LeftOutPeriod {
  const inside: KeepDay = (day) => isDated(day) && day >= from && day < to;
  return {
    from: first.name,
    to: last.name,
    within: timeFigures(evidence, sets, { keep: inside, level }),
    without: timeFigures(evidence, sets, { keep: (day) => isDated(day) && !inside(day), level }),
  };
}

/** Counts between neighbouring cuts; stretches without a unit are left out, units without a date come last. */
function cells({ evidence, sets }: Frame, cuts: readonly number[]): readonly TimeCell[] {
  const edges = [Number.NEGATIVE_INFINITY, ...[...new Set(cuts)].sort((a, b) => a - b), Number.POSITIVE_INFINITY];
  const stretches = edges.slice(1).map((to, i): TimeCell => {
    const from = edges[i]!;
    return {
      days: { from, to },
      ...timeCell(evidence, sets, (day) => isDated(day) && day >= from && day < to),
    };
  });
  const undated: TimeCell = { days: null, ...timeCell(evidence, sets, (day) => !isDated(day)) };
  return [...stretches, undated].filter(({ units }) => units > 0);
}
