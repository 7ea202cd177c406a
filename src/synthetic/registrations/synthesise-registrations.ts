import { streamsFrom } from "../../statistics/random.js";
import type { SyntheticData } from "../synthesise.js";
import { boardPart } from "./board-columns.js";
import { decompositionColumns } from "./decomposition-columns.js";
import { durationColumns } from "./duration-columns.js";
import { fieldsColumns } from "./fields-columns.js";
import { indicationsColumns } from "./indications-columns.js";
import { listsColumns } from "./lists-columns.js";
import { outcomesColumns } from "./outcomes-columns.js";
import { overridesColumns } from "./overrides-columns.js";
import { proxiesColumns } from "./proxies-columns.js";
import { registeredScoresColumns } from "./registered-scores-columns.js";
import type { MakeRegistrationPart, RegistrationPart, RegistrationWorld } from "./registration-part.js";
import { togetherColumns } from "./together-columns.js";

/** Parts in the order of the settings. */
const PARTS: Readonly<Record<string, MakeRegistrationPart>> = {
  fields: fieldsColumns,
  lists: listsColumns,
  indications: indicationsColumns,
  registeredScores: registeredScoresColumns,
  overrides: overridesColumns,
  outcomes: outcomesColumns,
  duration: durationColumns,
  board: boardPart,
  proxies: proxiesColumns,
  together: togetherColumns,
  decomposition: decompositionColumns,
};

/** First random stream of the registrations: those below belong to the sponsors. */
const FIRST_STREAM = 1024;

/** Registrations of a synthetic set: the files beside its sponsors, and what was planted in them. */
export interface SyntheticRegistrations {
  readonly files: readonly { readonly name: string; readonly text: string; readonly meaning: string }[];
  /** Columns of the registrations file with what they mean. */
  readonly columns: readonly { readonly name: string; readonly meaning: string }[];
  readonly truth: Readonly<Record<string, unknown>>;
}

/**
 * Draws what was registered of each sponsor, with planted faults, and the settings that examine it.
 * @param data  sponsors and migrants of a synthetic set; they do not change
 * @returns registrations.synthetic.csv, further small files, and inputs.yaml
 * @example synthesiseRegistrations(synthesise({ seed: 1, sponsors: 20 })).files.at(-1)!.name // "inputs.yaml"
 */
export function synthesiseRegistrations(data: SyntheticData): SyntheticRegistrations {
  const world = worldOf(data);
  const parts = Object.entries(PARTS).map(([name, make]) => [name, make(world)] as const);
  const columns = parts.flatMap(([, part]) => part.columns);
  const header = ["kvk_number", "source", ...columns.map(({ name }) => name)];
  const rows = data.sponsors.map(({ kvkNumber }, i) => [
    kvkNumber,
    "synthetic",
    ...columns.map(({ values }) => values[i]!),
  ]);
  return {
    files: [
      {
        name: "registrations.synthetic.csv",
        text: [header, ...rows].map((row) => `${row.join(",")}\n`).join(""),
        meaning: "what was registered of each sponsor, one row a sponsor",
      },
      ...parts.flatMap(([, part]) => part.files ?? []),
      {
        name: "inputs.yaml",
        text: settingsOf(
          columns.map(({ name }) => name),
          parts.map(([, part]) => part),
        ),
        meaning: "the settings of `toetssteen inputs`",
      },
    ],
    columns,
    truth: Object.fromEntries(parts.map(([name, { truth }]) => [name, truth])),
  };
}

function worldOf({ sponsors, migrants, truth }: SyntheticData): RegistrationWorld {
  const place = new Map(sponsors.map(({ kvkNumber }, i) => [kvkNumber, i]));
  const members = sponsors.map(() => 0);
  for (const row of migrants) members[place.get(row.kvkNumber)!]! += row.migrants;
  const majorities = sponsors.map(() => "");
  for (const row of migrants) {
    const i = place.get(row.kvkNumber)!;
    if (2 * row.migrants > members[i]!) majorities[i] = row.nationality;
  }
  const streams = streamsFrom(truth.seed);
  return { sponsors, majorities, members, stream: (at) => streams.block(FIRST_STREAM + at) };
}

function settingsOf(columns: readonly string[], parts: readonly RegistrationPart[]): string {
  return [
    `# Settings of toetssteen inputs: what goes into the made-up model. SYNTHETIC data.
version: 1
plan: plan.yaml
title: Synthetic sponsors, what goes into their score

registrations:
  file: registrations.synthetic.csv
  id: kvk_number
  columns:
${columns.map((name) => `    - ${name}\n`).join("")}  ignored: [source]
`,
    ...parts.map(({ settings }) => settings.trimEnd().concat("\n")),
  ].join("\n");
}
