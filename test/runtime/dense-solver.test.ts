import { describe, expect, it } from "vitest";
import { hiddenCells, primaryCells } from "../../src/disclosure/hidden-cells.js";
import { systemProgram } from "../../src/disclosure/linked/system-program.js";
import { systemOf } from "../../src/disclosure/protect-together.js";
import { denseSolver } from "../../src/runtime/dense-solver.js";
import type { LinearProgram } from "../../src/runtime/solver.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { randomRelease } from "../support/random-release.js";

/** At most `x + y <= 4`, `x - y >= -2`, columns from 0 to 3. */
const program: LinearProgram = {
  lower: Float64Array.of(0, 0),
  upper: Float64Array.of(3, 3),
  starts: Int32Array.of(0, 2, 4),
  indices: Int32Array.of(0, 1, 0, 1),
  values: Float64Array.of(1, 1, 1, -1),
  rowLower: Float64Array.of(Number.NEGATIVE_INFINITY, -2),
  rowUpper: Float64Array.of(4, Number.POSITIVE_INFINITY),
};

describe("denseSolver", () => {
  it("finds the corner that a drawing gives", () => {
    const open = denseSolver().open(program);
    expect(open.minimise(Float64Array.of(-1, -2))).toEqual({
      kind: "optimal",
      objective: -7,
      values: Float64Array.of(1, 3),
    });
    open.bound(0, 0, 0);
    expect(open.minimise(Float64Array.of(-1, -2))).toMatchObject({ objective: -4, values: Float64Array.of(0, 2) });
    open.bound(1, 3, 3);
    expect(open.minimise(Float64Array.of(-1, -2))).toEqual({ kind: "infeasible" });
    open.bound(0, 0, 3);
    expect(open.minimise(Float64Array.of(1, 0))).toMatchObject({ objective: 1 });
  });

  it("leaves what is too large, or takes too long, unfinished", () => {
    expect(denseSolver({ size: 3 }).open(program).minimise(Float64Array.of(1, 1))).toEqual({ kind: "unfinished" });
    const late = denseSolver({ work: 1 });
    late.open(program).minimise(Float64Array.of(-1, -1));
    expect(late.outOfTime).toBe(true);
    expect(late.open(program).minimise(Float64Array.of(-1, -1))).toEqual({ kind: "unfinished" });
  });

  it("comes to the same least sums as HiGHS on what is hidden of random releases", () => {
    const stream = streamsFrom(5).block(0);
    let searches = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const release = randomRelease(seed);
      const rules = seed % 2 === 0 ? hiddenCells : primaryCells;
      const unknown = systemProgram(systemOf(release, rules(release.tables, release.thresholds)));
      const columns = unknown.cells.length;
      if (columns === 0 || columns * unknown.program.rowLower.length > 60_000) continue;
      const [own, other] = [denseSolver().open(unknown.program), loadedSolver().open(unknown.program)];
      for (let search = 0; search < 6; search++) {
        const costs = Float64Array.from({ length: columns }, () => nextBelow(stream, 5) - 2);
        const [found, expected] = [own.minimise(costs), other.minimise(costs)];
        expect(found.kind, `seed ${seed}`).toBe("optimal");
        expect(expected.kind).toBe("optimal");
        if (found.kind !== "optimal" || expected.kind !== "optimal") continue;
        expect(found.objective, `seed ${seed}`).toBeCloseTo(expected.objective, 6);
        searches++;
      }
      other.close();
    }
    expect(searches).toBeGreaterThan(100);
  });
});
