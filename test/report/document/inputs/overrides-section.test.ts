import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { runInputs } from "../../../../src/audit/inputs/run-inputs.js";
import { inputsEvidence } from "../../../../src/data/inputs/inputs-evidence.js";
import {
  type DisclosedInputs,
  discloseInputs,
  INPUTS_SCHEMA_ID,
} from "../../../../src/disclosure/inputs/disclose-inputs.js";
import { inputsReleaseSchema } from "../../../../src/disclosure/inputs/inputs-schema.js";
import { figuresOf } from "../../../../src/report/document/figures-of.js";
import { toInputsDocument } from "../../../../src/report/document/inputs/inputs-document.js";
import { inputsTables } from "../../../../src/report/document/inputs/inputs-tables.js";
import type { ReportDocument } from "../../../../src/report/document/report-document.js";
import { forbiddenPhrases } from "../../../../src/report/text/forbidden-phrases.js";
import { synthesise } from "../../../../src/synthetic/synthesise.js";
import { loadedSolver } from "../../../support/loaded-solver.js";
import { questionOf, syntheticRegistrations } from "../../../support/registered-rows.js";

const made = syntheticRegistrations(synthesise({ seed: 2, sponsors: 1_500, overrides: 0.1 }));
const plan = {
  ...made.plan,
  groups: { ...made.plan.groups, gate: { units: 120, effectiveUnits: 50, majorityUnits: 50 } },
  resampling: { ...made.plan.resampling, resamples: 999 },
};
const { version, plan: file, title, alpha, registeredScores, overrides } = made.settings;
const settings = { version, plan: file, title, alpha, registeredScores, overrides };
const result = await runInputs(inputsEvidence(made.registrations, settings, plan), questionOf(plan, settings));
const inputs = discloseInputs(result, { plan, settings, planHash: "p", settingsHash: "s" }, loadedSolver());

const schemaFile = join(dirname(createRequire(import.meta.url).resolve("vega-lite")), "vega-lite-schema.json");
const isVegaLite = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")),
);

function firstSentence({ sections }: ReportDocument, id: string): string {
  const block = sections.find((section) => section.id === id)!.blocks[0]!;
  return block.kind === "paragraph" ? block.text : "";
}

/** The same release, with another layer in the last reading. */
function withOtherLayer(): DisclosedInputs {
  const found = inputs.parts.overrides!;
  const readings = found.readings.map((reading, place) => {
    const { hypothesis2 } = reading;
    if (place < 2 || hypothesis2.kind !== "tested" || hypothesis2.verdict.kind !== "shown") return reading;
    const { evidence, ...layers } = hypothesis2.verdict.value;
    const other = evidence === "no-evidence" ? "difference-shown" : "no-evidence";
    return {
      ...reading,
      hypothesis2: {
        ...hypothesis2,
        verdict: { kind: "shown" as const, value: { ...layers, evidence: other } as const },
      },
    };
  });
  return { ...inputs, parts: { ...inputs.parts, overrides: { ...found, readings } } };
}

it("a release with both chapters keeps its schema", () => {
  const written = JSON.parse(JSON.stringify({ $schema: INPUTS_SCHEMA_ID, ...inputs }));
  expect(inputsReleaseSchema.safeParse(written).error?.issues ?? []).toEqual([]);
});

describe.each(["nl", "en"] as const)("chapters on registered scores and overrides in %s", (language) => {
  const document = toInputsDocument(inputs, { language });

  it("begin with what was found", () => {
    const planted = made.truth as { readonly registeredScores: Readonly<Record<string, number>> };
    const { wronglyRounded, notRounded, enteredAs49 } = planted.registeredScores;
    expect(firstSentence(document, "registered-scores")).toContain(`${wronglyRounded! + notRounded! + enteredAs49!}`);
    expect(firstSentence(document, "registered-scores-heaps")).toContain("49");
    expect(firstSentence(document, "overrides-markers")).toMatch(/\d+/);
  });

  it("say on what the conclusions turn where one reading differs", () => {
    const words = language === "nl" ? "bewijs bij hypothese 2" : "evidence on hypothesis 2";
    const other = firstSentence(toInputsDocument(withOtherLayer(), { language }), "overrides");
    expect(other.includes(words)).toBe(!firstSentence(document, "overrides").includes(words));
  });

  it("hold no forbidden word and no word of code", () => {
    const sections = document.sections.filter(({ id }) => /^(registered|overrides)/.test(id));
    expect(sections).toHaveLength(9);
    const text = JSON.stringify(sections, (key, value) => (key === "spec" ? null : value));
    expect(forbiddenPhrases(text)).toEqual([]);
    expect(text).not.toMatch(/undefined|NaN|\[object|other-groups|not-estimable|no-majority|same-flagged/);
  });

  it("draw charts that follow the schema", () => {
    const own = figuresOf(document).filter(({ id }) => /^(registered|overrides)/.test(id));
    expect(own.map(({ id }) => id)).toContain("registered-scores-digits");
    for (const { spec } of own) expect(spec === null || isVegaLite(spec)).toBe(true);
  });
});

it("tables for machines hold what is published, cell by cell", () => {
  const table = (id: string) => inputsTables(inputs).find((each) => each.id === id)!;
  const digits = table("registered-last-digits");
  expect(digits.rows.map(([digit]) => digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const readings = table("overrides-readings");
  expect(readings.rows.map(([reading]) => reading)).toEqual(["as-registered", "without-overridden", "model-only"]);
  for (const { header, rows } of [
    "registered-heaps",
    "registered-last-digits",
    "overrides-readings",
    "overrides-ratios",
    "overrides-questions",
  ].map(table)) {
    for (const row of rows) expect(row).toHaveLength(header.length);
  }
});

it("no table holds the counts of one reading", () => {
  const names = inputs.tables.map(({ id }) => id).filter((id) => id.startsWith("overrides"));
  expect(names).toEqual([
    "overrides.markers",
    "overrides.reasons",
    "overrides.categories",
    "overrides.outcomes",
    "overrides.by-group",
    "overrides.sponsors",
    "overrides.migrants",
  ]);
});
