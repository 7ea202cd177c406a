import { stringify } from "yaml";
import { canonicalNumber } from "./canonical-json.js";
import type { DraftProfiles, FileProfile } from "./column-profile.js";
import { commentedYaml, type DraftEntry, TO_FILL_IN } from "./commented-yaml.js";
import { type SuggestedFile, suggestFile } from "./draft-columns.js";
import {
  bandSections,
  identitySections,
  labelSections,
  periodEntries,
  rulesSection,
  severitySections,
} from "./draft-sections.js";
import { planSchema } from "./schema.js";

/**
 * A commented plan.yaml with a question mark wherever only a person can know. It is made from profiles of single
 * columns: nothing in it joins two columns, and no label of a group stands in it.
 * @param profiles  of the files of one form
 * @returns YAML text; `parsePlan` refuses it until every question mark is replaced
 * @see method, section 9: a tool that drafts a plan reads headers, types and margins of single columns only
 */
export function draftPlan(profiles: DraftProfiles): string {
  const files = suggestedFiles(profiles);
  const entries: readonly DraftEntry[] = [
    { key: "version", value: "1" },
    ...identitySections(),
    ...attributeSection(profiles),
    {
      key: "data",
      value: [
        { key: "form", value: profiles.form },
        ...serverSettings(files[0].profile),
        ...files.map(({ entry }) => entry),
        ...countSettings(profiles),
      ],
    },
    ...(profiles.form === "sponsors" ? [rulesSection()] : []),
    ...bandSections(files[0]),
    ...labelSections(files[0]),
    ...severitySections(files[0]),
    ...defaultSections(files[0]),
    { key: "drafted", value: JSON.stringify(draftedNote(files.map(({ profile }) => profile))) },
  ];
  return `${[...HEADING, ...commentedYaml(entries)].join("\n")}\n`;
}

const HEADING = [
  "# Plan of an audit, to be finished by hand before the data is opened.",
  `# Replace every ${TO_FILL_IN}, quotation marks included. Lines that start with "# key:" may be left out, or used without the mark.`,
  "# `toetssteen check <plan>` lists what is still to be filled in.",
];

function suggestedFiles(profiles: DraftProfiles): readonly [SuggestedFile, ...SuggestedFile[]] {
  switch (profiles.form) {
    case "sponsors":
      return [suggestFile("sponsors", profiles.sponsors), suggestFile("migrants", profiles.migrants)];
    case "cases":
      return [suggestFile("cases", profiles.cases)];
    case "counts":
      return [suggestFile("counts", profiles.counts)];
  }
}

function attributeSection({ form }: DraftProfiles): readonly DraftEntry[] {
  if (form === "sponsors") return [];
  const words = ["nl", "en"].map((key) => ({ key, value: TO_FILL_IN }));
  return [{ key: "protectedAttribute", value: words }];
}

function serverSettings({ server }: FileProfile): readonly DraftEntry[] {
  return server === undefined ? [] : [{ key: "server", value: `{engine: ${server}}` }];
}

function countSettings({ form }: DraftProfiles): readonly DraftEntry[] {
  if (form !== "counts") return [];
  return [
    { key: "unit", value: TO_FILL_IN, hints: ["One of: independent-persons, sponsors, members-of-clusters."] },
    { key: "rounding", value: "{base: 5, kind: nearest}", optional: true },
    { key: "suppressed", value: TO_FILL_IN, optional: true },
    { key: "designEffect", value: `{value: ${TO_FILL_IN}, source: ${TO_FILL_IN}}`, optional: true },
  ];
}

/** Sections in which a default stands for every setting, written out so that the plan shows them. */
function defaultSections(scored: SuggestedFile): readonly DraftEntry[] {
  const { shape } = planSchema;
  const written = [
    "untestedAssumption",
    "groups",
    "hypothesis1",
    "hypothesis2",
    "margins",
    "score",
    "adequacy",
    "signal",
  ] as const;
  const { resamples, bootstrap } = shape.resampling.parse({ seed: 0 });
  const seed = { key: "seed", value: TO_FILL_IN, hints: ["Any whole number, chosen before the run."] };
  return [
    ...written.map((key) => withPeriods(entryOf(key, shape[key].parse(undefined)), scored)),
    { key: "resampling", value: [seed, entryOf("resamples", resamples), entryOf("bootstrap", bootstrap)] },
    entryOf("disclosure", shape.disclosure.parse(undefined)),
    entryOf("languages", shape.languages.parse(undefined)),
  ];
}

/** The section on the score also holds the periods, where a column seems to hold them. */
function withPeriods(entry: DraftEntry, scored: SuggestedFile): DraftEntry {
  if (entry.key !== "score" || !Array.isArray(entry.value)) return entry;
  return { ...entry, value: [...entry.value, ...periodEntries(scored)] };
}

function entryOf(key: string, value: unknown): DraftEntry {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { key, value: Object.entries(value).map(([name, item]) => entryOf(name, item)) };
  }
  return {
    key,
    value: stringify(value, { collectionStyle: "flow", flowCollectionPadding: false, lineWidth: 0 }).trim(),
  };
}

function draftedNote(files: readonly FileProfile[]): string {
  const read = files.map(({ file, rows, columns }) => {
    const name = file.split(/[\\/]/).at(-1)!;
    return `${name} (${canonicalNumber(rows)} rows, ${columns.length} columns)`;
  });
  return `Drafted from the headers, types and margins of single columns of ${read.join(" and ")}; no two columns were read together.`;
}
