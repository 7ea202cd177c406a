import { type BandFlags, cellsOf, type LinkedTable } from "./linked-table.js";
import { areKnownFrom, isKnownFrom, type SharedKeys, sharedKeys } from "./shared-keys.js";

/** How the sums that two tables share relate: equal, or those of the left at least those of the right. */
export interface Relation {
  readonly left: number;
  readonly right: number;
  readonly kind: "equal" | "at-least";
  readonly shared: SharedKeys;
}

/**
 * Relations between tables, read off the counts: two tables of one unit whose shared sums are all equal count the same
 * units, and one whose sums by group are nowhere larger counts some of them. Every true relation shows in the counts, so an
 * attacker knows none that is missing here; one that holds by chance makes him stronger than he is.
 * @param tables  tables of one release
 * @param bands  which bands are flagged
 * @returns relations between pairs of tables, by their places
 * @example relationsOf([groups, groupByBand], { order: ["low", "high"], flagged: ["high"] })[0].kind // "equal"
 */
export function relationsOf(tables: readonly LinkedTable[], bands: BandFlags): readonly Relation[] {
  return tables.flatMap((_, left) =>
    tables.slice(left + 1).flatMap((__, next) => relationOf(tables, { left, right: left + 1 + next, bands })),
  );
}

function relationOf(
  tables: readonly LinkedTable[],
  { left, right, bands }: { readonly left: number; readonly right: number; readonly bands: BandFlags },
): readonly Relation[] {
  const [one, other] = [tables[left]!, tables[right]!];
  if (one.unit !== other.unit || cellsOf(one.keys) === 0 || cellsOf(other.keys) === 0) return [];
  const shared = sharedKeys(one.keys, other.keys, bands);
  const sums = sumsOf(one.counts, shared.left, shared.size);
  const differences = sumsOf(other.counts, shared.right, shared.size).map((sum, at) => sums[at]! - sum);
  if (differences.every((difference) => difference === 0)) return [{ left, right, kind: "equal", shared }];
  if (!shared.variables.some((variable) => isKnownFrom(variable, ["group"]))) return [];
  if (differences.every((difference) => difference >= 0)) return [{ left, right, kind: "at-least", shared }];
  if (!differences.every((difference) => difference <= 0)) return [];
  const turned = { ...shared, left: shared.right, right: shared.left };
  return [{ left: right, right: left, kind: "at-least", shared: turned }];
}

function sumsOf(counts: readonly number[], codes: Int32Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let cell = 0; cell < codes.length; cell++) sums[codes[cell]!]! += counts[cell]!;
  return sums;
}

/**
 * Relations without those that follow from two others: where A relates to C and C to B over at least the variables that A
 * and B share, the relation of A and B says nothing more.
 * @param relations  relations between pairs of tables
 * @returns as few of them as say the same
 * @example withoutImplied(relationsOf(tables, bands)).length
 */
export function withoutImplied(relations: readonly Relation[]): readonly Relation[] {
  const kept = new Set(relations);
  const coarsestFirst = [...relations].sort(
    (a, b) => a.shared.size - b.shared.size || Number(a.kind === "equal") - Number(b.kind === "equal"),
  );
  for (const relation of coarsestFirst) {
    kept.delete(relation);
    if (!isImplied(relation, kept)) kept.add(relation);
  }
  return relations.filter((relation) => kept.has(relation));
}

function isImplied(relation: Relation, others: ReadonlySet<Relation>): boolean {
  const covering = [...others].filter(({ shared }) => areKnownFrom(relation.shared.variables, shared.variables));
  const goes = (from: number, to: number) => (one: Relation) =>
    (one.left === from && one.right === to) || (one.kind === "equal" && one.right === from && one.left === to);
  const isExact = ({ kind }: Relation) => kind === "equal" || relation.kind === "at-least";
  return covering.some((first) => {
    if (first.left !== relation.left && first.right !== relation.left) return false;
    const through = first.left === relation.left ? first.right : first.left;
    if (!goes(relation.left, through)(first) || !isExact(first)) return false;
    return covering.some((second) => goes(through, relation.right)(second) && isExact(second));
  });
}
