import { describe, expect, it } from "vitest";
import { monitor } from "../../../src/audit/monitoring/monitor.js";
import type { MonitorResult } from "../../../src/audit/monitoring/monitor-result.js";
import type { PublishedSeries } from "../../../src/audit/monitoring/series.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { drawnSeries, flaggedOf, monitoringPlan, type PeriodTruth, periodOf, seriesOf } from "./simulated-series.js";

const LOOKS = 12;
const SERIES = 2_000;
/** Largest number of 2,000 that a probability of 5 % gives but once in 10,000 (exact binomial). */
const AT_MOST = 138;

const truths = (share: (look: number) => number): PeriodTruth[] =>
  Array.from({ length: LOOKS }, (_, look) => ({
    n: 60 + 10 * (look % 3),
    otherN: 300 + 50 * (look % 4),
    share: share(look),
    otherShare: 0.2 + 0.01 * (look % 5),
  }));
const nothing = truths((look) => 0.2 + 0.01 * (look % 5));

/** Series that ring, of those with seeds 1, 2, ... */
function ringing(
  periods: readonly PeriodTruth[],
  rings: (result: MonitorResult) => boolean,
  { threshold = 0, series = SERIES }: { readonly threshold?: number; readonly series?: number } = {},
): number {
  const plan = monitoringPlan();
  let count = 0;
  for (let seed = 1; seed <= series; seed++) {
    count += Number(rings(monitor(drawnSeries(streamsFrom(seed).block(0), periods, threshold), plan)));
  }
  return count;
}

const shownOf = ({ groups }: MonitorResult) => groups[0]!.looks.filter((look) => look.state === "shown");
const byMartingale = (result: MonitorResult) => (shownOf(result).at(-1)?.martingale?.pValue ?? 1) <= 0.05;

describe("over 12 looks at 2,000 series without a difference", () => {
  it("alarms by spending and by the martingale stay at alpha, where plain tests of the data so far exceed 20 %", () => {
    const rings = { spending: 0, martingale: 0, plainSoFar: 0, plainPeriod: 0 };
    ringing(nothing, (result) => {
      const looks = shownOf(result);
      rings.spending += Number(result.alarm.raised);
      rings.martingale += Number(byMartingale(result));
      rings.plainSoFar += Number(looks.some(({ spending }) => Math.abs(spending!.z) >= 1.959963984540054));
      rings.plainPeriod += Number(looks.some(({ plainP }) => plainP <= 0.05));
      return false;
    });
    expect(rings.spending).toBeLessThanOrEqual(AT_MOST);
    expect(rings.spending).toBeGreaterThan(0.025 * SERIES);
    expect(rings.martingale).toBeLessThanOrEqual(AT_MOST);
    // Armitage, McPherson & Rowe 1969: 12 looks at 5 % come to 20.7 %.
    expect(rings.plainSoFar / SERIES).toBeGreaterThan(0.2 - 3 * Math.sqrt((0.2075 * 0.7925) / SERIES));
    expect(rings.plainPeriod / SERIES).toBeGreaterThan(0.2);
    expect(monitor(drawnSeries(streamsFrom(1).block(0), nothing), monitoringPlan()).repeatedPlainTests).toBeCloseTo(
      0.2075,
      3,
    );
  }, 120_000);

  it("alarms stay at alpha when low counts are hidden, which a sum of what is shown would take for a rise", () => {
    const sparse = nothing.map((period) => ({ ...period, n: 50, share: 0.2, otherShare: 0.2 }));
    const rings = ringing(sparse, (result) => result.alarm.raised, { threshold: 10, series: 500 });
    // 45 of 500 come but once in 10,000 at 5 %.
    expect(rings).toBeLessThanOrEqual(45);
  }, 120_000);

  it("a rise from the fourth period on, half as much again, is found by both in most series", () => {
    const risen = truths((look) => (0.2 + 0.01 * (look % 5)) * (look < 3 ? 1 : 1.5));
    const found = { spending: 0, martingale: 0 };
    const count = (result: MonitorResult) => {
      found.spending += Number(result.alarm.raised && result.groups[0]!.alarm.direction === "more");
      found.martingale += Number(byMartingale(result));
      return false;
    };
    ringing(risen, count, { series: 200 });
    expect(found.spending / 200).toBeGreaterThan(0.95);
    expect(found.martingale / 200).toBeGreaterThan(0.85);
  }, 120_000);
});

describe("over four groups that are watched together", () => {
  it("a false alarm of any of them stays at alpha", () => {
    const names = ["A", "B", "C", "D"];
    const plan = monitoringPlan({ groups: names });
    let rings = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const state = streamsFrom(seed).block(0);
      const periods = nothing.map(({ share }, look) => {
        const groups = names.map((group, at) => {
          const n = 60 + 30 * at;
          return { group, passesGate: true, n, flagged: flaggedOf(state, n, share), designEffect: 1 };
        });
        const all = { flagged: groups.reduce((sum, { flagged }) => sum + flagged, 0), n: 420 };
        return { ...periodOf(`p${look + 1}`, { flagged: 0, n: 1, otherFlagged: 0, otherN: 1 }), all, groups };
      });
      rings += Number(monitor(seriesOf(periods), plan).alarm.raised);
    }
    expect(rings).toBeLessThanOrEqual(31);
    expect(rings).toBeGreaterThan(2);
  }, 60_000);
});

describe("where periods or people are not independent", () => {
  /** A unit keeps its flag from period to period but for one in ten, which draws anew. */
  function sameUnits(seed: number) {
    const state = streamsFrom(seed).block(0);
    const units = Array.from({ length: 400 }, (_, unit) => ({ own: unit < 80, flagged: nextUniform(state) < 0.25 }));
    return seriesOf(
      nothing.map((_, look) => {
        for (const unit of units) if (nextUniform(state) < 0.1) unit.flagged = nextUniform(state) < 0.25;
        const flagged = (own: boolean) => units.filter((unit) => unit.own === own && unit.flagged).length;
        return periodOf(`p${look + 1}`, { flagged: flagged(true), n: 80, otherFlagged: flagged(false), otherN: 320 });
      }),
    );
  }

  it("series of the same units are refused the sequential tests, and each look by itself stays at alpha", () => {
    const rings = { asNew: 0, asRepeated: 0 };
    for (let seed = 1; seed <= 300; seed++) {
      const series = sameUnits(seed);
      rings.asNew += Number(monitor(series, monitoringPlan()).alarm.raised);
      const { alarm, validity, groups } = monitor(series, monitoringPlan({ units: "repeated" }));
      rings.asRepeated += Number(alarm.raised);
      expect(validity).toEqual({ spending: "repeated-units", martingale: "repeated-units", decides: "each-look" });
      expect(shownOf({ groups } as MonitorResult).every(({ spending, martingale }) => !spending && !martingale)).toBe(
        true,
      );
    }
    // 30 of 300 come but once in 10,000 at 5 %.
    expect(rings.asRepeated).toBeLessThanOrEqual(30);
    expect(rings.asNew / 300).toBeGreaterThan(0.3);
  }, 60_000);

  /** Sponsors of five members that share a flag. */
  function clustered(seed: number, designEffect: number | null): PublishedSeries {
    const plain = drawnSeries(
      streamsFrom(seed).block(0),
      nothing.map((period) => ({ ...period, n: 40, otherN: 160 })),
    );
    return {
      ...plain,
      dependence: designEffect === null ? "clusters-unknown" : "design-effect",
      periods: plain.periods.map((period) => ({
        ...period,
        all: { flagged: 5 * period.all!.flagged, n: 5 * period.all!.n },
        groups: period.groups.map(({ group, n, flagged }) => ({
          group,
          passesGate: true,
          n: 5 * n!,
          flagged: 5 * flagged!,
          designEffect,
        })),
      })),
    };
  }

  it("members of sponsors are not tested at all unless the design effect is known, and then stay at alpha", () => {
    const rings = { asPersons: 0, withDesignEffect: 0 };
    for (let seed = 1; seed <= 300; seed++) {
      const asPersons: PublishedSeries = { ...clustered(seed, null), dependence: "independent" };
      rings.asPersons += Number(monitor(asPersons, monitoringPlan()).alarm.raised);
      rings.withDesignEffect += Number(monitor(clustered(seed, 5), monitoringPlan()).alarm.raised);
    }
    expect(rings.withDesignEffect).toBeLessThanOrEqual(30);
    expect(rings.asPersons / 300).toBeGreaterThan(0.3);
    const unknown = monitor(clustered(1, null), monitoringPlan());
    expect(unknown.validity.decides).toBe("nothing");
    expect(unknown.groups[0]!.alarm).toEqual({ state: "not-assessed", since: null, direction: null });
  }, 60_000);
});
