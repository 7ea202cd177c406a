import type { DecisionEvidence } from "../../data/evidence.js";
import { cochranMantelHaenszel } from "../../statistics/cochran-mantel-haenszel.js";
import { type ContingencyTable, contingencyTable } from "../../statistics/contingency-table.js";
import { tQuantile } from "../../statistics/distributions.js";
import { fisherExact } from "../../statistics/fisher-exact.js";
import { holm } from "../../statistics/multiplicity.js";
import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import { derived, rowOf } from "../derived.js";
import type { GroupDecisions, MeasuredShare } from "./human-check-result.js";
import { officerShare } from "./measured-share.js";

interface Split {
  readonly followed: number;
  readonly deviated: number;
}

/** One group and all others, over all decisions and per officer; officers are null where they are not known. */
interface Compared {
  readonly own: Split;
  readonly others: Split;
  readonly officers: readonly { readonly own: Split; readonly others: Split }[] | null;
}

/**
 * How often decisions deviate for each majority group, against all others. Where officers are known, the test compares
 * within officers, so that their habits are no difference between groups.
 * @param evidence  counts of the log with groups
 * @param level  confidence level
 * @returns one entry a group, with p-values adjusted by Holm
 * @see Mantel & Haenszel 1959 (within officers); Fisher 1935 where officers are not known
 */
export function groupDecisions(evidence: DecisionEvidence, level: number): readonly GroupDecisions[] | null {
  const { byGroup, officers } = evidence;
  if (byGroup === null) return null;
  const compared = byGroup.map((own, at): Compared => {
    const pairs = officers?.map((officer) => ({ own: officer.byGroup![at]!, others: without(officer.byGroup!, at) }));
    return { own, others: without(byGroup, at), officers: pairs ?? null };
  });
  const pValues = compared.map(pValueOf);
  const adjusted = holm(pValues);
  return byGroup.map(({ group }, at) => {
    const { own, officers: pairs } = compared[at]!;
    const clusters = pairs?.map((pair) => clusterOf(pair.own)).filter(({ n }) => n > 0) ?? null;
    const { share } = officerShare(own.deviated, sizeOf(own), { clusters, level });
    const rest = [rowOf("log.groups.split", group), "log.cases"];
    return {
      group,
      decisions: derived(sizeOf(own), rowOf("log.groups.totals", group)),
      deviated: derived(share, rowOf("log.groups.split", group)),
      difference: derived(differenceOf(compared[at]!, level), ...rest),
      pValue: derived(pValues[at]!, ...rest),
      // Holm's value of one group is a function of the p-values of all: of hidden groups too.
      holm: derived(adjusted[at]!, ...rest, "log.groups.split"),
    };
  });
}

function without(splits: readonly Split[], at: number): Split {
  const rest = splits.filter((_, other) => other !== at);
  return {
    followed: rest.reduce((sum, { followed }) => sum + followed, 0),
    deviated: rest.reduce((sum, { deviated }) => sum + deviated, 0),
  };
}

function sizeOf({ followed, deviated }: Split): number {
  return followed + deviated;
}

function clusterOf(split: Split) {
  return { events: split.deviated, n: sizeOf(split) };
}

function tableOf(own: Split, others: Split): ContingencyTable {
  return contingencyTable([
    [own.deviated, own.followed],
    [others.deviated, others.followed],
  ]);
}

function pValueOf({ own, others, officers }: Compared): number {
  if (sizeOf(own) === 0 || sizeOf(others) === 0) return 1;
  if (officers === null) return fisherExact(tableOf(own, others)).pValue;
  const test = cochranMantelHaenszel(officers.map((pair) => tableOf(pair.own, pair.others)));
  return test.kind === "not-estimable" ? 1 : test.pValue;
}

/** Difference of shares, linearised over officers; Newcombe's where they are not known. */
function differenceOf({ own, others, officers }: Compared, level: number): MeasuredShare {
  const [n, rest] = [sizeOf(own), sizeOf(others)];
  if (n === 0 || rest === 0) return { value: 0, lower: -1, upper: 1, level };
  const [share, otherShare] = [own.deviated / n, others.deviated / rest];
  const value = share - otherShare;
  if (officers === null || officers.length < 2) {
    return { value, ...newcombeDifferenceInterval(own.deviated, n, others.deviated, rest, { level }) };
  }
  const squares = officers.reduce((sum, pair) => {
    const residual =
      (pair.own.deviated - share * sizeOf(pair.own)) / n -
      (pair.others.deviated - otherShare * sizeOf(pair.others)) / rest;
    return sum + residual * residual;
  }, 0);
  const k = officers.length;
  const margin = tQuantile((1 + level) / 2, k - 1) * Math.sqrt((k / (k - 1)) * squares);
  return { value, lower: Math.max(-1, value - margin), upper: Math.min(1, value + margin), level };
}
