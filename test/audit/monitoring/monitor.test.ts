import { describe, expect, it } from "vitest";
import { monitor } from "../../../src/audit/monitoring/monitor.js";
import { normalQuantile, twoSidedNormal } from "../../../src/statistics/distributions.js";
import { monitoringPlan, periodOf, seriesOf } from "./simulated-series.js";

const period = (name: string, flagged: number | null, n: number, otherFlagged: number, otherN: number) =>
  periodOf(name, { flagged, n, otherFlagged, otherN });
const changeOf = (...periods: readonly ReturnType<typeof period>[]) =>
  monitor(seriesOf(periods), monitoringPlan()).groups[0]!.changes.at(-1)!;

describe("why a verdict changed", () => {
  it("is the size when ten times the numbers show the same ratio", () => {
    expect(changeOf(period("a", 27, 100, 80, 400), period("b", 270, 1_000, 800, 4_000))).toMatchObject({
      shownBefore: false,
      shownAfter: true,
      oldEffectNewSize: true,
      newEffectOldSize: false,
      reason: "size",
    });
  });

  it("is the effect when the ratio doubles at the same numbers", () => {
    expect(changeOf(period("a", 22, 100, 80, 400), period("b", 45, 100, 80, 400))).toMatchObject({
      shownBefore: false,
      shownAfter: true,
      oldEffectNewSize: false,
      newEffectOldSize: true,
      reason: "effect",
    });
  });

  it("is either when each alone is enough, and only both together when neither is", () => {
    expect(changeOf(period("a", 28, 100, 80, 400), period("b", 450, 1_000, 800, 4_000)).reason).toBe("either");
    expect(changeOf(period("a", 21, 100, 80, 400), period("b", 77, 300, 240, 1_200)).reason).toBe("only-together");
  });

  it("is the same in the other direction of time", () => {
    expect(changeOf(period("a", 270, 1_000, 800, 4_000), period("b", 27, 100, 80, 400))).toMatchObject({
      shownBefore: true,
      shownAfter: false,
      reason: "size",
    });
  });

  it("is not said where the old ratio is not possible with the new share", () => {
    const change = changeOf(period("a", 60, 100, 80, 400), period("b", 50, 60, 190, 200));
    expect(change).toMatchObject({
      oldEffectNewSize: null,
      reason: change.shownBefore === change.shownAfter ? "unchanged" : "not-estimable",
    });
  });
});

describe("a series", () => {
  it("skips a gap without taking it for a zero: the sums are those of the shown periods alone", () => {
    const shown = [period("a", 30, 100, 80, 400), period("c", 35, 100, 80, 400)];
    const withGap = [shown[0]!, period("b", null, 100, 80, 400), shown[1]!];
    const [whole, short] = [withGap, shown].map(
      (periods) => monitor(seriesOf(periods), monitoringPlan()).groups[0]!.looks,
    );
    expect(whole![1]).toEqual({ state: "gap", period: "b", reason: "hidden" });
    const [last, same] = [whole!.at(-1)!, short!.at(-1)!];
    expect(last.state === "shown" && same.state === "shown" && last.spending!.z - same.spending!.z).toBe(0);
    expect(last.state === "shown" && same.state === "shown" && last.martingale).toEqual(
      same.state === "shown" && same.martingale,
    );
  });

  it("sums differences as Mantel and Haenszel do", () => {
    const looks = monitor(seriesOf([period("a", 30, 100, 80, 400), period("b", 20, 90, 50, 300)]), monitoringPlan())
      .groups[0]!.looks;
    // Score and variance of two tables by hand: a - n m1 / N, and n o m1 m0 / (N^2 (N - 1)).
    const score = 30 - (100 * 110) / 500 + 20 - (90 * 70) / 390;
    const variance = (100 * 400 * 110 * 390) / (500 ** 2 * 499) + (90 * 300 * 70 * 320) / (390 ** 2 * 389);
    const last = looks[1]!;
    expect(last.state === "shown" && last.spending!.z).toBeCloseTo(score / Math.sqrt(variance), 10);
  });

  it("does not ring because the whole model flags more often", () => {
    const periods = Array.from({ length: 12 }, (_, at) => period(`p${at}`, 10 + 5 * at, 100, 40 + 20 * at, 400));
    const { alarm, groups } = monitor(seriesOf(periods), monitoringPlan());
    expect(alarm.raised).toBe(false);
    expect(groups[0]!.looks.every((look) => look.state === "shown" && Math.abs(look.spending!.z) < 0.2)).toBe(true);
  });

  it("divides alpha over the watched groups, and tests each look at its part where the units come back", () => {
    const plan = monitoringPlan({ units: "repeated", groups: ["A", "B"], plannedLooks: 10 });
    // A two-sided p between alpha / (2 x 10) = 0.0025 and 0.005 rings for one group alone.
    const z = -normalQuantile(0.0036 / 2);
    expect(twoSidedNormal(z)).toBeCloseTo(0.0036, 10);
    const one = period("a", 36, 100, 86, 400);
    const p = monitor(seriesOf([one]), plan).groups[0]!.looks[0]!;
    expect(p.state === "shown" && p.plainP).toBeGreaterThan(0.0025);
    expect(p.state === "shown" && p.plainP).toBeLessThan(0.005);
    expect(monitor(seriesOf([one]), plan).alarm.raised).toBe(false);
    expect(monitor(seriesOf([one]), { ...plan, groups: ["A"] }).alarm.raised).toBe(true);
  });
});
