import { ArgumentError } from "../../errors.js";
import type { ScoreCoefficients, ScoreIndicator } from "../../plan/coefficients-schema.js";
import type { DecompositionSettings } from "../../plan/inputs/decomposition-schema.js";
import type { Plan } from "../../plan/schema.js";
import { requireNoBoard } from "../../registry/score-old.js";
import type { Composition } from "../../statistics/composition.js";
import { type BandScale, PROVENANCES, type Provenance, type ScoredUnit } from "../evidence.js";
import type { Registrations } from "./registrations.js";
import { sortedPatterns } from "./sorted-patterns.js";

/** What each indicator adds to the score of every unit, in an order that says nothing of the file. */
export interface DecompositionEvidence {
  readonly unit: ScoredUnit;
  readonly coefficients: ScoreCoefficients;
  /** Log odds that each indicator adds, in the order of the settings; one a unit. */
  readonly added: readonly Float64Array[];
  /** Whether each is a number, of which each unit adds the same, rather than levels. */
  readonly isNumber: readonly boolean[];
  /** Groups with the majority at enough units. */
  readonly groups: readonly string[];
  /** Majority group of each unit; the number of groups: another one, or none. */
  readonly majority: Uint16Array;
  /** Members of the majority group, or all where none has it. */
  readonly people: Float64Array;
  /** Members by group; the number of groups stands for all others. Counts are people x scale. */
  readonly composition: Composition;
  readonly scale: number;
  /** 1 where the unit is flagged by its registered band. */
  readonly flagged: Uint8Array;
  readonly bands: BandScale;
  /** Lower bounds of the second and later bands, on the scale of the score. */
  readonly thresholds: readonly number[];
  /** 1 violation, 0 none, 255 not known. */
  readonly outcomes: Uint8Array;
  readonly provenanceCodes: Uint8Array;
  readonly provenances: readonly Provenance[];
  readonly leftOut: { readonly withoutMembers: number; readonly withoutScore: number };
}

/**
 * Reduces rows to what each indicator of the score adds. Units without members, and units whose score the coefficients do
 * not give, are left out and counted.
 * @param registrations  row by row, with the coefficients that the settings name
 * @param settings  where each indicator is registered, and the least units of a group
 * @param plan  plan with bands by thresholds and the gate of groups
 * @throws ArgumentError without coefficients or thresholds, where indicators and coefficients do not match, or where the
 *         composition of a board is among them without the claim
 */
export function decompositionEvidence(
  registrations: Registrations,
  settings: DecompositionSettings,
  plan: Plan,
): DecompositionEvidence {
  const coefficients = requiredCoefficients(registrations, settings);
  const { bands, groups, groupOf } = registrations;
  const thresholds = plan.bands?.thresholds;
  if (bands === null || thresholds === undefined) {
    throw new ArgumentError("decompositionEvidence requires bands by thresholds of a score in the plan; got none");
  }
  const formula = settings.indicators.map(({ name }) => coefficients.indicators.find((each) => each.name === name)!);
  const added = formula.map((indicator, j) =>
    addedBy(indicator, registrations.columns.get(settings.indicators[j]!.column)),
  );
  const counted = rowsWhere(registrations, (row) => groupOf[row] !== groups.length + 1);
  const scored = counted.filter((row) => added.every((own) => !Number.isNaN(own[row]!)));
  const named = groupsOfEnough(registrations, scored, Math.max(settings.groupUnits, plan.groups.gate.majorityUnits));
  const codeOf = new Map(named.map((group, code) => [group, code]));
  const codes = Uint16Array.from(groupOf, (group) => codeOf.get(group) ?? named.length);
  const flags = bands.codes.map((code) => Number(bands.scale.flagged[code] ?? false));
  const outcomes = outcomesOf(registrations);
  const keys = [codes, flags, outcomes, registrations.provenances, ...added, membersRank(registrations, scored)];
  const order = inOrder(keys, scored);
  return {
    unit: registrations.unit,
    coefficients,
    added: added.map((own) => Float64Array.from(order, (row) => own[row]!)),
    isNumber: formula.map(({ perUnit }) => perUnit !== undefined),
    groups: named.map((group) => groups[group]!),
    majority: Uint16Array.from(order, (row) => codes[row]!),
    people: Float64Array.from(order, (row) => registrations.people[row]!),
    composition: compositionOf(registrations, order, codeOf),
    scale: scaleOf(registrations),
    flagged: Uint8Array.from(order, (row) => flags[row]!),
    bands: bands.scale,
    thresholds,
    outcomes: Uint8Array.from(order, (row) => outcomes[row]!),
    provenanceCodes: Uint8Array.from(order, (row) => registrations.provenances[row]!),
    provenances: PROVENANCES,
    leftOut: {
      withoutMembers: rowsWhere(registrations, () => true).length - counted.length,
      withoutScore: counted.length - scored.length,
    },
  };
}

function requiredCoefficients({ coefficients }: Registrations, settings: DecompositionSettings): ScoreCoefficients {
  if (coefficients === undefined) {
    throw new ArgumentError("decompositionEvidence requires a file of coefficients; got none");
  }
  requireNoBoard(coefficients, settings.claims);
  const [known, named] = [coefficients.indicators, settings.indicators].map((all) =>
    all.map(({ name }) => name).sort(),
  );
  if (known!.join("\n") !== named!.join("\n")) {
    throw new ArgumentError(
      `decompositionEvidence requires the indicators of the coefficients, ${known!.join(", ")}; got ${named!.join(", ")}`,
    );
  }
  return coefficients;
}

/** Log odds by row; NaN for a text that has no coefficient. */
function addedBy(
  { name, levels, others, perUnit }: ScoreIndicator,
  column: { readonly codes: ArrayLike<number>; readonly levels: readonly string[] } | undefined,
): Float64Array {
  if (column === undefined) throw new ArgumentError(`decompositionEvidence requires a column for ${name}; got none`);
  const byLevel = column.levels.map((text) => {
    if (text === "") return Number.NaN;
    if (levels === undefined) return perUnit! * Number(text);
    return Object.hasOwn(levels, text) ? levels[text]! : (others ?? Number.NaN);
  });
  return Float64Array.from({ length: column.codes.length }, (_, row) => byLevel[column.codes[row]!]!);
}

function rowsWhere({ kept }: Registrations, keep: (row: number) => boolean): Uint32Array {
  return Uint32Array.from(kept.keys()).filter((row) => kept[row] === 1 && keep(row));
}

function groupsOfEnough({ groups, groupOf }: Registrations, rows: Uint32Array, least: number): readonly number[] {
  const units = new Float64Array(groups.length + 2);
  for (const row of rows) units[groupOf[row]!]! += 1;
  return groups.flatMap((_, group) => (units[group]! >= least ? [group] : []));
}

function outcomesOf({ outcomes, rows }: Registrations): Uint8Array {
  if (outcomes === null) return new Uint8Array(rows).fill(255);
  return outcomes.map((code) => (code === 0 ? 1 : code === 1 ? 0 : 255));
}

/** Place of the members of each row among all that occur, so that units stand in one order whatever that of the file. */
function membersRank({ composition, rows }: Registrations, used: Uint32Array): Uint32Array {
  const { offsets, groupCodes, counts } = composition;
  const texts = Array.from(used, (row) => {
    const parts: string[] = [];
    for (let j = offsets[row]!; j < offsets[row + 1]!; j++) parts.push(`${groupCodes[j]}:${counts[j]}`);
    return parts.join(" ");
  });
  const ranks = new Map([...new Set(texts)].sort().map((text, rank) => [text, rank]));
  const rankOf = new Uint32Array(rows);
  used.forEach((row, at) => {
    rankOf[row] = ranks.get(texts[at]!)!;
  });
  return rankOf;
}

/** Every row, equal ones beside each other. */
function inOrder(keys: readonly ArrayLike<number>[], rows: Uint32Array): Uint32Array {
  const { patternOf } = sortedPatterns(keys, rows);
  const places = Uint32Array.from(rows.keys()).sort((a, b) => patternOf[a]! - patternOf[b]!);
  return places.map((place) => rows[place]!);
}

function compositionOf(
  { composition }: Registrations,
  order: Uint32Array,
  codeOf: ReadonlyMap<number, number>,
): Composition {
  const { offsets, groupCodes, counts } = composition;
  const cells: { readonly codes: number[]; readonly counts: number[]; readonly offsets: number[] } = {
    codes: [],
    counts: [],
    offsets: [0],
  };
  for (const row of order) {
    let others = 0;
    for (let j = offsets[row]!; j < offsets[row + 1]!; j++) {
      const code = codeOf.get(groupCodes[j]!);
      if (code === undefined) others += counts[j]!;
      else {
        cells.codes.push(code);
        cells.counts.push(counts[j]!);
      }
    }
    if (others > 0) {
      cells.codes.push(codeOf.size);
      cells.counts.push(others);
    }
    cells.offsets.push(cells.codes.length);
  }
  return {
    groups: codeOf.size + 1,
    offsets: Uint32Array.from(cells.offsets),
    groupCodes: Uint16Array.from(cells.codes),
    memberCounts: Uint32Array.from(cells.counts),
  };
}

/** Counts are people x scale: with several nationalities a person may be divided. */
function scaleOf({ composition, people, groupOf, groups }: Registrations): number {
  const { offsets, groupCodes, counts } = composition;
  for (let row = 0; row < people.length; row++) {
    for (let j = offsets[row]!; j < offsets[row + 1]!; j++) {
      if (groupOf[row]! < groups.length && groupCodes[j] === groupOf[row]) return counts[j]! / people[row]!;
    }
  }
  return 1;
}
