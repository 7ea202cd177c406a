import type { FlagState, MarkerState } from "../../plan/inputs/override-states.js";
import { OTHER_REASONS, type OverridesSettings } from "../../plan/inputs/overrides-schema.js";
import type { Plan } from "../../plan/schema.js";
import { bandScale } from "../reduce/meanings.js";
import { cutBands } from "../reduce/predictions.js";
import type { Registrations } from "./registrations.js";

const NO_BAND = 2;

/** One unit of the three readings with what was done to its score by hand. */
export interface OverriddenRow {
  readonly row: number;
  /** The registered score is a marker of the plan, whoever put it there. */
  readonly hasMarker: boolean;
  /** Null where the registered score is no marker. */
  readonly marker: MarkerState | null;
  /** By a marker, and by the setting on markers that the model computed. */
  readonly isOverridden: boolean;
  /** Category of the reason; null without a remark. */
  readonly category: string | null;
  readonly state: FlagState;
  /** 0 violation, 1 none, 2 unknown. */
  readonly outcome: number;
}

/**
 * Units of the readings of a plan, in file order: those as registered, and those that the model alone predicts.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @param options  plan, and the rows that both readings use
 */
export function overriddenRows(
  registrations: Registrations,
  settings: OverridesSettings,
  {
    plan,
    registered,
    byModel,
  }: { readonly plan: Plan; readonly registered: Uint32Array; readonly byModel: Uint32Array },
): readonly OverriddenRow[] {
  const markers = plan.rules?.overrides?.markers ?? [];
  const remarks = registrations.columns.get(settings.remark)!;
  const categories = remarks.levels.map((text) => categoryOf(text, settings));
  const flags = flagsOf(registrations, plan);
  const rows = Uint32Array.from(new Set([...registered, ...byModel])).sort();
  return Array.from(rows, (row) => {
    const score = registrations.scores?.[row] ?? Number.NaN;
    const model = registrations.modelScores?.[row] ?? Number.NaN;
    const marker = markers.includes(score) ? markerState(score, model) : null;
    return {
      row,
      hasMarker: marker !== null,
      marker,
      isOverridden: marker !== null && (marker !== "computed" || settings.computed === "overridden"),
      category: categories[remarks.codes[row]!]!,
      state: stateOf(marker, flags.registered[row]!, flags.model[row]!),
      outcome: registrations.outcomes?.[row] ?? 2,
    };
  });
}

/** Category of a remark: the first that fits, `other` where none does, null without a remark. */
export function categoryOf(text: string, { categories }: Pick<OverridesSettings, "categories">): string | null {
  if (text.trim() === "") return null;
  const small = text.toLowerCase();
  const fits = categories.find(
    ({ texts, contains }) => texts.includes(text) || contains.some((part) => small.includes(part.toLowerCase())),
  );
  return fits?.name ?? OTHER_REASONS;
}

function markerState(score: number, model: number): MarkerState {
  if (Number.isNaN(model)) return "model-unknown";
  return score === model ? "computed" : score > model ? "raised" : "lowered";
}

/** 1 flagged, 0 not, `NO_BAND`: by the registered score, and by that of the model. */
function flagsOf({ scores, modelScores }: Registrations, plan: Plan) {
  const scale = bandScale(plan)!;
  const flag = (values: Float64Array | null) =>
    values === null
      ? new Uint8Array()
      : cutBands(values, plan.bands!.thresholds!).map((code) =>
          code < scale.flagged.length ? Number(scale.flagged[code]) : NO_BAND,
        );
  return { registered: flag(scores), model: flag(modelScores) };
}

function stateOf(marker: OverriddenRow["marker"], registered: number, model: number): FlagState {
  if (registered === NO_BAND || model === NO_BAND) return "one-band";
  if (registered === model) {
    const isFlagged = registered === 1;
    if (marker === null) return isFlagged ? "same-flagged" : "same-not-flagged";
    return isFlagged ? "marked-flagged" : "marked-not-flagged";
  }
  if (marker === null) return registered === 1 ? "unmarked-raised" : "unmarked-lowered";
  return registered === 1 ? "raised" : "lowered";
}
