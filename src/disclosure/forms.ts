import type { FormComparison, FormGroup, FormResult, TestedForm } from "../audit/forms/forms-result.js";
import type { Estimate } from "../audit/result.js";
import type { Disclosed, Published } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import type { Publisher } from "./publish.js";
import { unseenAlone } from "./unseen-groups.js";

interface FormContext {
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
  readonly thresholds: Thresholds;
}

const GROUPS = "h1.groups";
const BY_BAND = "h1.groupByBand";
const MEAN_DIGITS = 3;

/**
 * A second family of H1 as it may be written: numbers of a group rest on its rows in the tables of H1, and a group that
 * is hidden itself appears with none. Where a tested group is hidden, or its split, who differs is not said of anybody:
 * the finding of the hidden one would follow from those of all others.
 */
export function disclosedForm(result: FormResult, context: FormContext): Disclosed<FormResult> {
  if (result.kind === "not-tested") return result;
  const { hidden, publish } = context;
  const isAlone = unseenAlone(result.tested, (group) => hidden.isHidden(GROUPS, group));
  return {
    kind: result.kind,
    form: result.form,
    unit: result.unit,
    alpha: result.alpha,
    stepDown: result.stepDown,
    resamples: result.resamples,
    cuts: result.cuts,
    tested: result.tested,
    deciding: (isAlone ? publish.ofHiddenGroup : publish).test(result.deciding, result.alpha),
    named: hidesTested(result, hidden) ? publish.ofHiddenGroup.number(result.named) : publish.number(result.named),
    groups: result.groups.map((group) => disclosedGroup(group, result, context)),
  };
}

function hidesTested({ tested }: TestedForm, hidden: HiddenCells): boolean {
  return tested.some((group) => hidden.isHidden(GROUPS, group) || hidden.isHidden(BY_BAND, group));
}

function disclosedGroup(group: FormGroup, result: TestedForm, context: FormContext): Disclosed<FormGroup> {
  const { hidden, publish: publisher } = context;
  const publish = hidden.isHidden(GROUPS, group.group) ? publisher.ofHiddenGroup : publisher;
  return {
    group: group.group,
    adjusted: publish.test(group.adjusted, result.alpha),
    finding: publish.number(group.finding),
    comparisons: group.comparisons.map((comparison) => disclosedComparison(comparison, result, publish, context)),
  };
}

function disclosedComparison(
  comparison: FormComparison,
  { alpha, form }: TestedForm,
  publish: Publisher["ofHiddenGroup"],
  { thresholds }: FormContext,
): Disclosed<FormComparison> {
  const isSum = form === "mean-score" && thresholds.threshold > 0;
  const mean = (value: FormComparison["mean"]) => (isSum ? rounded(publish.number(value)) : publish.number(value));
  return {
    mean: mean(comparison.mean),
    restMean: mean(comparison.restMean),
    difference: mean(comparison.difference),
    unadjusted: publish.test(comparison.unadjusted, alpha),
    adjusted: publish.test(comparison.adjusted, alpha),
  };
}

/** Sums of scores stand in no table: three digits of a mean do not give away what single sponsors add to it. */
function rounded(mean: Published<Estimate>): Published<Estimate> {
  if (mean.kind !== "shown" || mean.value.kind !== "estimate") return mean;
  const { value, interval } = mean.value;
  const digits = (number: number) => Number(number.toPrecision(MEAN_DIGITS));
  const bound = (end: number | "unbounded") => (end === "unbounded" ? end : digits(end));
  const around =
    "lower" in interval ? { ...interval, lower: bound(interval.lower), upper: bound(interval.upper) } : interval;
  return { kind: "shown", value: { ...mean.value, value: digits(value), interval: around } };
}
