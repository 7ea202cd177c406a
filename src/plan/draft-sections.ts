import { canonicalNumber } from "./canonical-json.js";
import type { ColumnProfile } from "./column-profile.js";
import type { ColumnRole } from "./column-suggestions.js";
import { type DraftEntry, TO_FILL_IN } from "./commented-yaml.js";
import type { SuggestedFile } from "./draft-columns.js";

/** More texts than this are no labels. */
const LABELS_AT_MOST = 12;

const ask = (key: string, hints: readonly string[] = []): DraftEntry => ({ key, value: TO_FILL_IN, hints });

/** Who and what is audited: only a person can say. */
export function identitySections(): readonly DraftEntry[] {
  return [
    ask("title"),
    { key: "synthetic", value: "false" },
    {
      key: "model",
      value: [
        ask("name"),
        ask("version"),
        ask("owner"),
        ask("status", ["One of: in-development, in-use, temporarily-stopped, stopped."]),
      ],
    },
    ask("period"),
    ask("dataOwner"),
    ask("purpose"),
    ask("legalBasis"),
    {
      key: "retention",
      value: [ask("until"), ask("basis")],
      optional: true,
    },
  ];
}

/** Rules of the sponsors form. None has a default. */
export function rulesSection(): DraftEntry {
  return {
    key: "rules",
    value: [
      ask("compositionDate"),
      ask("predictionDate"),
      ask("nationalityRule", ["One of: first, own-group, fractional; the last needs nationalitySeparator."]),
      ask("statelessAndUnknown", ["A list, such as [Stateless, Unknown]; [] when the data has no such labels."]),
      ask("unit", ["One of: number, concern."]),
      ask("episodes", ["One of: refuse, latest, first."]),
      ask("overrides", ["null, or a mapping such as {markers: [99, 59], decides: as-registered}."]),
    ],
  };
}

/**
 * Bands, where a column seems to hold a score or a band.
 * @param file  the file with the scored units
 */
export function bandSections({ candidates }: SuggestedFile): readonly DraftEntry[] {
  const scores = [...candidates("score")];
  const bands = [...candidates("band")];
  if (scores.length === 0 && bands.length === 0) return [];
  const cut = bands.length === 0;
  const ranges = scores.flatMap(rangeOf);
  const order = ask("order", ["A list, such as [low, middle, high].", ...bands.flatMap(textsOf)]);
  const thresholds = { ...ask("thresholds", ["A list, such as [30, 60].", ...ranges]), optional: !cut };
  const flagged = { ...ask("flagged"), optional: true };
  return [
    { key: "bands", value: [order, thresholds, flagged, { ...ask("map"), optional: true }] },
    ...(scores.length === 0
      ? []
      : [{ key: "scoreRange", value: [ask("lower"), ask("upper")], optional: true, hints: ranges }]),
  ];
}

const LABEL_LISTS = "Each a list of texts, numbers between quotes.";

const MEANINGS: readonly { readonly role: ColumnRole; readonly meanings: readonly string[] }[] = [
  { role: "outcome", meanings: ["violation", "none"] },
  { role: "selected", meanings: ["yes", "no"] },
  { role: "provenance", meanings: ["random", "risk", "signal", "never"] },
];

/**
 * Meaning of labels, where a column seems to hold outcomes, selections or provenances.
 * @param file  the file with the scored units
 */
export function labelSections({ candidates }: SuggestedFile): readonly DraftEntry[] {
  return MEANINGS.filter(({ role }) => candidates(role).length > 0).map(({ role, meanings }) => ({
    key: role,
    value: meanings.map((meaning) => ask(meaning)),
    hints: [role === "provenance" ? `${LABEL_LISTS} [] for none.` : LABEL_LISTS, ...candidates(role).flatMap(textsOf)],
  }));
}

/**
 * How serious, and how many, violations are, where a column seems to say so.
 * @param file  the file with the scored units
 */
export function severitySections({ candidates }: SuggestedFile): readonly DraftEntry[] {
  const severities = candidates("severity");
  const levels = ask("levels", [
    "A list from the least serious level to the most, such as [{name: light, label: {nl: licht, en: light}, texts: [L]}].",
    ...severities.flatMap(textsOf),
  ]);
  const numbers = candidates("violations");
  const from = ask("from", [
    "Numbers at which a class starts, 1 first: a list such as [1, 2, 3].",
    ...numbers.flatMap(rangeOf),
  ]);
  return [
    ...(severities.length === 0 ? [] : [{ key: "severity", value: [levels] }]),
    ...(numbers.length === 0 ? [] : [{ key: "violationNumbers", value: [from] }]),
  ];
}

/**
 * Periods of the predictions, where a column seems to hold them or their dates: one line of the section on the score.
 * @param file  the file with the scored units
 */
export function periodEntries({ candidates }: SuggestedFile): readonly DraftEntry[] {
  const periods = candidates("period");
  if (periods.length === 0) return [];
  const hints = [
    "Periods in time order: a list such as [2019, 2020], each between quotes.",
    ...periods.flatMap(textsOf),
  ];
  return [{ key: "periods", value: [ask("order", hints)] }];
}

/** Texts of one column in code-unit order, without their counts. */
function textsOf({ name, levels }: ColumnProfile): readonly string[] {
  if (levels === undefined || levels.length > LABELS_AT_MOST) return [];
  const texts = levels.map(({ text }) => JSON.stringify(text)).sort();
  return [`Texts in ${JSON.stringify(name)}: ${texts.join(", ")}.`];
}

function rangeOf({ name, minimum, maximum }: ColumnProfile): readonly string[] {
  if (minimum === undefined || maximum === undefined) return [];
  return [`${JSON.stringify(name)} runs from ${canonicalNumber(minimum)} to ${canonicalNumber(maximum)}.`];
}
