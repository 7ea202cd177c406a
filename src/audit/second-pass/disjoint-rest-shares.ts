import type { Plan } from "../../plan/schema.js";
import { independentShares } from "../comparison/independent-shares.js";
import { type DisjointGroups, leftWithout } from "./disjoint-rest.js";
import type { RestComparison, RestShares } from "./rest-shares.js";

/** Shares of groups of units against a rest without the units of some groups; all of it follows from their rows. */
export function disjointRestShares(
  groups: DisjointGroups,
  options: { readonly alpha: number; readonly margins: Plan["margins"] },
): RestComparison {
  return async (without, compared) =>
    new Map(
      compared.map((group): [number, RestShares] => {
        const own = groups.counts[group]!;
        const all = leftWithout(groups, without);
        const rest = { flagged: all.flagged - own.flagged, total: all.total - own.total };
        const { difference, ratio } = independentShares(own, rest, null, options);
        return [group, { difference, ratio, restsOn: [] }];
      }),
    );
}
