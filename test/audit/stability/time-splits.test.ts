import { expect, test } from "vitest";
import { dayOf, periodAt, periodsBetween } from "../../../src/audit/stability/calendar.js";
import { stabilityQuestion } from "../../../src/audit/stability/stability.js";
import type { Ranged, TimeStability } from "../../../src/audit/stability/stability-result.js";
import { newcombeDifferenceInterval } from "../../../src/statistics/proportion-difference.js";
import { nextBelow, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { rocAuc } from "../../../src/statistics/roc-auc.js";
import { type PlanOverrides, samplePlan } from "../../support/sample-plan.js";
import { type StabilityRow, stabilityEvidence } from "../../support/stability-evidence.js";

const BREAK = { date: "2022-01-01", label: { nl: "breuk", en: "break" } };

/** Three years of predictions; from 2022 on a violation is recorded half as often. */
function drawnRows(): StabilityRow[] {
  const stream = streamsFrom(17).block(0);
  const start = dayOf("2020-01-01");
  return Array.from({ length: 1500 }, () => {
    const score = nextBelow(stream, 101);
    const day = start + nextBelow(stream, 1096);
    const known = nextUniform(stream) < 0.6;
    const rate = (0.2 + score / 200) * (day >= dayOf("2022-01-01") ? 0.5 : 1);
    const outcome = nextUniform(stream) < rate ? "violation" : "none";
    const provenance = nextUniform(stream) < 0.3 ? "random" : "risk";
    return { score, day, ...(known ? { outcome, provenance } : {}) };
  });
}

const rows = drawnRows();

function time(overrides: PlanOverrides = {}, of: readonly StabilityRow[] = rows): TimeStability {
  const result = stabilityQuestion(stabilityEvidence(of), samplePlan({ stability: { dates: [BREAK] }, ...overrides }));
  if (result.kind === "not-estimable" || result.time === null) throw new Error("time is estimated");
  return result.time;
}

function numberIn(ranged: Ranged): number {
  if (ranged.kind !== "estimate") throw new Error(ranged.reason);
  return ranged.value;
}

const known = (row: StabilityRow) => row.outcome !== undefined;
const isBefore = ({ day }: StabilityRow) => day! < dayOf("2022-01-01");

test("figures before and after a date are those of the units of each side", () => {
  const [split] = time().dates;
  for (const [side, kept] of [
    [split!.before, rows.filter(isBefore)],
    [split!.after, rows.filter((row) => !isBefore(row))],
  ] as const) {
    expect(side.units).toBe(kept.length);
    expect(side.flagged).toBe(kept.filter(({ score }) => score >= 60).length);
    expect(side.sets.map(({ name }) => name)).toEqual(["random", "all-known"]);
    const outcomes = kept.filter(known);
    expect(side.sets[1]).toMatchObject({
      violations: outcomes.filter(({ outcome }) => outcome === "violation").length,
      none: outcomes.filter(({ outcome }) => outcome === "none").length,
    });
    const area = rocAuc(
      Float64Array.from(outcomes, ({ score }) => score),
      outcomes.map(({ outcome }) => (outcome === "violation" ? 1 : 0)),
    );
    expect(area).toMatchObject({ value: numberIn(side.sets[1]!.auc) });
  }
});

test("differences are after minus before, with Newcombe's interval for shares", () => {
  const [split] = time().dates;
  const { before, after } = split!;
  expect(numberIn(split!.flaggedShare)).toBeCloseTo(after.flagged! / after.units - before.flagged! / before.units, 12);
  const expected = newcombeDifferenceInterval(after.flagged!, after.units, before.flagged!, before.units);
  expect(split!.flaggedShare).toMatchObject({ lower: expected.lower, upper: expected.upper });
  const [, all] = split!.sets;
  expect(numberIn(all!.auc)).toBeCloseTo(numberIn(after.sets[1]!.auc) - numberIn(before.sets[1]!.auc), 12);
});

test("a halved rate of recorded violations is seen, and the share flagged does not move with it", () => {
  const [split] = time().dates;
  const rate = split!.sets[1]!.violationRate;
  expect(rate.kind === "estimate" && rate.upper).toBeLessThan(0);
  const flagged = split!.flaggedShare;
  if (flagged.kind !== "estimate") throw new Error(flagged.reason);
  expect(flagged.lower).toBeLessThan(0);
  expect(flagged.upper).toBeGreaterThan(0);
});

test("without dates nothing changes at dates, and without a column of dates there is nothing over time", () => {
  expect(time({ stability: { dates: [] } }).dates).toEqual([]);
  const undated = rows.map(({ day: _day, ...row }) => row);
  const result = stabilityQuestion(stabilityEvidence(undated), samplePlan());
  expect(result).toMatchObject({ kind: "estimated", time: null });
});

test("each period is left out once, and what is left are the other units", () => {
  const { periods, all } = time();
  expect(periods.map(({ from, to }) => [from, to])).toEqual([
    ["2020", "2020"],
    ["2021", "2021"],
    ["2022", "2022"],
  ]);
  for (const { within, without } of periods) expect(within.units + without.units).toBe(all.units);
  const rest = rows.filter((row) => known(row) && new Date(row.day! * 86_400_000).getUTCFullYear() !== 2021);
  const area = rocAuc(
    Float64Array.from(rest, ({ score }) => score),
    rest.map(({ outcome }) => (outcome === "violation" ? 1 : 0)),
  );
  expect(area).toMatchObject({ value: numberIn(periods[1]!.without.sets[1]!.auc) });
});

test("periods are joined until each holds enough of every count", () => {
  const few = rows.slice(0, 260);
  const { periods } = time({ stability: { dates: [], periods: "month" } }, few);
  expect(periods.length).toBeGreaterThan(1);
  expect(periods.length).toBeLessThan(36);
  for (const { within } of periods) {
    expect(within.flagged).toBeGreaterThanOrEqual(10);
    expect(within.sets[1]!.violations).toBeGreaterThanOrEqual(10);
  }
  expect(periods[0]!.from).toBe("2020-01");
  expect(periods.at(-1)!.to).toBe("2022-12");
  periods.slice(1).forEach(({ from }, i) => {
    const before = periodAt(dayOf(`${periods[i]!.to}-01`), "month");
    expect(periodAt(before.to, "month").name).toBe(from);
  });
});

test("cells between all cuts add up to all units, those without a date last", () => {
  const { cellsOfDates, cellsOfAll, undated } = time({}, [...rows, { score: 70 }, { score: 10 }]);
  expect(undated).toBe(2);
  for (const cells of [cellsOfDates, cellsOfAll]) {
    expect(cells.reduce((sum, { units }) => sum + units, 0)).toBe(1502);
    expect(cells.at(-1)).toMatchObject({ days: null, units: 2, flagged: 1 });
  }
});

test("the calendar knows quarters, months and leap years", () => {
  expect(periodAt(dayOf("2020-02-29"), "quarter")).toEqual({
    name: "2020-Q1",
    from: dayOf("2020-01-01"),
    to: dayOf("2020-04-01"),
  });
  expect(periodAt(dayOf("2021-12-31"), "month").to).toBe(dayOf("2022-01-01"));
  expect(periodsBetween(dayOf("2021-11-15"), dayOf("2022-02-01"), "month").map(({ name }) => name)).toEqual([
    "2021-11",
    "2021-12",
    "2022-01",
    "2022-02",
  ]);
});
