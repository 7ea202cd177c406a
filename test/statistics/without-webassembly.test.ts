import { afterEach, describe, expect, it, vi } from "vitest";
import { bandPermutationProblem } from "../../src/statistics/band-permutation.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fixedMarginsProblem } from "../../src/statistics/fixed-margins.js";
import { highBandDesign, madeUpBands, madeUpComposition } from "../bench/made-up-sponsors.js";

describe("tasks where there is no WebAssembly", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  it("draw tables of fixed margins the same to the last bit", async () => {
    const table = contingencyTable([
      [30, 10, 7],
      [4, 50, 9],
    ]);
    const problem = fixedMarginsProblem(table, { seed: 2, resamples: 6000 });
    if ("kind" in problem) throw new Error("the table has no variation");
    const run = async () => {
      vi.resetModules();
      const { fixedMarginsTask } = await import("../../src/statistics/fixed-margins.js");
      return fixedMarginsTask.runBlock(problem, 3);
    };
    const compiled = await run();
    vi.stubGlobal("WebAssembly", undefined);
    expect(await run()).toEqual(compiled);
    expect(new Set(compiled.chiSquared).size).toBeGreaterThan(100);
  });

  it("draw units the same to the last bit, and ask for it once", async () => {
    const units = 1500;
    const composition = madeUpComposition(units);
    const bands = madeUpBands(units);
    const strata = Uint16Array.from(bands, (_, unit) => unit % 3);
    const flagged = bands.map((band) => (band === 2 ? 1 : 0));
    const tested = Uint16Array.of(0, 1, 50);
    const common = { seed: 4, resamples: 300, composition };
    const problem = bandPermutationProblem({ composition, bandCodes: bands, bands: 3, strata: null }, common);
    const run = async () => {
      vi.resetModules();
      const { bandPermutationTask } = await import("../../src/statistics/band-permutation.js");
      const { clusterPermutationTask } = await import("../../src/statistics/cluster-permutation.js");
      const { stratifiedPermutationTask } = await import("../../src/statistics/stratified-permutation.js");
      return [
        bandPermutationTask.runBlock(problem, 0),
        clusterPermutationTask.runBlock({ ...common, design: highBandDesign(composition, bands) }, 0),
        stratifiedPermutationTask.runBlock(
          { ...common, sums: compositionSums(composition), strata, flagged, tested },
          0,
        ),
      ];
    };
    const compiled = await run();
    let asked = 0;
    vi.stubGlobal("WebAssembly", {
      Module: class {
        constructor() {
          asked++;
          throw new Error("forbidden");
        }
      },
    });
    expect(await run()).toEqual(compiled);
    expect(asked).toBe(1);
  });
});
