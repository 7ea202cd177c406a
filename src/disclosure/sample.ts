import type { CountTable } from "../audit/result.js";
import { AuditError } from "../errors.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import type { SampleResult } from "../sampling/sample-result.js";
import { SAMPLE_TABLES } from "../sampling/sample-tables.js";
import type { Published } from "./disclosed.js";
import type { DisclosedAssumption, DisclosedSample, PublishedSamplePlan } from "./disclosed-sample.js";
import { type HiddenCells, hiddenCells, restingOnRounded } from "./hidden-cells.js";
import { type Publisher, publisher } from "./publish.js";
import { publishedTable } from "./published-table.js";

/** Tables of which rows overlap with those of others: shown whole or not at all, so that no difference gives a row away. */
const WHOLE_TABLES: ReadonlySet<string> = new Set([
  SAMPLE_TABLES.outcomes,
  SAMPLE_TABLES.origins,
  SAMPLE_TABLES.drawnBySelected,
  SAMPLE_TABLES.bands,
  SAMPLE_TABLES.never,
]);

/**
 * The only maker of a result of a sample that may be written. Counts of violations and of compliant units both have to
 * reach the thresholds; what rests on a smaller one is withheld. Of the never-inspected a limit can still be given: the
 * one that would hold if one violation less than the threshold had been found.
 * @param result  undisclosed result
 * @returns published numbers; nothing about a hidden group in any role
 * @throws AuditError `disclosure-impossible` where the plan asks for letters: their key is that of an audit
 * @see method, section 10
 * @example discloseSample(evaluateSample(plan, inspected, planHash)).overall.kind
 */
export function discloseSample(result: SampleResult): DisclosedSample {
  const { plan, tables } = result;
  const thresholds = plan.disclosure;
  if (thresholds.letters === true) {
    const mend = "Evaluate the sample by a plan without letters, or publish the audit alone";
    throw new AuditError("disclosure-impossible", "sample requires a plan without disclosure.letters; got true", mend);
  }
  const cells = hiddenCells(tables, thresholds);
  const hidden = restingOnRounded(cells, thresholds);
  const publish = publisher(hidden, thresholds);
  const band = (each: SampleResult["bands"][number]) => ({
    name: each.name,
    share: publish.number({ ...each.share, restsOn: [SAMPLE_TABLES.bands] }),
  });
  const released = {
    schemaVersion: "2.0.0",
    kind: result.kind,
    toolkit: TOOLKIT,
    planHash: result.planHash,
    unit: result.unit,
    plan: publishedPlan(plan),
    design: { ...result.design, missing: countOf(result.design.missing, thresholds.threshold) },
    tables: tables.map((table) => shownTable(table, cells, thresholds)),
    overall: publish.number(result.overall),
    bands: result.bands.map(band),
    groups: result.groups.map(({ name, share }) => ({
      name,
      share: hidden.isHidden(SAMPLE_TABLES.groups, name) ? publish.ofHiddenGroup.number(share) : publish.number(share),
    })),
    assumption: assumption(result, publish),
    claims: result.claims.map((claim) => publish.number(claim)),
    comparison:
      result.comparison.kind === "not-estimable"
        ? result.comparison
        : {
            kind: result.comparison.kind,
            selected: publish.number(result.comparison.selected),
            random: publish.number(result.comparison.random),
            ratio: publish.number(result.comparison.ratio),
          },
    areas: {
      weighted: publish.number(result.areas.weighted),
      imputed: publish.number(result.areas.imputed),
      randomAlone: publish.number(result.areas.randomAlone),
      selectedAlone: publish.number(result.areas.selectedAlone),
    },
    disclosure: {
      threshold: thresholds.threshold,
      units: thresholds.units,
      largestShare: thresholds.largestShare,
      reason: thresholds.reason ?? null,
      suppressedCells: hidden.cells,
      withheldNumbers: publish.withheld,
    },
  };
  return released as unknown as DisclosedSample;
}

function publishedPlan(plan: SampleResult["plan"]): PublishedSamplePlan {
  const { title, synthetic, model, period, dataOwner, purpose, legalBasis, protectedAttribute, languages } = plan;
  const { allocation, modelSelected, signal, missingOutcomes, level, bands } = plan.sampling!;
  const order = plan.bands?.order ?? [];
  return {
    title,
    synthetic,
    model,
    period,
    dataOwner,
    purpose,
    legalBasis,
    protectedAttribute,
    languages,
    allocation,
    modelSelected,
    signal,
    missingOutcomes,
    level,
    bandsLeftOut: bands === undefined ? [] : order.filter((name) => !bands.includes(name)),
  };
}

function shownTable(table: CountTable, hidden: HiddenCells, thresholds: SampleResult["plan"]["disclosure"]) {
  const published = publishedTable(table, hidden, thresholds);
  if (!WHOLE_TABLES.has(table.id) || !hidden.hidesSome(table.id)) return published;
  return { ...published, counts: published.counts.map(() => "suppressed" as const) };
}

function countOf(count: number, threshold: number): Published<number> {
  return count === 0 || count >= threshold
    ? { kind: "shown", value: count }
    : { kind: "class", relation: "below", bound: threshold };
}

function assumption({ assumption: found, plan }: SampleResult, publish: Publisher): DisclosedAssumption {
  if (found.kind === "not-estimable") return found;
  const { threshold } = plan.disclosure;
  const share = publish.number(found.share);
  const violations = found.violations.value;
  const few = share.kind === "withheld" && violations < threshold && found.inspected.value >= 2 * threshold;
  return {
    kind: found.kind,
    inspected: countOf(found.inspected.value, threshold),
    violations: few ? { kind: "class", relation: "below", bound: threshold } : publish.number(found.violations),
    share,
    outcome: publish.number(found.outcome),
    upperLimit: few ? { kind: "shown", value: found.limitAtThreshold } : publish.number(found.upperLimit),
    limitIsCautious: few,
    level: found.level,
  };
}
