import type { Plan } from "../../plan/schema.js";
import type { AuditedUnits } from "../permutation/audited-units.js";

/** How the majority group of a sponsor is found, or that its share is taken as it is. */
export type MajorityRule =
  /** The largest group, where its share lies strictly above the threshold; a tie for the largest is no majority. */
  | { readonly kind: "threshold"; readonly threshold: number; readonly minMigrants: number }
  /** The largest group whatever its share; a tie is no majority. */
  | { readonly kind: "plurality"; readonly minMigrants: number }
  /** No cut: every group counts with its share of the sponsor's migrants. */
  | { readonly kind: "share"; readonly minMigrants: number };

export type CutRule = Exclude<MajorityRule, { readonly kind: "share" }>;

/**
 * The rules of a plan in the order that they are shown: thresholds rising, plurality, least numbers of migrants rising,
 * shares. The rule that decides is always among them.
 * @param hypothesis2  section of the plan
 * @returns distinct rules, and which of them decides
 * @example majorityRules(plan.hypothesis2).filter(({ decides }) => decides).length // 1
 */
export function majorityRules({
  majorityThreshold,
  minMigrants,
  sensitivity,
}: Plan["hypothesis2"]): readonly { readonly rule: MajorityRule; readonly decides: boolean }[] {
  const rising = (values: readonly number[], own: number) => [...new Set([...values, own])].sort((a, b) => a - b);
  const thresholds = rising(sensitivity.thresholds, majorityThreshold).map((threshold) => ({
    rule: { kind: "threshold", threshold, minMigrants } as const,
    decides: threshold === majorityThreshold,
  }));
  const leasts = [...new Set(sensitivity.minMigrants)]
    .filter((least) => least !== minMigrants)
    .sort((a, b) => a - b)
    .map((least) => ({
      rule: { kind: "threshold", threshold: majorityThreshold, minMigrants: least } as const,
      decides: false,
    }));
  return [
    ...thresholds,
    ...(sensitivity.plurality ? [{ rule: { kind: "plurality", minMigrants } as const, decides: false }] : []),
    ...leasts,
    ...(sensitivity.share ? [{ rule: { kind: "share", minMigrants } as const, decides: false }] : []),
  ];
}

/** A share is strictly above a threshold only by more than the rounding of the threshold's decimals. */
const ROUNDING = 1e-9;

/**
 * Majority group of each unit under a rule.
 * @param units  units with a composition
 * @returns group code per unit, or the number of groups where no group has the majority
 */
export function ruledMajority(units: AuditedUnits, rule: CutRule): Uint16Array {
  const none = units.groups.length;
  const threshold = rule.kind === "plurality" ? 0 : rule.threshold;
  const { offsets, groupCodes, memberCounts } = units.composition!;
  const majority = new Uint16Array(units.sums.units).fill(none);
  for (let unit = 0; unit < majority.length; unit++) {
    const size = units.sums.unitMembers[unit]!;
    if (size < rule.minMigrants * units.scale) continue;
    let largest = 0;
    let group = none;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      const count = memberCounts[j]!;
      if (count === largest) group = none;
      if (count <= largest) continue;
      largest = count;
      group = groupCodes[j]!;
    }
    if (largest / size > threshold + ROUNDING) majority[unit] = group;
  }
  return majority;
}
