import { describe, expect, it } from "vitest";
import { derived, estimate, notEstimable } from "../../../src/audit/derived.js";
import type { HypothesisRead, OverridesResult } from "../../../src/audit/inputs/overrides-result.js";
import type { CountTable } from "../../../src/audit/result.js";
import { linearAttack } from "../../../src/disclosure/attackers/linear-attacker.js";
import { disclosedOverrides } from "../../../src/disclosure/inputs/overrides.js";
import type { LinkedSystem } from "../../../src/disclosure/linked/linked-system.js";
import { protectTogether, systemOf } from "../../../src/disclosure/protect-together.js";
import { publisher } from "../../../src/disclosure/publish.js";
import { denseSolver } from "../../../src/runtime/dense-solver.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };
const STATES = ["same-flagged", "same-not-flagged", "raised", "lowered"];
const GROUPS = ["A", "B", "C", "D", "E", "F", "other-groups"];

/** Tables of one list: overridden or not, and what becomes of the flag; sponsors of two people each. */
function tablesOf(seed: number): readonly [CountTable, CountTable] {
  const stream = streamsFrom(seed).block(0);
  const cells = GROUPS.flatMap((_, group) => {
    const size = 30 + Math.floor(nextUniform(stream) * 500 * (group + 1));
    return [0.2, 0.7, 0.06 * nextUniform(stream), 0.03 * nextUniform(stream)].map((share) => Math.round(share * size));
  });
  const yesNo = GROUPS.flatMap((_, g) => [cells[4 * g + 2]! + cells[4 * g + 3]!, cells[4 * g]! + cells[4 * g + 1]!]);
  const table = (id: string, name: string, levels: readonly string[], counts: readonly number[]): CountTable => ({
    id,
    unit: "sponsors",
    keys: [
      { name: "group", levels: GROUPS },
      { name, levels },
    ],
    counts,
    support: {
      people: counts.map((count) => 2 * count),
      units: counts,
      largest: counts.map((count) => Math.min(2, 2 * count)),
    },
  });
  return [
    table("overrides.by-group", "overridden", ["yes", "no"], yesNo),
    table("overrides.sponsors", "flag", STATES, cells),
  ];
}

/** What anyone knows beside the tables: the overridden are the raised and the lowered, group by group. */
function knowing(system: LinkedSystem): LinkedSystem {
  const [yesNo, states] = ["overrides.by-group", "overrides.sponsors"].map(
    (id) => system.starts[system.tables.findIndex((table) => table.id === id)]!,
  ) as [number, number];
  const sums = GROUPS.flatMap((_, g) => [
    { more: [yesNo + 2 * g], less: [states + 4 * g + 2, states + 4 * g + 3], kind: "equal" as const },
    { more: [yesNo + 2 * g + 1], less: [states + 4 * g, states + 4 * g + 1], kind: "equal" as const },
  ]);
  // Totals of every state are public: the shares of markers, and the bands of each reading.
  return { ...system, sums: [...system.sums, ...sums] };
}

describe("the tables of the three readings", () => {
  it("bound no hidden cell, for one who knows that the overridden are the raised and the lowered", () => {
    let hiddenTables = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const tables = tablesOf(seed);
      const release = { tables, thresholds, links: [], bands: { order: [], flagged: [] } };
      const { hidden } = protectTogether(release, denseSolver());
      if (hidden.hidesSome("overrides.sponsors")) hiddenTables++;
      const attack = linearAttack(knowing(systemOf(release, hidden)), denseSolver());
      expect([seed, attack.exposed.map(({ cell }) => cell), attack.unfinished]).toEqual([seed, [], []]);
    }
    expect(hiddenTables).toBeGreaterThan(15);
  });
});

describe("disclosedOverrides", () => {
  const ratio = (value: number) =>
    estimate(value, { lower: value / 2, upper: 2 * value, level: 0.95, method: "wilson" });
  const counts = [400, 1600, 30, 3, 900, 3000, 40, 20, 3, 500, 1, 0, 300, 2000, 12, 11];
  const table: CountTable = {
    id: "overrides.sponsors",
    unit: "sponsors",
    keys: [
      { name: "group", levels: ["A", "B", "C", "D"] },
      { name: "flag", levels: STATES },
    ],
    counts,
    support: {
      people: counts.map((count) => 2 * count),
      units: counts,
      largest: counts.map((count) => Math.min(2, count)),
    },
  };
  const outcomes: CountTable = {
    id: "overrides.outcomes",
    unit: "sponsors",
    keys: [
      { name: "marker", levels: ["no", "yes"] },
      { name: "outcome", levels: ["violation", "none", "unknown"] },
    ],
    counts: [300, 800, 9000, 4, 20, 60],
    support: { people: [300, 800, 9000, 4, 20, 60], units: [300, 800, 9000, 4, 20, 60], largest: [1, 1, 1, 1, 1, 1] },
  };
  const read = (values: readonly number[]): HypothesisRead => ({
    kind: "tested",
    table: table.id,
    resamples: 999,
    tested: ["A", "B", "C", "D"],
    verdict: derived(
      { evidence: "no-evidence", signal: "none", equivalence: "not-shown", adequacy: "insufficient" },
      table.id,
    ),
    deciding: derived(
      { method: "exact", pValue: 0.123456, tablesEnumerated: 9, twoSidedRule: "no-likelier" },
      table.id,
    ),
    groups: ["A", "B", "C", "D"].map((group, at) => ({
      group,
      ratio: derived(ratio(values[at]!), `${table.id}#${group}`),
      adjusted: derived(
        { method: "exact", pValue: 0.123456, tablesEnumerated: 9, twoSidedRule: "no-likelier" },
        `${table.id}#${group}`,
      ),
    })),
  });
  const reading = (name: "as-registered" | "without-overridden", values: readonly number[]) =>
    ({
      reading: name,
      units: 1,
      hypothesis1: { kind: "not-tested", reason: "one-group" },
      hypothesis2: read(values),
      score: {
        provenance: "all-known",
        auc: derived(estimate(0.612345, notEstimable("not-computed")), outcomes.id),
        positions: [],
        adequacy: "insufficient",
      },
    }) as OverridesResult["readings"][number];
  const result = {
    alpha: 0.05,
    decides: "without-overridden",
    outcomes: outcomes.id,
    readings: [
      reading("as-registered", [1.1234, 1.2345, 0, 0.7777]),
      reading("without-overridden", [1.0234, 1.1345, 0, 0.8888]),
    ],
    markers: { table: "m", shares: [] },
    reasons: { table: "r", shares: [] },
    categories: null,
    questions: [],
  } as unknown as OverridesResult;
  const tables = [outcomes, table];
  const { hidden } = protectTogether(
    { tables, thresholds, links: [], bands: { order: [], flagged: [] } },
    denseSolver(),
  );
  const disclosed = disclosedOverrides(result, { hidden, publish: publisher(hidden), thresholds, counted: tables });
  const groupsOf = (place: number) => {
    const { hypothesis2 } = disclosed.readings[place]!;
    if (hypothesis2.kind !== "tested") throw new Error("requires a test");
    return hypothesis2;
  };

  it("writes ratios of a group with few overridden in one decimal, where that leaves room, and else not at all", () => {
    // A and C have a small state; one row more is hidden beside them only if their sum is small.
    expect([hidden.isHidden(table.id, "A"), hidden.isHidden(table.id, "C")]).toEqual([true, true]);
    const [a, b, c] = groupsOf(0).groups.map((each) => each.ratio);
    expect(a).toEqual({
      kind: "shown",
      value: { kind: "estimate", value: 1.1, interval: { kind: "not-estimable", reason: "rounded-counts" } },
    });
    expect(c).toMatchObject({ kind: "withheld" });
    if (!hidden.isHidden(table.id, "B")) expect(b).toMatchObject({ kind: "shown", value: { value: 1.2345 } });
  });

  it("leaves as many possible counts in each step as the threshold asks for", () => {
    // Flagged units of A as registered that the rounded ratio allows, all else known: the ratio is in proportion to them.
    const flagged = 430;
    const allowed = Array.from({ length: 900 }, (_, count) => count).filter(
      (count) => ((1.1234 * count) / flagged).toFixed(1) === "1.1",
    );
    expect(allowed.length).toBeGreaterThanOrEqual(2 * thresholds.threshold);
  });

  it("gives the p-value of all groups as a class, and the verdict as it is", () => {
    expect(groupsOf(0).deciding).toEqual({ kind: "class", relation: "above", bound: 0.05 });
    expect(groupsOf(0).verdict).toMatchObject({ kind: "shown" });
  });

  it("writes the area of the reading that decides, and no other that rests on few outcomes", () => {
    expect(disclosed.readings[1]!.score!.auc).toMatchObject({ kind: "shown", value: { value: 0.612345 } });
    expect(disclosed.readings[0]!.score!.auc).toMatchObject({ kind: "withheld" });
    expect(JSON.stringify(disclosed)).not.toMatch(/1\.1234|1\.0234/);
  });
});
