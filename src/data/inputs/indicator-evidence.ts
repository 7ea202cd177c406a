import type { IndicatorSetting } from "../../plan/inputs/indicator-schema.js";
import { REST, UNKNOWN_CODE } from "../../plan/inputs/remaining-levels.js";
import type { Plan } from "../../plan/schema.js";
import type { Provenance, ScoredUnit } from "../evidence.js";
import { PROVENANCES } from "../evidence.js";
import { type AuditedGroups, auditedGroups } from "./audited-groups.js";
import { type IndicatorColumn, indicatorColumn } from "./indicator-columns.js";
import type { Registrations } from "./registrations.js";
import { sortedPatterns } from "./sorted-patterns.js";

export type { IndicatorColumn } from "./indicator-columns.js";

/**
 * Indicators of the counted units as sorted patterns: units that are equal in everything here are one pattern, and
 * patterns stand in an order that says nothing of the file. Every array but `groups` has one entry a pattern.
 */
export interface IndicatorEvidence {
  readonly unit: ScoredUnit;
  /** Units in all patterns. */
  readonly units: number;
  readonly weights: Uint32Array;
  /** People at the units of the pattern: members of the majority group, or all in `REST`. */
  readonly people: Float64Array;
  /** The most people at one of these units. */
  readonly largest: Float64Array;
  /** Groups that are counted by name, then `REST` where it occurs. */
  readonly groups: readonly string[];
  readonly groupCodes: Uint16Array;
  /** 1 flagged, 0 not, `UNKNOWN_CODE` without a band. */
  readonly flagged: Uint8Array;
  /** 1 violation, 0 none, `UNKNOWN_CODE` not known. */
  readonly outcomes: Uint8Array;
  /** Index of `provenances`. */
  readonly provenanceCodes: Uint8Array;
  readonly provenances: readonly Provenance[];
  readonly indicators: readonly IndicatorColumn[];
  readonly leftOut: {
    /** Counted units without members: they have no group. */
    readonly withoutMembers: number;
    /** Groups that pass the gate of the plan and stand in `REST` for having too few units here. */
    readonly groups: number;
  };
}

/** Which indicators and groups are counted. */
export interface IndicatorOptions {
  readonly indicators: readonly IndicatorSetting[];
  /** Groups of fewer units stand in the rest; the gate of the plan holds too. */
  readonly groupUnits: number;
  /** Levels of an indicator that fewer units have stand together. */
  readonly levelUnits: number;
}

/**
 * Reduces rows to weighted patterns of group, flag, outcome and indicators.
 * @param registrations  row by row; rows that predict no unit of the audit are left out
 * @param options  indicators, and the least units of a group and of a level
 * @param plan  plan with the gate of groups
 * @returns patterns in ascending order of group, flag, outcome, provenance and indicators
 * @throws ArgumentError where a column is absent or holds no numbers
 * @example indicatorEvidence(registrations, { indicators, groupUnits: 50, levelUnits: 50 }, plan).groups // ["GBR", "IND", "rest"]
 */
export function indicatorEvidence(
  registrations: Registrations,
  { indicators, groupUnits, levelUnits }: IndicatorOptions,
  plan: Plan,
): IndicatorEvidence {
  const { groups, codes, dropped } = countedGroups(registrations, groupUnits, plan);
  const kept = Uint32Array.from(registrations.kept.keys()).filter((row) => registrations.kept[row] === 1);
  const rows = kept.filter((row) => codes[row]! < groups.length);
  const columns = indicators.map((setting) =>
    indicatorColumn(setting, { columns: registrations.columns, rows, leastUnits: levelUnits }),
  );
  const flagged = flagsOf(registrations);
  const outcomes = outcomesOf(registrations);
  const numbers = columns.map((column) => (column.kind === "categories" ? column.codes : column.values));
  const keys = [codes, flagged, outcomes, registrations.provenances, ...numbers];
  const { firsts, weights, patternOf } = sortedPatterns(keys, rows);
  const people = new Float64Array(firsts.length);
  const largest = new Float64Array(firsts.length);
  rows.forEach((row, place) => {
    const pattern = patternOf[place]!;
    people[pattern]! += registrations.people[row]!;
    largest[pattern] = Math.max(largest[pattern]!, registrations.people[row]!);
  });
  return {
    unit: registrations.unit,
    units: rows.length,
    weights,
    people,
    largest,
    groups,
    groupCodes: Uint16Array.from(firsts, (row) => codes[row]!),
    flagged: Uint8Array.from(firsts, (row) => flagged[row]!),
    outcomes: Uint8Array.from(firsts, (row) => outcomes[row]!),
    provenanceCodes: Uint8Array.from(firsts, (row) => registrations.provenances[row]!),
    provenances: PROVENANCES,
    indicators: columns.map((column) => atRows(column, firsts)),
    leftOut: { withoutMembers: kept.length - rows.length, groups: dropped },
  };
}

/** Groups with enough units by name, then the rest; units without members get a code beyond the last. */
function countedGroups(registrations: Registrations, groupUnits: number, plan: Plan) {
  const audited: AuditedGroups = auditedGroups(registrations, plan);
  const units = new Float64Array(audited.levels.length);
  audited.codes.forEach((code, row) => {
    if (registrations.kept[row] === 1) units[code]! += 1;
  });
  const named = audited.levels.flatMap((_, code) => (code < audited.gated && units[code]! >= groupUnits ? [code] : []));
  const noMembers = audited.levels.indexOf("no-members", audited.gated);
  const hasRest = audited.levels.some((_, code) => !named.includes(code) && code !== noMembers && units[code]! > 0);
  const groups = [...named.map((code) => audited.levels[code]!), ...(hasRest ? [REST] : [])];
  const codeOf = audited.levels.map((_, code) => {
    if (code === noMembers) return groups.length;
    return named.includes(code) ? named.indexOf(code) : named.length;
  });
  return {
    groups,
    codes: Uint16Array.from(audited.codes, (code) => codeOf[code]!),
    dropped: audited.gated - named.length,
  };
}

function flagsOf({ bands, rows }: Registrations): Uint8Array {
  if (bands === null) return new Uint8Array(rows).fill(UNKNOWN_CODE);
  const { scale, codes } = bands;
  return codes.map((code) => (code < scale.flagged.length ? Number(scale.flagged[code]) : UNKNOWN_CODE));
}

/** The intake writes 0 for a violation, 1 for none and 2 for unknown. */
function outcomesOf({ outcomes, rows }: Registrations): Uint8Array {
  if (outcomes === null) return new Uint8Array(rows).fill(UNKNOWN_CODE);
  return outcomes.map((code) => (code === 0 ? 1 : code === 1 ? 0 : UNKNOWN_CODE));
}

function atRows(column: IndicatorColumn, rows: Uint32Array): IndicatorColumn {
  return column.kind === "categories"
    ? { ...column, codes: Uint16Array.from(rows, (row) => column.codes[row]!) }
    : { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) };
}
