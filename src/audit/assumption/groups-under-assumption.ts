import type { GroupScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { HiddenSpread } from "../../statistics/hidden-places.js";
import { derived } from "../derived.js";
import { NO_MAJORITY } from "../hypothesis-2/hypothesis-2.js";
import type { CountTable } from "../result.js";
import type { GroupsUnderAssumption, HiddenShare } from "./assumption-result.js";
import { type AssumptionCells, byGroupAndFlag, outcomesByGroup, scenarioApart, scenarioOf } from "./cells.js";
import { FLAG_RATES, type GroupQuestion, type PlannedHidden, ratesOfGroup } from "./group-rates.js";
import { allAlike } from "./groups-alike.js";

const GROUPS = "assumption.groups";

/**
 * Error rates and violations among the flagged by group, if never-inspected units hide violations. Sponsors go by their
 * majority group; those in which no group has it are among the others, those without migrants are left out.
 * @param evidence  units by score, group and band; it has bands
 * @param options.shares  shares of hidden violations, out of all never-inspected units
 */
export function groupsUnderAssumption(
  evidence: GroupScoreEvidence,
  cells: AssumptionCells,
  { shares, plan }: { readonly shares: readonly HiddenShare[]; readonly plan: Plan },
): { readonly tables: readonly CountTable[]; readonly result: GroupsUnderAssumption } {
  const labels = evidence.unit === "sponsors" ? [...evidence.groups, NO_MAJORITY] : evidence.groups;
  const shape = { groups: evidence.groups.length + 2, flagged: evidence.bands!.flagged };
  const outcomes = outcomesByGroup(cells, shape).slice(0, labels.length);
  const spreads = { inProportion: "in-proportion", byRank: { oddsRatio: plan.assumption.oddsRatio } } as const;
  const both = (hidden: (spread: HiddenSpread) => Float64Array) => ({
    inProportion: byGroupAndFlag(cells, hidden(spreads.inProportion), shape),
    byRank: byGroupAndFlag(cells, hidden(spreads.byRank), shape),
  });
  const unknownOf = (group: number) => outcomes[group]!.unknown[0] + outcomes[group]!.unknown[1];
  const compared = labels.reduce((sum, _, group) => sum + unknownOf(group), 0);
  const planned = (group: number): PlannedHidden | null => {
    const range = plan.assumption.shareByGroup?.[labels[group]!];
    if (range === undefined) return null;
    const own = { least: Math.ceil(range.least * unknownOf(group)), most: Math.floor(range.most * unknownOf(group)) };
    const others = { least: 0, most: Math.floor(plan.assumption.highestShare * (compared - unknownOf(group))) };
    const hidden = { own: own.most, others: others.most, compared: labels.length };
    // A narrow range may hold no whole number: then the group has the one below it.
    return {
      own: { least: Math.min(own.least, own.most), most: own.most },
      others,
      scenario: both((spread) => scenarioApart(cells, group, hidden, spread)),
    };
  };
  const question: GroupQuestion = {
    outcomes,
    labels,
    shares,
    scenarioAt: shares.map(({ hidden }) => both((spread) => scenarioOf(cells, hidden, spread))),
    planned,
    most: shares.at(-1)!.hidden,
    neverInspected: cells.neverInspected,
    table: GROUPS,
    plan,
  };
  const groups = gatedGroups(evidence, plan).map((group) => ({
    group: labels[group]!,
    measures: ratesOfGroup(group, question),
  }));
  return {
    tables: [groupTable(evidence, question)],
    result: {
      kind: "estimated",
      table: GROUPS,
      groups,
      allAlike: FLAG_RATES.map((measure, place) =>
        derived(
          allAlike(
            groups.map(({ measures }) => measures[place]!.alike.value),
            measure,
          ),
          GROUPS,
        ),
      ),
      notPlaced: Object.keys(plan.assumption.shareByGroup ?? {}).filter((label) => !evidence.groups.includes(label)),
    },
  };
}

/** Groups with enough units of their own, and others to compare them with. */
function gatedGroups({ groups, groupCodes, weights, unit }: GroupScoreEvidence, plan: Plan): readonly number[] {
  const { units, majorityUnits } = plan.groups.gate;
  const least = unit === "sponsors" ? majorityUnits : units;
  const counts = groups.map(() => 0);
  let all = 0;
  groupCodes.forEach((code, pattern) => {
    if (code < groups.length) counts[code]! += weights[pattern]!;
    if (code <= groups.length) all += weights[pattern]!;
  });
  return [...groups.keys()].filter((group) => counts[group]! >= least && counts[group]! < all);
}

/** Units by group, flag and outcome, with the people behind them. */
function groupTable(evidence: GroupScoreEvidence, { labels, table }: GroupQuestion): CountTable {
  const { groupCodes, bandCodes, outcomeCodes, provenanceCodes, scale = 1 } = evidence;
  const never = evidence.provenances.indexOf("never");
  const cells = labels.length * 6;
  const [counts, people, largest] = [0, 1, 2].map(() => Array.from({ length: cells }, () => 0)) as [
    number[],
    number[],
    number[],
  ];
  for (let pattern = 0; pattern < groupCodes.length; pattern++) {
    const outcome = outcomeCodes[pattern]!;
    if (groupCodes[pattern]! >= labels.length || (outcome === 2 && provenanceCodes[pattern] !== never)) continue;
    const flagged = evidence.bands!.flagged[bandCodes[pattern]!] === true ? 0 : 1;
    const cell = (groupCodes[pattern]! * 2 + flagged) * 3 + outcome;
    counts[cell]! += evidence.weights[pattern]!;
    people[cell]! += evidence.people[pattern]! / scale;
    largest[cell] = Math.max(largest[cell]!, evidence.largest[pattern]! / scale);
  }
  return {
    id: table,
    unit: evidence.unit,
    keys: [
      { name: "group", levels: labels },
      { name: "flagged", levels: ["flagged", "not-flagged"] },
      { name: "outcome", levels: ["violation", "none", "never-inspected"] },
    ],
    counts,
    subsetOf: "h2.groups",
    support: { people, units: counts, largest },
  };
}
