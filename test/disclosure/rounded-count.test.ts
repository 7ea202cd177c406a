import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearAttack } from "../../src/disclosure/attackers/linear-attacker.js";
import { primaryCells } from "../../src/disclosure/hidden-cells.js";
import { protectTogether, systemOf } from "../../src/disclosure/protect-together.js";
import { cellName, roundedCount, roundingSpread } from "../../src/disclosure/rounded-count.js";
import { auditOf } from "../support/constructed-audit.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { randomRelease } from "../support/random-release.js";

const roundings = fc.record({
  base: fc.constantFrom(5 as const, 10 as const),
  kind: fc.constantFrom("nearest" as const, "random" as const),
  seed: fc.nat(),
});

describe("roundedCount", () => {
  it("gives multiples of the base within its spread, and leaves multiples as they are", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), fc.string(), roundings, (count, cell, rounding) => {
        const rounded = roundedCount(count, cell, rounding);
        expect(rounded % rounding.base).toBe(0);
        expect(Math.abs(rounded - count)).toBeLessThanOrEqual(roundingSpread(rounding));
        if (count % rounding.base === 0) expect(rounded).toBe(count);
      }),
    );
  });

  it("is unbiased where it is random: over 20,000 cells the mean is the count", () => {
    for (const count of [11, 13, 18]) {
      const sum = Array.from({ length: 20_000 }, (_, cell) =>
        roundedCount(count, `cell ${cell}`, { base: 10, kind: "random", seed: 7 }),
      ).reduce((total, rounded) => total + rounded, 0);
      // Standard error at most 5 / sqrt(20,000) = 0.035.
      expect(Math.abs(sum / 20_000 - count)).toBeLessThan(0.15);
    }
  });

  it("rounds a cell alike wherever it stands, and with another seed otherwise", () => {
    const group = { name: "group", levels: ["A", "B"] };
    const band = { name: "band", levels: ["low", "high"] };
    expect(cellName("cases", [group, band], 1)).toBe(cellName("cases", [band, group], 2));
    const drawn = (seed: number) =>
      Array.from({ length: 64 }, (_, cell) => roundedCount(13, `cell ${cell}`, { base: 5, kind: "random", seed }));
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });
});

describe("a release with rounded counts", () => {
  it("leaves the linear attacker no hidden cell, for seeds 1 to 60 and each kind of rounding", () => {
    const solver = loadedSolver();
    for (let seed = 1; seed <= 60; seed++) {
      const rounding = { base: seed % 2 === 0 ? (5 as const) : (10 as const), kind: "nearest" as const, seed };
      const made = randomRelease(seed);
      for (const kind of ["nearest", "random"] as const) {
        const release = { ...made, thresholds: { ...made.thresholds, rounding: { ...rounding, kind } } };
        const { hidden, search } = protectTogether(release, solver, { rules: primaryCells });
        expect(search, `seed ${seed}`).toBe("complete");
        expect(linearAttack(systemOf(release, hidden), solver), `seed ${seed}`).toEqual({
          exposed: [],
          unfinished: [],
        });
      }
    }
  }, 60_000);

  it("holds multiples of the base, classes and verdicts, and neither exact numbers nor the seed", async () => {
    const audit = await auditOf({
      counts: { A: [131, 417], B: [88, 342], C: [57, 203] },
      unit: "independent-persons",
      plan: {
        disclosure: { threshold: 10, rounding: { base: 10, kind: "random", seed: 987_654_321 } },
        resampling: { seed: 1, resamples: 1999, bootstrap: 199 },
      },
    });
    const counts = audit.tables.flatMap((table) => table.counts).filter((count) => count !== "suppressed");
    expect(counts.length).toBeGreaterThan(6);
    expect(counts.every((count) => Number(count) % 10 === 0)).toBe(true);
    expect(JSON.stringify(audit)).not.toContain("987654321");
    expect(audit.plan.disclosure.rounding).toEqual({ base: 10, kind: "random" });
    if (audit.hypothesis1.kind !== "tested") throw new Error("three groups are tested");
    expect(audit.hypothesis1.verdict.kind).toBe("shown");
    expect(audit.hypothesis1.deciding.kind).toBe("class");
    for (const group of audit.hypothesis1.groups) {
      expect([group.flaggedShare.kind, group.difference.kind, group.adjusted.kind]).toEqual([
        "withheld",
        "withheld",
        "class",
      ]);
    }
  });

  it("shows no share of a group smaller than the least denominator of the plan", async () => {
    const shares = async (shareDenominator?: number) => {
      const audit = await auditOf({
        counts: { A: [131, 417], B: [88, 342], C: [57, 203] },
        unit: "independent-persons",
        plan: {
          disclosure: { threshold: 10, ...(shareDenominator === undefined ? {} : { shareDenominator }) },
          resampling: { seed: 1, resamples: 1999, bootstrap: 199 },
        },
      });
      if (audit.hypothesis1.kind !== "tested") throw new Error("three groups are tested");
      return audit.hypothesis1.groups.map(({ flaggedShare }) => flaggedShare.kind);
    };
    expect(await shares()).toEqual(["shown", "shown", "shown"]);
    expect(await shares(300)).toEqual(["shown", "shown", "withheld"]);
  });
});
