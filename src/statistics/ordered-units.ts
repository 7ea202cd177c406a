import type { PooledGroups } from "./pooled-groups.js";

/** Units (cases, then controls) in the order of their scores; `endsTie` marks the last unit at a score. */
export interface OrderedUnits {
  readonly units: Uint32Array;
  readonly endsTie: Uint8Array;
  readonly cases: number;
}

/** Rank sums of both groups, in half steps. */
export interface RankSums {
  readonly first: number;
  readonly second: number;
}

/**
 * Pooled units in the order of their scores, sorted once for all resamples.
 * @example orderUnits({ cases: Float64Array.of(2), controls: Float64Array.of(3, 1) }).units // 2, 0, 1
 */
export function orderUnits({ cases, controls }: Pick<PooledGroups, "cases" | "controls">): OrderedUnits {
  const scoreOf = (unit: number): number => (unit < cases.length ? cases[unit]! : controls[unit - cases.length]!);
  const total = cases.length + controls.length;
  const units = Uint32Array.from({ length: total }, (_, unit) => unit).sort((a, b) => scoreOf(a) - scoreOf(b));
  const endsTie = new Uint8Array(total);
  for (let i = 0; i < total; i++) endsTie[i] = i === total - 1 || scoreOf(units[i]!) < scoreOf(units[i + 1]!) ? 1 : 0;
  return { units, endsTie, cases: cases.length };
}

/** 1 for units of the first group; length cases + controls. */
export function observedMembership({ cases, controls, casesOfFirst, controlsOfFirst }: PooledGroups): Uint8Array {
  const membership = new Uint8Array(cases.length + controls.length);
  membership.fill(1, 0, casesOfFirst);
  membership.fill(1, cases.length, cases.length + controlsOfFirst);
  return membership;
}

/**
 * Rank sums of both groups for a membership, in one walk over the ordered units.
 * @param membership  1 for units of the first group, length cases + controls
 * @returns U statistics in half steps: whole numbers
 * @example rankSums(orderUnits({ cases: Float64Array.of(2), controls: Float64Array.of(1) }), Uint8Array.of(1, 1)).first // 2
 */
export function rankSums({ units, endsTie, cases }: OrderedUnits, membership: Uint8Array): RankSums {
  let first = 0;
  let second = 0;
  let below = 0;
  let belowFirst = 0;
  let tied = 0;
  let tiedFirst = 0;
  let tiedCases = 0;
  let tiedCasesFirst = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    if (unit < cases) {
      tiedCases++;
      tiedCasesFirst += membership[unit]!;
    } else {
      tied++;
      tiedFirst += membership[unit]!;
    }
    if (endsTie[i] === 0) continue;
    first += tiedCasesFirst * (2 * belowFirst + tiedFirst);
    second += (tiedCases - tiedCasesFirst) * (2 * (below - belowFirst) + tied - tiedFirst);
    below += tied;
    belowFirst += tiedFirst;
    tied = tiedFirst = tiedCases = tiedCasesFirst = 0;
  }
  return { first, second };
}
