import { ArgumentError } from "../../errors.js";
import type { ScoreCoefficients } from "../../plan/coefficients-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { SourceColumns, TextColumn } from "../columns.js";
import type { BandScale, ScoredUnit } from "../evidence.js";
import { bandScale } from "../reduce/meanings.js";
import { cutBands, readPredictions } from "../reduce/predictions.js";
import { caseUnits } from "../reduce/reduce-cases.js";
import { predictionColumns, sponsorUnits } from "../reduce/reduce-sponsors.js";
import { severalNationalities } from "../reduce/several-nationalities.js";
import type { UnitComposition } from "../reduce/units.js";
import type { RegisteredDirectors } from "./registered-boards.js";
import type { RegisteredEvents } from "./registered-events.js";
import type { RegisteredList } from "./registered-list.js";

/**
 * What was registered of every sponsor or case, row by row of the first file of a plan. Rows never leave this room: each
 * question reduces them to counts.
 */
export interface Registrations {
  readonly unit: ScoredUnit;
  readonly rows: number;
  /** Number of the sponsor, which episodes of one share; for cases the row itself. */
  readonly sponsor: Uint32Array;
  /** 1 where the row predicts a unit of the audit, after its rules on episodes, overrides and bands. */
  readonly kept: Uint8Array;
  /** Columns that the settings name, of that file and of the registrations; the empty text means no value. */
  readonly columns: ReadonlyMap<string, TextColumn>;
  /** As registered, NaN where there is none; null without such a column. */
  readonly scores: Float64Array | null;
  readonly modelScores: Float64Array | null;
  /** By the score that decides in the plan; 255 where a row has none. */
  readonly bands: { readonly scale: BandScale; readonly codes: Uint8Array } | null;
  /** 0 violation, 1 none, 2 unknown. */
  readonly outcomes: Uint8Array | null;
  /** Indices of `PROVENANCES`. */
  readonly provenances: Uint8Array;
  /** Levels of the protected attribute in code-point order. */
  readonly groups: readonly string[];
  /** Majority group by the rule of the plan; the number of groups: none has it; one more: no members. */
  readonly groupOf: Uint16Array;
  /** Members of the majority group, or all where none has it; a case is one. */
  readonly people: Float64Array;
  /** Members by row and group; groups ascending within a row. */
  readonly composition: UnitComposition;
  /** Identifiers: for workfiles alone. */
  readonly ids: TextColumn;
  /** Rows without a partner in the other file; null without a second file. */
  readonly unmatched: { readonly registrations: number; readonly units: number } | null;
  /** Lists of companies that the settings name; absent where they name none. */
  readonly lists?: readonly RegisteredList[];
  /** Directors of boards; absent where the settings name no file of them. */
  readonly directors?: RegisteredDirectors;
  /** Events of enforcement; absent where the settings name no file of them. */
  readonly events?: RegisteredEvents;
  /** Coefficients of the score that the settings name; absent where they name none. */
  readonly coefficients?: ScoreCoefficients;
  /** The columns of sponsors that all this was read from: for other readings of the plan. */
  readonly source?: Extract<SourceColumns, { form: "sponsors" }>;
}

/** Columns of the first file of a plan, and what stands beside them. */
export interface RegistrationSource {
  readonly source: SourceColumns;
  readonly ids: TextColumn;
  readonly columns: Registrations["columns"];
  readonly unmatched: Registrations["unmatched"];
  readonly lists?: readonly RegisteredList[];
  readonly directors?: RegisteredDirectors;
  readonly events?: RegisteredEvents;
}

/**
 * What was registered, in the terms of the plan.
 * @param plan  validated plan of the sponsors or the cases form
 * @param read  columns of its files
 * @throws ArgumentError for counts, which hold no registrations, and where the columns break the plan
 * @example registrationsOf(plan, { source, ids, columns: new Map(), unmatched: null }).rows
 */
export function registrationsOf(plan: Plan, { source, ...beside }: RegistrationSource): Registrations {
  switch (source.form) {
    case "sponsors":
      return { ...sponsorRegistrations(plan, source), ...beside, source };
    case "cases":
      return { ...caseRegistrations(plan, source), ...beside };
    case "counts":
      throw new ArgumentError("registrationsOf requires sponsors or cases; got counts");
  }
}

type Rows = Omit<
  Registrations,
  "ids" | "columns" | "unmatched" | "lists" | "directors" | "events" | "coefficients" | "source"
>;

function sponsorRegistrations(plan: Plan, source: Extract<SourceColumns, { form: "sponsors" }>): Rows {
  const { sponsors } = source;
  const rows = sponsors.sponsor.length;
  const registered = readPredictions(plan, predictionColumns(sponsors), rows);
  const counted = severalNationalities(source.composition, plan.rules ?? { nationalityRule: "first" });
  const composition = compositionByRow(counted.rows, sponsors.sponsor);
  const modelScores = sponsors.modelScore ?? null;
  const byModel = plan.rules?.overrides?.decides === "model-only" && plan.bands?.thresholds !== undefined;
  const codes = byModel && modelScores !== null ? cutBands(modelScores, plan.bands!.thresholds!) : registered.bands;
  return {
    unit: "sponsors",
    rows,
    sponsor: sponsors.sponsor,
    kept: marks(rows, sponsorUnits(plan, source).rows),
    ...decided(plan, codes),
    scores: registered.scores,
    modelScores,
    outcomes: registered.outcomes,
    provenances: registered.provenances,
    groups: composition.groups,
    ...majorityOfRows(plan, composition, counted.scale),
    composition,
  };
}

function caseRegistrations(plan: Plan, { cases }: Extract<SourceColumns, { form: "cases" }>): Rows {
  const { group, strata: _strata, cluster: _cluster, compared: _compared, period: _period, ...columns } = cases;
  const rows = group.codes.length;
  const { bands, scores, outcomes, provenances } = readPredictions(plan, columns, rows);
  return {
    unit: "cases",
    rows,
    sponsor: Uint32Array.from({ length: rows }, (_, row) => row),
    kept: marks(rows, caseUnits(plan, cases).rows),
    ...decided(plan, bands),
    scores,
    modelScores: null,
    outcomes,
    provenances,
    groups: group.levels,
    groupOf: Uint16Array.from(group.codes),
    people: new Float64Array(rows).fill(1),
    composition: {
      groups: group.levels,
      offsets: Uint32Array.from({ length: rows + 1 }, (_, row) => row),
      groupCodes: Uint16Array.from(group.codes),
      counts: new Uint32Array(rows).fill(1),
    },
  };
}

function decided(plan: Plan, codes: Uint8Array | null): Pick<Registrations, "bands"> {
  const scale = bandScale(plan);
  return { bands: scale === null || codes === null ? null : { scale, codes } };
}

function marks(rows: number, kept: Uint32Array): Uint8Array {
  const marked = new Uint8Array(rows);
  for (const row of kept) marked[row] = 1;
  return marked;
}

/** Composition of the sponsor of each row, groups in code-point order and each once a row. */
function compositionByRow(
  { groups, offsets, groupCodes, counts }: UnitComposition,
  sponsorOf: Uint32Array,
): UnitComposition {
  const order = Array.from(groups.keys()).sort((a, b) => (groups[a]! < groups[b]! ? -1 : 1));
  const place = new Uint16Array(groups.length);
  order.forEach((code, at) => {
    place[code] = at;
  });
  const byRow: { readonly codes: number[]; readonly counts: number[]; readonly offsets: number[] } = {
    codes: [],
    counts: [],
    offsets: [0],
  };
  for (const sponsor of sponsorOf) {
    const members = new Map<number, number>();
    for (let j = offsets[sponsor]!; j < offsets[sponsor + 1]!; j++) {
      const group = place[groupCodes[j]!]!;
      if (counts[j]! > 0) members.set(group, (members.get(group) ?? 0) + counts[j]!);
    }
    for (const [group, count] of [...members].sort(([a], [b]) => a - b)) {
      byRow.codes.push(group);
      byRow.counts.push(count);
    }
    byRow.offsets.push(byRow.codes.length);
  }
  return {
    groups: order.map((code) => groups[code]!),
    offsets: Uint32Array.from(byRow.offsets),
    groupCodes: Uint16Array.from(byRow.codes),
    counts: Uint32Array.from(byRow.counts),
  };
}

function majorityOfRows(plan: Plan, composition: UnitComposition, scale: number) {
  const { groups, offsets, groupCodes, counts } = composition;
  const { majorityThreshold, minMigrants } = plan.hypothesis2;
  const rows = offsets.length - 1;
  const groupOf = new Uint16Array(rows);
  const people = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let size = 0;
    for (let j = offsets[row]!; j < offsets[row + 1]!; j++) size += counts[j]!;
    groupOf[row] = size === 0 ? groups.length + 1 : groups.length;
    people[row] = size / scale;
    for (let j = offsets[row]!; j < offsets[row + 1]!; j++) {
      if (size < minMigrants * scale || counts[j]! <= majorityThreshold * size) continue;
      groupOf[row] = groupCodes[j]!;
      people[row] = counts[j]! / scale;
    }
  }
  return { groupOf, people };
}
