import { UNKNOWN } from "./meanings.js";
import type { Predictions } from "./predictions.js";

/** Indices of the entries of `rows` for which `keep` holds. */
export function indicesWhere(count: number, keep: (index: number) => boolean): Uint32Array {
  let kept = 0;
  const indices = new Uint32Array(count);
  for (let i = 0; i < count; i++) if (keep(i)) indices[kept++] = i;
  return indices.slice(0, kept);
}

/** Predictions of the chosen rows, in their order. */
export function pickPredictions(predictions: Predictions, rows: Uint32Array): Predictions {
  const pick = (column: Uint8Array) => Uint8Array.from(rows, (row) => column[row]!);
  const { bands, scores, outcomes, severities, numbers } = predictions;
  return {
    count: rows.length,
    bands: bands && pick(bands),
    selected: pick(predictions.selected),
    scores: scores && Float64Array.from(rows, (row) => scores[row]!),
    outcomes: outcomes && pick(outcomes),
    provenances: pick(predictions.provenances),
    severities: severities && pick(severities),
    numbers: numbers && pick(numbers),
  };
}

/** True where a band is needed and the prediction has none. */
export function lacksBand(predictions: Predictions, row: number): boolean {
  return predictions.bands !== null && predictions.bands[row] === UNKNOWN;
}
