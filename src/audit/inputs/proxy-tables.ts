import type { IndicatorColumn } from "../../data/inputs/indicator-evidence.js";
import type { ProxiesEvidence } from "../../data/inputs/proxies-evidence.js";
import { UNKNOWN_CODE } from "../../plan/inputs/remaining-levels.js";
import type { Plan } from "../../plan/schema.js";
import type { CountTable, TableId, TableKey } from "../result.js";

/** Units by group. */
export const GROUPS_TABLE = "proxies.groups";

/** Ids of the tables of one indicator, numbered in the order of the settings. */
export const groupTableId = (place: number): TableId => `proxies.indicator-${place + 1}`;
export const outcomeTableId = (place: number, set: string): TableId => `${groupTableId(place)}.outcomes-${set}`;
export const flaggedTableId = (place: number): TableId => `${groupTableId(place)}.flagged`;

/** Units, and people where the table is about groups, by group. */
export function groupsTable(evidence: ProxiesEvidence): CountTable {
  return byGroup(evidence, GROUPS_TABLE, { codeOf: () => 0, levels: null });
}

/**
 * One indicator by group; numbers by whether there is one.
 * @param evidence  weighted patterns
 * @param place  place of the indicator
 */
export function indicatorTable(evidence: ProxiesEvidence, place: number): CountTable {
  const indicator = evidence.indicators[place]!;
  return {
    ...byGroup(evidence, groupTableId(place), levelsOf(indicator)),
    ...(indicator.kind === "categories" ? { partitionOf: GROUPS_TABLE } : {}),
  };
}

/** One indicator by what is known of the same units: whether there was a violation, or whether they were flagged. */
export function knownTable(
  evidence: ProxiesEvidence,
  place: number,
  { id, known }: { readonly id: TableId; readonly known: (pattern: number) => number | null },
): CountTable {
  const { levels, codeOf } = levelsOf(evidence.indicators[place]!);
  const counts = new Array<number>(2 * levels.levels.length).fill(0);
  evidence.weights.forEach((weight, pattern) => {
    const [code, value] = [codeOf(pattern), known(pattern)];
    if (code !== null && value !== null) counts[2 * code + value]! += weight;
  });
  return { id, unit: evidence.unit, keys: [levels, { name: "known", levels: ["no", "yes"] }], counts };
}

/** Units of which the outcome counts, without and with a violation. */
export function outcomesTable(evidence: ProxiesEvidence, set: "known" | "random"): CountTable {
  const counts = [0, 0];
  const known = outcomeOf(evidence, set);
  evidence.weights.forEach((weight, pattern) => {
    const value = known(pattern);
    if (value !== null) counts[value]! += weight;
  });
  const keys = [{ name: "known", levels: ["no", "yes"] }];
  return { id: `proxies.outcomes-${set}`, unit: evidence.unit, keys, counts };
}

/** 1 violation, 0 none, of outcomes that count; null: its outcome does not. */
export function outcomeOf(evidence: ProxiesEvidence, set: "known" | "random"): (pattern: number) => number | null {
  const { outcomes, provenances, provenanceCodes } = evidence;
  return (pattern) => {
    const counts = set === "known" || provenances[provenanceCodes[pattern]!] === "random";
    return counts && outcomes[pattern] !== UNKNOWN_CODE ? outcomes[pattern]! : null;
  };
}

/** Whether every cell of a table reaches the thresholds of the plan, so that it can be shown as it is. */
export function isShowable({ counts, support }: CountTable, { threshold, units, largestShare }: Plan["disclosure"]) {
  if (threshold === 0 || support === undefined) return threshold === 0;
  return counts.every(
    (_, cell) =>
      support.people[cell]! >= threshold &&
      support.units[cell]! >= units &&
      support.largest[cell]! <= largestShare * support.people[cell]!,
  );
}

interface Levels {
  readonly levels: TableKey | null;
  /** Null: the pattern is not counted. */
  readonly codeOf: (pattern: number) => number | null;
}

function levelsOf(indicator: IndicatorColumn): Levels & { readonly levels: TableKey } {
  if (indicator.kind === "categories") {
    const key = { name: indicator.name, levels: indicator.levels };
    return { levels: key, codeOf: (pattern) => indicator.codes[pattern]! };
  }
  const key = { name: indicator.name, levels: ["value"] };
  return { levels: key, codeOf: (pattern) => (Number.isNaN(indicator.values[pattern]) ? null : 0) };
}

function byGroup(evidence: ProxiesEvidence, id: TableId, { levels, codeOf }: Levels): CountTable {
  const { groups, groupCodes, weights, people, largest } = evidence;
  const width = levels?.levels.length ?? 1;
  const cells = () => new Array<number>(groups.length * width).fill(0);
  const counts = cells();
  const support = { people: cells(), units: cells(), largest: cells() };
  weights.forEach((weight, pattern) => {
    const code = codeOf(pattern);
    if (code === null) return;
    const cell = groupCodes[pattern]! * width + code;
    counts[cell]! += weight;
    support.units[cell]! += weight;
    support.people[cell]! += people[pattern]!;
    support.largest[cell] = Math.max(support.largest[cell]!, largest[pattern]!);
  });
  const keys = [{ name: "group", levels: groups }, ...(levels === null ? [] : [levels])];
  return { id, unit: evidence.unit, keys, counts, support };
}
