import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assumptionQuestion } from "../../src/audit/assumption/assumption.js";
import type {
  AssumedNumber,
  AssumptionResult,
  GroupsUnderAssumption,
} from "../../src/audit/assumption/assumption-result.js";
import { miettinenNurminenRatioInterval } from "../../src/statistics/proportion-ratio.js";
import { rocAuc } from "../../src/statistics/roc-auc.js";
import { wilsonInterval } from "../../src/statistics/wilson-interval.js";
import { type GroupedUnit, groupScoresOf } from "../support/group-scores.js";
import { samplePlan } from "../support/sample-plan.js";

const THRESHOLDS = [30, 60] as const;

/** A unit whose outcome is known to us, though maybe not to the audit. */
interface TrueUnit {
  readonly score: number;
  readonly group: string | null;
  readonly violation: boolean;
  readonly inspected: boolean;
}

const populations = (most: number): fc.Arbitrary<readonly TrueUnit[]> =>
  fc.array(
    fc.record({
      score: fc.constantFrom(10, 20, 30, 45, 60, 80),
      group: fc.constantFrom("A", "B", "C", null),
      violation: fc.boolean(),
      inspected: fc.boolean(),
    }),
    { minLength: 4, maxLength: most },
  );

function audited(units: readonly TrueUnit[], assumption: object, margins: object = {}): AssumptionResult | null {
  const seen = units.map(
    ({ score, group, violation, inspected }): GroupedUnit => ({
      score,
      group,
      outcome: inspected ? (violation ? "violation" : "none") : null,
    }),
  );
  const plan = samplePlan({ assumption, margins, groups: { gate: { majorityUnits: 1 } } });
  const { result } = assumptionQuestion(groupScoresOf(seen, { thresholds: THRESHOLDS }), plan);
  return result.kind === "estimated" ? result : null;
}

const groupsOf = (result: AssumptionResult): GroupsUnderAssumption => {
  if (result.groups.kind !== "estimated") throw new Error(result.groups.reason);
  return result.groups;
};

const share = (units: readonly TrueUnit[], is: (unit: TrueUnit) => boolean) => units.filter(is).length / units.length;
const flagged = ({ score }: TrueUnit) => score >= THRESHOLDS[1];
const TRUE_RATES = {
  "false-positive-rate": (units: readonly TrueUnit[]) =>
    share(
      units.filter(({ violation }) => !violation),
      flagged,
    ),
  "false-negative-rate": (units: readonly TrueUnit[]) =>
    share(
      units.filter(({ violation }) => violation),
      (unit) => !flagged(unit),
    ),
  "violations-among-flagged": (units: readonly TrueUnit[]) =>
    share(units.filter(flagged), ({ violation }) => violation),
};

function expectInside(value: number, { bounds }: Pick<AssumedNumber, "bounds">): void {
  if (!Number.isFinite(value)) return;
  if ("kind" in bounds) throw new Error(`bounds are ${bounds.reason} around ${value}`);
  const { lowest, lower } = bounds;
  const [highest, upper] = [bounds.highest, bounds.upper].map((end) => (end === "unbounded" ? Infinity : end));
  expect(lowest).toBeLessThanOrEqual(value + 1e-12);
  expect(highest).toBeGreaterThanOrEqual(value - 1e-12);
  expect(lower).toBeLessThanOrEqual(lowest + 1e-12);
  expect(upper).toBeGreaterThanOrEqual(highest! - 1e-12);
}

describe("bounds over hidden violations", () => {
  it("hold the value of the whole population when as many violations are hidden as assumed", () => {
    fc.assert(
      fc.property(populations(60), (units) => {
        const never = units.filter(({ inspected }) => !inspected);
        const hidden = never.filter(({ violation }) => violation).length;
        fc.pre(hidden < never.length && units.some(({ inspected, violation }) => inspected && violation));
        const result = audited(units, { highestShare: (hidden + 0.5) / never.length, steps: 1 });
        fc.pre(result !== null && !("kind" in result.areas.value));
        if (result === null || "kind" in result.areas.value) return;
        const area = result.areas.value.at(-1)!;
        expect(area.hidden).toBe(hidden);
        const auc = rocAuc(
          Float64Array.from(units, ({ score }) => score),
          units.map(({ violation }) => (violation ? 1 : 0)),
        );
        if (auc.kind === "estimate") expectInside(auc.value, area);
        for (const { band, rates } of result.bands!.bands) {
          const order = ["low", "middle", "high"].indexOf(band);
          const inBand = units.filter(({ score }) => THRESHOLDS.filter((cut) => score >= cut).length === order);
          const last = rates.value.at(-1)!;
          expect(last.hidden).toBe(hidden);
          expectInside(
            share(inBand, ({ violation }) => violation),
            last.violations,
          );
        }
        for (const { group, measures } of groupsOf(result).groups) {
          const own = units.filter((unit) => unit.group === group);
          const others = units.filter((unit) => unit.group !== group);
          for (const { measure, rates } of measures) {
            const [first, second] = [TRUE_RATES[measure](own), TRUE_RATES[measure](others)];
            const last = rates.value.at(-1)!;
            expect(last.hidden).toBe(hidden);
            for (const number of [last.rate, last.difference, last.ratio]) {
              for (const scenario of [number.inProportion, number.byRank]) {
                if (!("kind" in scenario)) expectInside(scenario.value, number);
              }
            }
            expectInside(first, last.rate);
            expectInside(first - second, last.difference);
            expectInside(first / second, last.ratio);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are reached: they equal the extremes over every allocation of a small population", () => {
    fc.assert(
      fc.property(populations(12), (units) => {
        const never = [...units.keys()].filter((place) => !units[place]!.inspected);
        fc.pre(never.length > 0 && units.some(({ inspected, violation }) => inspected && violation));
        const result = audited(units, { highestShare: 0.6 });
        if (result === null) return;
        const most = Math.floor(0.6 * never.length);
        const completions = Array.from({ length: 2 ** never.length }, (_, mask) => ({
          hidden: never.filter((__, bit) => (mask >> bit) & 1).length,
          units: units.map((unit, place) =>
            unit.inspected ? unit : { ...unit, violation: ((mask >> never.indexOf(place)) & 1) === 1 },
          ),
        })).filter(({ hidden }) => hidden <= most);
        const extremes = (of: (full: readonly TrueUnit[]) => number) => {
          const values = completions.map(({ units: full }) => of(full)).filter((value) => !Number.isNaN(value));
          return [Math.min(...values), Math.max(...values)];
        };
        const expectReached = ({ bounds }: AssumedNumber, of: (full: readonly TrueUnit[]) => number) => {
          if ("kind" in bounds) return;
          const [lowest, highest] = extremes(of);
          expect(bounds.lowest).toBeCloseTo(lowest!, 12);
          if (bounds.highest === "unbounded") expect(highest).toBe(Infinity);
          else expect(bounds.highest).toBeCloseTo(highest!, 12);
        };
        for (const { band, rates } of result.bands!.bands) {
          const order = ["low", "middle", "high"].indexOf(band);
          expectReached(rates.value.at(-1)!.violations, (full) =>
            share(
              full.filter(({ score }) => THRESHOLDS.filter((cut) => score >= cut).length === order),
              ({ violation }) => violation,
            ),
          );
        }
        for (const { group, measures } of groupsOf(result).groups) {
          const rateOf = (full: readonly TrueUnit[], measure: keyof typeof TRUE_RATES, own: boolean) =>
            TRUE_RATES[measure](full.filter((unit) => (unit.group === group) === own));
          for (const { measure, rates } of measures) {
            const last = rates.value.at(-1)!;
            expectReached(last.rate, (full) => rateOf(full, measure, true));
            expectReached(last.difference, (full) => rateOf(full, measure, true) - rateOf(full, measure, false));
            expectReached(last.ratio, (full) => rateOf(full, measure, true) / rateOf(full, measure, false));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Units that share everything, as many as asked. */
const some = (count: number, unit: Omit<GroupedUnit, "weight">): GroupedUnit => ({ ...unit, weight: count });

/** Group A and the others, flagged at 80: violations, none and never inspected, flagged and not. */
const TWO_GROUPS: readonly GroupedUnit[] = [
  some(20, { group: "A", score: 80, outcome: "violation" }),
  some(30, { group: "A", score: 80, outcome: "none" }),
  some(10, { group: "A", score: 80, outcome: null }),
  some(10, { group: "A", score: 20, outcome: "violation" }),
  some(90, { group: "A", score: 20, outcome: "none" }),
  some(200, { group: "A", score: 20, outcome: null }),
  some(40, { group: "B", score: 80, outcome: "violation" }),
  some(60, { group: "B", score: 80, outcome: "none" }),
  some(24, { group: "B", score: 80, outcome: null }),
  some(22, { group: null, score: 20, outcome: "violation" }),
  some(200, { group: null, score: 20, outcome: "none" }),
  some(380, { group: "B", score: 20, outcome: null }),
];

function measured(measure: string, overrides: object = {}) {
  const plan = samplePlan({ groups: { gate: { majorityUnits: 1 } }, ...overrides });
  const { result, groupTables } = assumptionQuestion(groupScoresOf(TWO_GROUPS, { thresholds: THRESHOLDS }), plan);
  if (result.kind !== "estimated") throw new Error(result.reason);
  const groups = groupsOf(result);
  const own = groups.groups.find(({ group }) => group === "A")!.measures.find((one) => one.measure === measure)!;
  return { own, groups, groupTables };
}

describe("rates of a group under hidden violations", () => {
  it("count never-inspected units as compliant at first, and move flagged ones last for the most false positives", () => {
    const { own } = measured("false-positive-rate", { assumption: { highestShare: 0.1 } });
    const [now, half, most] = own.rates.value;
    // 614 never inspected: 30 and 61 hidden violations. A: 40 flagged of 330 without a violation.
    expect([now!.hidden, half!.hidden, most!.hidden]).toEqual([0, 30, 61]);
    const { lower, upper } = wilsonInterval(40, 330, { level: 0.95 });
    for (const value of [now!.rate.inProportion, now!.rate.byRank])
      expect(value).toEqual({ value: 40 / 330, lower, upper });
    expect(now!.rate.bounds).toMatchObject({ lowest: 40 / 330, highest: 40 / 330 });
    expect(most!.rate.bounds).toMatchObject({ lowest: 30 / 320, highest: 40 / (330 - 61) });
    // The others: 84 flagged of 664. Highest ratio: every hidden violation in A, or some at flagged ones of the others.
    const ratios = Array.from({ length: 62 }, (_, inA) => {
      const others = Math.min(61 - inA, 24);
      return 40 / (330 - inA) / ((84 - others) / (664 - others));
    });
    const ratio = most!.ratio.bounds;
    if ("kind" in ratio) throw new Error(ratio.reason);
    expect(ratio.highest).toBeCloseTo(Math.max(...ratios), 12);
  });

  it("break where the worst place takes the ratio over the margin, and the interval over it", () => {
    const { own } = measured("false-positive-rate");
    const point = own.alike.value;
    if (!("claim" in point)) throw new Error(point.reason);
    // 40 / 330 against 84 / 664: 0.958, inside 0.80 to 1.25.
    expect(point.estimateHolds).toBe(true);
    const ratiosAt = (k: number) =>
      Array.from({ length: k + 1 }, (_, own) => [
        40 / (330 - own) / ((84 - Math.min(k - own, 24)) / (664 - Math.min(k - own, 24))),
        (40 - Math.min(own, 10)) / (330 - Math.min(own, 10)) / (84 / (664 - (k - own))),
      ]).flat();
    const outside = (k: number) => ratiosAt(k).some((ratio) => ratio < 0.8 || ratio > 1.25);
    const { hidden } = point.estimateFails!;
    expect(outside(hidden)).toBe(true);
    for (let k = 0; k < hidden; k++) expect(outside(k)).toBe(false);
    const { lower } = miettinenNurminenRatioInterval(40, 330, 84, 664, { level: 0.9 });
    expect(point.intervalHolds).toBe(lower >= 0.8);
    expect(point.intervalFails!.hidden).toBeLessThanOrEqual(hidden);
  });

  it("say that a claim has nothing to lose where it does not hold without hidden violations", () => {
    const { own } = measured("false-positive-rate", { margins: { ratioLower: 0.97, ratioUpper: 1.02 } });
    expect(own.alike.value).toMatchObject({ estimateHolds: false, estimateFails: { hidden: 0, share: 0 } });
  });

  it("hold the margin of the difference too, where the plan sets one", () => {
    const fails = (margins: object) => {
      const point = measured("false-positive-rate", { margins }).own.alike.value;
      return "claim" in point ? point.estimateFails!.hidden : null;
    };
    // 12.1 against 12.7 points.
    expect(fails({ difference: 0.001 })).toBe(0);
    expect(fails({ difference: 0.01 })).toBeLessThan(fails({})!);
    expect(fails({ difference: 0.5 })).toBe(fails({}));
  });

  it("give a group the plan's own share of hidden violations, and the others theirs", () => {
    const shareByGroup = { A: { least: 0.05, most: 0.1 }, Z: { most: 0.5 } };
    const { own, groups } = measured("violations-among-flagged", { assumption: { highestShare: 0.02, shareByGroup } });
    // 210 never inspected in A: 11 (10.5 rounded up) to 21, of which 10 can lie at flagged units, or none.
    const planned = own.asPlanned!.value;
    expect(planned.rate.bounds).toMatchObject({ lowest: 20 / 60, highest: 30 / 60 });
    // 404 never inspected in the others: at most 8, all of which can lie at their 124 flagged units, or none.
    expect(planned.difference.bounds).toMatchObject({
      lowest: 20 / 60 - 48 / 124,
      highest: 30 / 60 - 40 / 124,
    });
    expect(groups.notPlaced).toEqual(["Z"]);
    expect(
      groups.groups.find(({ group }) => group === "B")!.measures.every(({ asPlanned }) => asPlanned === null),
    ).toBe(true);
  });

  it("say of all groups that they are alike only as long as each of them is", () => {
    const { groups } = measured("false-positive-rate");
    groups.allAlike.forEach(({ value, restsOn }, place) => {
      expect(restsOn).toEqual(["assumption.groups"]);
      const points = groups.groups.map(({ measures }) => measures[place]!.alike.value);
      const fails = points.map((point) => ("claim" in point ? (point.estimateFails?.hidden ?? Infinity) : Number.NaN));
      if ("claim" in value) expect(value.estimateFails?.hidden ?? Infinity).toBe(Math.min(...fails));
      else expect(points.some((point) => !("claim" in point))).toBe(true);
    });
  });

  it("count the units of every group, and of those in which none has the majority", () => {
    const { groupTables } = measured("false-positive-rate");
    expect(groupTables).toHaveLength(1);
    expect(groupTables[0]).toMatchObject({
      id: "assumption.groups",
      counts: [20, 30, 10, 10, 90, 200, 40, 60, 24, 0, 0, 380, 0, 0, 0, 22, 200, 0],
    });
    expect(groupTables[0]!.keys[0]!.levels).toEqual(["A", "B", "no majority"]);
  });
});
