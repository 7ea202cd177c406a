import { describe, expect, it } from "vitest";
import { measureTrial } from "../../src/audit/human-check/blind-trial.js";
import { measureDecisions } from "../../src/audit/human-check/decisions.js";
import type { CountTable } from "../../src/audit/result.js";
import { readBlindTrial } from "../../src/data/tables/blind-trial.js";
import { linearAttack } from "../../src/disclosure/attackers/linear-attacker.js";
import { type HiddenCells, hiddenCells, type Thresholds } from "../../src/disclosure/hidden-cells.js";
import { asCross, humanCheckCells, isGuard } from "../../src/disclosure/human-check-cells.js";
import { linkedSystem } from "../../src/disclosure/linked/linked-system.js";
import { publishedTable } from "../../src/disclosure/published-table.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { humanCheckPlan, logEvidence } from "../audit/human-check/simulated-log.js";
import { loadedSolver } from "../support/loaded-solver.js";

const plan = humanCheckPlan();
const THRESHOLDS: Thresholds = { threshold: 10, units: 5, largestShare: 0.5 };
const ORDER = plan.bands.order;

/** What the linear attacker finds in the tables as they are written, with every sum that they share. */
function exposed(tables: readonly CountTable[], hidden: HiddenCells): number {
  const written = tables
    .filter((table) => !isGuard(table))
    .map((table) => {
      const isSuppressed = publishedTable(table, hidden, THRESHOLDS).counts.map((count) => count === "suppressed");
      const crossed = asCross(table, ORDER);
      const cells = crossed === table || table.id !== "log.agreement" ? isSuppressed : isSuppressed.toSorted();
      return { ...crossed, hidden: cells, least: THRESHOLDS.threshold };
    });
  return linearAttack(linkedSystem(written, { bands: plan.bands, links: [] }), loadedSolver()).exposed.length;
}

/** Logs in which few decisions deviate in some bands and groups. */
function logTables(seed: number): readonly CountTable[] {
  const stream = streamsFrom(seed).block(0);
  const chances = [0.004, 0.02, 0.08].map((chance) => chance * (1 + nextBelow(stream, 4)));
  const evidence = logEvidence(seed, {
    deviates: (officer, group) => chances[(officer + (group === "A" ? 1 : 0)) % 3]!,
    groupA: () => 0.02 * (1 + nextBelow(stream, 10)),
    casesEach: 40 + nextBelow(stream, 60),
  });
  return measureDecisions(evidence, plan).tables;
}

function trialTables(seed: number): readonly CountTable[] {
  const stream = streamsFrom(seed).block(0);
  const rows = Array.from({ length: 150 + nextBelow(stream, 300) }, () => {
    const blind = nextBelow(stream, 3);
    const model = nextBelow(stream, 4) === 0 ? nextBelow(stream, 3) : blind;
    const after = nextBelow(stream, 3) === 0 ? model : blind;
    return [blind, model, after].map((band) => ORDER[band]).join(",");
  });
  return measureTrial(readBlindTrial(["blind,model,after", ...rows].join("\n"), plan), plan).tables;
}

describe("the tables of a human check together", () => {
  it("leave the linear attacker no hidden cell", () => {
    let hiding = 0;
    for (let seed = 1; seed <= 80; seed++) {
      for (const tables of [logTables(seed), trialTables(seed)]) {
        const hidden = humanCheckCells(tables, THRESHOLDS, { bands: plan.bands, solver: loadedSolver() });
        expect(exposed(tables, hidden), `seed ${seed}`).toBe(0);
        const some = tables.some(({ id }) => hidden.hidesSome(id)) && !tables.every(({ id }) => hidden.hidesSome(id));
        if (some) hiding++;
      }
    }
    expect(hiding).toBeGreaterThan(20);
  });

  it("gave him some by the rules of single tables: agreement gives back the band beside a small one", () => {
    const open = Array.from({ length: 80 }, (_, at) => logTables(at + 1)).filter(
      (tables) => exposed(tables, hiddenCells(tables, THRESHOLDS)) > 0,
    );
    expect(open.length).toBeGreaterThan(0);
  });
});
