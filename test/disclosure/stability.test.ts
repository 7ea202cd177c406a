import { expect, test } from "vitest";
import { stabilityQuestion } from "../../src/audit/stability/stability.js";
import type { StabilityResult } from "../../src/audit/stability/stability-result.js";
import { shiftsOf } from "../../src/audit/stability/threshold-shifts.js";
import type { DisclosedStability } from "../../src/disclosure/disclosed-stability.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { disclosedStability, joinedBins, withheldParts } from "../../src/disclosure/stability.js";
import { stabilityResultSchema } from "../../src/disclosure/stability-result-schema.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { type PlanOverrides, samplePlan } from "../support/sample-plan.js";
import { type StabilityRow, stabilityEvidence } from "../support/stability-evidence.js";

const label = { nl: "naam", en: "name" };
const STABILITY = {
  indicators: [
    { label, column: "branch", inDoubt: ["62"], points: 8 },
    { label, column: "website", inDoubt: ["J"], points: 5 },
  ],
  dates: [{ date: "2022-01-01", label }],
};
const START = 18_262;

function drawnRows(count: number): StabilityRow[] {
  const stream = streamsFrom(23).block(0);
  return Array.from({ length: count }, () => {
    const score = nextBelow(stream, 101);
    const row = { score, pattern: nextBelow(stream, 4), day: START + nextBelow(stream, 1096) };
    if (nextUniform(stream) > 0.7) return row;
    const outcome = nextUniform(stream) < 0.3 ? "violation" : "none";
    return { ...row, outcome, provenance: nextUniform(stream) < 0.5 ? "random" : "risk" };
  });
}

function disclosed(rows: readonly StabilityRow[], overrides: PlanOverrides = {}) {
  const plan = samplePlan({ stability: STABILITY, ...overrides });
  const result = stabilityQuestion(stabilityEvidence(rows), plan);
  if (result.kind === "not-estimable") throw new Error(result.reason);
  const options = { plan, thresholds: plan.disclosure, hidden: hiddenCells([], plan.disclosure), tables: [] };
  return { result, released: disclosedStability(result, options) as DisclosedStability };
}

const large = drawnRows(4000);

test("with enough units everything is shown, and nothing changes but joined steps", () => {
  const { result, released } = disclosed(large);
  expect(withheldParts(released)).toBe(0);
  expect(released.time!.dates).toEqual({ kind: "shown", value: result.time!.dates });
  expect(released.codes.map(({ changes }) => changes.kind)).toEqual(["shown", "shown", "shown"]);
  expect(stabilityResultSchema.parse(released)).toEqual(released);
});

test("no two places of thresholds that are written enclose fewer units than the threshold", () => {
  const rows = large.slice(0, 350);
  const { result, released } = disclosed(rows);
  if (released.shifts?.kind !== "shown") throw new Error("shifts are shown");
  const { thresholds } = released.shifts.value;
  const places = [...new Set(thresholds.flatMap(({ moved }) => moved.map(({ at }) => at)))].sort((a, b) => a - b);
  const edges = [Number.NEGATIVE_INFINITY, ...places, Number.POSITIVE_INFINITY];
  edges.slice(1).forEach((edge, i) => {
    expect(rows.filter(({ score }) => score >= edges[i]! && score < edge).length).toBeGreaterThanOrEqual(10);
  });
  expect(places.length).toBeLessThan(result.shifts!.bins.edges.length);
  thresholds.forEach(({ moved }, index) => {
    const before = shiftsOf(result.shifts!, index, 10);
    for (const { at, changes } of moved) expect(changes).toBe(before.find((shift) => shift.at === at)!.changes);
  });
});

test("joined bins keep every threshold, and a band that holds too few withholds all", () => {
  const bins = { edges: [10, 20, 30, 40], counts: [12, 3, 4, 2, 15] };
  expect(joinedBins(bins, [20], 10)).toEqual({ edges: [20], counts: [15, 21] });
  expect(joinedBins(bins, [20, 30], 10)).toBeNull();
  expect(joinedBins(bins, [20, 30], 0)).toEqual(bins);
});

test("a threshold of 0 hides nothing", () => {
  const { result, released } = disclosed(large.slice(0, 30), {
    disclosure: { threshold: 0, units: 0, reason: "public data" },
  });
  expect(withheldParts(released)).toBe(0);
  if (released.shifts?.kind !== "shown") throw new Error("shifts are shown");
  expect(released.shifts.value.thresholds.map(({ moved }) => moved)).toEqual(
    result.shifts!.thresholds.map((_, index) => shiftsOf(result.shifts!, index, 10)),
  );
});

test("few changes of codes in doubt are given as fewer than, and few codes not at all", () => {
  const row = (score: number, pattern: number) => ({ score, pattern });
  const far = Array.from({ length: 200 }, () => row(5, 1));
  const rest = Array.from({ length: 200 }, () => row(45, 0));
  const few = disclosed([...far, ...rest, ...Array.from({ length: 4 }, () => row(58, 1))]).released.codes;
  expect(few[0]!.units).toEqual({ kind: "shown", value: 204 });
  expect(few[0]!.changes).toEqual({ kind: "class", relation: "below", bound: 10 });
  expect(few[1]!.units.kind).toBe("withheld");
  const rare = disclosed([...rest, ...Array.from({ length: 9 }, () => row(58, 1))]).released.codes[0]!;
  expect([rare.units.kind, rare.changes.kind]).toEqual(["withheld", "withheld"]);
});

test("all codes together are withheld where one combination of codes is rare", () => {
  const row = (score: number, pattern: number) => ({ score, pattern });
  const many = (count: number, score: number, pattern: number) =>
    Array.from({ length: count }, () => row(score, pattern));
  const rows = [
    ...many(100, 57, 1),
    ...many(100, 20, 1),
    ...many(100, 57, 2),
    ...many(100, 20, 2),
    ...many(300, 20, 0),
  ];
  expect(disclosed([...rows, ...many(3, 20, 3)]).released.codes.map(({ units }) => units.kind)).toEqual([
    "shown",
    "shown",
    "withheld",
  ]);
  expect(disclosed([...rows, ...many(30, 20, 3)]).released.codes[2]!.units).toEqual({ kind: "shown", value: 430 });
});

test("figures at a date are withheld where a side holds too few, and a set of outcomes by itself", () => {
  const before = large.filter(({ day }) => day! < 18_993);
  const after = large.filter(({ day }) => day! >= 18_993);
  const thin = disclosed([...before, ...after.slice(0, 15)]).released.time!;
  expect([thin.dates.kind, thin.periods.kind, thin.all.kind]).toEqual(["withheld", "withheld", "withheld"]);
  const unknownAfter = after.map((row, i) => (i < 12 ? row : { score: row.score, pattern: 0, day: row.day! }));
  const half = disclosed([...before, ...unknownAfter]).released.time!;
  expect(half.withheldSets).toEqual(["random", "all-known"]);
  if (half.dates.kind !== "shown") throw new Error("the share flagged is shown");
  expect(half.dates.value[0]!.before.sets).toEqual([]);
  expect(half.dates.value[0]!.sets).toEqual([]);
});

test("units without a date may not be worked out from all units less the dated ones", () => {
  const undated = large.slice(0, 3).map(({ day: _day, ...row }) => row);
  const few = disclosed([...large.slice(3), ...undated]).released.time!;
  expect([few.dates.kind, few.periods.kind, few.undated.kind]).toEqual(["withheld", "withheld", "withheld"]);
  const more = large.slice(0, 200).map(({ day: _day, ...row }) => row);
  const many = disclosed([...large.slice(200), ...more]).released.time!;
  expect([many.dates.kind, many.periods.kind, many.undated]).toEqual(["shown", "shown", { kind: "shown", value: 200 }]);
});

test("periods are withheld where a date cuts off too small a part of one of them", () => {
  const late = { ...STABILITY, dates: [{ date: "2022-12-30", label }] };
  const last = large.filter(({ day }) => day! >= START + 1094);
  const many = Array.from({ length: 40 }, (_, i): StabilityRow => ({ score: i < 20 ? 80 : 10, day: START + 1095 }));
  const rows = [...large.filter((row) => !last.includes(row)), ...many];
  const { dates, periods } = disclosed(rows, { stability: late }).released.time!;
  expect([dates.kind, periods.kind]).toEqual(["shown", "shown"]);
  const few = disclosed([...rows, { score: 80, day: START - 1 }], { stability: late }).released.time!;
  expect(few.dates.kind).toBe("shown");
  expect(few.periods.kind).toBe("shown");
  const narrow = { ...STABILITY, dates: [{ date: "2022-01-03", label }] };
  const cut = rows.filter(({ day }) => day! < 18_993 || day! >= 18_995 || day === 18_993);
  const between = disclosed(cut, { stability: narrow }).released.time!;
  expect(between.dates.kind).toBe("shown");
  expect(between.periods.kind).toBe("withheld");
});

test("outcomes that are hidden in all are not written in parts", () => {
  const plan = samplePlan({ stability: STABILITY });
  const result = stabilityQuestion(stabilityEvidence(large), plan) as StabilityResult;
  const table = {
    id: "score.random.outcomes",
    unit: "sponsors" as const,
    keys: [{ name: "outcome", levels: ["violation", "none"] }],
    counts: [3, 900],
  };
  const hidden = hiddenCells([table], plan.disclosure);
  const released = disclosedStability(result, {
    plan,
    thresholds: plan.disclosure,
    hidden,
    tables: [],
  }) as DisclosedStability;
  expect(released.time!.withheldSets).toEqual(["random"]);
});

test("a rare override by hand may not be worked out from bands with and without overrides", () => {
  const plan = samplePlan({ stability: STABILITY });
  const thresholds = plan.disclosure;
  const options = { plan, thresholds, hidden: hiddenCells([], thresholds), tables: [] };
  const result = stabilityQuestion(stabilityEvidence(large), plan) as StabilityResult;
  const many = disclosedStability({ ...result, setByHand: 90, fewestByHand: 30 }, options) as DisclosedStability;
  expect([many.setByHand, many.bands!.kind]).toEqual([{ kind: "shown", value: 90 }, "shown"]);
  const rare = disclosedStability({ ...result, setByHand: 90, fewestByHand: 3 }, options) as DisclosedStability;
  expect([rare.units.kind, rare.bands!.kind, rare.shifts!.kind]).toEqual(["withheld", "withheld", "withheld"]);
  expect(rare.setByHand.kind).toBe("withheld");
});
