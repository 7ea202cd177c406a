import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { TextColumn } from "../columns.js";
import { type BandScale, PROVENANCES } from "../evidence.js";

/** Code of "no value" in band and selection columns. */
export const UNKNOWN = 255;
/** Codes of outcomes, in the order of `GroupCountEvidence.outcomes`. */
export const OUTCOMES = ["violation", "none", "unknown"] as const;
/** Codes of selections in group counts: the order of `GroupCountEvidence.selections`. */
export const SELECTIONS = ["selected", "not-selected", "unknown"] as const;

/** Text of a source to the code that it means; a text that is not in the map means nothing to the plan. */
export type Meaning = ReadonlyMap<string, number>;

/**
 * What the texts of the band column mean: the index of the band, from low to high.
 *
 * @param plan  validated plan
 * @returns texts to band codes; empty when the plan has no bands
 * @example bandMeaning(plan).get("hoog") // 2
 */
export function bandMeaning(plan: Plan): Meaning {
  const order = plan.bands?.order ?? [];
  const map = plan.bands?.map;
  const pairs = map === undefined ? order.map((band) => [band, band] as const) : Object.entries(map);
  return new Map(pairs.map(([text, band]) => [text, order.indexOf(band)]));
}

/**
 * What the texts of a further model's band column mean: the index of the band of the plan.
 *
 * @param plan  validated plan
 * @param model  entry of its section `models`
 * @returns texts to band codes
 */
export function comparedBandMeaning(plan: Plan, { map }: Plan["models"][number]): Meaning {
  const order = plan.bands?.order ?? [];
  const pairs = map === undefined ? order.map((band) => [band, band] as const) : Object.entries(map);
  return new Map(pairs.map(([text, band]) => [text, order.indexOf(band)]));
}

/**
 * What the texts of the outcome column mean: 0 violation, 1 none.
 *
 * @param plan  validated plan
 * @returns texts to codes of `OUTCOMES`
 * @example outcomeMeaning(plan).get("violation") // 0
 */
export function outcomeMeaning(plan: Plan): Meaning {
  return codesOf([plan.outcome?.violation ?? [], plan.outcome?.none ?? []]);
}

/**
 * What the texts of the selected column mean: 1 selected, 0 not selected.
 *
 * @param plan  validated plan
 * @returns texts to 1 or 0
 * @example selectedMeaning(plan).get("yes") // 1
 */
export function selectedMeaning(plan: Plan): Meaning {
  return codesOf([plan.selected?.no ?? [], plan.selected?.yes ?? []]);
}

/**
 * What the texts of the provenance column mean.
 *
 * @param plan  validated plan
 * @returns texts to indices of `PROVENANCES`
 * @example provenanceMeaning(plan).get("sample") // 0
 */
export function provenanceMeaning(plan: Plan): Meaning {
  const maps = plan.provenance;
  return codesOf(PROVENANCES.map((name) => (name === "unstated" ? [] : (maps?.[name] ?? []))));
}

/**
 * What the texts of the severity column mean: the place of the level, from the least serious.
 *
 * @param plan  validated plan
 * @returns texts to places of the levels; empty when the plan has no severity
 * @example severityMeaning(plan).get("serious") // 1
 */
export function severityMeaning(plan: Plan): Meaning {
  return codesOf((plan.severity?.levels ?? []).map(({ texts }) => texts));
}

/** Bands of the plan with the flagged ones marked; null when the plan has no bands. */
export function bandScale(plan: Plan): BandScale | null {
  if (plan.bands === undefined) return null;
  const order = plan.bands.order;
  const flagged = plan.bands.flagged ?? order.slice(-1);
  return { order, flagged: order.map((band) => flagged.includes(band)) };
}

/**
 * Codes of a column after the meaning of its texts.
 *
 * @param column  codes and levels
 * @param meaning  texts to codes
 * @param options  name of the column for messages, and the code of the empty text
 * @returns one code a row
 * @throws ArgumentError when a level means nothing to the plan
 */
export function translate(column: TextColumn, meaning: Meaning, options: { name: string; empty: number }): Uint8Array {
  const codes = Uint8Array.from(column.levels, (level) => {
    const code = meaning.get(level) ?? (level === "" ? options.empty : undefined);
    if (code === undefined) {
      throw new ArgumentError(
        `translate requires texts of ${options.name} that the plan knows; got text, ${[...level].length} characters`,
      );
    }
    return code;
  });
  return Uint8Array.from(column.codes, (code) => codes[code]!);
}

function codesOf(texts: readonly (readonly string[])[]): Meaning {
  return new Map(texts.flatMap((labels, code) => labels.map((label) => [label, code] as const)));
}
