import { ArgumentError } from "../../errors.js";
import { FLAG_STATES, type FlagState, MARKER_STATES, REASON_STATES } from "../../plan/inputs/override-states.js";
import { OTHER_REASONS, type OverridesSettings } from "../../plan/inputs/overrides-schema.js";
import { planRead, READINGS, type Reading } from "../../plan/inputs/readings.js";
import type { Plan } from "../../plan/schema.js";
import type { CompositionEvidence, ScoreEvidence, Unavailable } from "../evidence.js";
import { reduceSponsors, sponsorUnits } from "../reduce/reduce-sponsors.js";
import { auditedGroups } from "./audited-groups.js";
import { type OverriddenRow, overriddenRows } from "./overridden-rows.js";
import type { Registrations } from "./registrations.js";

/** Units by group, yes before no. Row major over the groups. */
export interface AnsweredGroups extends Omit<FlagStates, "states"> {}

/** Units or members by group and flag state, with what the disclosure rules look at. Row major over the groups. */
export interface FlagStates {
  readonly groups: readonly string[];
  /** How many of the groups passed the gate; those after them are what remains. */
  readonly gated: number;
  /** Those of `FLAG_STATES` that occur. */
  readonly states: readonly FlagState[];
  readonly counts: readonly number[];
  readonly support: {
    readonly people: readonly number[];
    readonly units: readonly number[];
    readonly largest: readonly number[];
  };
}

/** Evidence of one reading of the plan. */
export interface ReadingEvidence {
  readonly reading: Reading;
  readonly units: number;
  readonly composition: CompositionEvidence | Unavailable;
  readonly scores: ScoreEvidence | Unavailable;
}

/** Overrides by hand as counts, and the evidence of the three readings. */
export interface OverridesEvidence {
  readonly units: number;
  readonly readings: readonly ReadingEvidence[];
  /** Units with a marker in the order of `MARKER_STATES`. */
  readonly markers: readonly number[];
  /** Overridden units in the order of `REASON_STATES`. */
  readonly reasons: readonly number[];
  /** Overridden units with a remark by category, `other` last. */
  readonly categories: { readonly names: readonly string[]; readonly counts: readonly number[] };
  /** Units without and with an override by outcome: violation, none, unknown. Row major. */
  readonly outcomes: readonly number[];
  /** Sponsors by majority group, overridden or not; null where concerns are scored. */
  readonly overridden: AnsweredGroups | null;
  /** Sponsors by majority group; null where concerns are scored, whose numbers have several. */
  readonly sponsors: FlagStates | null;
  /** Migrants by nationality; null where concerns are scored, and where a person counts in parts. */
  readonly migrants: FlagStates | null;
}

/**
 * Reads a plan in three ways, and counts the overrides by hand.
 * @param registrations  row by row, of a plan of sponsors
 * @param settings  section of the settings
 * @param plan  plan with overrides, a score of the model, and thresholds
 * @throws ArgumentError without the columns of sponsors
 * @example overridesEvidence(registrations, settings, plan).readings.map(({ reading }) => reading) // READINGS
 */
export function overridesEvidence(
  registrations: Registrations,
  settings: OverridesSettings,
  plan: Plan,
): OverridesEvidence {
  const { source } = registrations;
  if (source === undefined) throw new ArgumentError("overridesEvidence requires a plan of sponsors; got cases");
  const plans = READINGS.map((reading) => planRead(plan, reading));
  const chosen = plans.map((read) => sponsorUnits(read, source).rows);
  const rows = overriddenRows(registrations, settings, { plan, registered: chosen[0]!, byModel: chosen[2]! });
  const overridden = rows.filter(({ isOverridden }) => isOverridden);
  const isOfConcerns = plan.rules?.unit === "concern";
  return {
    units: rows.length,
    readings: READINGS.map((reading, place) => {
      const { evidence } = reduceSponsors(plans[place]!, source);
      return { reading, units: chosen[place]!.length, composition: evidence.composition, scores: evidence.scores };
    }),
    markers: countsOf(
      MARKER_STATES,
      rows.flatMap(({ marker }) => marker ?? []),
    ),
    reasons: countsOf(
      REASON_STATES,
      overridden.map(({ category }) => (category === null ? "without-remark" : "with-remark")),
    ),
    categories: categoriesOf(overridden, settings),
    outcomes: outcomesOf(rows),
    overridden: isOfConcerns ? null : overriddenGroups(registrations, rows, plan),
    sponsors: isOfConcerns ? null : sponsorStates(registrations, rows, plan),
    migrants:
      isOfConcerns || plan.rules?.nationalityRule === "fractional" ? null : migrantStates(registrations, rows, plan),
  };
}

function categoriesOf(overridden: readonly OverriddenRow[], { categories }: OverridesSettings) {
  const names = [...categories.map(({ name }) => name), OTHER_REASONS];
  return {
    names,
    counts: countsOf(
      names,
      overridden.flatMap(({ category }) => category ?? []),
    ),
  };
}

/** Rows: not overridden, overridden. The intake writes 0 for a violation, 1 for none and 2 for unknown. */
function outcomesOf(rows: readonly OverriddenRow[]): readonly number[] {
  const counts = new Array<number>(6).fill(0);
  for (const { hasMarker, outcome } of rows) counts[3 * Number(hasMarker) + outcome]! += 1;
  return counts;
}

/** Majority groups of the audit; sponsors without migrants belong to none. */
function groupsOf(registrations: Registrations, plan: Plan) {
  const { levels, gated, codes } = auditedGroups(registrations, plan);
  return { groups: levels.filter((level, code) => code < gated || level !== "no-members"), gated, codes };
}

function overriddenGroups(registrations: Registrations, rows: readonly OverriddenRow[], plan: Plan): AnsweredGroups {
  const { groups, gated, codes } = groupsOf(registrations, plan);
  const cells = emptyCells(2 * groups.length);
  for (const { row, isOverridden } of rows) {
    const place = 2 * codes[row]! + (isOverridden ? 0 : 1);
    if (codes[row]! < groups.length) add(cells, place, { count: 1, people: registrations.people[row]! });
  }
  return { groups, gated, ...cells };
}

function sponsorStates(registrations: Registrations, rows: readonly OverriddenRow[], plan: Plan): FlagStates {
  const { groups, gated, codes } = groupsOf(registrations, plan);
  const states = statesOf(rows);
  const cells = emptyCells(groups.length * states.length);
  for (const { row, state } of rows) {
    const place = codes[row]! * states.length + states.indexOf(state);
    if (codes[row]! < groups.length) add(cells, place, { count: 1, people: registrations.people[row]! });
  }
  return { groups, gated, states, ...cells };
}

/** Nationalities with enough sponsors by name, then all others together. */
function migrantStates({ composition }: Registrations, rows: readonly OverriddenRow[], plan: Plan): FlagStates {
  const { groups, offsets, groupCodes, counts } = composition;
  const units = new Float64Array(groups.length);
  for (const { row } of rows) for (let j = offsets[row]!; j < offsets[row + 1]!; j++) units[groupCodes[j]!]! += 1;
  const named = [...groups.keys()].filter((code) => units[code]! >= plan.groups.gate.units);
  const hasOthers = units.some((count, code) => count > 0 && !named.includes(code));
  const levels = [...named.map((code) => groups[code]!), ...(hasOthers ? ["other-groups"] : [])];
  const place = Array.from(groups.keys(), (code) => (named.includes(code) ? named.indexOf(code) : named.length));
  const states = statesOf(rows);
  const cells = emptyCells(levels.length * states.length);
  for (const { row, state } of rows) {
    const members = new Map<number, number>();
    for (let j = offsets[row]!; j < offsets[row + 1]!; j++) {
      const group = place[groupCodes[j]!]!;
      members.set(group, (members.get(group) ?? 0) + counts[j]!);
    }
    for (const [group, people] of members) {
      add(cells, group * states.length + states.indexOf(state), { count: people, people });
    }
  }
  return { groups: levels, gated: named.length, states, ...cells };
}

interface GrowingCells {
  readonly counts: number[];
  readonly support: { readonly people: number[]; readonly units: number[]; readonly largest: number[] };
}

function statesOf(rows: readonly OverriddenRow[]): readonly FlagState[] {
  const occurring = new Set(rows.map(({ state }) => state));
  return FLAG_STATES.filter((state) => occurring.has(state));
}

function emptyCells(length: number): GrowingCells {
  const zeros = () => new Array<number>(length).fill(0);
  return { counts: zeros(), support: { people: zeros(), units: zeros(), largest: zeros() } };
}

function add(
  { counts, support }: GrowingCells,
  cell: number,
  { count, people }: { readonly count: number; readonly people: number },
): void {
  counts[cell]! += count;
  support.people[cell]! += people;
  support.units[cell]! += 1;
  support.largest[cell] = Math.max(support.largest[cell]!, people);
}

function countsOf<State extends string>(states: readonly State[], found: readonly State[]): readonly number[] {
  const counts = new Map<State, number>();
  for (const state of found) counts.set(state, (counts.get(state) ?? 0) + 1);
  return states.map((state) => counts.get(state) ?? 0);
}
