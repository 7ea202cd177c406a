import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandsOrdered } from "../../src/audit/bands-ordered/bands-ordered.js";
import { errorsByGroup } from "../../src/audit/errors/errors-by-group.js";
import type { CountTable } from "../../src/audit/result.js";
import { type GroupScoreEvidence, PROVENANCES } from "../../src/data/evidence.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { errorsPart, groupScoresOf, type ScoredRow } from "../support/errors-part.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

const BANDS = ["low", "middle", "high"];
const GROUPS = ["A", "B", "C", "D", "E", "F"];
const OUTCOMES = ["violation", "none", "unknown"] as const;
const WAYS = ["random", "risk", "never"] as const;
const THRESHOLD = 5;

const plan = sampleCasesPlan({
  bands: { order: BANDS },
  untestedAssumption: true,
  provenance: { random: ["random"], risk: ["risk"], never: ["never"] },
  disclosure: { threshold: THRESHOLD, units: 1, largestShare: 1 },
});

/** Every combination of group, band, outcome and way, with a count. */
function rowsOf(counts: readonly number[]): readonly ScoredRow[] {
  let at = 0;
  return GROUPS.flatMap((group) =>
    BANDS.flatMap((_, band) =>
      OUTCOMES.flatMap((outcome) =>
        WAYS.map((provenance): ScoredRow => ({ group, band, outcome, provenance, count: counts[at++]! })),
      ),
    ),
  );
}

const CELLS = BANDS.length * OUTCOMES.length * WAYS.length;
const cellsOf = (count: fc.Arbitrary<number>) => fc.array(count, { minLength: CELLS, maxLength: CELLS });
const large = fc.integer({ min: 8, max: 60 });
/** Groups without a small cell, with a few, and with many. */
const counts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: cellsOf(large) },
      { weight: 2, arbitrary: cellsOf(fc.oneof({ weight: 12, arbitrary: large }, fc.nat(7))) },
      { weight: 1, arbitrary: cellsOf(fc.nat(7)) },
    ),
    { minLength: GROUPS.length, maxLength: GROUPS.length },
  )
  .map((groups) => groups.flat());

/** All tables by group and band that a release of these rows holds, those of the hypotheses included. */
function countedTables(evidence: GroupScoreEvidence): readonly CountTable[] {
  const errors = errorsByGroup(evidence, plan);
  const bands = bandsOrdered(evidence, plan);
  const perGroup = GROUPS.map((_, group) =>
    BANDS.map((__, band) =>
      evidence.weights.reduce(
        (sum, count, p) => sum + (evidence.groupCodes[p] === group && evidence.bandCodes[p] === band ? count : 0),
        0,
      ),
    ),
  );
  const support = (values: readonly number[]) => ({ people: values, units: values, largest: values.map(() => 0) });
  const totals = perGroup.map((row) => row.reduce((sum, count) => sum + count, 0));
  const group = { name: "group", levels: GROUPS };
  return [
    { id: "h1.groups", unit: "cases", keys: [group], counts: totals, support: support(totals) },
    {
      id: "h1.groupByBand",
      unit: "cases",
      keys: [group, { name: "band", levels: BANDS }],
      counts: perGroup.flat(),
      support: support(perGroup.flat()),
      partitionOf: "h1.groups",
    },
    ...errors.tables,
    ...bands.tables,
  ];
}

/** For each cell of a table, which patterns of the evidence it counts. */
function patternsBehind(table: CountTable, evidence: GroupScoreEvidence): readonly (readonly number[])[] {
  const part = /^(errors|bands)\.(random|risk|never|uninspected)/.exec(table.id)?.[2];
  const isKnown = (p: number) => evidence.outcomeCodes[p]! < 2;
  const levelOf = (name: string, p: number): string => {
    if (name === "group") return evidence.groups[evidence.groupCodes[p]!]!;
    if (name === "band") return BANDS[evidence.bandCodes[p]!]!;
    if (name === "flagged") return evidence.bands!.flagged[evidence.bandCodes[p]!] ? "flagged" : "not-flagged";
    return OUTCOMES[evidence.outcomeCodes[p]!]!;
  };
  const counted = (p: number) => {
    if (table.id.startsWith("h1.")) return true;
    const way = PROVENANCES[evidence.provenanceCodes[p]!];
    if (part === "uninspected") return way === "never" && !isKnown(p);
    return isKnown(p) && (part === undefined || way === part);
  };
  const cells = table.counts.map((): number[] => []);
  evidence.weights.forEach((_, p) => {
    if (!counted(p)) return;
    let cell = 0;
    for (const key of table.keys) cell = cell * key.levels.length + key.levels.indexOf(levelOf(key.name, p));
    cells[cell]!.push(p);
  });
  return cells;
}

/** Rows in echelon form: what sums of published counts give away. */
function echelon(rows: readonly Float64Array[]): { readonly pivot: number; readonly row: Float64Array }[] {
  const basis: { pivot: number; row: Float64Array }[] = [];
  for (const row of rows) {
    const rest = reduced(row, basis);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot >= 0) basis.push({ pivot, row: rest.map((value) => value / rest[pivot]!) });
  }
  return basis;
}

function reduced(row: Float64Array, basis: readonly { readonly pivot: number; readonly row: Float64Array }[]) {
  const rest = Float64Array.from(row);
  for (const { pivot, row: other } of basis) {
    const factor = rest[pivot]!;
    if (factor !== 0) for (let i = 0; i < rest.length; i++) rest[i]! -= factor * other[i]!;
  }
  return rest;
}

/** Small hidden counts of groups, of known outcomes and of units without one, that published counts determine. */
function givenAway(tables: readonly CountTable[], evidence: GroupScoreEvidence): readonly string[] {
  const hidden = hiddenCells(tables, plan.disclosure);
  const size = evidence.weights.length;
  const equations: Float64Array[] = [];
  const targets: { readonly name: string; readonly row: Float64Array }[] = [];
  const indicator = (patterns: readonly number[]) => {
    const row = new Float64Array(size);
    for (const p of patterns) row[p] = 1;
    return row;
  };
  for (const table of tables) {
    const published = publishedTable(table, hidden, plan.disclosure);
    patternsBehind(table, evidence).forEach((patterns, cell) => {
      expect(patterns.reduce((sum, p) => sum + evidence.weights[p]!, 0)).toBe(table.counts[cell]);
      if (published.counts[cell] !== "suppressed") equations.push(indicator(patterns));
      else if (table.keys[0]!.name === "group" && table.counts[cell]! < THRESHOLD) {
        targets.push({ name: `${table.id}, cell ${cell}`, row: indicator(patterns) });
      }
    });
  }
  GROUPS.forEach((group, code) => {
    const unknown = [...evidence.weights.keys()].filter(
      (p) => evidence.groupCodes[p] === code && evidence.outcomeCodes[p] === 2,
    );
    const count = unknown.reduce((sum, p) => sum + evidence.weights[p]!, 0);
    if (count > 0 && count < THRESHOLD) targets.push({ name: `${group} without an outcome`, row: indicator(unknown) });
  });
  const basis = echelon(equations);
  return targets
    .filter(({ row }) => reduced(row, basis).every((value) => Math.abs(value) < 1e-6))
    .map(({ name }) => name);
}

describe("errors by group after disclosure", () => {
  it("give no small count of a group away by sums and differences of all published tables", () => {
    let hiddenGroups = 0;
    let shownGroups = 0;
    fc.assert(
      fc.property(counts, (drawn) => {
        const evidence = groupScoresOf(rowsOf(drawn), BANDS);
        const tables = countedTables(evidence);
        expect(givenAway(tables, evidence)).toEqual([]);
        const hidden = hiddenCells(tables, plan.disclosure);
        for (const group of GROUPS) {
          if (hidden.isHidden("errors.confusion", group)) hiddenGroups++;
          else shownGroups++;
        }
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(hiddenGroups).toBeGreaterThan(20);
    expect(shownGroups).toBeGreaterThan(20);
  });

  it("would give some away without the rules on what tables leave out and hide together", () => {
    let leaks = 0;
    fc.assert(
      fc.property(counts, (drawn) => {
        const evidence = groupScoresOf(rowsOf(drawn), BANDS);
        const loose = countedTables(evidence).map(({ leftOut: _left, hidesWith: _with, ...table }) => table);
        leaks += givenAway(loose, evidence).length;
      }),
      { numRuns: 30, seed: 5 },
    );
    expect(leaks).toBeGreaterThan(0);
  });

  it("show a group in all ways in which outcomes became known, or in none", () => {
    fc.assert(
      fc.property(counts, (drawn) => {
        const tables = countedTables(groupScoresOf(rowsOf(drawn), BANDS));
        const hidden = hiddenCells(tables, plan.disclosure);
        for (const group of GROUPS) {
          const shown = ["random", "risk", "never"]
            .map((way) => `errors.${way}.confusion`)
            .filter((id) => tables.some((table) => table.id === id))
            .map((id) => hidden.isHidden(id, group));
          expect(new Set(shown).size).toBe(1);
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it("say nothing of a hidden group but a class of its two rates, and nothing where its outcomes are hidden too", () => {
    const group = (name: string, cells: readonly [number, number, number, number]): ScoredRow[] => [
      { group: name, band: 2, outcome: "violation", count: cells[0] },
      { group: name, band: 2, outcome: "none", count: cells[1] },
      { group: name, band: 0, outcome: "violation", count: cells[2] },
      { group: name, band: 0, outcome: "none", count: cells[3] },
    ];
    const rows = [
      ...group("A", [60, 80, 40, 300]),
      ...group("B", [50, 70, 60, 200]),
      ...group("C", [30, 2, 40, 90]),
      ...group("D", [12, 13, 2, 70]),
      ...group("E", [1, 1, 1, 2]),
      ...group("F", [9, 9, 9, 9]),
    ];
    const { errors } = errorsPart(groupScoresOf(rows, BANDS), plan);
    if (errors.kind !== "estimated") throw new Error(errors.reason);
    const of = (name: string) => errors.groups.find((each) => each.group === name)!;
    expect(of("A").falsePositiveRate.kind).toBe("shown");
    expect(of("C").falsePositiveRate).toEqual({ kind: "class", relation: "below", bound: 0.06 });
    expect(of("E").falsePositiveRate.kind).toBe("withheld");
    for (const name of ["C", "D", "E"]) {
      const {
        group: _name,
        tested: _tested,
        falsePositiveRate: _first,
        falseNegativeRate: _second,
        ...rest
      } = of(name);
      expect(JSON.stringify(rest)).not.toContain('"shown"');
      expect(JSON.stringify(rest)).not.toContain('"class"');
    }
    // Corrected p-values rest on every group: beside a hidden one only a class of them is given.
    expect(of("A").differences!.falsePositiveRate.adjusted.kind).toBe("class");
    expect(of("A").differences!.falsePositiveRate.unadjusted.kind).toBe("shown");
  });

  it("hide a group whose few units without a known outcome would follow from all its units", () => {
    const full = GROUPS.flatMap((group): ScoredRow[] =>
      BANDS.flatMap((_, band) => [
        { group, band, outcome: "violation", count: 30 },
        { group, band, outcome: "none", count: 50 },
      ]),
    );
    const hiddenIn = (rows: readonly ScoredRow[]) => {
      const hidden = hiddenCells(countedTables(groupScoresOf(rows, BANDS)), plan.disclosure);
      return GROUPS.filter((group) => hidden.isHidden("errors.confusion", group));
    };
    expect(hiddenIn(full)).toEqual([]);
    expect(hiddenIn([...full, { group: "B", band: 2, outcome: "unknown", count: 3 }])).toContain("B");
    expect(hiddenIn([...full, { group: "B", band: 2, outcome: "unknown", count: 30 }])).toEqual([]);
  });
});
