import { describe, expect, it } from "vitest";
import { examineFields } from "../../../src/audit/inputs/fields.js";
import { examineIndications } from "../../../src/audit/inputs/indications.js";
import { examineLists } from "../../../src/audit/inputs/lists.js";
import { fieldsEvidence } from "../../../src/data/inputs/fields-evidence.js";
import { indicationsEvidence } from "../../../src/data/inputs/indications-evidence.js";
import { listsEvidence } from "../../../src/data/inputs/lists-evidence.js";
import { binomialUpperTail } from "../../../src/statistics/distributions.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import {
  inputsSettings,
  questionOf,
  registeredRows,
  samplePlan,
  syntheticRegistrations,
} from "../../support/registered-rows.js";

const ALPHA = 0.05;
/** Exact binomial bound at this probability a side. */
const SIDE = 1e-4;

describe("a synthetic set of 10,577 sponsors", () => {
  const { registrations, plan, settings, truth } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 10_577 }));
  const question = questionOf(plan, settings);
  const {
    fields: faults,
    lists: listed,
    indications: planted,
  } = truth as unknown as {
    fields: {
      missingByGroup: { group: string };
      weakSourceByGroup: { group: string };
      people: { different: number; busiestShare: number };
      oldBranchCodes: number;
      borderCases: number;
      rows: { zerosLost: number };
    };
    lists: {
      inBothLists: number;
      zerosLost: number;
      reprofiled: number;
      againWithoutMark: number;
      drift: { column: string };
    };
    indications: { proxy: { code: string; group: string }; statedOtherwise: Record<string, number> };
  };
  const everyRow = { ...registrations, kept: new Uint8Array(registrations.rows).fill(1) };

  it("shows the planted missing website and its weak source, each of the planted nationality, and no other question", async () => {
    const evidence = fieldsEvidence(registrations, settings.fields!, plan);
    const { result } = await examineFields(evidence, settings.fields!, question);
    const asked = result.fields.flatMap(({ field, questions }) => questions.map((each) => ({ field, ...each })));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.map(({ question: of }) => of)).toContain("unrecorded");
    const shown = asked.filter(({ adjusted }) => adjusted.value <= ALPHA);
    expect(shown.map(({ field, question: of }) => `${field} ${of}`)).toEqual([
      "website missing",
      "website weak-source",
    ]);
    const plantedGroups = [faults.missingByGroup.group, faults.weakSourceByGroup.group];
    for (const [at, { shares }] of shown.entries()) {
      const bounds = new Map(
        shares.map(({ group, share }) => {
          if (share.value.kind !== "estimate" || "kind" in share.value.interval)
            throw new Error("requires an interval");
          return [group, share.value.interval];
        }),
      );
      const { lower } = bounds.get(plantedGroups[at]!)!;
      for (const [group, { upper }] of bounds) {
        if (group !== plantedGroups[at]) expect(Number(lower)).toBeGreaterThan(Number(upper));
      }
    }
  }, 60_000);

  it("counts the people who filled in the website, and finds the share of the one who filled in most", () => {
    const [website] = fieldsEvidence(registrations, settings.fields!, plan).provenance;
    const { counts, different } = website!.persons!;
    expect(different).toBe(faults.people.different);
    const recorded = counts[0]! + counts[1]!;
    // Two standard errors and a half of a share of some 10,000.
    expect(Math.abs(counts[0]! / recorded - faults.people.busiestShare)).toBeLessThan(0.0125);
  });

  it("counts lost zeros, border sizes and old branch codes as they were planted", () => {
    const evidence = fieldsEvidence(everyRow, settings.fields!, plan);
    const states = (field: string) => evidence.fields.find((each) => each.field === field)!.states;
    expect(states("kvk")[1]).toBe(faults.rows.zerosLost);
    expect(evidence.size!.states[0]! + evidence.size!.states[1]!).toBe(faults.borderCases);
    expect(evidence.branch![2]).toBe(faults.oldBranchCodes);
    expect(states("sbi")[1]).toBe(faults.oldBranchCodes);
  });

  it("finds each planted number in the lists, and the one indicator that shifts", async () => {
    const evidence = listsEvidence(registrations.lists!, settings.lists!, plan);
    expect(evidence.overlap).toEqual([
      10_577 - listed.inBothLists - listed.zerosLost,
      listed.inBothLists,
      2 * listed.zerosLost,
    ]);
    expect(evidence.lists[0]!.episodes).toEqual([10_300, listed.reprofiled, listed.againWithoutMark]);
    const { result } = await examineLists(evidence, settings.lists!, question);
    const shifted = result.drift!.indicators.filter(({ adjusted }) => adjusted.value <= ALPHA);
    expect(shifted.map(({ column }) => column)).toEqual([listed.drift.column]);
    expect(result.drift!.indicators.filter(({ pointedOut }) => pointedOut.value)).toEqual(shifted);
    // The companies that stand in the archive too are compared there alone; lost zeros make other numbers.
    expect(result.drift!.companies).toEqual([10_300, 277 + listed.zerosLost]);
  }, 60_000);

  it("shows the planted proxy and the planted pair among the indications, and counts what was stated otherwise", async () => {
    const { conjunctions } = indicationsEvidence(everyRow, settings.indications!, plan);
    for (const { code, states } of conjunctions) expect(states[1]).toBe(planted.statedOtherwise[code]);
    const evidence = indicationsEvidence(registrations, settings.indications!, plan);
    const { result } = await examineIndications(evidence, question);
    const shown = result.groups.questions.filter(({ adjusted }) => adjusted.value <= ALPHA);
    expect(shown.map(({ code }) => code)).toEqual([planted.proxy.code]);
    const pairs = result.pairs.filter(({ adjusted }) => adjusted.value <= ALPHA);
    // Without a website the class is 1, and small companies more often have no premises: so the set was made.
    expect(pairs.map(({ first, second }) => `${first} & ${second}`)).toEqual([
      "01 & 03",
      "01 & 04",
      "03 & 04",
      "08 & 09",
    ]);
  }, 60_000);
});

it("shows a difference where none is in one family of twenty, over 200 seeds", async () => {
  const groups = Array.from({ length: 300 }, (_, row) => (row < 60 ? "A" : row < 160 ? "B" : "C"));
  const names = ["website", "premises", "legalForm", "founded"] as const;
  const plan = samplePlan();
  const settings = inputsSettings(`fields: { columns: { ${names.map((name) => `${name}: ${name}`).join(", ")} } }`);
  const valid = { website: "J", premises: "J", legalForm: "bv", founded: "2001-01-01" };
  let families = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const state = streamsFrom(seed).block(3);
    const columns = Object.fromEntries(
      names.map((name) => [name, groups.map(() => (nextUniform(state) < 0.4 ? "" : valid[name]))]),
    );
    const evidence = fieldsEvidence(registeredRows(columns, { groups }), settings.fields!, plan);
    const { result } = await examineFields(evidence, settings.fields!, questionOf(plan, settings));
    const missing = result.fields.flatMap(({ questions }) => questions.filter((each) => each.question === "missing"));
    expect(missing).toHaveLength(names.length);
    if (missing.some(({ adjusted }) => adjusted.value <= ALPHA)) families++;
  }
  expect(binomialUpperTail(families, 200, ALPHA)).toBeGreaterThan(SIDE);
  // A family that never rejects would say nothing either.
  expect(families).toBeGreaterThan(0);
}, 60_000);
