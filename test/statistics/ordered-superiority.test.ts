import { describe, expect, it } from "vitest";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { aucDeLongFromScores } from "../../src/statistics/delong.js";
import { jonckheereTerpstra } from "../../src/statistics/jonckheere-terpstra.js";
import { orderedSuperiority } from "../../src/statistics/ordered-superiority.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

const estimated = (rows: readonly (readonly number[])[]) => {
  const result = orderedSuperiority(contingencyTable(rows.map((row) => [...row])));
  if (result.kind === "not-estimable") throw new Error(result.reason);
  return result;
};
const valuesOf = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.flatMap((count, value) => Array.from({ length: count }, () => value)));

describe("superiority over ordered groups", () => {
  it("counts every pair of units from two groups, ties half", () => {
    const rows = [
      [5, 2, 1],
      [3, 3, 0],
      [1, 4, 6],
    ];
    let [pairs, inOrder] = [0, 0];
    const values = valuesOf(rows);
    values.forEach((later, place) => {
      for (const earlier of values.slice(0, place)) {
        for (const x of earlier)
          for (const y of later) [pairs, inOrder] = [pairs + 1, inOrder + (y > x ? 1 : y === x ? 0.5 : 0)];
      }
    });
    expect(estimated(rows)).toMatchObject({
      kind: "estimate",
      pairs,
      superiority: expect.closeTo(inOrder / pairs, 12),
    });
  });

  it("is the statistic of Jonckheere and Terpstra over its pairs", () => {
    const rows = [
      [40, 40, 8],
      [54, 46, 14],
      [67, 45, 15],
    ];
    const { superiority, pairs } = estimated(rows);
    const test = jonckheereTerpstra(valuesOf(rows));
    expect(test).toMatchObject({ kind: "estimate", statistic: expect.closeTo(superiority * pairs, 8) });
  });

  it("has DeLong's variance and interval over two groups", () => {
    const rows = [
      [157, 40, 21, 8],
      [763, 67, 45, 15],
    ];
    const [first, second] = valuesOf(rows) as [number[], number[]];
    const auc = aucDeLongFromScores(Float64Array.from([...first, ...second]), [
      ...first.map(() => 0),
      ...second.map(() => 1),
    ]);
    if (auc.kind === "not-estimable" || "kind" in auc.interval) throw new Error("an area was expected");
    const { superiority, standardError, interval } = estimated(rows);
    expect(superiority).toBeCloseTo(auc.auc, 12);
    expect(standardError).toBeCloseTo(auc.standardError as number, 10);
    expect(interval).toMatchObject({
      lower: expect.closeTo(auc.interval.lower, 10),
      upper: expect.closeTo(auc.interval.upper, 10),
    });
  });

  it("does not look at empty groups", () => {
    const [low, high] = [
      [9, 3, 1],
      [2, 4, 8],
    ];
    expect(estimated([low!, [0, 0, 0], high!])).toEqual(estimated([low!, high!]));
  });

  it("covers the true share in 95 of 100 samples of three groups, give or take what chance explains", () => {
    const chances = [
      [0.6, 0.3, 0.1],
      [0.5, 0.35, 0.15],
      [0.4, 0.35, 0.25],
    ];
    const sizes = [120, 90, 60];
    const truth = estimated(chances.map((row, i) => row.map((chance) => chance * sizes[i]!))).superiority;
    const stream = streamsFrom(5).block(0);
    let covered = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const rows = chances.map((row, i) => drawn(row, sizes[i]!));
      const { interval } = estimated(rows);
      if (!("kind" in interval) && interval.lower <= truth && truth <= interval.upper) covered++;
    }
    // 950 give or take 3 standard errors of 6.9.
    expect(covered).toBeGreaterThan(929);
    expect(covered).toBeLessThan(971);

    function drawn(row: readonly number[], size: number): number[] {
      const counts = row.map(() => 0);
      for (let i = 0; i < size; i++) {
        const u = nextUniform(stream);
        counts[u < row[0]! ? 0 : u < row[0]! + row[1]! ? 1 : 2]! += 1;
      }
      return counts;
    }
  });

  it("has no interval where a group holds one unit or nothing varies, and no value with one group", () => {
    expect(
      orderedSuperiority(
        contingencyTable([
          [1, 0],
          [3, 4],
        ]),
      ),
    ).toMatchObject({
      superiority: 4 / 7 + 3 / 14,
      interval: { kind: "not-estimable", reason: "too-few-effective-units" },
    });
    expect(
      orderedSuperiority(
        contingencyTable([
          [4, 0],
          [3, 0],
        ]),
      ),
    ).toMatchObject({
      superiority: 0.5,
      interval: { kind: "not-estimable", reason: "no-variation" },
    });
    expect(
      orderedSuperiority(
        contingencyTable([
          [0, 0],
          [3, 4],
        ]),
      ),
    ).toEqual({ kind: "not-estimable", reason: "one-class-only" });
  });
});
