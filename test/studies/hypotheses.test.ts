import { describe, expect, it } from "vitest";
import { committedRun, describeCommittedRun } from "./committed-run.js";
import { hypotheses } from "./hypotheses/hypotheses.js";
import { hypothesesPage } from "./hypotheses/page.js";

describeCommittedRun(hypotheses, hypothesesPage);

const { run } = committedRun(hypotheses);

function rateOf(cell: string, measure: string) {
  return run.cells.find(({ id }) => id === cell)!.measures.find(({ id }) => id === measure)!;
}

describe("what the committed run says", () => {
  it("holds both hypotheses to 5 % where nationality has no part, and within branches too", () => {
    const alarms = run.cells.flatMap(({ id, part, measures }) =>
      measures
        .filter((measure) => measure.kind === "false-alarm" && measure.standing === "ours" && part !== "planted")
        .map((measure) => ({ ...measure, id: `${id} ${measure.id}` })),
    );
    expect(alarms.length).toBeGreaterThan(10);
    expect(alarms.filter(({ reading }) => reading === "above")).toEqual([]);
    for (const { id, upper } of alarms) expect(upper, id).toBeLessThan(0.1);
  });

  it("names no other nationality beside the planted one in more than 5 %", () => {
    for (const { id, part } of run.cells) {
      if (part !== "planted") continue;
      for (const measure of ["h1-others", "h2-others"]) expect(rateOf(id, measure).reading, id).not.toBe("above");
    }
  });

  it("signals a risk in at most 10 % of the sets in which nationality has no part", () => {
    for (const cell of ["null-random", "null-rising", "null-falling"]) {
      for (const measure of ["h1-signal", "h2-signal"]) expect(rateOf(cell, measure).upper).toBeLessThanOrEqual(0.1);
    }
  });

  it("finds a planted ratio of 2 among 200 sponsors at 15 % flagged, and a masked one within branches, in 80 %", () => {
    expect(rateOf("power-15", "h2-minp").lower).toBeGreaterThanOrEqual(0.8);
    expect(rateOf("branch-masked", "within").lower).toBeGreaterThanOrEqual(0.8);
  });

  it("leaves a confounded difference shown, and finds the branch as its route", () => {
    expect(rateOf("branch-confounded", "pooled").lower).toBeGreaterThanOrEqual(0.8);
    expect(rateOf("branch-confounded", "through").reading).not.toBe("below");
  });
});
