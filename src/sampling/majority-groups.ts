import type { ScoredUnits } from "../data/scored-units.js";
import type { Plan } from "../plan/schema.js";

/**
 * Majority group of each unit by the rule of hypothesis 2, and the people behind it.
 * @param scored  units with their composition
 * @param order  units to look at, in this order
 * @param rule  threshold that the share must exceed, and least number of members
 * @returns group code, or the number of groups where none has the majority; people of that group, or all members
 * @see method, section 3
 * @example majorityOf(scored, order, { majorityThreshold: 0.5, minMigrants: 1 }).majority[0]
 */
export function majorityOf(
  { units, scale }: Pick<ScoredUnits, "units" | "scale">,
  order: Uint32Array,
  { majorityThreshold, minMigrants }: Pick<Plan["hypothesis2"], "majorityThreshold" | "minMigrants">,
): { readonly majority: Uint16Array; readonly people: Float64Array } {
  const { groups, offsets, groupCodes, counts } = units.composition;
  const majority = new Uint16Array(order.length).fill(groups.length);
  const people = new Float64Array(order.length);
  order.forEach((unit, i) => {
    const [from, to] = [offsets[unit]!, offsets[unit + 1]!];
    const size = counts.subarray(from, to).reduce((sum, count) => sum + count, 0);
    people[i] = size / scale;
    for (let j = from; j < to; j++) {
      if (size < minMigrants * scale || !(counts[j]! > majorityThreshold * size)) continue;
      majority[i] = groupCodes[j]!;
      people[i] = counts[j]! / scale;
    }
  });
  return { majority, people };
}
