import type { TableKey } from "../../audit/result.js";
import { type BandFlags, cellsOf, type LinkedTable } from "./linked-table.js";
import type { Relation } from "./relations.js";
import { isKnownFrom, sharedKeys, variableOf } from "./shared-keys.js";

/** Cells of the largest table that is added, which takes about ten seconds: larger ones are looked at in pairs alone. */
const MOST_CELLS = 12_000;

/**
 * Tables that nobody publishes and that must exist: where tables of the same units cross in a circle (A x B, B x C, A x C),
 * sums that agree pair by pair need not come from any data. The table of all their variables says what does.
 * @param tables  tables of one release
 * @param relations  relations between them
 * @param bands  which bands are flagged
 * @returns hidden tables that need no protection themselves, how the others sum them, and whether one was too large
 * @see Lauritzen 1996, "Graphical Models", section 2.1 (decomposable hypergraphs)
 * @example jointTables(tables, relations, bands).tables.length
 */
export function jointTables(
  tables: readonly LinkedTable[],
  relations: readonly Relation[],
  bands: BandFlags,
): {
  readonly tables: readonly LinkedTable[];
  readonly relations: readonly Relation[];
  readonly inPairs: boolean;
} {
  let inPairs = false;
  const added: LinkedTable[] = [];
  const sums: Relation[] = [];
  for (const members of sameUnits(tables.length, relations)) {
    const circle = circleOf(members.map((place) => ({ place, keys: tables[place]!.keys })));
    const keys = finestKeys(circle.flatMap((member) => member.keys));
    const cells = cellsOf(keys);
    if (circle.length === 0) continue;
    if (cells > MOST_CELLS) {
      inPairs = true;
      continue;
    }
    const right = tables.length + added.length;
    added.push({
      id: `joint ${added.length}`,
      unit: tables[members[0]!]!.unit,
      keys,
      counts: new Array<number>(cells).fill(Number.NaN),
      hidden: new Array<boolean>(cells).fill(true),
      least: 0,
    });
    for (const { place: left, keys: own } of circle) {
      sums.push({ left, right, kind: "equal", shared: sharedKeys(own, keys, bands) });
    }
  }
  return { tables: added, relations: sums, inPairs };
}

/** Places of tables that count the same units, in sets. */
function sameUnits(count: number, relations: readonly Relation[]): readonly (readonly number[])[] {
  const set = Array.from({ length: count }, (_, place) => place);
  for (const { left, right, kind } of relations) {
    if (kind !== "equal" || set[left] === set[right]) continue;
    const [keep, drop] = [set[left]!, set[right]!];
    set.forEach((name, place) => {
      if (name === drop) set[place] = keep;
    });
  }
  return [...new Set(set)].map((name) => [...set.keys()].filter((place) => set[place] === name));
}

interface Member {
  readonly place: number;
  readonly keys: readonly TableKey[];
}

/** What is left after every table that meets the others in the variables of one of them is set aside, again and again. */
function circleOf(members: readonly Member[]): readonly Member[] {
  const left = [...members];
  const variables = ({ keys }: Member) => keys.map(variableOf);
  const isEar = (member: Member) => {
    const others = left.filter((other) => other !== member);
    const met = others.flatMap((other) =>
      [...variables(member), ...(variables(member).includes("band") ? ["flagged"] : [])].filter((variable) =>
        isKnownFrom(variable, variables(other)),
      ),
    );
    return others.some((other) => met.every((variable) => isKnownFrom(variable, variables(other))));
  };
  for (;;) {
    const ear = left.findIndex(isEar);
    if (ear < 0) return left.length <= 1 ? [] : left;
    left.splice(ear, 1);
  }
}

/** Each variable once, as finely as any table has it. */
function finestKeys(keys: readonly TableKey[]): readonly TableKey[] {
  const byVariable = new Map(keys.map((key) => [variableOf(key), key]));
  return [...byVariable].flatMap(([variable, key]) =>
    isKnownFrom(
      variable,
      [...byVariable.keys()].filter((other) => other !== variable),
    )
      ? []
      : [key],
  );
}
