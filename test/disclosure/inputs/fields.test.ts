import { describe, expect, it } from "vitest";
import { runInputs } from "../../../src/audit/inputs/run-inputs.js";
import { inputsEvidence } from "../../../src/data/inputs/inputs-evidence.js";
import { type DisclosedInputs, discloseInputs } from "../../../src/disclosure/inputs/disclose-inputs.js";
import { fieldsResultSchema } from "../../../src/disclosure/inputs/fields-schema.js";
import { indicationsResultSchema } from "../../../src/disclosure/inputs/indications-schema.js";
import { listsResultSchema } from "../../../src/disclosure/inputs/lists-schema.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { loadedSolver } from "../../support/loaded-solver.js";
import { questionOf, syntheticRegistrations } from "../../support/registered-rows.js";

const { registrations, plan, settings: all } = syntheticRegistrations(synthesise({ seed: 3, sponsors: 3_000 }));
const { fields, lists, indications, ...head } = all;
const settings = {
  ...{ version: head.version, plan: head.plan, title: head.title, alpha: head.alpha },
  ...{ fields, lists, indications },
};
const result = await runInputs(inputsEvidence(registrations, settings, plan), questionOf(plan, settings));
const hashes = { planHash: "p", settingsHash: "s" };
const written: DisclosedInputs = discloseInputs(result, { plan, settings, ...hashes }, loadedSolver());

describe("what may be written of fields, lists and indications", () => {
  it("has the form of its schema, field by field", () => {
    const { parts } = JSON.parse(JSON.stringify(written)) as DisclosedInputs;
    expect(fieldsResultSchema.parse(parts.fields)).toEqual(parts.fields);
    expect(listsResultSchema.parse(parts.lists)).toEqual(parts.lists);
    expect(indicationsResultSchema.parse(parts.indications)).toEqual(parts.indications);
  });

  it("shows no cell of a group with fewer people or sponsors than the thresholds, or with one that dominates", () => {
    let shown = 0;
    let hidden = 0;
    for (const table of result.tables.filter(({ keys }) => keys[0]!.name === "group")) {
      const { counts } = written.tables.find(({ id }) => id === table.id)!;
      counts.forEach((count, cell) => {
        if (count === "suppressed") {
          hidden++;
          return;
        }
        shown++;
        expect(table.support!.people[cell]).toBeGreaterThanOrEqual(10);
        expect(count).toBeGreaterThanOrEqual(5);
        expect(table.support!.largest[cell]!).toBeLessThanOrEqual(table.support!.people[cell]! / 2);
      });
    }
    expect(shown).toBeGreaterThan(20);
    expect(hidden).toBeGreaterThan(0);
  });

  it("withholds every share of a hidden group, and gives a test on its table as a class only", () => {
    const questions = [
      ...written.parts.fields!.fields.flatMap((field) => field.questions),
      ...written.parts.indications!.groups.questions,
    ];
    for (const { table, shares, strength, test, adjusted } of questions) {
      const { keys, counts } = written.tables.find(({ id }) => id === table)!;
      const isHidden = (group: string) => counts[2 * keys[0]!.levels.indexOf(group)] === "suppressed";
      for (const { group, share } of shares) expect(share.kind).toBe(isHidden(group) ? "withheld" : "shown");
      const kind = counts.includes("suppressed") ? "class" : "shown";
      expect([test.kind, adjusted.kind]).toEqual([kind, kind]);
      expect(strength.kind).toBe(kind === "class" ? "withheld" : "shown");
    }
    expect(questions.length).toBeGreaterThan(10);
  });

  it("writes no number of a company, no seed and no hash of a file", () => {
    const text = JSON.stringify(written);
    expect(registrations.ids.levels.filter((id) => text.includes(`"${id}"`))).toEqual([]);
    expect(["seed", "extreme", "sha256"].filter((word) => text.includes(`"${word}"`))).toEqual([]);
  });
});
