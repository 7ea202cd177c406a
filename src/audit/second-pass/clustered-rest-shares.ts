import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { clusteredComparison } from "../comparison/clustered-comparison.js";
import { rowOf } from "../derived.js";
import type { AuditedUnits } from "../permutation/audited-units.js";
import type { CountTable } from "../result.js";
import { majorityOfUnits, remainingUnits } from "./remaining-units.js";
import type { RestComparison, RestShares } from "./rest-shares.js";

const KEPT = ["kept", "left out"];
const FLAGS = ["flagged", "not flagged"];

/**
 * Shares of groups of members clustered in units against a rest without some groups, and one table a rest of who is
 * kept and who is left out: the shares rest on it, since they could give its counts away.
 * @returns the comparison, and the tables that it has made so far
 */
export function clusteredRestShares(
  units: AuditedUnits,
  options: { readonly alpha: number; readonly plan: Plan },
  context: RunContext,
): { readonly compare: RestComparison; readonly tables: CountTable[] } {
  const majority = majorityOfUnits(units);
  const tables: CountTable[] = [];
  return {
    tables,
    async compare(without, groups) {
      const left = remainingUnits(units, majority, without);
      const shares = await clusteredComparison(left, { ...options, wanted: groups }, context);
      const table = restTable(units, majority, { without, groups, number: tables.length + 1 });
      if (without.length > 0) tables.push(table);
      return new Map(
        groups.map((group): [number, RestShares] => {
          const { difference, ratio } = shares[group]!;
          const restsOn = without.length === 0 ? [] : [rowOf(table.id, units.groups[group]!)];
          return [group, { difference, ratio, restsOn }];
        }),
      );
    },
  };
}

/** Compared groups, and all others together, by whether they are part of this rest and whether they are flagged. */
function restTable(
  units: AuditedUnits,
  majority: Uint16Array,
  rest: { readonly without: readonly number[]; readonly groups: readonly number[]; readonly number: number },
): CountTable {
  const id = `h1.rest${rest.number}`;
  const others = rest.groups.length;
  const cells = (others + 1) * KEPT.length * FLAGS.length;
  const people = new Array<number>(cells).fill(0);
  const behind = new Array<number>(cells).fill(0);
  const largest = new Array<number>(cells).fill(0);
  const { offsets, groupCodes, memberCounts } = units.composition!;
  for (let unit = 0; unit < units.sums.units; unit++) {
    const leftOut = rest.without.includes(majority[unit]!);
    const flagged = units.flagged[units.bandCodes[unit]!] === 1;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (rest.without.includes(groupCodes[j]!)) continue;
      const place = rest.groups.indexOf(groupCodes[j]!);
      const cell = 4 * (place < 0 ? others : place) + (leftOut ? 2 : 0) + (flagged ? 0 : 1);
      people[cell]! += memberCounts[j]!;
      behind[cell]! += 1;
      largest[cell] = Math.max(largest[cell]!, memberCounts[j]!);
    }
  }
  return {
    id,
    unit: units.memberUnit,
    keys: [
      { name: "group", levels: [...rest.groups.map((group) => units.groups[group]!), "other groups"] },
      { name: "rest", levels: KEPT },
      { name: "flag", levels: FLAGS },
    ],
    counts: people,
    splitBy: id,
    support: { people, units: behind, largest },
  };
}
