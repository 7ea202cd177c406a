import type { CalibrationNumbers, ReliabilityCurve } from "../audit/calibration/calibration-result.js";
import { derived } from "../audit/derived.js";
import type { AuditResult, CountTable } from "../audit/result.js";
import type { Disclosed, Published, PublishedTable } from "./disclosed.js";
import type { Publisher } from "./publish.js";
import { type ReliabilityResult, reliabilityPoints } from "./reliability-points.js";

/** Calibration as it may be written; its curve is made of the published score classes alone. */
export function disclosedCalibration(
  result: AuditResult["calibration"],
  tables: { readonly counted: readonly CountTable[]; readonly published: readonly PublishedTable[] },
  publish: Publisher,
): Disclosed<AuditResult["calibration"]> {
  if (result.kind === "not-estimable") return result;
  return {
    ...result,
    sets: result.sets.map(({ numbers, reliability, ...set }) => ({
      ...set,
      numbers: numbers === null ? null : numbersOf(numbers, publish),
      reliability: curveOf(reliability, tables, publish),
    })),
    groups: result.groups.map(({ group, ...numbers }) => ({ group, ...numbersOf(numbers, publish) })),
  };
}

function numbersOf(numbers: CalibrationNumbers, publish: Publisher): Disclosed<CalibrationNumbers> {
  return {
    meanPredicted: publish.number(numbers.meanPredicted),
    observed: publish.number(numbers.observed),
    inTheLarge: publish.number(numbers.inTheLarge),
    intercept: publish.number(numbers.intercept),
    slope: publish.number(numbers.slope),
    brier: publish.number(numbers.brier),
  };
}

function curveOf(
  curve: ReliabilityCurve,
  tables: { readonly counted: readonly CountTable[]; readonly published: readonly PublishedTable[] },
  publish: Publisher,
): Published<ReliabilityResult> {
  const counted = tables.counted.find(({ id }) => id === curve.classes);
  const published = tables.published.find(({ id }) => id === curve.classes);
  const counts = published?.counts ?? [];
  const isShown = counts.length > 0 && counts.every((count) => count !== "suppressed");
  if (counted === undefined || published === undefined || !isShown) {
    return publish.ofHiddenGroup.number(derived<ReliabilityResult>({ points: [], parts: null }));
  }
  const points = reliabilityPoints(curve, counted, {
    levels: published.keys[0]!.levels,
    counts: counts.map(Number),
  });
  return publish.number(derived(points, curve.classes));
}
