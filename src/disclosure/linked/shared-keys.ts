import { OTHER_GROUPS } from "../../audit/conditional/strata-table.js";
import type { TableKey } from "../../audit/result.js";
import type { BandFlags } from "./linked-table.js";

/** What two tables both tell apart: for each cell of either, the place of its sum among the sums that both have. */
export interface SharedKeys {
  /** Names of the variables, the coarser of two where they differ. */
  readonly variables: readonly string[];
  readonly size: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

interface MatchedKey {
  readonly variable: string;
  readonly places: readonly [left: number, right: number];
  readonly codes: readonly [left: Int32Array, right: Int32Array];
  readonly size: number;
}

/**
 * Variables that two tables share. A band says whether a unit is flagged, and a group whether it is one of "other groups":
 * of a finer and a coarser key the coarser is shared. Keys of one name and no common level are different variables.
 * @param left  keys of one table
 * @param right  keys of the other
 * @param bands  which bands are flagged
 * @returns sums that both tables have, row major over the shared variables; one sum of everything where they share none
 * @example sharedKeys([{ name: "group", levels: ["A", "B"] }], [{ name: "group", levels: ["B", "A"] }], bands).size // 2
 */
export function sharedKeys(left: readonly TableKey[], right: readonly TableKey[], bands: BandFlags): SharedKeys {
  const matched = left.flatMap((key, place) => matchesOf(key, place, right, bands));
  return {
    variables: matched.map(({ variable }) => variable),
    size: matched.reduce((product, { size }) => product * size, 1),
    left: sumCodes(left, matched, 0),
    right: sumCodes(right, matched, 1),
  };
}

/** Name of the variable that a key holds: a key with a level for all other groups tells fewer groups apart. */
export function variableOf({ name, levels }: TableKey): string {
  return levels.includes(OTHER_GROUPS) ? `${name} of ${levels.join("\n")}` : name;
}

/** Whether knowing one of the variables of a set gives the other variable. */
export function isKnownFrom(variable: string, variables: readonly string[]): boolean {
  return variables.some(
    (finer) =>
      finer === variable ||
      (variable === "flagged" && finer === "band") ||
      (variable.includes(OTHER_GROUPS) && variable.startsWith(`${finer} of `)),
  );
}

/** Whether knowing the variables of one set gives those of the other. */
export function areKnownFrom(variables: readonly string[], known: readonly string[]): boolean {
  return variables.every((variable) => isKnownFrom(variable, known));
}

function matchesOf(key: TableKey, place: number, others: readonly TableKey[], bands: BandFlags): MatchedKey[] {
  for (const [otherPlace, other] of others.entries()) {
    const places = [place, otherPlace] as const;
    if (key.name === other.name) {
      const match = sameName(key, other);
      return match === null ? [] : [{ ...match, places }];
    }
    const asFlags = [flagCodes(key, bands), flagCodes(other, bands)] as const;
    const [own, theirs] = asFlags;
    if (own !== null && theirs !== null && !others.some(({ name }) => name === key.name)) {
      return [{ variable: "flagged", places, codes: [own, theirs], size: 2 }];
    }
  }
  return [];
}

function sameName(left: TableKey, right: TableKey): Omit<MatchedKey, "places"> | null {
  if (!left.levels.some((level) => right.levels.includes(level))) return null;
  const coarse = [left, right].find(({ levels }) => levels.includes(OTHER_GROUPS));
  const levels = coarse?.levels ?? [...new Set([...left.levels, ...right.levels])];
  const code = new Map(levels.map((level, at) => [level, at]));
  const codesOf = (key: TableKey) =>
    Int32Array.from(key.levels, (level) => code.get(level) ?? code.get(OTHER_GROUPS) ?? 0);
  return {
    variable: coarse === undefined ? left.name : variableOf(coarse),
    codes: [codesOf(left), codesOf(right)],
    size: levels.length,
  };
}

/** 0 flagged, 1 not; null for a key that does not say it. */
function flagCodes({ name, levels }: TableKey, { order, flagged }: BandFlags): Int32Array | null {
  if (name === "flagged") return Int32Array.from(levels, (level) => (level === "flagged" ? 0 : 1));
  if (name !== "band" || !levels.every((level) => order.includes(level))) return null;
  return Int32Array.from(levels, (level) => (flagged.includes(level) ? 0 : 1));
}

function sumCodes(keys: readonly TableKey[], matched: readonly MatchedKey[], side: 0 | 1): Int32Array {
  let codes = Int32Array.of(0);
  const strides = new Map<number, { readonly stride: number; readonly of: Int32Array }>();
  let stride = 1;
  for (const match of matched.toReversed()) {
    strides.set(match.places[side], { stride, of: match.codes[side] });
    stride *= match.size;
  }
  keys.forEach(({ levels }, place) => {
    const key = strides.get(place);
    const finer = new Int32Array(codes.length * levels.length);
    for (let at = 0; at < finer.length; at++) {
      const level = at % levels.length;
      finer[at] = codes[(at - level) / levels.length]! + (key === undefined ? 0 : key.stride * key.of[level]!);
    }
    codes = finer;
  });
  return codes;
}
