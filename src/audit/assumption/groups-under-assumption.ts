import type { GroupScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { FlagOutcomes, HiddenRange } from "../../statistics/hidden-error-rates.js";
import { hiddenShares } from "../../statistics/hidden-places.js";
import { derived } from "../derived.js";
import { NO_MAJORITY } from "../hypothesis-2/hypothesis-2.js";
import type { CountTable } from "../result.js";
import type { GroupsUnderAssumption, HiddenShare } from "./assumption-result.js";
import { type AssumptionCells, outcomesByGroup, unknownByRank } from "./cells.js";
import { FLAG_RATES, type GroupQuestion, type PlannedHidden, ratesOfGroup } from "./group-rates.js";
import { commonScenario, groupRanks, scenarioApart } from "./group-scenarios.js";
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
  const shape = { compared: labels.length, flagged: evidence.bands!.flagged };
  const outcomes = outcomesByGroup(cells, { groups: labels.length, flagged: shape.flagged });
  const { spreads, sharesAt } = commonShares(cells, shares, plan);
  const question: GroupQuestion = {
    outcomes,
    labels,
    shares,
    scenariosOf: (group) => {
      const ranks = groupRanks(cells, group, shape);
      return sharesAt.map(({ inProportion, byRank }) => ({
        inProportion: commonScenario(ranks, inProportion),
        byRank: commonScenario(ranks, byRank),
      }));
    },
    planned: (group) => {
      const range = plan.assumption.shareByGroup?.[labels[group]!];
      if (range === undefined) return null;
      const hidden = rangesOf(outcomes, group, { range, highestShare: plan.assumption.highestShare });
      const most = { own: hidden.own.most, others: hidden.others.most };
      const ranks = groupRanks(cells, group, shape);
      const scenario = {
        inProportion: scenarioApart(ranks, most, spreads.inProportion),
        byRank: scenarioApart(ranks, most, spreads.byRank),
      };
      return { ...hidden, scenario };
    },
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

/** Share hidden at each rank in both scenarios, at each share of hidden violations among all never-inspected units. */
function commonShares(cells: AssumptionCells, shares: readonly HiddenShare[], plan: Plan) {
  const all = unknownByRank(cells, 1, () => 0)[0]!;
  const spreads = { inProportion: "in-proportion", byRank: { oddsRatio: plan.assumption.oddsRatio } } as const;
  const sharesAt = shares.map(({ hidden }) => ({
    inProportion: hiddenShares(all, hidden, spreads.inProportion),
    byRank: hiddenShares(all, hidden, spreads.byRank),
  }));
  return { spreads, sharesAt };
}

/** Hidden violations that a group with a share of its own may hold, and those of all others. */
function rangesOf(
  outcomes: readonly FlagOutcomes[],
  group: number,
  { range, highestShare }: { readonly range: HiddenRange; readonly highestShare: number },
): Pick<PlannedHidden, "own" | "others"> {
  const unknownOf = ({ unknown }: FlagOutcomes) => unknown[0] + unknown[1];
  const own = unknownOf(outcomes[group]!);
  const others = outcomes.reduce((sum, one) => sum + unknownOf(one), 0) - own;
  const most = Math.floor(range.most * own);
  // A narrow range may hold no whole number: then the group has the one below it.
  return {
    own: { least: Math.min(Math.ceil(range.least * own), most), most },
    others: { least: 0, most: Math.floor(highestShare * others) },
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
