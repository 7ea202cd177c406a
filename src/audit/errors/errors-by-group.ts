import type { EvidenceNeed, GroupScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, notEstimable, rowOf } from "../derived.js";
import type { CountTable, ErrorsByGroup, ScoreNotEstimable, TableRef } from "../result.js";
import { type OutcomeSet, outcomeSets } from "./counted-outcomes.js";
import {
  type BandedScores,
  confusionCells,
  confusionOfSet,
  confusionsOf,
  ERROR_TABLES,
  errorTables,
  setTables,
  totalsOfSet,
} from "./error-tables.js";
import type { ErrorsOnSet, GroupErrors } from "./errors-result.js";
import { areaOf, groupAreas, groupHistograms } from "./group-areas.js";
import { groupLabels } from "./group-cells.js";
import { rateDifferences } from "./rate-differences.js";
import { type Confusion, errorRates, sumOfConfusions } from "./rates.js";

/** What the errors ask of a source: score and band by group, outcome and provenance. */
export const ERROR_NEEDS: readonly EvidenceNeed[] = ["groupScores"];

/**
 * Errors of the flag against the outcome, per group (cases) or per majority group (sponsors): rates with Wilson
 * intervals, differences from the other groups adjusted over the tested groups, areas under the ROC curve within and
 * across groups, and the same by the way in which outcomes became known.
 *
 * @param evidence  scores by group, band, outcome and provenance
 * @param plan  alpha of the score question, gate of the groups, untested assumption
 * @returns tables and numbers, or why there are none
 * @see method, section 7
 */
export function errorsByGroup(
  evidence: GroupScoreEvidence | Unavailable,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: ErrorsByGroup | ScoreNotEstimable } {
  if (evidence.kind === "unavailable")
    return { tables: [], result: { kind: "not-estimable", reason: evidence.reason } };
  if (evidence.bands === null) return { tables: [], result: { kind: "not-estimable", reason: "no-band" } };
  const banded: BandedScores = { ...evidence, bands: evidence.bands };
  const sets = outcomeSets(evidence, plan);
  const known = sets.find(({ name }) => name === "all-known")!;
  const others = sets.filter((set) => set !== known);
  const parts = others.filter(({ restsOnUntestedAssumption }) => !restsOnUntestedAssumption);
  const tables = [...errorTables(banded, known, plan.untestedAssumption), ...setTables(banded, parts)];
  const labels = groupLabels(evidence);
  const confusions = confusionsOf(confusionCells(banded, known));
  const tested = testedGroups(confusions, plan, evidence.unit);
  return {
    tables,
    result: {
      kind: "estimated",
      unit: evidence.unit,
      rankedBy: evidence.scores === null ? "band" : "score",
      outcomes: ERROR_TABLES.outcomes,
      confusion: ERROR_TABLES.confusion,
      bands: bandsTable(banded),
      totals: ERROR_TABLES.totals,
      alpha: plan.score.alpha,
      tested: tested.map((group) => labels[group]!),
      groups: groupErrors(banded, { known, confusions, tested }, { labels, tables, plan }),
      overall: errorRates(sumOfConfusions(confusions), 1 - plan.score.alpha, [ERROR_TABLES.totals]),
      sets: others.map((set) => errorsOnSet(banded, set, { labels, plan })),
    },
  };
}

function bandsTable({ bands }: BandedScores): string {
  return bands.order.length === 2 ? ERROR_TABLES.confusion : ERROR_TABLES.bands;
}

/** The gate looks at how many outcomes are known, not at what they are: groups are chosen before errors are seen. */
function testedGroups(confusions: readonly Confusion[], plan: Plan, unit: "sponsors" | "cases"): readonly number[] {
  const { gate } = plan.groups;
  const least = unit === "sponsors" ? gate.majorityUnits : gate.units;
  return confusions.flatMap((confusion, group) => (sizeOf(confusion) >= least ? [group] : []));
}

function sizeOf({ truePositive, falsePositive, falseNegative, trueNegative }: Confusion): number {
  return truePositive + falsePositive + falseNegative + trueNegative;
}

interface KnownErrors {
  readonly known: OutcomeSet;
  readonly confusions: readonly Confusion[];
  readonly tested: readonly number[];
}

interface Frame {
  readonly labels: readonly string[];
  readonly tables: readonly CountTable[];
  readonly plan: Plan;
}

function groupErrors(
  evidence: BandedScores,
  { known, confusions, tested }: KnownErrors,
  { labels, tables, plan }: Frame,
): readonly GroupErrors[] {
  const { alpha } = plan.score;
  const all = sumOfConfusions(confusions);
  const row = (group: number): TableRef => rowOf(ERROR_TABLES.confusion, labels[group]!);
  const compared = (group: number): readonly TableRef[] => [row(group), ERROR_TABLES.totals];
  const family = [ERROR_TABLES.confusion, ERROR_TABLES.totals];
  const differences = rateDifferences(
    tested.map((group) => ({
      own: confusions[group]!,
      others: othersOf(all, confusions[group]!),
      refs: compared(group),
    })),
    alpha,
    family,
  );
  const areas = groupAreas(groupHistograms(evidence, known, labels.length), {
    alpha,
    tested,
    refsOf: compared,
    all: family,
  });
  const bands = tables.find(({ id }) => id === bandsTable(evidence))!;
  return confusions.map((confusion, group) => {
    const place = tested.indexOf(group);
    return {
      group: labels[group]!,
      tested: place >= 0,
      ...errorRates(confusion, 1 - alpha, [row(group)]),
      differences: differences[place] ?? null,
      areas: areas[group]!,
      bands: bandRates(evidence, bands, { group, label: labels[group]!, alpha }),
    };
  });
}

function othersOf(all: Confusion, own: Confusion): Confusion {
  return {
    truePositive: all.truePositive - own.truePositive,
    falsePositive: all.falsePositive - own.falsePositive,
    falseNegative: all.falseNegative - own.falseNegative,
    trueNegative: all.trueNegative - own.trueNegative,
  };
}

/** Violation rate of each band of a group, from low to high; with two bands from the confusion, where flagged is first. */
function bandRates(
  { bands }: BandedScores,
  table: CountTable,
  { group, label, alpha }: { readonly group: number; readonly label: string; readonly alpha: number },
): GroupErrors["bands"] {
  const width = 2 * bands.order.length;
  return bands.order.map((band, code) => {
    const place = table.id === ERROR_TABLES.confusion ? (bands.flagged[code] ? 0 : 1) : code;
    const [violations, none] = table.counts.slice(group * width + 2 * place, group * width + 2 * place + 2) as [
      number,
      number,
    ];
    const total = violations + none;
    const rate = total === 0 ? notEstimable("no-outcomes") : shareOf({ flagged: violations, total }, 1 - alpha);
    return { band, violationRate: derived(rate, rowOf(table.id, label)) };
  });
}

/** Rates on one way in which outcomes became known, or with never-inspected units counted as compliant. */
function errorsOnSet(evidence: BandedScores, set: OutcomeSet, { labels, plan }: Omit<Frame, "tables">): ErrorsOnSet {
  const level = 1 - plan.score.alpha;
  const confusions = confusionsOf(confusionCells(evidence, set));
  const histograms = groupHistograms(evidence, set, labels.length);
  const rows = set.restsOnUntestedAssumption
    ? [ERROR_TABLES.confusion, ERROR_TABLES.never]
    : [confusionOfSet(set.name)];
  const totals = set.restsOnUntestedAssumption
    ? [ERROR_TABLES.totals, ERROR_TABLES.neverTotals]
    : [totalsOfSet(set.name)];
  return {
    provenance: set.name,
    restsOnUntestedAssumption: set.restsOnUntestedAssumption,
    groups: confusions.map((confusion, group) => {
      const refs = rows.map((table) => rowOf(table, labels[group]!));
      return {
        group: labels[group]!,
        ...errorRates(confusion, level, refs),
        auc: derived(areaOf(histograms.of(group), plan.score.alpha), ...refs),
      };
    }),
    overall: errorRates(sumOfConfusions(confusions), level, totals),
  };
}
