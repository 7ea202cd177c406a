import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { linearAttack } from "../../src/disclosure/attackers/linear-attacker.js";
import type { DisclosedSample } from "../../src/disclosure/disclosed-sample.js";
import { primaryCells } from "../../src/disclosure/hidden-cells.js";
import { linkedSystem } from "../../src/disclosure/linked/linked-system.js";
import { leastPossible } from "../../src/disclosure/linked/release-tables.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { discloseSample } from "../../src/disclosure/sample.js";
import { drawSample } from "../../src/sampling/draw-sample.js";
import { evaluateSample } from "../../src/sampling/evaluate-sample.js";
import { NO_OUTCOME, samplingFrame } from "../../src/sampling/sampling-frame.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

/** The sample of a made-up population of which about one in `rare` units violates. */
function evaluated(seed: number) {
  const population = sampledPopulation({ units: 1200, seed, logOdds: -4 + (seed % 4), slope: 0.02 * (seed % 3) });
  const plan = samplingPlan({ size: 200 + 20 * (seed % 10), minimumPerStratum: 20, seed }, {});
  const frame = samplingFrame(plan, population.scored);
  const draw = drawSample(frame, seed);
  const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  for (const unit of draw.worklist) outcomes[unit] = population.truth.get(frame.ids[unit]!)!;
  return { plan, result: evaluateSample(plan, { frame, draw, outcomes }, "c".repeat(64)) };
}

type Written = Pick<DisclosedSample["tables"][number], "id" | "counts">;

function exposed(
  counted: readonly CountTable[],
  written: readonly Written[],
  plan: ReturnType<typeof evaluated>["plan"],
) {
  const tables = counted.map((table) => {
    const { counts } = written.find(({ id }) => id === table.id)!;
    return {
      ...table,
      hidden: counts.map((count) => count === "suppressed"),
      least: leastPossible(table.unit === "sponsors", plan.disclosure),
    };
  });
  const bands = { order: plan.bands?.order ?? [], flagged: plan.bands?.order.slice(-1) ?? [] };
  return linearAttack(linkedSystem(tables, { bands, links: [] }), loadedSolver()).exposed.map(({ cell }) => cell)
    .length;
}

describe("the tables of a sample together", () => {
  const samples = Array.from({ length: 60 }, (_, at) => evaluated(at + 1));

  it("leave the linear attacker no hidden cell", () => {
    let hiding = 0;
    for (const [at, { plan, result }] of samples.entries()) {
      const { tables } = discloseSample(result);
      expect(exposed(result.tables, tables, plan), `seed ${at + 1}`).toBe(0);
      const isHiding = tables.map(({ counts }) => counts.includes("suppressed"));
      if (isHiding.some((each) => each) && !isHiding.every((each) => each)) hiding++;
    }
    expect(hiding).toBeGreaterThan(20);
  });

  it("leave him some where small cells alone are hidden", () => {
    const open = samples.filter(({ plan, result }) => {
      const hidden = primaryCells(result.tables, plan.disclosure);
      const written = result.tables.map((table) => publishedTable(table, hidden, plan.disclosure));
      return exposed(result.tables, written, plan) > 0;
    });
    expect(open.length).toBeGreaterThan(10);
  });
});
