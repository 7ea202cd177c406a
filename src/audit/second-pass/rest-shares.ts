import type { TableRef } from "../derived-value.js";
import type { Estimate } from "../estimates.js";

/** How one group compares with a rest without some groups, and the finer counts that this rests on. */
export interface RestShares {
  readonly difference: Estimate;
  readonly ratio: Estimate;
  readonly restsOn: readonly TableRef[];
}

/** Compares groups with a rest without some groups. */
export type RestComparison = (
  without: readonly number[],
  groups: readonly number[],
) => Promise<ReadonlyMap<number, RestShares>>;
