import type { GroupPower } from "./power-result.js";

/** Power of a rising distance from 1: ratios in the order of that distance, and the power at each. */
export interface PowerPoints {
  readonly ratios: readonly number[];
  readonly powers: readonly number[];
}

/** Ratio at which a curve first reaches a power, by interpolation; null where it never does. */
export function ratioAt({ ratios, powers }: PowerPoints, power: number): number | null {
  const at = powers.findIndex((value) => value >= power);
  if (at < 0) return null;
  if (at === 0) return ratios[0]!;
  const part = (power - powers[at - 1]!) / (powers[at]! - powers[at - 1]!);
  return ratios[at - 1]! + part * (ratios[at]! - ratios[at - 1]!);
}

/** Power at a ratio, by interpolation; beyond the last point the power of that point. */
export function powerAt({ ratios, powers }: PowerPoints, ratio: number): number {
  const distance = Math.abs(ratio - 1);
  const at = ratios.findIndex((value) => Math.abs(value - 1) >= distance);
  if (at < 0) return powers[powers.length - 1]!;
  if (at === 0) return powers[0]!;
  const [before, after] = [Math.abs(ratios[at - 1]! - 1), Math.abs(ratios[at]! - 1)];
  const part = after > before ? (distance - before) / (after - before) : 1;
  return powers[at - 1]! + part * (powers[at]! - powers[at - 1]!);
}

/** Units that would find both margins, from what so many units find; not estimable where they find nothing. */
export function neededUnits(
  units: number,
  found: { readonly above: GroupPower["above"]; readonly below: GroupPower["below"] },
  margins: { readonly ratioLower: number; readonly ratioUpper: number },
): GroupPower["neededUnits"] {
  const { above, below } = found;
  if (above.kind === "not-estimable") return above;
  // Where not even a share of 0 is found, the distance that is found lies beyond 1.
  const downwards = below.kind === "estimate" ? 1 - below.value : 1;
  const factor = Math.max((above.value - 1) / (margins.ratioUpper - 1), downwards / (1 - margins.ratioLower));
  return { kind: "estimate", value: Math.ceil(units * factor ** 2) };
}
