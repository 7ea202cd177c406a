import type { EvidenceNeed, GroupScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { newcombeDifferenceInterval } from "../../statistics/proportion-difference.js";
import { trendSlope } from "../../statistics/trend-slope.js";
import { cochranArmitage } from "../../statistics/trend-tests.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import {
  type CountedOutcome,
  isNeverInspected,
  isUnknown,
  type OutcomeSet,
  outcomeSets,
} from "../errors/counted-outcomes.js";
import { unitsOnly } from "../left-out-units.js";
import type { CountTable, Estimate, MaybeTest, ScoreNotEstimable, TableId } from "../result.js";
import type { BandCoverage, BandsOnSet, BandsOrdered } from "./bands-result.js";

/** What the order of the bands asks of a source. */
export const BANDS_NEEDS: readonly EvidenceNeed[] = ["groupScores"];

type Banded = GroupScoreEvidence & { readonly bands: NonNullable<GroupScoreEvidence["bands"]> };

/**
 * Whether higher bands hold more violations: violation rate of each band, differences from the band below, the
 * Cochran-Armitage test and the change per band with an interval, by the way in which outcomes became known; and which
 * bands have outcomes at all.
 *
 * @param evidence  scores by group, band, outcome and provenance
 * @param plan  alpha of the score question, untested assumption
 * @returns tables and numbers, or why there are none
 * @see Cochran 1954; Armitage 1955; Newcombe 1998
 */
export function bandsOrdered(
  evidence: GroupScoreEvidence | Unavailable,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: BandsOrdered | ScoreNotEstimable } {
  if (evidence.kind === "unavailable")
    return { tables: [], result: { kind: "not-estimable", reason: evidence.reason } };
  if (evidence.bands === null) return { tables: [], result: { kind: "not-estimable", reason: "no-band" } };
  const banded: Banded = { ...evidence, bands: evidence.bands };
  const sets = outcomeSets(evidence, plan);
  const counted = sets.filter(({ restsOnUntestedAssumption }) => !restsOnUntestedAssumption);
  // The whole stands before its parts, so that what it hides its parts hide too.
  const ordered = [...counted].sort((a, b) => Number(b.name === "all-known") - Number(a.name === "all-known"));
  return {
    tables: [
      ...ordered.flatMap((set) => bandTables(banded, set)),
      ...(counted.length < sets.length ? [neverTable(banded)] : []),
    ],
    result: {
      kind: "estimated",
      unit: evidence.unit,
      alpha: plan.score.alpha,
      sets: sets.map((set) => bandsOnSet(banded, set, plan.score.alpha)),
      coverage: coverageOf(banded),
    },
  };
}

const NEVER = "bands.uninspected";

function knownId({ name }: OutcomeSet): TableId {
  return `bands.${name}.known`;
}

function outcomesId({ name }: OutcomeSet): TableId {
  return `bands.${name}.outcomes`;
}

/** Counts of units by band, for those that `keep` holds for. */
function byBand({ bands, weights, bandCodes }: Banded, keep: (pattern: number) => boolean): readonly number[] {
  const counts = bands.order.map(() => 0);
  weights.forEach((weight, pattern) => {
    if (keep(pattern)) counts[bandCodes[pattern]!]! += weight;
  });
  return counts;
}

function outcomesByBand(evidence: Banded, set: OutcomeSet) {
  const having = (outcome: CountedOutcome) => byBand(evidence, (pattern) => set.outcomeOf(pattern) === outcome);
  const [violations, none] = [having("violation"), having("none")];
  return { violations, none, totals: violations.map((count, band) => count + none[band]!) };
}

function bandTables(evidence: Banded, set: OutcomeSet): readonly CountTable[] {
  const { unit, bands } = evidence;
  const { violations, none, totals } = outcomesByBand(evidence, set);
  const band = { name: "band", levels: bands.order };
  const partOf = (idOf: (whole: OutcomeSet) => TableId) =>
    set.name === "all-known" ? {} : { partOf: idOf({ ...set, name: "all-known" }) };
  const unknown = byBand(evidence, (pattern) => isUnknown(evidence, pattern));
  return [
    {
      id: knownId(set),
      unit,
      keys: [band],
      counts: totals,
      showsEmptyRows: true,
      ...partOf(knownId),
      ...(set.name === "all-known" ? { leftOut: unitsOnly(unknown) } : {}),
    },
    {
      id: outcomesId(set),
      unit,
      keys: [band, { name: "outcome", levels: ["violation", "none"] }],
      counts: totals.flatMap((_, code) => [violations[code]!, none[code]!]),
      partitionOf: knownId(set),
      showsEmptyRows: true,
      ...partOf(outcomesId),
    },
  ];
}

/** Never-inspected units by band: with the known outcomes they give what rests on the untested assumption. */
function neverTable(evidence: Banded): CountTable {
  const counts = byBand(evidence, (pattern) => isNeverInspected(evidence, pattern));
  const other = byBand(evidence, (pattern) => isUnknown(evidence, pattern) && !isNeverInspected(evidence, pattern));
  return {
    id: NEVER,
    unit: evidence.unit,
    keys: [{ name: "band", levels: evidence.bands.order }],
    counts,
    leftOut: unitsOnly(other),
  };
}

function bandsOnSet(evidence: Banded, set: OutcomeSet, alpha: number): BandsOnSet {
  const { violations, totals } = outcomesByBand(evidence, set);
  const whole = { ...set, name: "all-known" as const };
  const own = set.restsOnUntestedAssumption ? whole : set;
  const refs = set.restsOnUntestedAssumption ? [outcomesId(own), NEVER] : [outcomesId(own)];
  const { order } = evidence.bands;
  return {
    provenance: set.name,
    restsOnUntestedAssumption: set.restsOnUntestedAssumption,
    known: knownId(own),
    outcomes: outcomesId(own),
    bands: order.map((band, code) => ({
      band,
      violationRate: derived(rateOf(violations[code]!, totals[code]!, alpha), ...refs),
    })),
    steps: order.slice(1).map((higher, below) => ({
      lower: order[below]!,
      higher,
      difference: derived(
        stepOf([violations[below + 1]!, totals[below + 1]!], [violations[below]!, totals[below]!], alpha),
        ...refs,
      ),
    })),
    trend: derived(trendOf(violations, totals, alpha), ...refs),
    test: derived(testOf(violations, totals), ...refs),
  };
}

function rateOf(violations: number, total: number, alpha: number): Estimate {
  if (total === 0) return notEstimable("no-outcomes");
  return shareOf({ flagged: violations, total }, 1 - alpha);
}

function stepOf(higher: readonly [number, number], lower: readonly [number, number], alpha: number): Estimate {
  if (higher[1] === 0 || lower[1] === 0) return notEstimable("no-outcomes");
  const bounds = newcombeDifferenceInterval(...higher, ...lower, { level: 1 - alpha });
  return estimate(higher[0] / higher[1] - lower[0] / lower[1], interval(bounds, 1 - alpha, "newcombe"));
}

function trendOf(violations: readonly number[], totals: readonly number[], alpha: number): Estimate {
  const trend = trendSlope(violations, totals, { level: 1 - alpha });
  if (trend.kind === "not-estimable") return notEstimable(trend.reason);
  return estimate(trend.slope, interval(trend, 1 - alpha, "linearised-over-units"));
}

function testOf(violations: readonly number[], totals: readonly number[]): MaybeTest {
  const test = cochranArmitage(violations, totals);
  if (test.kind === "not-estimable") return notEstimable(test.reason);
  return { method: "asymptotic", pValue: test.pValue, twoSidedRule: "doubled" };
}

function coverageOf(evidence: Banded): readonly BandCoverage[] {
  const { provenances, provenanceCodes, bands } = evidence;
  return provenances.flatMap((provenance, code): BandCoverage[] => {
    const known = byBand(evidence, (pattern) => provenanceCodes[pattern] === code && !isUnknown(evidence, pattern));
    if (known.every((count) => count === 0)) return [];
    return [{ provenance, bands: bands.order.map((band, place) => ({ band, anyOutcome: known[place]! > 0 })) }];
  });
}
