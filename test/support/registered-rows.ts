import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { InputsQuestion } from "../../src/audit/inputs/inputs-question.js";
import type { TextColumn } from "../../src/data/columns.js";
import type { RegisteredDirectors } from "../../src/data/inputs/registered-boards.js";
import type { RegisteredList } from "../../src/data/inputs/registered-list.js";
import { type Registrations, registrationsOf } from "../../src/data/inputs/registrations.js";
import { type InputsSettings, parseInputsSettings } from "../../src/plan/inputs/inputs-schema.js";
import { parsePlan } from "../../src/plan/parse-plan.js";
import type { Plan } from "../../src/plan/schema.js";
import { inlineExecutor } from "../../src/runtime/inline.js";
import { synthesiseRegistrations } from "../../src/synthetic/registrations/synthesise-registrations.js";
import type { SyntheticData } from "../../src/synthetic/synthesise.js";
import { syntheticPlan } from "../../src/synthetic/write-plan.js";

/** Texts as a column: the levels in the order of first use. */
export function textColumn(texts: readonly string[]): TextColumn {
  const levels = [...new Set(texts)];
  const place = new Map(levels.map((level, at) => [level, at]));
  return { levels, codes: Uint32Array.from(texts, (text) => place.get(text)!) };
}

/** The plan of the bundled sample. */
export function samplePlan(): Plan {
  const file = join(import.meta.dirname, "../../data-samples/sponsors/plan.yaml");
  return parsePlan(readFileSync(file, "utf8"), "plan.yaml");
}

/** Settings of inputs.yaml with these sections. */
export function inputsSettings(sections: string): InputsSettings {
  return parseInputsSettings(`version: 1\nplan: plan.yaml\ntitle: t\n${sections}`, "inputs.yaml");
}

/** A question asked of made-up rows, on one thread. */
export function questionOf(plan: Plan, settings: InputsSettings): InputsQuestion {
  const context = {
    signal: undefined,
    progress: () => undefined,
    executor: inlineExecutor(),
    hash: async () => "",
  };
  return { plan, settings, context };
}

/** Rows with one member each and all kept: what a test says of them, and nothing else. */
export function registeredRows(
  columns: Readonly<Record<string, readonly string[]>>,
  { groups, scores = null }: { readonly groups: readonly string[]; readonly scores?: readonly number[] | null },
): Registrations {
  const levels = [...new Set(groups)].filter((group) => group !== "").sort();
  const rows = groups.length;
  return {
    unit: "sponsors",
    rows,
    sponsor: Uint32Array.from(groups.keys()),
    kept: new Uint8Array(rows).fill(1),
    columns: new Map(Object.entries(columns).map(([name, texts]) => [name, textColumn(texts)])),
    scores: scores === null ? null : Float64Array.from(scores),
    modelScores: null,
    bands: null,
    outcomes: null,
    provenances: new Uint8Array(rows),
    groups: levels,
    groupOf: Uint16Array.from(groups, (group) => (group === "" ? levels.length : levels.indexOf(group))),
    people: new Float64Array(rows).fill(2),
    composition: {
      groups: levels,
      offsets: new Uint32Array(rows + 1),
      groupCodes: new Uint16Array(0),
      counts: new Uint32Array(0),
    },
    ids: textColumn(groups.map((_, row) => String(row).padStart(8, "0"))),
    unmatched: null,
  } as Registrations;
}

/** Registrations of a synthetic set with its plan, settings and truth, without a file. */
export function syntheticRegistrations(data: SyntheticData) {
  const made = synthesiseRegistrations(data);
  const plan = parsePlan(syntheticPlan({ disclosure: "default" }), "plan.yaml");
  const settings = parseInputsSettings(textOf(made.files, "inputs.yaml"), "inputs.yaml");
  const [header, ...rows] = cells(textOf(made.files, "registrations.synthetic.csv"));
  const columns = new Map(header!.map((name, at) => [name, textColumn(rows.map((row) => row[at]!))]));
  const ids = textColumn(data.sponsors.map(({ kvkNumber }) => kvkNumber));
  const registrations = registrationsOf(plan, {
    source: { form: "sponsors", ...sponsorSource(data) },
    ids,
    columns,
    unmatched: null,
    lists: settings.lists!.files.map((file) => listOf(file.name, textOf(made.files, file.file))),
    directors: directorsOf(textOf(made.files, settings.board!.directors.file)),
  });
  return { registrations, plan, settings, truth: made.truth };
}

function sponsorSource({ sponsors, migrants }: SyntheticData) {
  const groups = [...new Set(migrants.map(({ nationality }) => nationality))];
  const place = new Map(groups.map((group, at) => [group, at]));
  const byNumber = new Map(sponsors.map(({ kvkNumber }, at) => [kvkNumber, at]));
  const offsets = new Uint32Array(sponsors.length + 1);
  for (const { kvkNumber } of migrants) offsets[byNumber.get(kvkNumber)! + 1]! += 1;
  for (let at = 1; at < offsets.length; at++) offsets[at]! += offsets[at - 1]!;
  return {
    sponsors: {
      sponsor: Uint32Array.from(sponsors.keys()),
      score: Float64Array.from(sponsors, ({ score }) => score),
      modelScore: Float64Array.from(sponsors, ({ modelScore }) => modelScore),
      selected: textColumn(sponsors.map(({ selected }) => (selected ? "J" : "N"))),
      outcome: textColumn(sponsors.map(({ outcome }) => (outcome === "unknown" ? "" : outcome))),
      provenance: textColumn(sponsors.map(({ provenance }) => provenance)),
      severity: textColumn(sponsors.map(({ severity }) => severity)),
      compared: [{ score: Float64Array.from(sponsors, ({ earlierScore }) => earlierScore) }],
      strata: {
        branch: textColumn(sponsors.map(({ branch }) => branch)),
        premises: textColumn(sponsors.map(() => "J")),
      },
    },
    composition: {
      groups,
      offsets,
      groupCodes: Uint16Array.from(migrants, ({ nationality }) => place.get(nationality)!),
      counts: Uint32Array.from(migrants, (row) => row.migrants),
    },
  };
}

function listOf(name: string, text: string): RegisteredList {
  const [header, ...rows] = cells(text);
  const column = (of: string) => textColumn(rows.map((row) => row[header!.indexOf(of)]!));
  return { name, ids: column("kvk_number"), columns: new Map(header!.map((of) => [of, column(of)])), sha256: "" };
}

function directorsOf(text: string): RegisteredDirectors {
  const [header, ...rows] = cells(text);
  const column = (of: string) => textColumn(rows.map((row) => row[header!.indexOf(of)]!));
  return {
    ids: column("kvk_number"),
    country: column("born"),
    kind: column("kind"),
    since: column("since"),
    until: column("until"),
  };
}

function cells(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
}

function textOf(files: readonly { readonly name: string; readonly text: string }[], name: string): string {
  return files.find((file) => file.name === name)!.text;
}
