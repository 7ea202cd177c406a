import type { CountTable, TableSupport, Unit } from "../result.js";
import type { StratifiedSet } from "./stratified-set.js";

/** Last row, where there are any: all groups that are not tested, and sponsors without a majority. */
export const OTHER_GROUPS = "other groups";

/** What a table of strata is about. */
export interface StrataTableOptions {
  readonly id: string;
  readonly unit: Unit;
  /** Place of the stratification in the set. */
  readonly place: number;
  readonly tested: Uint16Array;
}

/** Members by tested group and all others, stratum, and flag, with what the disclosure rules look at. */
export function strataTable(set: StratifiedSet, { id, unit, place, tested }: StrataTableOptions): CountTable {
  const { name, levels, codes } = set.strata[place]!;
  const rows = rowsOfGroups(set, tested);
  const others = set.sums.groupMembers.some((members, group) => members > 0 && rows[group] === tested.length);
  const cells = (tested.length + (others ? 1 : 0)) * levels.length * 2;
  const counts = new Array<number>(cells).fill(0);
  const support = { people: counts.slice(), units: counts.slice(), largest: counts.slice() };
  const { offsets, groupCodes, memberCounts } = set.composition;
  const { weights } = set;
  for (let i = 0; i < codes.length; i++) {
    const behind = new Map<number, number>();
    const weight = weights === undefined ? 1 : weights[i]!;
    for (let j = offsets[i]!; j < offsets[i + 1]!; j++) {
      const cell = (rows[groupCodes[j]!]! * levels.length + codes[i]!) * 2 + 1 - set.flagged[i]!;
      counts[cell]! += weight * memberCounts[j]!;
      behind.set(cell, (behind.get(cell) ?? 0) + set.people[j]!);
    }
    addSupport(support, behind, weight);
  }
  return {
    id,
    unit,
    keys: [
      {
        name: "group",
        levels: [...Array.from(tested, (group) => set.groups[group]!), ...(others ? [OTHER_GROUPS] : [])],
      },
      { name, levels },
      { name: "flagged", levels: ["flagged", "not flagged"] },
    ],
    counts,
    splitBy: name,
    support,
  };
}

function rowsOfGroups({ composition }: StratifiedSet, tested: Uint16Array): Uint16Array {
  const rows = new Uint16Array(composition.groups).fill(tested.length);
  tested.forEach((group, row) => {
    rows[group] = row;
  });
  return rows;
}

function addSupport(
  support: { readonly [Key in keyof TableSupport]: number[] },
  behind: ReadonlyMap<number, number>,
  units: number,
): void {
  for (const [cell, people] of behind) {
    support.people[cell]! += units * people;
    support.units[cell]! += units;
    support.largest[cell] = Math.max(support.largest[cell]!, people);
  }
}
