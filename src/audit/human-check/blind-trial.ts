import type { TrialEvidence } from "../../data/evidence.js";
import type { HumanCheckPlan } from "../../plan/human-check-schema.js";
import { contingencyTable, tableFromCounts } from "../../statistics/contingency-table.js";
import { marginalHomogeneity } from "../../statistics/marginal-homogeneity.js";
import { mcNemar } from "../../statistics/mcnemar.js";
import { weightedKappa } from "../../statistics/weighted-kappa.js";
import { derived } from "../derived.js";
import type { CountTable } from "../result.js";
import type { Agreement, TrialResult } from "./human-check-result.js";
import { plainShare } from "./measured-share.js";
import { plainKappa } from "./officer-kappa.js";
import { wholeTable } from "./split-tables.js";

/**
 * What a blind trial says: how far staff who do not see the model agree with it, and how they change once they see it.
 * Agreement with the present picture is no validation: both can be wrong in the same way.
 * @param evidence  pairs of ratings
 * @param plan  settings
 * @returns measures with the tables they rest on
 */
export function measureTrial(
  evidence: TrialEvidence,
  { bands, alpha }: HumanCheckPlan,
): { readonly result: TrialResult; readonly tables: readonly CountTable[] } {
  const level = 1 - alpha;
  const k = bands.order.length;
  const { ratings, blindByModel, blindByAfter, moves } = evidence;
  const agreed = diagonal(blindByModel, k);
  const pairs = bands.order.flatMap((first) => bands.order.map((second) => `${first}, ${second}`));
  const tables = [
    wholeTable("trial.agreed", ["agreed", "differed"], [agreed, ratings - agreed]),
    wholeTable("trial.blind-by-model", pairs, blindByModel),
    ...(blindByAfter === null
      ? []
      : [
          wholeTable("trial.blind-by-after", pairs, blindByAfter),
          wholeTable("trial.changed", ["same", "off", "on"], flaggedChanges(blindByAfter, bands)),
        ]),
    ...(moves === null
      ? []
      : [
          wholeTable("trial.moved", ["to-model", "others"], [moves.toModel, ratings - agreed - moves.toModel]),
          wholeTable("trial.moved-away", ["away", "others"], [moves.away, ratings - agreed - moves.away]),
        ]),
  ];
  const differed = ratings - agreed;
  const result: TrialResult = {
    ratings,
    agreement: derived(plainShare(agreed, ratings, level), "trial.agreed"),
    kappa: derived(plainKappa(blindByModel, k, level), "trial.blind-by-model"),
    weightedKappa: derived(weighted(blindByModel, k, level), "trial.blind-by-model"),
    after:
      blindByAfter === null || moves === null
        ? null
        : {
            homogeneity: derived(homogeneity(blindByAfter, k), "trial.blind-by-after"),
            flagged: derived(flaggedTest(flaggedChanges(blindByAfter, bands)), "trial.changed"),
            moved: differed === 0 ? null : derived(plainShare(moves.toModel, differed, level), "trial.moved"),
            movedAway: differed === 0 ? null : derived(plainShare(moves.away, differed, level), "trial.moved-away"),
          },
  };
  return { result, tables };
}

function diagonal(counts: readonly number[], k: number): number {
  return Array.from({ length: k }, (_, level) => counts[level * (k + 1)]!).reduce((sum, count) => sum + count, 0);
}

function weighted(counts: readonly number[], k: number, level: number): Agreement {
  const found = weightedKappa(tableFromCounts(Float64Array.from(counts), k, k), { level });
  if (found.kind === "not-estimable") return found;
  return { kind: "estimate", value: found.value, lower: found.interval.lower, upper: found.interval.upper, level };
}

function homogeneity(counts: readonly number[], k: number) {
  const found = marginalHomogeneity(tableFromCounts(Float64Array.from(counts), k, k));
  return found.kind === "not-estimable" ? found : { pValue: found.pValue };
}

/** Ratings whose flag stayed, went off, and went on. */
function flaggedChanges(counts: readonly number[], { order, flagged }: HumanCheckPlan["bands"]): readonly number[] {
  const changes = [0, 0, 0];
  for (const [cell, count] of counts.entries()) {
    const before = flagged.includes(order[Math.floor(cell / order.length)]!);
    const after = flagged.includes(order[cell % order.length]!);
    changes[before === after ? 0 : before ? 1 : 2]! += count;
  }
  return changes;
}

function flaggedTest([, off, on]: readonly number[]) {
  const found = mcNemar(
    contingencyTable([
      [0, off!],
      [on!, 0],
    ]),
  );
  return found.kind === "not-estimable" ? found : { off: off!, on: on!, pValue: found.exact.pValue };
}
