import type {
  AuditResult,
  CountTable,
  GroupComparison,
  HypothesisResult,
  ScoreOnOutcomes,
  ScoreResult,
  SelectionResult,
  TestedHypothesis,
} from "../audit/result.js";
import { ArgumentError } from "../errors.js";
import type { Solver } from "../runtime/solver.js";
import { disclosedAssumption } from "./assumption.js";
import type { ClassContext } from "./class-room.js";
import { disclosedConditional } from "./conditional.js";
import type { Disclosed, DisclosedAudit } from "./disclosed.js";
import { disclosedDiscrimination } from "./discrimination.js";
import type { EarlierRelease } from "./earlier-release.js";
import { disclosedErrors } from "./errors.js";
import { disclosedBands } from "./errors-bands.js";
import { disclosedCalibration } from "./errors-calibration.js";
import { disclosedForm } from "./forms.js";
import { restingOnRounded, type Thresholds } from "./hidden-cells.js";
import { lettered, letterKey } from "./letters.js";
import { bandFlags, leastPossible } from "./linked/release-tables.js";
import { disclosedModel } from "./models.js";
import { type Publisher, publisher } from "./publish.js";
import { publishedPlan } from "./published-plan.js";
import { publishedTable } from "./published-table.js";
import { disclosedNotTested, disclosedRanges } from "./rounding-ranges.js";
import { disclosedGroupPass, disclosedPasses } from "./second-pass.js";
import { disclosedSensitivity } from "./sensitivity.js";
import { disclosedGrades } from "./severity.js";
import { protectedWithSilence, withoutTightClasses } from "./silence.js";
import { disclosedStability, withheldParts } from "./stability.js";
import { differsOpenly, unseenAlone } from "./unseen-groups.js";

/**
 * The only maker of a result that may be written: small cells are hidden over all tables together, and every number
 * that rests on a hidden cell is withheld or given as a class. The verdict of a hypothesis stays, unless it is the
 * verdict of one hidden group.
 * @param result  undisclosed result
 * @param solver  solves linear programmes; null where none is at hand: more is then hidden, never less
 * @param earlier  the earlier releases that the plan names, in its order
 * @throws ArgumentError when they are not as many as the plan names
 */
export function disclose(
  result: AuditResult,
  solver: Solver | null,
  earlier: readonly EarlierRelease[] = [],
): DisclosedAudit {
  requireEarlier(result.plan, earlier);
  const thresholds = lowerEnds(result.plan.disclosure, result.plan);
  const { tables: counted, links } = result;
  const release = { tables: counted, thresholds, links, bands: bandFlags(result.plan), earlier };
  const { hidden: found, ranges, ...together } = protectedWithSilence(release, solver, result);
  const hidden = restingOnRounded(found, thresholds);
  const publish = publisher(hidden, thresholds);
  const { plan } = result;
  const context = { result, plan, hidden, publish, thresholds, ranges };
  const tables = counted.map((table) => publishedTable(table, hidden, thresholds));
  const stability = disclosedStability(result.stability, { ...context, tables });
  const released = {
    schemaVersion: result.schemaVersion,
    toolkit: result.toolkit,
    planHash: result.planHash,
    warnings: result.warnings,
    deviations: result.deviations,
    tables,
    unitsByMembers: result.unitsByMembers,
    hypothesis1: hypothesis(result.hypothesis1, context),
    hypothesis2: hypothesis(result.hypothesis2, context),
    hypothesis2Selected: result.hypothesis2Selected === null ? null : hypothesis(result.hypothesis2Selected, context),
    score: result.score.kind === "estimated" ? score(result.score, publish) : result.score,
    discrimination: disclosedDiscrimination(result.discrimination, { publish, plan: result.plan, tables }),
    models: result.models.map((model) => disclosedModel(model, publish)),
    families: result.families.map((family) => ({
      ...family,
      hypothesis1: family.hypothesis1 === null ? null : hypothesis(family.hypothesis1, context, { isFamily: true }),
      hypothesis2: family.hypothesis2 === null ? null : hypothesis(family.hypothesis2, context, { isFamily: true }),
    })),
    forms: result.forms.map((form) => disclosedForm(form, context)),
    assumption: disclosedAssumption(result.assumption, publish),
    errors: result.errors.kind === "estimated" ? disclosedErrors(result.errors, context) : result.errors,
    bandsOrdered: disclosedBands(result.bandsOrdered, context),
    bandsByGrade: result.bandsByGrade.map((graded) => disclosedGrades(graded, publish)),
    calibration: disclosedCalibration(result.calibration, { counted: result.tables, published: tables }, publish),
    selection: result.selection.kind === "estimated" ? selection(result.selection, publish) : result.selection,
    stability,
    plan: publishedPlan(result.plan),
    source: result.source,
    disclosure: {
      threshold: plan.disclosure.threshold,
      units: plan.disclosure.units,
      largestShare: plan.disclosure.largestShare,
      reason: plan.disclosure.reason ?? null,
      together: {
        ...together,
        leastPeople: leastPossible(false, thresholds),
        leastSponsors: leastPossible(true, thresholds),
      },
      suppressedCells: hidden.cells,
      withheldNumbers: publish.withheld + (stability.kind === "estimated" ? withheldParts(stability) : 0),
    },
  };
  const named = plan.disclosure.letters === true ? lettered(released, letterKey(result)) : released;
  return named as unknown as DisclosedAudit;
}

function requireEarlier({ disclosure }: AuditResult["plan"], earlier: readonly EarlierRelease[]): void {
  const named = disclosure.earlier?.length ?? 0;
  if (named === earlier.length) return;
  throw new ArgumentError(`disclose requires the ${named} earlier releases of the plan; got ${earlier.length}`);
}

/** A rounded count reaches a threshold when the least count that it can stand for does. */
function lowerEnds(thresholds: Thresholds, { data }: AuditResult["plan"]): Thresholds {
  if (data.form !== "counts" || data.rounding === undefined || thresholds.threshold === 0) return thresholds;
  const { base, kind } = data.rounding;
  const most = kind === "nearest" ? Math.floor(base / 2) : base - 1;
  return { ...thresholds, threshold: thresholds.threshold + most, units: thresholds.units + most };
}

interface Context extends ClassContext {
  readonly result: AuditResult;
  readonly publish: Publisher;
}

/**
 * A hypothesis as it may be written. Where nothing is published of one tested group alone, its class would follow from
 * the verdict: that is withheld, unless another group differs openly. Beside the groups of the audit's own hypotheses a
 * further one was hidden: there this is the verdict of an only group.
 */
function hypothesis(
  result: HypothesisResult,
  outer: Context,
  { isFamily = false }: { readonly isFamily?: boolean } = {},
): Disclosed<HypothesisResult> {
  if (result.kind === "not-tested") return disclosedNotTested(result, outer);
  const context = withoutTightClasses(result, outer);
  const { publish } = context;
  const { alpha, tested } = result.family;
  const isUnseen = (group: string) => context.hidden.isHidden(result.groupTotals, group);
  const isSecret = isFamily ? !differsOpenly(result, isUnseen) : tested.length === 1;
  const isAlone = unseenAlone(tested, isUnseen) && isSecret;
  const ofFamily = isAlone ? publish.ofHiddenGroup : publish;
  return {
    kind: result.kind,
    unit: result.unit,
    memberUnit: result.memberUnit,
    family: result.family,
    groupTotals: result.groupTotals,
    groupByBand: result.groupByBand,
    bandTotals: result.bandTotals,
    unitsByBand: result.unitsByBand,
    overallFlaggedShare: publish.number(result.overallFlaggedShare),
    deciding: ofFamily.test(result.deciding, alpha),
    nullDistribution: publish.number(result.nullDistribution),
    pearson: publish.number(result.pearson),
    naive: publish.number(result.naive),
    cramersV: publish.number(result.cramersV),
    outsideMargin: publish.number(result.outsideMargin),
    outsideByChance: publish.number(result.outsideByChance),
    allGroups: publish.number(result.allGroups),
    groups: result.groups.map((group) => comparison(group, result, context)),
    secondPass:
      result.secondPass === null || isAlone
        ? null
        : disclosedPasses(result.secondPass, alpha, {
            publish,
            isHidden: (group) => context.hidden.isHidden(result.groupTotals, group),
          }),
    conditional: result.conditional.map((within) => disclosedConditional(within, result, context)),
    overRounding:
      result.overRounding === null ? null : disclosedRanges(result.overRounding, result.groupTotals, context),
    sensitivity: result.sensitivity === null ? null : disclosedSensitivity(result.sensitivity, result, context),
    verdict: isAlone ? publish.ofHiddenGroup.number(result.verdict) : { kind: "shown", value: result.verdict.value },
  };
}

function comparison(group: GroupComparison, tested: TestedHypothesis, context: Context): Disclosed<GroupComparison> {
  const { result, hidden, publish: publisher } = context;
  const { alpha } = tested.family;
  const isHidden = hidden.isHidden(tested.groupTotals, group.group);
  const publish = isHidden ? publisher.ofHiddenGroup : publisher;
  const { threshold } = result.plan.disclosure;
  const { beside, familyWise, simultaneous } = group;
  return {
    group: group.group,
    tested: group.tested,
    effectiveUnits: publish.number(group.effectiveUnits),
    flaggedShare: publish.share(group.flaggedShare, totalOf(result, tested.groupTotals, group.group), threshold),
    restShare: publish.number(group.restShare),
    difference: publish.number(group.difference),
    ratio: publish.number(group.ratio),
    ratioToReference: group.ratioToReference === null ? null : publish.number(group.ratioToReference),
    expectedFlagged: publish.number(group.expectedFlagged),
    designEffect: publish.number(group.designEffect),
    statistic: publish.number(group.statistic),
    unadjusted: publish.test(group.unadjusted, alpha),
    adjusted: publish.test(group.adjusted, alpha),
    simultaneous:
      simultaneous === null
        ? null
        : {
            share: publish.number(simultaneous.share),
            difference: publish.number(simultaneous.difference),
            ratio: publish.number(simultaneous.ratio),
          },
    secondPass: disclosedGroupPass(group.secondPass, alpha, { publish: publisher, hidden: isHidden }),
    familyWise:
      familyWise === null
        ? null
        : {
            holm: publish.pValue(familyWise.holm, alpha),
            benjaminiYekutieli: publish.pValue(familyWise.benjaminiYekutieli, alpha),
          },
    beside:
      beside === null
        ? null
        : {
            fisher: publish.test(beside.fisher, alpha),
            fisherMidP: publish.test(beside.fisherMidP, alpha),
            holm: publish.pValue(beside.holm, alpha),
            benjaminiYekutieli: publish.pValue(beside.benjaminiYekutieli, alpha),
            differenceByScore: publish.number(beside.differenceByScore),
            ratioByKoopman: publish.number(beside.ratioByKoopman),
            oddsRatio: publish.number(beside.oddsRatio),
          },
    equivalence: publish.number(group.equivalence),
    minimumDetectableRatio: publish.number(group.minimumDetectableRatio),
    power: publish.number(group.power),
    // Finer than a p-value beside alpha: withheld where the split of the group is hidden.
    verdict: publish.number(group.verdict),
  };
}

function totalOf(result: AuditResult, id: string, row: string): number {
  const table = result.tables.find((candidate: CountTable) => candidate.id === id);
  return table?.counts[table.keys[0]!.levels.indexOf(row)] ?? 0;
}

function score(result: ScoreResult, publish: Publisher): Disclosed<ScoreResult> {
  return { ...result, sets: result.sets.map((set) => scoreSet(set, publish)) };
}

function scoreSet(set: ScoreOnOutcomes, publish: Publisher): Disclosed<ScoreOnOutcomes> {
  return {
    ...set,
    auc: publish.number(set.auc),
    baselines: set.baselines.map((baseline) => ({
      baseline: baseline.baseline,
      test: publish.number(baseline.test),
      position: publish.number(baseline.position),
    })),
  };
}

function selection(result: SelectionResult, publish: Publisher): Disclosed<SelectionResult> {
  return {
    ...result,
    groups: result.groups.map((group) => ({
      group: group.group,
      selectedShare: publish.number(group.selectedShare),
      ratio: publish.number(group.ratio),
      ratioToReference: group.ratioToReference === null ? null : publish.number(group.ratioToReference),
      overRounding:
        group.overRounding === null
          ? null
          : { share: publish.number(group.overRounding.share), ratio: publish.number(group.overRounding.ratio) },
    })),
  };
}
