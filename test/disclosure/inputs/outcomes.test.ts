import { describe, expect, it } from "vitest";
import { runInputs } from "../../../src/audit/inputs/run-inputs.js";
import { inputsEvidence } from "../../../src/data/inputs/inputs-evidence.js";
import { type DisclosedInputs, discloseInputs } from "../../../src/disclosure/inputs/disclose-inputs.js";
import { outcomesResultSchema } from "../../../src/disclosure/inputs/outcomes-schema.js";
import { inputsTables } from "../../../src/report/document/inputs/inputs-tables.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { loadedSolver } from "../../support/loaded-solver.js";
import { questionOf, syntheticRegistrations } from "../../support/registered-rows.js";

const hashes = { planHash: "p", settingsHash: "s" };

async function releaseOf(seed: number, sponsors: number) {
  const { registrations, plan, settings: all } = syntheticRegistrations(synthesise({ seed, sponsors }));
  const { version, plan: file, title, alpha, outcomes } = all;
  const settings = { version, plan: file, title, alpha, outcomes };
  const result = await runInputs(inputsEvidence(registrations, settings, plan), questionOf(plan, settings));
  const written: DisclosedInputs = discloseInputs(result, { plan, settings, ...hashes }, loadedSolver());
  return { result, written };
}

const releases = await Promise.all(
  [
    [1, 10_577],
    [2, 900],
    [3, 400],
    [4, 250],
  ].map(([seed, sponsors]) => releaseOf(seed!, sponsors!)),
);

describe("what may be written of recorded outcomes", () => {
  it("has the form of its schema", () => {
    for (const { written } of releases) {
      const { parts } = JSON.parse(JSON.stringify(written)) as DisclosedInputs;
      expect(outcomesResultSchema.parse(parts.outcomes)).toEqual(parts.outcomes);
    }
  });

  it("is hidden in no table so that the number of all units less what is shown gives a small count", () => {
    const seen = { shown: 0, hidden: 0 };
    for (const { result, written } of releases) {
      for (const { id, counts } of result.tables) {
        const published = written.tables.find((table) => table.id === id)!.counts;
        const hidden = counts.filter((_, cell) => published[cell] === "suppressed");
        seen.shown += counts.length - hidden.length;
        seen.hidden += hidden.length;
        // Nobody at all is no small count: those cells are shown.
        counts.forEach((count, cell) => {
          if (published[cell] !== "suppressed") expect(count === 0 || count >= 5, `${id} ${cell}`).toBe(true);
        });
        if (hidden.length === 0) continue;
        expect(hidden.length, id).toBeGreaterThan(1);
        expect(
          hidden.reduce((sum, count) => sum + count, 0),
          id,
        ).toBeGreaterThanOrEqual(10);
      }
    }
    expect(Math.min(seen.shown, seen.hidden)).toBeGreaterThan(10);
  });

  it("withholds the share of every hidden answer, and what rests on a table with one", () => {
    for (const { written } of releases) {
      const { remarks, histories, deregistrations, policyChange } = written.parts.outcomes!;
      const isHidden = (table: string, level: string) => {
        const { keys, counts } = written.tables.find(({ id }) => id === table)!;
        const width = counts.length / keys[0]!.levels.length;
        const at = keys[0]!.levels.indexOf(level) * width;
        return counts.slice(at, at + width).includes("suppressed");
      };
      for (const { table, shares } of [
        remarks!.recorded,
        remarks!.codes,
        histories!.states,
        histories!.outcomes,
        deregistrations!.states,
      ]) {
        for (const { state, share } of shares) expect(share.kind).toBe(isHidden(table, state) ? "withheld" : "shown");
      }
      for (const { size, sanctioned } of deregistrations!.sizes) {
        expect(sanctioned.kind).toBe(isHidden(deregistrations!.table, size) ? "withheld" : "shown");
      }
      const isWhole = deregistrations!.sizes.every(({ size }) => !isHidden(deregistrations!.table, size));
      expect(deregistrations!.lateShare.kind).toBe(isWhole ? "shown" : "withheld");
      for (const { period, violations } of policyChange!.periods) {
        expect(violations.kind).toBe(isHidden(policyChange!.table, period) ? "withheld" : "shown");
      }
    }
  });

  it("is written for machines too, with the same numbers withheld", () => {
    const [, small] = releases;
    const tables = inputsTables(small!.written);
    const of = (id: string) => tables.find((table) => table.id === id)!;
    expect(of("outcomes-shares").rows.filter((row) => row.includes("withheld")).length).toBeGreaterThan(0);
    expect(of("outcomes-sizes").rows).toHaveLength(4);
    expect(of("outcomes-policy").rows.map(([period]) => period)).toEqual(["before", "after"]);
  });
});
