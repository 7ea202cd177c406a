import type { EvidenceNeed, JointScoreEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { obuchowskiAuc } from "../../statistics/auc-clustered.js";
import { aucCovariance, pairedAucDifference, pairedClusteredAucDifference } from "../../statistics/auc-comparison.js";
import { aucDeLongFromScores } from "../../statistics/delong.js";
import { derived } from "../derived.js";
import type { CountTable, Estimate } from "../result.js";
import { areaDifference, areaEstimate } from "../score/area-estimates.js";
import { clusteredUnits } from "../score/clustered-units.js";
import { NO_BAND, outcomesWithin } from "../score/joint-outcomes.js";
import { outcomesId } from "../score/outcome-sets.js";
import type { SetName } from "../score/set-name.js";
import { modelAgreement } from "./model-agreement.js";
import { modelErrors } from "./model-errors.js";
import type { ModelAreas, ModelComparison } from "./model-result.js";

/** What the comparison of models asks of a source. */
export const MODEL_NEEDS: readonly EvidenceNeed[] = ["jointScores"];

/**
 * The audited model beside each further model of the plan, on the same units: difference of the areas, agreement of the
 * bands, and errors.
 * @param evidence  scores and bands of all models together
 * @param headline  set of outcomes that the report leads with; all known ones where both models rank too few of it
 */
export function compareModels(
  evidence: JointScoreEvidence | Unavailable,
  plan: Plan,
  headline: SetName,
): { readonly tables: readonly CountTable[]; readonly models: readonly ModelComparison[] } {
  if (evidence.kind === "unavailable") return { tables: [], models: [] };
  const compared = plan.models.map(({ name }, place) => {
    const model = place + 1;
    const areas = modelAreas(evidence, { name, model, headline, plan });
    const agreement = modelAgreement(evidence, { name, model, plan });
    const errors = modelErrors(evidence, { name, model, headline, plan });
    return {
      tables: [...areas.tables, ...agreement.tables, ...errors.tables],
      result: { name, unit: evidence.unit, areas: areas.result, agreement: agreement.result, errors: errors.result },
    };
  });
  return { tables: compared.flatMap(({ tables }) => tables), models: compared.map(({ result }) => result) };
}

function modelAreas(
  evidence: JointScoreEvidence,
  asked: { readonly name: string; readonly model: number; readonly headline: SetName; readonly plan: Plan },
): { readonly tables: readonly CountTable[]; readonly result: ModelAreas | null } {
  const { name, model, headline, plan } = asked;
  const [audited, other] = [ranksOf(evidence, 0), ranksOf(evidence, model)];
  if (audited === null || other === null) return { tables: [], result: null };
  const level = 1 - plan.score.alpha;
  const own = pairedRows(evidence, [audited.ranks, other.ranks], outcomesWithin(evidence, headline));
  const enough = aucCovariance(own.scores, own.outcomes).kind === "estimate";
  const provenance = enough ? headline : "all-known";
  const rows = enough ? own : pairedRows(evidence, [audited.ranks, other.ranks], outcomesWithin(evidence, provenance));
  const id = `models.${name}.outcomes`;
  const { outcomes } = rows;
  const violations = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const areas = areasOf(rows, level);
  return {
    tables: [
      {
        id,
        unit: evidence.unit,
        keys: [{ name: "outcome", levels: ["violation", "none"] }],
        counts: [violations, outcomes.length - violations],
        subsetOf: outcomesId(provenance),
      },
    ],
    result: {
      provenance,
      rankedBy: other.by,
      outcomes: id,
      overClusters: rows.clusters !== null,
      audited: derived(areas.audited, id),
      other: derived(areas.other, id),
      difference: derived(areas.difference, id),
      test: derived(areas.test, id),
    },
  };
}

/** Areas and their difference, with variances over clusters where the source has them. */
function areasOf({ scores, outcomes, clusters }: PairedRows, level: number) {
  const [audited, other] = scores.map((each) =>
    clusters === null
      ? areaEstimate(aucDeLongFromScores(each, outcomes, { level }), "delong-logit")
      : areaEstimate(obuchowskiAuc(each, outcomes, { clusters, level }), "obuchowski-logit"),
  ) as [Estimate, Estimate];
  const compared =
    clusters === null
      ? areaDifference(pairedAucDifference(scores, outcomes, { level }), "delong-difference")
      : areaDifference(pairedClusteredAucDifference(scores, outcomes, { clusters, level }), "obuchowski-difference");
  return { audited, other, ...compared };
}

/** What a model ranks units by: its score, else the order of its bands; null where it has neither. */
function ranksOf({ scores, bandCodes }: JointScoreEvidence, model: number) {
  if (scores[model]!.some((score) => !Number.isNaN(score))) return { by: "score", ranks: scores[model]! } as const;
  const bands = bandCodes[model]!;
  if (bands.every((band) => band === NO_BAND)) return null;
  return { by: "band", ranks: Float64Array.from(bands, (band) => (band === NO_BAND ? Number.NaN : band)) } as const;
}

/** Units that both models rank, one by one; clusters null where the source has none. */
interface PairedRows {
  readonly scores: readonly [Float64Array, Float64Array];
  readonly outcomes: Uint8Array;
  readonly clusters: Uint32Array | null;
}

/** Units that both models rank and whose outcome is in the set, in rows. */
function pairedRows(
  { weights, clusters }: JointScoreEvidence,
  [first, second]: readonly [Float64Array, Float64Array],
  known: Int8Array,
): PairedRows {
  const keep = (pattern: number) =>
    known[pattern]! >= 0 && !Number.isNaN(first[pattern]!) && !Number.isNaN(second[pattern]!);
  const units = clusters === null ? null : clusteredUnits(clusters, keep);
  const patterns =
    units?.patterns ??
    Uint32Array.from(
      [...weights.keys()].filter(keep).flatMap((pattern) => new Array<number>(weights[pattern]!).fill(pattern)),
    );
  return {
    scores: [
      Float64Array.from(patterns, (pattern) => first[pattern]!),
      Float64Array.from(patterns, (pattern) => second[pattern]!),
    ],
    outcomes: Uint8Array.from(patterns, (pattern) => known[pattern]!),
    clusters: units?.clusters ?? null,
  };
}
