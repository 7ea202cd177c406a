import type { Plan } from "../../plan/schema.js";
import { benjaminiYekutieli, holm } from "../../statistics/multiplicity.js";
import type { FamilyPValues } from "../../statistics/step-down.js";
import { derived, notEstimable, point, rowOf } from "../derived.js";
import type { GroupPower } from "../power/power-result.js";
import type { CountTable, GroupComparison, NotEstimable, TestedHypothesis } from "../result.js";
import type { Verdict } from "../verdict.js";
import { groupVerdict, hypothesisVerdict } from "../verdict-rules.js";
import type { GroupShares } from "./group-shares.js";
import type { HypothesisInput } from "./hypothesis-input.js";
import { hypothesisTables } from "./hypothesis-tables.js";
import { familyTest, smallestPlace } from "./resampled-test.js";
import { decidingDistribution, outsideByChance, tableStatistics } from "./table-statistics.js";

/** Tables and result of a tested hypothesis; numbers name the tables that they rest on. */
export function testedHypothesis(
  input: HypothesisInput,
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: TestedHypothesis } {
  const tables = hypothesisTables(input);
  const facts = hypothesisFacts(input);
  const groups = input.labels.slice(0, input.groups).map((_, group) => groupComparison(input, facts, group, plan));
  const { all } = facts;
  const { family } = input;
  const byChance = outsideByChance(input.outside);
  return {
    tables,
    result: {
      kind: "tested",
      unit: input.unit,
      memberUnit: input.memberUnit,
      family: {
        alpha: input.alpha,
        stepDown: input.stepDown,
        tested: Array.from(input.tested, (group) => input.labels[group]!),
        describedOnly: input.labels.slice(0, input.groups).filter((_, group) => !facts.testedAt.has(group)),
        resamples: input.statistics.resamples,
      },
      groupTotals: `${input.id}.groups`,
      groupByBand: `${input.id}.groupByBand`,
      bandTotals: `${input.id}.bands`,
      unitsByBand: "units.bands",
      overallFlaggedShare: derived(facts.baseRate, `${input.id}.bands`),
      deciding: derived(testAt(input, family.adjusted, smallestPlace(family.adjusted)), all),
      nullDistribution: derived(decidingDistribution(input, family.unadjusted, input.sorted), all),
      ...tableStatistics(input, all),
      outsideMargin: derived(input.outside.observed, all),
      outsideByChance: derived(
        byChance,
        `${input.id}.bands`,
        ...Array.from(input.tested, (group) => rowOf(`${input.id}.groups`, input.labels[group]!)),
      ),
      allGroups: derived(input.allGroups, all),
      groups,
      secondPass: input.secondPass?.result ?? null,
      conditional: [],
      sensitivity: null,
      overRounding: null,
      verdict: derived(verdictOf(input, groups, byChance.null95, plan)),
    },
  };
}

interface HypothesisFacts {
  readonly all: string;
  readonly total: number;
  readonly flaggedMembers: number;
  readonly baseRate: number;
  /** Group code -> place in the family. */
  readonly testedAt: ReadonlyMap<number, number>;
  /** Equivalence p-values over the family, adjusted by Holm; null where one does not exist. */
  readonly equivalenceHolm: readonly (number | null)[];
  /** Unadjusted resampled p-values over the family, adjusted; one entry a tested group. */
  readonly familyWise: { readonly holm: readonly number[]; readonly benjaminiYekutieli: readonly number[] };
}

function hypothesisFacts(input: HypothesisInput): HypothesisFacts {
  const width = input.labels.length;
  let flaggedMembers = 0;
  let total = 0;
  for (let band = 0; band < input.bands.length; band++) {
    for (let label = 0; label < width; label++) {
      total += input.counts[band * width + label]!;
      if (input.flagged[band] === 1) flaggedMembers += input.counts[band * width + label]!;
    }
  }
  const unadjusted = Array.from(input.family.unadjusted.pValues);
  return {
    all: `${input.id}.groupByBand`,
    total,
    flaggedMembers,
    baseRate: flaggedMembers / total,
    testedAt: new Map(Array.from(input.tested, (group, place) => [group, place])),
    equivalenceHolm: holmOverExisting(Array.from(input.tested, (group) => equivalenceOf(input.shares[group]!))),
    familyWise: { holm: holm(unadjusted), benjaminiYekutieli: benjaminiYekutieli(unadjusted) },
  };
}

/** Holm over the whole family: a p-value that does not exist counts as 1 there. */
function holmOverExisting(pValues: readonly (number | null)[]): readonly (number | null)[] {
  const adjusted = holm(pValues.map((p) => p ?? 1));
  return pValues.map((p, place) => (p === null ? null : adjusted[place]!));
}

function equivalenceOf(shares: GroupShares): number | null {
  return typeof shares.equivalence === "number" ? shares.equivalence : null;
}

function groupComparison(input: HypothesisInput, facts: HypothesisFacts, group: number, plan: Plan): GroupComparison {
  const label = input.labels[group]!;
  const place = facts.testedAt.get(group);
  const shares = input.shares[group]!;
  const row = [rowOf(`${input.id}.groupByBand`, label), `${input.id}.bands`];
  const total = rowOf(`${input.id}.groups`, label);
  const { designEffect } = input.variance(group);
  const power = place === undefined ? notEstimable("too-few-effective-units") : input.power[place]!;
  const statistic =
    place === undefined ? notEstimable("too-few-effective-units") : point(input.statistics.observed[place]!);
  const rest = shares.rest.kind === "estimate" ? shares.rest.value : 0;
  return {
    group: label,
    tested: place !== undefined,
    effectiveUnits: derived(input.effectiveUnits[group]!, total),
    flaggedShare: derived(shares.share, ...row),
    restShare: derived(shares.rest, ...row),
    difference: derived(shares.difference, ...row),
    ratio: derived(shares.ratio, ...row),
    ratioToReference: referenceRatio(input, shares, row, plan),
    expectedFlagged: derived(input.totals[group]! * rest, ...row),
    designEffect: derived(designEffect === null ? notEstimable("no-variation") : point(designEffect), total),
    statistic: derived(statistic, ...row),
    unadjusted: derived(testAt(input, input.family.unadjusted, place), ...row),
    adjusted: derived(testAt(input, input.family.adjusted, place), facts.all),
    simultaneous: simultaneousOf(shares, row),
    secondPass: input.secondPass?.groups.get(group) ?? null,
    familyWise: familyWiseOf(input, facts, place),
    beside: place === undefined || input.beside === null ? null : input.beside(group),
    equivalence: derived(equivalenceResult(facts, shares, place), ...row),
    minimumDetectableRatio: derived(headline(power), total, "units.bands"),
    power: derived(power, total, "units.bands"),
    verdict: derived(
      groupVerdictOf(
        input,
        facts,
        { group, place, detects: power.kind === "estimate" && power.atMargin >= plan.adequacy.power },
        plan,
      ),
      total,
      ...(place === undefined ? [] : row),
      ...(input.secondPass?.through.get(group) ?? []).map((other) => rowOf(facts.all, other)),
    ),
  };
}

function familyWiseOf(
  input: HypothesisInput,
  { all, familyWise }: HypothesisFacts,
  place: number | undefined,
): GroupComparison["familyWise"] {
  if (place === undefined || !input.adjustsResampled) return null;
  return {
    holm: derived(familyWise.holm[place]!, all),
    benjaminiYekutieli: derived(familyWise.benjaminiYekutieli[place]!, all),
  };
}

function simultaneousOf({ simultaneous }: GroupShares, row: readonly string[]): GroupComparison["simultaneous"] {
  if (simultaneous === null) return null;
  return {
    share: derived(simultaneous.share, ...row),
    difference: derived(simultaneous.difference, ...row),
    ratio: derived(simultaneous.ratio, ...row),
  };
}

/** Smallest ratio above 1 that the deciding test finds with the planned power. */
function headline(power: GroupPower | NotEstimable): GroupComparison["minimumDetectableRatio"]["value"] {
  if (power.kind === "not-estimable") return power;
  return power.above.kind === "estimate" ? point(power.above.value) : power.above;
}

function referenceRatio(
  input: HypothesisInput,
  shares: GroupShares,
  row: readonly string[],
  plan: Plan,
): GroupComparison["ratioToReference"] {
  if (shares.ratioToReference === null || plan.groups.reference === undefined) return null;
  return derived(shares.ratioToReference, ...row, rowOf(`${input.id}.groupByBand`, plan.groups.reference));
}

function testAt(input: HypothesisInput, pValues: FamilyPValues, place: number | undefined) {
  if (place === undefined) return notEstimable("too-few-effective-units");
  return familyTest(pValues, place, { resamples: input.statistics.resamples, seed: input.seed });
}

function equivalenceResult(facts: HypothesisFacts, shares: GroupShares, place: number | undefined) {
  if (typeof shares.equivalence !== "number") return shares.equivalence;
  if (place === undefined) return notEstimable("too-few-effective-units");
  return { pValue: shares.equivalence, holm: facts.equivalenceHolm[place]! };
}

function groupVerdictOf(
  input: HypothesisInput,
  facts: HypothesisFacts,
  at: { readonly group: number; readonly place: number | undefined; readonly detects: boolean },
  plan: Plan,
): Verdict {
  const { place } = at;
  const tested = place !== undefined;
  const direction = tested && input.statistics.observed[place]! < 0 ? input.family.less : input.family.greater;
  return groupVerdict({
    tested,
    adjusted: tested ? input.family.adjusted.pValues[place]! : 1,
    alpha: input.alpha,
    named: input.secondPass?.named.has(at.group) ?? false,
    through: input.secondPass?.through.get(at.group) ?? null,
    outsideMargin: isOutsideMargin(input.shares[at.group]!, plan.margins),
    oneSided: tested ? direction.pValues[place]! : 1,
    signalBound: plan.signal.oneSidedP,
    equivalence: tested ? facts.equivalenceHolm[place]! : null,
    detectsMargin: at.detects,
  });
}

/** A group that is flagged while no other is lies outside every margin, though the ratio has no value. */
function isOutsideMargin({ share, ratio }: GroupShares, margins: Plan["margins"]): boolean {
  if (ratio.kind === "estimate") return ratio.value < margins.ratioLower || ratio.value > margins.ratioUpper;
  return ratio.reason === "zero-reference" && share.kind === "estimate" && share.value > 0;
}

function verdictOf(
  input: HypothesisInput,
  groups: readonly GroupComparison[],
  outsideNull95: number,
  plan: Plan,
): Verdict {
  const tested = groups.filter((group) => group.tested);
  return hypothesisVerdict({
    deciding: input.family.adjusted.pValues.reduce((least, p) => Math.min(least, p), 1),
    alpha: input.alpha,
    outside: input.outside.observed,
    outsideNull95,
    namedSignalled: tested.some(
      (group) => plan.groups.named.includes(group.group) && group.verdict.value.signal.value === "signalled",
    ),
    equivalence: Array.from(input.tested, (group) => equivalenceOf(input.shares[group]!)),
    underpowered: tested.filter((group) => group.verdict.value.adequacy.value === "insufficient").length,
    belowGate: groups.length - tested.length,
  });
}
