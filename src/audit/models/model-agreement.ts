import type { JointScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { cohensKappa } from "../../statistics/cohens-kappa.js";
import { contingencyTable } from "../../statistics/contingency-table.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { CountTable, Estimate } from "../result.js";
import { NO_BAND } from "../score/joint-outcomes.js";
import type { ModelAgreement } from "./model-result.js";

const FLAG_LEVELS = ["flagged", "not flagged"];

/** Agreement of the bands, and of the flags, of the audited model and another; over all units, whatever their outcome. */
export function modelAgreement(
  { bands, bandCodes, weights, unit }: JointScoreEvidence,
  { name, model, plan }: { readonly name: string; readonly model: number; readonly plan: Plan },
): { readonly tables: readonly CountTable[]; readonly result: ModelAgreement | null } {
  const [audited, other] = [bandCodes[0]!, bandCodes[model]!];
  const placed = [...weights.keys()].filter((i) => audited[i] !== NO_BAND && other[i] !== NO_BAND);
  if (bands === null || placed.length === 0) return { tables: [], result: null };
  const width = bands.order.length;
  const counts = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const flags = [
    [0, 0],
    [0, 0],
  ];
  const flagOf = (band: number) => (bands.flagged[band] ? 0 : 1);
  for (const i of placed) {
    counts[audited[i]!]![other[i]!]! += weights[i]!;
    flags[flagOf(audited[i]!)]![flagOf(other[i]!)]! += weights[i]!;
  }
  const ids = { bands: `models.${name}.bands`, flags: `models.${name}.flags` };
  const table = (
    id: string,
    key: string,
    levels: readonly string[],
    cells: readonly (readonly number[])[],
  ): CountTable => ({
    id,
    unit,
    keys: [
      { name: key, levels },
      { name: `${key} by ${name}`, levels },
    ],
    counts: cells.flat(),
  });
  return {
    tables: [table(ids.bands, "band", bands.order, counts), table(ids.flags, "flag", FLAG_LEVELS, flags)],
    result: {
      ...ids,
      bandKappa: derived(kappaOf(counts, plan), ids.bands),
      flagKappa: derived(kappaOf(flags, plan), ids.flags),
    },
  };
}

function kappaOf(cells: readonly (readonly number[])[], { score }: Plan): Estimate {
  const level = 1 - score.alpha;
  const kappa = cohensKappa(contingencyTable(cells), { level });
  if (kappa.kind === "not-estimable") return notEstimable(kappa.reason);
  return estimate(kappa.value, interval(kappa.interval, level, "fleiss-normal"));
}
