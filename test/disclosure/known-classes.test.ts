import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreClasses } from "../../src/audit/score/score-classes.js";
import { stabilityQuestion } from "../../src/audit/stability/stability.js";
import type { DisclosedStability } from "../../src/disclosure/disclosed-stability.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { binsBesideKnown, knownClasses } from "../../src/disclosure/known-classes.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { disclosedStability } from "../../src/disclosure/stability.js";
import { samplePlan } from "../support/sample-plan.js";
import { type StabilityRow, stabilityEvidence } from "../support/stability-evidence.js";

const THRESHOLDS = [30, 60];
const LEAST = 10;
const FROM = 20;
const TO = 70;
const plan = samplePlan({ disclosure: { threshold: LEAST, units: 5 } });

/** Per score: units with a violation, without one, and of which nothing is known. */
const population = fc.array(
  fc.tuple(
    fc.integer({ min: 10, max: 30 }),
    fc.integer({ min: 10, max: 30 }),
    fc.oneof(fc.constant(0), fc.nat(8), fc.nat(40)),
  ),
  { minLength: TO - FROM, maxLength: TO - FROM },
);

function released(units: readonly (readonly [number, number, number])[]) {
  const rows = units.flatMap(([violations, none, unknown], place) => {
    const of = (count: number, rest: Omit<StabilityRow, "score">): StabilityRow[] =>
      Array.from({ length: count }, () => ({ score: FROM + place, ...rest }));
    return [
      ...of(violations, { outcome: "violation", provenance: "risk" }),
      ...of(none, { outcome: "none", provenance: "risk" }),
      ...of(unknown, {}),
    ];
  });
  const scores = Float64Array.from(units.keys(), (place) => FROM + place);
  const histogram = {
    violations: Float64Array.from(units, ([violations]) => violations),
    none: Float64Array.from(units, ([, none]) => none),
  };
  const classes = scoreClasses("score.all-known.classes", { scores, unit: "sponsors" }, histogram, THRESHOLDS);
  const hidden = hiddenCells([classes], plan.disclosure);
  const tables = [publishedTable(classes, hidden, plan.disclosure)];
  const result = stabilityQuestion(stabilityEvidence(rows), plan);
  const options = { plan, thresholds: plan.disclosure, hidden, tables };
  return { tables, stability: disclosedStability(result, options) as DisclosedStability, options, result };
}

/** Counts of all units between any two places that the release names, from what it says moves. */
function countsByScore({ shifts, bands }: DisclosedStability): readonly { from: number; to: number; units: number }[] {
  if (shifts?.kind !== "shown" || bands?.kind !== "shown" || bands.value.kind !== "thresholds") return [];
  const whole = bands.value.bands.map(({ units }, band) => ({
    from: THRESHOLDS[band - 1] ?? Number.NEGATIVE_INFINITY,
    to: THRESHOLDS[band] ?? Number.POSITIVE_INFINITY,
    units,
  }));
  const moved = shifts.value.thresholds.flatMap((threshold) =>
    threshold.moved.map(({ at, changes }) => ({
      from: Math.min(at, threshold.at),
      to: Math.max(at, threshold.at),
      units: changes,
    })),
  );
  return [...whole, ...moved];
}

/** Whether the sum over some scores of the units of which nothing is known follows from the released counts. */
function followsFrom(equations: readonly Float64Array[], target: Float64Array): boolean {
  const basis: { readonly pivot: number; readonly row: Float64Array }[] = [];
  const reduced = (row: Float64Array) => {
    const rest = Float64Array.from(row);
    for (const { pivot, row: other } of basis) {
      const factor = rest[pivot]!;
      if (factor !== 0) for (let i = 0; i < rest.length; i++) rest[i]! -= factor * other[i]!;
    }
    return rest;
  };
  for (const equation of equations) {
    const rest = reduced(equation);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot >= 0) basis.push({ pivot, row: rest.map((value) => value / rest[pivot]!) });
  }
  return reduced(target).every((value) => Math.abs(value) < 1e-9);
}

function attacked(
  units: readonly (readonly [number, number, number])[],
  { tables, stability }: ReturnType<typeof released>,
) {
  const size = TO - FROM;
  const range = (from: number, to: number, parts: readonly (0 | 1)[]) => {
    const row = new Float64Array(2 * size);
    for (let place = 0; place < size; place++) {
      const score = FROM + place;
      if (score >= from && score < to) for (const part of parts) row[part * size + place] = 1;
    }
    return row;
  };
  const equations = [
    ...countsByScore(stability).map(({ from, to }) => range(from, to, [0, 1])),
    ...knownClasses(tables)
      .flat()
      .map(({ from, to }) => range(from, to, [0])),
  ];
  const found: string[] = [];
  for (let from = FROM; from < TO; from++) {
    let unknown = 0;
    for (let to = from + 1; to <= TO; to++) {
      unknown += units[to - 1 - FROM]![2];
      if (unknown === 0 || unknown >= LEAST) continue;
      if (followsFrom(equations, range(from, to, [1]))) found.push(`${from}-${to}: ${unknown}`);
    }
  }
  return found;
}

describe("counts by score beside released classes of known outcomes", () => {
  it("let nobody subtract down to a few units of which nothing is known", () => {
    fc.assert(
      fc.property(population, (units) => {
        expect(attacked(units, released(units))).toEqual([]);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it("would be subtracted without looking at the classes: the attack is a real one", () => {
    const units = Array.from({ length: TO - FROM }, (_, place) => [20, 20, place === 12 ? 3 : 15] as const);
    const guarded = released(units);
    const blind = disclosedStability(guarded.result, { ...guarded.options, tables: [] }) as DisclosedStability;
    expect(attacked(units, { ...guarded, stability: blind })).toContain("32-33: 3");
    expect(attacked(units, guarded)).toEqual([]);
    expect(guarded.stability.shifts!.kind).toBe("shown");
  });

  it("are joined over ranges too, and withheld where the thresholds alone tell too much", () => {
    const bins = { edges: [20, 30, 40], counts: [50, 30, 31, 60] };
    const over = [[{ from: 20, to: 40, units: 58 }]];
    // 61 between 20 and 40, of which 58 are known.
    expect(binsBesideKnown(bins, [30], over, 10)).toEqual({ edges: [20, 30], counts: [50, 30, 91] });
    expect(binsBesideKnown(bins, [20, 40], over, 10)).toBeNull();
    expect(binsBesideKnown(bins, [30], [[{ from: 20, to: 40, units: 61 }]], 10)).toEqual(bins);
    expect(binsBesideKnown(bins, [30], over, 0)).toEqual(bins);
  });

  it("withhold the sizes of the bands too where these leave a few over", () => {
    const units = Array.from({ length: TO - FROM }, (_, place) => [20, 20, place === 12 ? 3 : 0] as const);
    const { stability } = released(units);
    expect([stability.bands!.kind, stability.shifts!.kind]).toEqual(["withheld", "withheld"]);
  });

  it("are read from released tables of score classes, hidden rows left out", () => {
    const table = {
      id: "score.all-known.classes",
      unit: "sponsors" as const,
      keys: [
        { name: "score", levels: ["from -1.5", "from 10", "from 1e+21"] },
        { name: "outcome", levels: ["violation", "none"] },
      ],
      counts: [10, 20, "suppressed" as const, 30, 11, 12],
    };
    expect(knownClasses([table, { ...table, keys: [{ name: "band", levels: ["low"] }], counts: [1] }])).toEqual([
      [
        { from: -1.5, to: 10, units: 30 },
        { from: 1e21, to: Number.POSITIVE_INFINITY, units: 23 },
      ],
    ]);
  });
});
