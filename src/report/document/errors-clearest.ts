import type { Published } from "../../disclosure/disclosed.js";
import type { ErrorsPart } from "./audit-parts.js";
import { estimateOf, shownValue } from "./published.js";

type ErrorsGroup = ErrorsPart["groups"][number];
export type ErrorRate = "falsePositiveRate" | "falseNegativeRate";

/** What the tests of one rate found: a clearest difference, none, or nothing that may be told. */
export type ClearestDifference =
  | {
      readonly kind: "shown";
      readonly group: ErrorsGroup;
      readonly difference: NonNullable<ErrorsGroup["differences"]>[ErrorRate];
      /** Rate of the group, and of all others. */
      readonly own: number;
      readonly others: number;
    }
  | { readonly kind: "none-shown" | "not-told" | "not-tested" };

/**
 * The clearest difference of one rate: the smallest corrected p-value at or below alpha, then the largest difference.
 *
 * @param errors  errors by group
 * @param rate    which rate
 * @returns the group with its numbers; none-shown only where every tested group may be told about
 * @example
 * clearestDifference(errors, "falsePositiveRate").kind; // "none-shown"
 */
export function clearestDifference(errors: ErrorsPart, rate: ErrorRate): ClearestDifference {
  const tested = errors.groups.flatMap((group) => {
    const difference = group.differences?.[rate];
    return difference === undefined ? [] : [{ group, difference }];
  });
  if (tested.length === 0) return { kind: "not-tested" };
  const found = tested.filter(({ difference }) => isAtMost(difference.adjusted, errors.alpha));
  const told = found.flatMap(({ group, difference }) => {
    const [value, own] = [estimateOf(difference.difference), estimateOf(group[rate])];
    return value === undefined || own === undefined ? [] : [{ group, difference, own, others: own - value }];
  });
  const [first] = told.toSorted(
    (a, b) =>
      pOf(a.difference.adjusted) - pOf(b.difference.adjusted) ||
      Math.abs(b.own - b.others) - Math.abs(a.own - a.others),
  );
  if (first !== undefined) return { kind: "shown", ...first };
  const isTold = found.length === 0 && tested.every(({ difference }) => difference.adjusted.kind !== "withheld");
  return { kind: isTold ? "none-shown" : "not-told" };
}

function isAtMost(p: Published<number>, alpha: number): boolean {
  if (p.kind === "class") return p.relation === "at-most";
  return p.kind === "shown" && p.value <= alpha;
}

function pOf(p: Published<number>): number {
  return shownValue(p) ?? 1;
}
