import { describe, expect, it } from "vitest";
import { aucBootstrap } from "../../src/statistics/auc-bootstrap.js";
import { exactAucBootstrap } from "../../src/statistics/auc-bootstrap-exact.js";
import { aucBootstrapOfRanks } from "../../src/statistics/auc-bootstrap-ranks.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

/** Ranks with ties, outcomes that go with them, and clusters of up to three units. */
function sample(units: number, seed: number) {
  const state = streamsFrom(seed).block(0);
  const outcomes = Uint8Array.from({ length: units }, () => (nextUniform(state) < 0.35 ? 1 : 0));
  const ranks = Uint32Array.from(outcomes, (outcome) => Math.floor(8 * nextUniform(state) + 3 * outcome));
  const clusters = Uint32Array.from({ length: units }, (_, row) => Math.floor(row / 3));
  return { ranks, outcomes, clusters };
}

describe("aucBootstrapOfRanks", () => {
  const { ranks, outcomes, clusters } = sample(90, 4);
  const options = { streams: streamsFrom(2), resamples: 9_999 };

  it("has the area, the spread and the intervals of the bootstrap that weighs units, but for the draws", () => {
    const ours = aucBootstrapOfRanks(ranks, outcomes, options);
    const theirs = aucBootstrap(Float64Array.from(ranks), outcomes, { ...options, streams: streamsFrom(9) });
    if (ours.kind === "not-estimable" || theirs.kind === "not-estimable") throw new Error("not estimable");
    expect(ours.auc).toBeCloseTo(theirs.auc, 12);
    expect(ours.standardError / theirs.standardError).toBeCloseTo(1, 1);
    if ("reason" in ours.intervals.bca || "reason" in theirs.intervals.bca) throw new Error("no interval");
    expect(ours.intervals.bca.acceleration).toBeCloseTo(theirs.intervals.bca.acceleration, 12);
    expect(Math.abs(ours.intervals.bca.lower - theirs.intervals.bca.lower)).toBeLessThan(0.006);
    expect(Math.abs(ours.intervals.bca.upper - theirs.intervals.bca.upper)).toBeLessThan(0.006);
  });

  it("draws whole clusters where there are any", () => {
    const ours = aucBootstrapOfRanks(ranks, outcomes, { ...options, clusters });
    const theirs = aucBootstrap(Float64Array.from(ranks), outcomes, { ...options, streams: streamsFrom(9), clusters });
    if (ours.kind === "not-estimable" || theirs.kind === "not-estimable") throw new Error("not estimable");
    expect(ours.standardError / theirs.standardError).toBeCloseTo(1, 1);
    if ("reason" in ours.intervals.bca || "reason" in theirs.intervals.bca) throw new Error("no interval");
    expect(ours.intervals.bca.acceleration).toBeCloseTo(theirs.intervals.bca.acceleration, 2);
    expect(Math.abs(ours.intervals.bca.lower - theirs.intervals.bca.lower)).toBeLessThan(0.01);
  });

  it("counts resamples of clusters that hold one class alone, and leaves them out", () => {
    const apart = { streams: streamsFrom(6), resamples: 4_000, clusters: [0, 1, 2, 3] };
    const drawn = aucBootstrapOfRanks([0, 2, 1, 3], [0, 0, 1, 1], apart);
    if (drawn.kind === "not-estimable") throw new Error(drawn.reason);
    // All four draws from two clusters of one class: 2 / 2^4 of the resamples.
    expect(Math.abs(drawn.withoutBothClasses / 4_000 - 1 / 8)).toBeLessThan(4.5 * Math.sqrt(7 / 64 / 4_000));
    expect(drawn.standardError).toBeGreaterThan(0);
  });

  it("has the exact variance of all resamples of a small sample", () => {
    const exact = exactAucBootstrap(Float64Array.of(1, 3, 3, 5), Float64Array.of(0, 1, 2, 3));
    const drawn = aucBootstrapOfRanks([1, 3, 3, 4, 0, 1, 2, 3], [1, 1, 1, 1, 0, 0, 0, 0], {
      streams: streamsFrom(3),
      resamples: 40_000,
    });
    if (drawn.kind === "not-estimable") throw new Error(drawn.reason);
    expect(drawn.auc).toBeCloseTo(exact.auc, 12);
    expect(drawn.standardError / exact.standardError).toBeCloseTo(1, 1.7);
  });

  it("needs both classes, in two units or clusters each, and as many outcomes as ranks", () => {
    const few = { streams: streamsFrom(1), resamples: 99 };
    expect(aucBootstrapOfRanks([0, 1], [1, 1], few)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    const reason = "too-few-effective-units";
    expect(aucBootstrapOfRanks([0, 1, 2], [0, 0, 1], few)).toEqual({ kind: "not-estimable", reason });
    const together = { ...few, clusters: [0, 0, 1, 2] };
    expect(aucBootstrapOfRanks([0, 1, 2, 3], [1, 1, 0, 0], together)).toEqual({ kind: "not-estimable", reason });
    expect(aucBootstrapOfRanks([0, 1], [0, 0], few)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    expect(aucBootstrapOfRanks([0, 1, 1, 2], [0, 0, 1, 1], few)).toMatchObject({ kind: "estimate", auc: 0.875 });
    expect(() => aucBootstrapOfRanks([0, 1], [0], few)).toThrow(
      "aucBootstrapOfRanks requires 2 outcomes and clusters; got 1 and 2",
    );
  });
});
