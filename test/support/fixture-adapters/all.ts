import type { FixtureAdapters } from "../fixture-cases.js";
import { clusterPermutationAdapters } from "./cluster-permutation.js";
import { distributionAdapters } from "./distributions.js";
import { proportionAdapters } from "./proportions.js";
import { rankAdapters } from "./ranks.js";
import { rocAdapters } from "./roc.js";
import { stratifiedAdapters } from "./stratified.js";
import { tableAdapters } from "./tables.js";

/** Every kind of reference case that this toolkit answers. */
export const fixtureAdapters: FixtureAdapters = {
  ...clusterPermutationAdapters,
  ...distributionAdapters,
  ...proportionAdapters,
  ...rankAdapters,
  ...rocAdapters,
  ...stratifiedAdapters,
  ...tableAdapters,
};
