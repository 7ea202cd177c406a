import type { TableKey, Unit } from "../audit/result.js";
import type { DisclosurePlan } from "../plan/disclosure-schema.js";
import { nextBelow, streamsFrom } from "../statistics/random.js";

/** How released counts are rounded. */
export type Rounding = NonNullable<DisclosurePlan["rounding"]>;

/**
 * A released count. Random rounding goes up with the probability that leaves the expected count as it is, and draws for
 * what is counted, not for where it stands: the same cell is the same number in every table.
 * @param count  whole count
 * @param cell  what is counted: unit, and each key with its level
 * @param rounding  base, kind and seed
 * @returns a multiple of the base, less than a base away from the count
 * @see Hundepool et al. 2012, "Statistical Disclosure Control", section 4.2.4 (unbiased random rounding)
 * @example roundedCount(13, "cases group=A", { base: 5, kind: "nearest", seed: 0 }) // 15
 */
export function roundedCount(count: number, cell: string, { base, kind, seed }: Rounding): number {
  const below = count - (count % base);
  if (kind === "nearest") return below + (2 * (count % base) >= base ? base : 0);
  return below + (nextBelow(streamsFrom(seed).block(hashOf(cell)), base) < count % base ? base : 0);
}

/** How far a true count may lie from its released one. */
export function roundingSpread({ base, kind }: Pick<Rounding, "base" | "kind">): number {
  return kind === "nearest" ? Math.floor(base / 2) : base - 1;
}

/** What a cell counts, whatever the order of the keys. */
export function cellName(unit: Unit, keys: readonly TableKey[], cell: number): string {
  let left = cell;
  const levels = keys.toReversed().map(({ name, levels }) => {
    const level = levels[left % levels.length]!;
    left = Math.floor(left / levels.length);
    return JSON.stringify([name, level]);
  });
  return [unit, ...levels.sort()].join(" ");
}

/** FNV-1a over the code units: a fixed place of a cell among the streams of a seed. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
