import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { bandsByGrade } from "../../src/audit/severity/bands-by-grade.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { disclosedAudit } from "../support/disclosed-audit.js";
import { GRADED_BANDS, GRADES, gradedEvidence, severityPlan, withSeverity } from "../support/severity-part.js";

const THRESHOLD = 5;
const plan = severityPlan({
  untestedAssumption: true,
  provenance: { random: ["random"], risk: ["risk"], never: ["never"] },
  disclosure: { threshold: THRESHOLD, units: 1, largestShare: 1 },
});
const WAYS = ["random", "risk"] as const;
const WIDTH = GRADES.length + 3;

/** Two ways x band x (no violation, grades, without a grade, not known), then never inspected by band. */
const SIZE = 3 * (WAYS.length * WIDTH + 1);
const counts = fc
  .tuple(
    fc.array(fc.integer({ min: 8, max: 60 }), { minLength: SIZE, maxLength: SIZE }),
    fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(7)), { minLength: 1, maxLength: 3 }),
  )
  .map(([large, small]) => {
    const cells = [...large];
    for (const [at, count] of small) cells[at] = count;
    return cells;
  });

function evidenceOf(cells: readonly number[]) {
  const row = (way: number, band: number) => cells.slice((way * 3 + band) * WIDTH, (way * 3 + band + 1) * WIDTH);
  const never = cells.slice(-3).map((count) => [0, 0, 0, 0, 0, count]);
  const rows = (way: number) => GRADED_BANDS.map((_, band) => row(way, band));
  return gradedEvidence({ random: rows(0), risk: rows(1), never });
}

/** Which of the counts a cell of a table sums. */
function membersOf(table: CountTable, cell: number): Float64Array {
  const sum = new Float64Array(3 * (WAYS.length * WIDTH + 1));
  const [, part] = table.id.split(".");
  const width = table.keys[1]?.levels.length ?? 1;
  const [band, grade] = [Math.floor(cell / width), cell % width];
  if (part === "uninspected") {
    sum[3 * WAYS.length * WIDTH + band] = 1;
    return sum;
  }
  WAYS.forEach((way, place) => {
    if (part !== "all-known" && part !== way) return;
    for (let column = 0; column <= GRADES.length; column++) {
      if (table.keys.length === 1 || column === grade) sum[(place * 3 + band) * WIDTH + column] = 1;
    }
  });
  return sum;
}

/** Whether a sum follows from published sums, by elimination. */
function follows(published: readonly Float64Array[], target: Float64Array): boolean {
  const basis: { readonly pivot: number; readonly row: Float64Array }[] = [];
  const reduce = (row: Float64Array) => {
    const rest = Float64Array.from(row);
    for (const { pivot, row: other } of basis) {
      const factor = rest[pivot]!;
      if (factor !== 0) for (let i = 0; i < rest.length; i++) rest[i]! -= factor * other[i]!;
    }
    return rest;
  };
  for (const row of published) {
    const rest = reduce(row);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot >= 0) basis.push({ pivot, row: rest.map((value) => value / rest[pivot]!) });
  }
  return reduce(target).every((value) => Math.abs(value) < 1e-9);
}

describe("severity by band, as it may be written", () => {
  it("gives away no small count to someone who adds and subtracts all published ones", () => {
    fc.assert(
      fc.property(counts, (cells) => {
        const { tables } = bandsByGrade(evidenceOf(cells), plan);
        const hidden = hiddenCells(tables as readonly CountTable[], plan.disclosure);
        const published = (tables as readonly CountTable[]).flatMap((table) =>
          table.counts.flatMap((_, cell) => {
            const width = table.keys[1]?.levels.length ?? 1;
            const level = table.keys[0]!.levels[Math.floor(cell / width)]!;
            return hidden.isHidden(table.id, level) ? [] : [membersOf(table, cell)];
          }),
        );
        for (const [at, count] of cells.entries()) {
          if (count === 0 || count >= THRESHOLD) continue;
          const alone = Float64Array.from(cells, (_, i) => (i === at ? 1 : 0));
          expect(follows(published, alone), `count ${at}: ${count}`).toBe(false);
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it("withholds shares and effects of a table with a small cell, and gives its p-value as a class", () => {
    const rows = [
      [50, 20, 20, 3],
      [50, 20, 20, 20],
      [50, 20, 20, 20],
    ];
    const audit = withSeverity(disclosedAudit(), gradedEvidence({ risk: rows }), plan);
    const set = audit.bandsByGrade[0]!.sets[0]!;
    expect(set.bands[2]!.shares[0]!.share).toEqual({ kind: "withheld", reason: "rests-on-hidden-cell" });
    expect(set.violators!.superiority).toEqual({ kind: "withheld", reason: "rests-on-hidden-cell" });
    expect(set.violators!.test).toMatchObject({ kind: "class", bound: 0.05 });
    const outcomes = audit.tables.find(({ id }) => id === "severity.all-known.outcomes")!;
    expect(outcomes.counts.every((count) => count === "suppressed")).toBe(true);
  });

  it("hides the sizes of bands beside which a few violations without a grade would follow", () => {
    const rows = [
      [50, 20, 20, 20, 2],
      [50, 20, 20, 20],
      [50, 20, 20, 20],
    ];
    const { tables } = withSeverity({ ...disclosedAudit(), tables: [] }, gradedEvidence({ risk: rows }), plan);
    const known = tables.find(({ id }) => id === "severity.all-known.known")!;
    expect(known.counts).toEqual(["suppressed", "suppressed", "suppressed"]);
  });
});
