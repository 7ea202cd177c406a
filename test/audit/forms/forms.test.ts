import { describe, expect, it } from "vitest";
import { type FormRule, formRest, formTest } from "../../../src/audit/forms/form-family.js";
import { formUnits } from "../../../src/audit/forms/form-units.js";
import { plannedForms } from "../../../src/audit/forms/forms.js";
import type { TestedForm } from "../../../src/audit/forms/forms-result.js";
import { meanDifference } from "../../../src/audit/forms/mean-differences.js";
import { hypotheses } from "../../../src/audit/hypotheses.js";
import type { CompositionEvidence } from "../../../src/data/evidence.js";
import { binomialUpperTail } from "../../../src/statistics/distributions.js";
import { nextBelow, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { compositionOf, type UnitOf } from "../../support/composition-evidence.js";
import { quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";

interface ScoredUnit extends UnitOf {
  readonly score: number;
}

/** Evidence with scores, one pattern a unit, and three bands. */
function scored(units: readonly ScoredUnit[], unit: "sponsors" | "cases" = "sponsors"): CompositionEvidence {
  const values = [...new Set(units.map(({ score }) => score))]
    .filter((score) => !Number.isNaN(score))
    .sort((a, b) => a - b);
  const codes = units.map(({ score }) => (Number.isNaN(score) ? values.length : values.indexOf(score)));
  return {
    ...compositionOf(units, unit),
    bands: { order: ["low", "middle", "high"], flagged: [false, false, true] },
    patternScores: { values: Float64Array.from(values), codes: Uint32Array.from(codes) },
  };
}

const RULE: FormRule = {
  alpha: 0.05,
  stepDown: "maxT",
  seed: 4,
  resamples: 999,
  gate: { units: 1, effectiveUnits: 1, majorityUnits: 1 },
};
const planned = (change = {}) =>
  samplePlan({
    hypothesis1: { meanScore: { alpha: 0.05 }, allBands: { alpha: 0.04 } },
    groups: { gate: { units: 5, effectiveUnits: 5 } },
    power: { draws: 200 },
    ...change,
  });

async function formsOf(units: readonly ScoredUnit[], plan = planned(), unit: "sponsors" | "cases" = "sponsors") {
  const evidence = scored(units, unit);
  const none = { kind: "unavailable", reason: "source-holds-counts-only" } as const;
  const { hypothesis1 } = await hypotheses(evidence, none, plan, quietContext());
  return plannedForms(evidence, hypothesis1, plan, quietContext());
}

function tested(form: Awaited<ReturnType<typeof formsOf>>[number] | undefined): TestedForm {
  if (form?.kind !== "tested") throw new Error("not tested");
  return form;
}

/** Sponsors of three nationalities, some mixed; scores at random, those of mainly A higher by so much. */
function drawn(seed: number, { sponsors = 120, higher = 0 } = {}): ScoredUnit[] {
  const stream = streamsFrom(seed).block(0);
  return Array.from({ length: sponsors }, (_, i) => {
    const group = "ABC"[i % 3]!;
    const size = 1 + nextBelow(stream, 4);
    const score = Math.floor(60 * nextUniform(stream)) + (group === "A" ? higher : 0);
    const other = "ABC"[(i + 1) % 3]!;
    const members = i % 4 === 0 ? { [group]: size + 1, [other]: 1 } : { [group]: size };
    return { members, score, band: score >= 45 ? 2 : score >= 20 ? 1 : 0 };
  });
}

describe("the test of mean scores", () => {
  const small: ScoredUnit[] = [
    { members: { A: 2 }, score: 9, band: 0 },
    { members: { A: 1, B: 1 }, score: 7, band: 0 },
    { members: { B: 3 }, score: 1, band: 0 },
    { members: { C: 2 }, score: 4, band: 0 },
    { members: { A: 1, C: 1 }, score: 8, band: 0 },
    { members: { B: 1, C: 2 }, score: 2, band: 0 },
  ];

  it("agrees with step-down maxT over all orders of the scores, counted out", async () => {
    const form = formUnits(scored(small), "mean-score")!;
    const own = Uint16Array.of(0, 1, 2);
    const rule = { ...RULE, resamples: 9_999 };
    const { tests, contrasts, resamples } = await formTest(form, { tested: own, without: [] }, rule, quietContext());
    const orders = ordersOf([0, 1, 2, 3, 4, 5]).map((order) => order.map((unit) => small[unit]!.score));
    const all = orders.map((scores) => [0, 1, 2].map((group) => Math.abs(contrast(small, scores, "ABC"[group]!))));
    const observed = [0, 1, 2].map((group) =>
      contrast(
        small,
        small.map(({ score }) => score),
        "ABC"[group]!,
      ),
    );
    observed.forEach((value, group) => {
      expect(contrasts[group]).toBeCloseTo(value, 10);
    });
    const steps = [0, 1, 2].sort((a, b) => Math.abs(observed[b]!) - Math.abs(observed[a]!));
    let least = 0;
    steps.forEach((group, step) => {
      const left = steps.slice(step);
      const bound = Math.abs(observed[group]!) - 1e-9;
      const share = all.filter((values) => left.some((other) => values[other]! >= bound)).length / all.length;
      least = Math.max(least, share);
      const error = 5 * Math.sqrt((least * (1 - least)) / resamples) + 1 / resamples;
      expect(Math.abs(tests.adjusted.pValues[group]! - least)).toBeLessThan(error);
    });
  });

  it("is H1 itself where the values are the flags", async () => {
    const evidence = scored(drawn(3).map((unit) => ({ ...unit, band: unit.band === 2 ? 2 : 0 })));
    const form = formUnits(evidence, "all-bands")!;
    const plan = planned({ groups: { gate: { units: 5, effectiveUnits: 5 } } });
    const none = { kind: "unavailable", reason: "source-holds-counts-only" } as const;
    const { hypothesis1 } = await hypotheses(evidence, none, plan, quietContext());
    if (hypothesis1.kind !== "tested") throw new Error("not tested");
    const top = { ...form, values: form.values.subarray(form.units.sums.units) };
    const { contrasts } = await formTest(top, { tested: Uint16Array.of(0, 1, 2), without: [] }, RULE, quietContext());
    hypothesis1.groups.forEach(({ statistic }, group) => {
      expect(statistic.value).toMatchObject({ value: expect.closeTo(contrasts[group]!, 10) });
    });
  });

  it("rejects a true null in no more than 5 % of the sets", async () => {
    const sets = 300;
    let rejected = 0;
    for (let seed = 1; seed <= sets; seed++) {
      const form = formUnits(scored(drawn(seed, { sponsors: 60 })), "mean-score")!;
      const rule = { ...RULE, seed, resamples: 199, alpha: 0.2 };
      const { tests } = await formTest(form, { tested: Uint16Array.of(0, 1, 2), without: [] }, rule, quietContext());
      if (tests.adjusted.pValues.some((p) => p <= 0.05)) rejected++;
    }
    expect(binomialUpperTail(rejected, sets, 0.05)).toBeGreaterThan(1e-4);
    expect(rejected).toBeGreaterThan(3);
  });

  it("gives the same numbers when groups change names and scores their scale", async () => {
    const units = drawn(8, { higher: 15 });
    const [first] = await formsOf(units);
    const swapped = units.map((unit) => ({
      ...unit,
      score: 3 + 2 * unit.score,
      members: Object.fromEntries(
        Object.entries(unit.members).map(([name, count]) => [`${"CBA"["ABC".indexOf(name)]}x`, count]),
      ),
    }));
    const [second] = await formsOf(swapped);
    const adjusted = (form: TestedForm) => new Map(form.groups.map((group) => [group.group, group.adjusted.value]));
    for (const [name, other] of [
      ["A", "Cx"],
      ["B", "Bx"],
      ["C", "Ax"],
    ] as const) {
      expect(adjusted(tested(second)).get(other)).toEqual(adjusted(tested(first)).get(name));
    }
  });

  it("finds and names the group whose scores are higher, though it is flagged as often as the others", async () => {
    const units = drawn(5, { sponsors: 240, higher: 25 }).map((unit, i) => ({ ...unit, band: i % 5 === 0 ? 2 : 0 }));
    const [form] = await formsOf(units);
    const { named, groups } = tested(form);
    expect(named.value).toEqual(["A"]);
    expect(groups[0]).toMatchObject({ group: "A", finding: { value: "differs" } });
    expect(groups.slice(1).every(({ finding }) => finding.value !== "differs")).toBe(true);
  });
});

describe("the test at every cut", () => {
  it("has one comparison a cut, whose shares are those of the members", async () => {
    const units = drawn(2);
    const form = tested((await formsOf(units))[1]);
    expect([form.form, form.alpha, form.cuts]).toEqual(["all-bands", 0.04, ["middle", "high"]]);
    const share = (group: string, band: number) => {
      const all = units.reduce((sum, unit) => sum + (unit.members[group] ?? 0), 0);
      return units.reduce((sum, unit) => sum + (unit.band >= band ? (unit.members[group] ?? 0) : 0), 0) / all;
    };
    for (const { group, comparisons } of form.groups) {
      comparisons.forEach(({ mean }, cut) => {
        expect(mean.value).toMatchObject({ value: expect.closeTo(share(group, cut + 1), 12) });
      });
    }
  });

  it("counts the smallest adjusted p-value of a group over its cuts", async () => {
    const form = tested((await formsOf(drawn(2)))[1]);
    const p = (test: { readonly value: object }) => ("pValue" in test.value ? (test.value.pValue as number) : 1);
    for (const { adjusted, comparisons } of form.groups) {
      expect(p(adjusted)).toBe(Math.min(...comparisons.map((each) => p(each.adjusted))));
    }
    expect(p(form.deciding)).toBe(Math.min(...form.groups.map(({ adjusted }) => p(adjusted))));
  });
});

describe("planned forms", () => {
  it("are none where the plan asks for none", async () => {
    expect(await formsOf(drawn(1), samplePlan())).toEqual([]);
  });

  it("say why they were not tested", async () => {
    const lacking = drawn(1).map((unit, i) => (i === 7 ? { ...unit, score: Number.NaN } : unit));
    expect((await formsOf(lacking)).map((form) => form.kind === "not-tested" && form.reason)).toEqual([
      "units-without-score",
      false,
    ]);
    const flat = drawn(1).map((unit) => ({ ...unit, band: 0 }));
    expect((await formsOf(flat)).map((form) => form.kind === "not-tested" && form.reason)).toEqual([
      "no-variation",
      "no-variation",
    ]);
  });

  it("test persons by the same statistic, one member each", async () => {
    const persons = drawn(6, { higher: 30 }).map((unit) => ({
      ...unit,
      members: { [Object.keys(unit.members)[0]!]: 1 },
    }));
    const form = tested((await formsOf(persons, planned(), "cases"))[0]);
    expect([form.unit, form.named.value]).toEqual(["cases", ["A"]]);
  });

  it("leave the groups of a rest out of it: the statistic is that of the units that remain", () => {
    const units = drawn(9);
    const form = formUnits(scored(units), "mean-score")!;
    const rest = formRest(form, Uint16Array.of(0, 1, 2), RULE, quietContext());
    const without = units
      .filter(({ members }) => 2 * (members.B ?? 0) <= Object.values(members).reduce((sum, count) => sum + count, 0))
      .map((unit) => ({
        ...unit,
        members: Object.fromEntries(Object.entries(unit.members).filter(([name]) => name !== "B")),
      }));
    expect(rest.contrast(0, [1])).toBeCloseTo(
      contrast(
        without,
        without.map(({ score }) => score),
        "A",
      ),
      10,
    );
  });
});

describe("intervals of mean differences", () => {
  it("hold for independent persons what the textbook formula gives", () => {
    const persons = drawn(4, { sponsors: 900 }).map((unit) => ({
      ...unit,
      members: { [Object.keys(unit.members)[0]!]: 1 },
    }));
    const form = formUnits(scored(persons), "mean-score")!;
    const { difference } = meanDifference(form.units, form.values, 0, 0.95);
    const own = persons.filter(({ members }) => "A" in members).map(({ score }) => score);
    const rest = persons.filter(({ members }) => !("A" in members)).map(({ score }) => score);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / values.length ** 2;
    const reach = 1.959963985 * Math.sqrt((900 / 899) * (square(own) + square(rest)));
    expect(difference).toMatchObject({
      value: expect.closeTo(mean(own) - mean(rest), 10),
      interval: { lower: expect.closeTo(mean(own) - mean(rest) - reach, 6), method: "linearised-over-units" },
    });
  });

  it("are not estimable below 200 effective units", () => {
    const form = formUnits(scored(drawn(4)), "mean-score")!;
    expect(meanDifference(form.units, form.values, 0, 0.95).difference).toMatchObject({
      interval: { reason: "too-few-effective-units" },
    });
  });
});

/** Z of the method, with dense loops over the units. */
function contrast(units: readonly UnitOf[], values: readonly number[], group: string): number {
  const sizes = units.map(({ members }) => Object.values(members).reduce((sum, count) => sum + count, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const own = units.reduce((sum, { members }) => sum + (members[group] ?? 0), 0);
  const centre = values.reduce((sum, value, i) => sum + value * sizes[i]!, 0) / total;
  const d = units.map(({ members }, i) => (members[group] ?? 0) - (sizes[i]! * own) / total);
  const squares = d.reduce((sum, each, i) => sum + each ** 2 * (values[i]! - centre) ** 2, 0);
  return d.reduce((sum, each, i) => sum + each * values[i]!, 0) / Math.sqrt(squares);
}

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => ordersOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
