import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestContrast } from "../../src/statistics/hidden-contrasts.js";
import {
  type ByFlag,
  boundSpread,
  extremeRates,
  type FlagOutcomes,
  type FlagRate,
  hiddenLimits,
  type RateCounts,
  rateCounts,
} from "../../src/statistics/hidden-error-rates.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

const RATES = ["false-positive-rate", "false-negative-rate", "violations-among-flagged"] as const;
const SIDES = ["lowest", "highest"] as const;

/** A unit of a small population. `outcome` null: nobody knows it. */
interface Unit {
  readonly group: number;
  readonly flagged: boolean;
  readonly outcome: 0 | 1 | null;
}

const populations = (groups: number, unknown: number): fc.Arbitrary<readonly Unit[]> => {
  const unit = (outcome: fc.Arbitrary<0 | 1 | null>) =>
    fc.record({ group: fc.nat(groups - 1), flagged: fc.boolean(), outcome });
  return fc
    .tuple(
      fc.array(unit(fc.constantFrom(0 as const, 1 as const)), { maxLength: 12 - unknown }),
      fc.array(unit(fc.constant(null)), { maxLength: unknown }),
    )
    .map(([known, hidden]) => [...known, ...hidden]);
};

function outcomesOf(units: readonly Unit[], keep: (group: number) => boolean): FlagOutcomes {
  const count = (outcome: Unit["outcome"]): ByFlag => {
    const those = units.filter((unit) => keep(unit.group) && unit.outcome === outcome);
    return [those.filter(({ flagged }) => flagged).length, those.filter(({ flagged }) => !flagged).length];
  };
  return { violations: count(1), none: count(0), unknown: count(null) };
}

/** A rate from its definition, unit by unit. */
function rateOf(units: readonly Unit[], rate: FlagRate): number {
  const share = (of: readonly Unit[], is: (unit: Unit) => boolean) => of.filter(is).length / of.length;
  if (rate === "false-positive-rate") {
    return share(
      units.filter(({ outcome }) => outcome === 0),
      ({ flagged }) => flagged,
    );
  }
  if (rate === "false-negative-rate") {
    return share(
      units.filter(({ outcome }) => outcome === 1),
      ({ flagged }) => !flagged,
    );
  }
  return share(
    units.filter(({ flagged }) => flagged),
    ({ outcome }) => outcome === 1,
  );
}

/** Every population that unknown outcomes leave open, with the number of hidden violations. */
function* completions(units: readonly Unit[]): Generator<{ readonly units: readonly Unit[]; readonly hidden: number }> {
  const unknown = [...units.keys()].filter((place) => units[place]!.outcome === null);
  for (let mask = 0; mask < 2 ** unknown.length; mask++) {
    const bits = unknown.map((_, bit) => ((mask >> bit) & 1) as 0 | 1);
    yield {
      units: units.map((unit, place) =>
        unit.outcome === null ? { ...unit, outcome: bits[unknown.indexOf(place)]! } : unit,
      ),
      hidden: bits.reduce<number>((sum, bit) => sum + bit, 0),
    };
  }
}

const shareOf = ({ events, total }: RateCounts) => events / total;
const extreme = (values: readonly number[], side: (typeof SIDES)[number]) => {
  const real = values.filter((value) => !Number.isNaN(value));
  if (real.length === 0) return Number.NaN;
  return side === "lowest" ? Math.min(...real) : Math.max(...real);
};

describe("bounds of error rates over hidden violations", () => {
  it("equal those over every allocation, counted one by one", () => {
    fc.assert(
      fc.property(populations(1, 8), (units) => {
        const all = [...completions(units)];
        const outcomes = outcomesOf(units, () => true);
        for (const rate of RATES) {
          for (const side of SIDES) {
            const { events, totals } = extremeRates(outcomes, hiddenLimits(outcomes.unknown), { rate, side });
            events.forEach((event, most) => {
              const rates = all.filter(({ hidden }) => hidden <= most).map((full) => rateOf(full.units, rate));
              expect(event / totals[most]!).toEqual(extreme(rates, side));
            });
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("refuse a range that no allocation can fill", () => {
    expect(() => hiddenLimits([1, 2], { least: 4, most: 5 })).toThrow(
      "hiddenLimits requires a range within 0 to 3; got 4 to 5",
    );
    expect(() => hiddenLimits([1, 2], { least: 2, most: 1 })).toThrow("got 2 to 1");
  });

  it("count a hidden violation among the flagged as no false positive, and one among the others as a false negative", () => {
    const group = { violations: [4, 1], none: [6, 20], unknown: [5, 30] } as const;
    expect(rateCounts(group, [2, 3], "false-positive-rate")).toEqual({ events: 9, total: 56 });
    expect(rateCounts(group, [2, 3], "false-negative-rate")).toEqual({ events: 4, total: 10 });
    expect(rateCounts(group, [2, 3], "violations-among-flagged")).toEqual({ events: 6, total: 15 });
  });
});

describe("the spread of a bound over samples", () => {
  it("is that of the delta method: a fixed number of hidden violations varies with nothing", () => {
    const hidden = 40;
    const units = 600;
    const state = streamsFrom(7).block(0);
    const rates = Array.from({ length: 4000 }, () => {
      // A unit without a known violation is flagged with probability 0.2.
      let flagged = 0;
      for (let unit = 0; unit < units; unit++) if (nextBelow(state, 5) === 0) flagged++;
      return { events: flagged - hidden, total: units - hidden };
    });
    const mean = rates.reduce((sum, rate) => sum + shareOf(rate), 0) / rates.length;
    const variance = rates.reduce((sum, rate) => sum + (shareOf(rate) - mean) ** 2, 0) / rates.length;
    const typical = { events: units / 5 - hidden, total: units - hidden };
    const error = Math.sqrt((shareOf(typical) * (1 - shareOf(typical))) / typical.total);
    const spread = boundSpread(typical, [hidden, 0], "false-positive-rate");
    // Half a unit of either kind is added, and 4,000 draws leave an error of 1.1 %.
    expect(Math.abs(Math.sqrt(variance) / (spread * error) - 1)).toBeLessThan(0.05);
    expect(spread).toBeGreaterThan(1.15);
  });

  it("is that of an ordinary share where every unknown outcome is hidden, and for false negatives", () => {
    const group = { violations: [5, 4], none: [6, 20], unknown: [3, 30] } as const;
    const lowest = extremeRates(group, hiddenLimits(group.unknown), { rate: "false-positive-rate", side: "lowest" });
    expect(lowest.spreads[0]).toBe(1);
    expect(lowest.spreads[2]).toBeGreaterThan(1);
    expect(lowest.spreads[3]).toBe(1);
    const missed = extremeRates(group, hiddenLimits(group.unknown), { rate: "false-negative-rate", side: "highest" });
    expect([...missed.spreads].every((spread) => spread === 1)).toBe(true);
  });
});

describe("the largest contrast of two groups", () => {
  it("equals that over every allocation of hidden violations to groups and flags together", () => {
    fc.assert(
      fc.property(populations(2, 8), (units) => {
        const all = [...completions(units)];
        const groups = [0, 1].map((group) => outcomesOf(units, (of) => of === group));
        for (const rate of RATES) {
          const [high, low] = SIDES.toReversed().map((side, group) =>
            extremeRates(groups[group]!, hiddenLimits(groups[group]!.unknown), { rate, side }),
          );
          const unknown = units.filter(({ outcome }) => outcome === null).length;
          for (let most = 0; most <= unknown; most++) {
            const pairs = all
              .filter(({ hidden }) => hidden <= most)
              .map(({ units: full }) =>
                [0, 1].map((group) =>
                  rateOf(
                    full.filter(({ group: of }) => of === group),
                    rate,
                  ),
                ),
              );
            const differences = pairs.map(([first, second]) => first! - second!);
            const ratios = pairs.map(([first, second]) => first! / second!);
            expect(largestContrast(high!, low!, { most, contrast: "difference" })?.value ?? Number.NaN).toEqual(
              extreme(differences, "highest"),
            );
            expect(largestContrast(high!, low!, { most, contrast: "ratio" })?.value ?? Number.NaN).toEqual(
              extreme(ratios, "highest"),
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("keeps to a range of hidden violations of each group's own", () => {
    const ranges = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(populations(2, 8), ranges, (units, [least0, more0, least1, more1]) => {
        const groups = [0, 1].map((group) => outcomesOf(units, (of) => of === group));
        const own = [
          { least: least0, most: least0 + more0 },
          { least: least1, most: least1 + more1 },
        ];
        fc.pre(groups.every(({ unknown }, group) => own[group]!.least <= unknown[0] + unknown[1]));
        const fits = (full: readonly Unit[]) =>
          own.every(({ least, most }, group) => {
            const hidden = units.filter(
              ({ outcome, group: of }, place) => outcome === null && of === group && full[place]!.outcome === 1,
            ).length;
            return hidden >= least && hidden <= most;
          });
        const all = [...completions(units)].filter((full) => fits(full.units));
        const most = least0 + more0 + least1 + more1;
        for (const rate of RATES) {
          const [high, low] = SIDES.toReversed().map((side, group) =>
            extremeRates(groups[group]!, hiddenLimits(groups[group]!.unknown, own[group]!), { rate, side }),
          );
          const of = (full: readonly Unit[], group: number) =>
            rateOf(
              full.filter((unit) => unit.group === group),
              rate,
            );
          const differences = all.map(({ units: full }) => of(full, 0) - of(full, 1));
          expect(largestContrast(high!, low!, { most, contrast: "difference" })?.value ?? Number.NaN).toEqual(
            extreme(differences, "highest"),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it("gives the counts that it stands at", () => {
    const first = { violations: [2, 0], none: [3, 9], unknown: [1, 4] } as const;
    const second = { violations: [1, 1], none: [4, 8], unknown: [3, 2] } as const;
    const high = extremeRates(first, hiddenLimits(first.unknown), { rate: "false-positive-rate", side: "highest" });
    const low = extremeRates(second, hiddenLimits(second.unknown), { rate: "false-positive-rate", side: "lowest" });
    const found = largestContrast(high, low, { most: 5, contrast: "difference" })!;
    expect(shareOf(found.first) - shareOf(found.second)).toBe(found.value);
    const hidden = 3 + 9 + 1 + 4 - found.first.total + (4 + 8 + 3 + 2 - found.second.total);
    expect(hidden).toBe(5);
    expect(() => largestContrast(high, low, { most: 0.5, contrast: "ratio" })).toThrow(
      "largestContrast requires a whole number of 0 or more; got 0.5",
    );
  });
});

describe("limits and extremes by hand", () => {
  it("hold a range from 0 on, and an entry for every number of hidden violations", () => {
    expect(() => hiddenLimits([5, 5], { least: -1, most: 3 })).toThrow(
      "hiddenLimits requires a range within 0 to 10; got -1 to 3",
    );
    const outcomes = { violations: [4, 2], none: [3, 6], unknown: [3, 5] } as const;
    const limits = hiddenLimits([3, 5], { least: 4, most: 6 });
    const { events, totals } = extremeRates(outcomes, limits, { rate: "false-negative-rate", side: "highest" });
    expect([events.length, totals.length]).toEqual([3, 3]);
  });

  it("keep to limits of either part that are narrower than what is unknown", () => {
    const outcomes = { violations: [1, 1], none: [9, 9], unknown: [9, 9] } as const;
    const limits = {
      flagged: { least: 0, most: 5 },
      notFlagged: { least: 2, most: 4 },
      all: { least: 3, most: 7 },
    };
    const found = extremeRates(outcomes, limits, { rate: "violations-among-flagged", side: "highest" });
    // Of 3 .. 7 hidden at least two are not flagged: 1 .. 5 beside the one that is known, of 19 flagged.
    expect([...found.events]).toEqual([2, 3, 4, 5, 6]);
    expect([...found.totals]).toEqual([19, 19, 19, 19, 19]);
  });

  it("keep the fewest hidden among rates that are equal", () => {
    const outcomes = { violations: [2, 2], none: [0, 5], unknown: [0, 3] } as const;
    for (const side of ["lowest", "highest"] as const) {
      const { events, totals } = extremeRates(outcomes, hiddenLimits([0, 3]), { rate: "false-positive-rate", side });
      expect([...events]).toEqual([0, 0, 0, 0]);
      expect([...totals]).toEqual([8, 8, 8, 8]);
    }
  });

  it("spread by which hidden violations might lie elsewhere", () => {
    // Shares of (3 + 1/2) / 10 and (7 + 1/2) / 10.
    const few = { events: 3, total: 9 };
    const many = { events: 7, total: 9 };
    const excess = 2 * 0.65 ** 2 + 4 * 0.35 ** 2;
    expect(boundSpread(few, [2, 4], "false-positive-rate")).toBeCloseTo(Math.sqrt(1 + excess / (9 * 0.35 * 0.65)), 12);
    const above = Math.sqrt(1 + (2 * 0.5) / (9 * 0.75 * 0.25));
    expect(boundSpread(many, [2, 4], "violations-among-flagged")).toBeCloseTo(above, 12);
    expect(boundSpread(few, [2, 4], "violations-among-flagged")).toBe(1);
    expect(boundSpread(many, [2, 4], "false-negative-rate")).toBe(1);
    expect(boundSpread({ events: 0, total: 0 }, [2, 4], "false-positive-rate")).toBe(1);
  });

  it("spread by hidden violations of either part that are fewer than what is unknown there", () => {
    const outcomes = { violations: [2, 2], none: [6, 7], unknown: [4, 5] } as const;
    const rate = "false-positive-rate";
    const at = (flagged: number, other: number) => {
      const limits = {
        flagged: { least: flagged, most: flagged },
        notFlagged: { least: other, most: other },
        all: { least: flagged + other, most: flagged + other },
      };
      return extremeRates(outcomes, limits, { rate, side: "lowest" }).spreads[0];
    };
    const counts = (flagged: number, other: number) => ({ events: 10 - flagged, total: 22 - flagged - other });
    expect(at(3, 4)).toBe(boundSpread(counts(3, 4), [3, 4], rate));
    expect(at(4, 4)).toBe(boundSpread(counts(4, 4), [0, 4], rate));
    expect(at(3, 5)).toBe(boundSpread(counts(3, 5), [3, 0], rate));
  });
});
