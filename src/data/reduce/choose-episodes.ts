import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import { NO_CONCERN, NO_DATE, type SponsorColumns } from "../columns.js";
import type { Predictions } from "./predictions.js";

/** Units of a sponsors source: which row predicts each unit, and which sponsors it consists of. */
export interface ChosenEpisodes {
  readonly units: number;
  /** Row of the prediction that counts, a unit each. */
  readonly row: Uint32Array;
  /** Unit of every sponsor. */
  readonly unitOfSponsor: Uint32Array;
  /** Rows that a later or earlier prediction replaces. */
  readonly superseded: number;
}

type SponsorRules = NonNullable<Plan["rules"]>;

/**
 * Finds the scored units (numbers or concerns) and the one prediction of each.
 *
 * @param rules  unit and episodes of the plan
 * @param columns  rows of the sponsors file
 * @param context  predictions of the same rows, and the number of sponsors
 * @returns one row a unit
 * @throws ArgumentError when a unit has several rows and `episodes` refuses them, has no date to order them by, or has
 *   different predictions or strata on one date; or when one sponsor belongs to two concerns
 */
export function chooseEpisodes(
  rules: SponsorRules,
  columns: SponsorColumns,
  context: { readonly predictions: Predictions; readonly sponsors: number },
): ChosenEpisodes {
  const { units, unitOfSponsor } = unitsOfSponsors(rules, columns, context.sponsors);
  const row = new Uint32Array(units).fill(NO_ROW);
  let superseded = 0;
  for (let i = 0; i < columns.sponsor.length; i++) {
    const unit = unitOfSponsor[columns.sponsor[i]!]!;
    const chosen = row[unit]!;
    if (chosen === NO_ROW) row[unit] = i;
    else {
      superseded++;
      if (replaces(i, chosen, { rules, columns, predictions: context.predictions })) row[unit] = i;
    }
  }
  return { units, row, unitOfSponsor, superseded };
}

const NO_ROW = 0xffffffff;

function unitsOfSponsors(rules: SponsorRules, columns: SponsorColumns, sponsors: number) {
  const concernOf = concernsOfSponsors(columns, sponsors);
  const unitOfSponsor = new Uint32Array(sponsors);
  const unitOfConcern = new Map<number, number>();
  let units = 0;
  for (let sponsor = 0; sponsor < sponsors; sponsor++) {
    const concern = rules.unit === "concern" ? concernOf[sponsor]! : NO_CONCERN;
    const known = concern === NO_CONCERN ? undefined : unitOfConcern.get(concern);
    const unit = known ?? units++;
    if (concern !== NO_CONCERN) unitOfConcern.set(concern, unit);
    unitOfSponsor[sponsor] = unit;
  }
  return { units, unitOfSponsor };
}

function concernsOfSponsors(columns: SponsorColumns, sponsors: number): Uint32Array {
  const concerns = new Uint32Array(sponsors).fill(NO_CONCERN);
  const seen = new Uint8Array(sponsors);
  columns.sponsor.forEach((sponsor, i) => {
    if (sponsor >= sponsors)
      throw new ArgumentError(`chooseEpisodes requires sponsors below ${sponsors}; got ${sponsor}`);
    const concern = columns.concern?.[i] ?? NO_CONCERN;
    if (seen[sponsor] === 1 && concerns[sponsor] !== concern) {
      throw new ArgumentError(`chooseEpisodes requires one concern a sponsor; got two in row ${i}`);
    }
    seen[sponsor] = 1;
    concerns[sponsor] = concern;
  });
  const unseen = seen.indexOf(0);
  if (unseen >= 0) throw new ArgumentError(`chooseEpisodes requires a row for every sponsor; got none for ${unseen}`);
  return concerns;
}

function replaces(
  candidate: number,
  chosen: number,
  source: { readonly rules: SponsorRules; readonly columns: SponsorColumns; readonly predictions: Predictions },
): boolean {
  const { rules, columns, predictions } = source;
  if (rules.episodes === "refuse") throw new ArgumentError("chooseEpisodes requires one row a unit; got several");
  const date = columns.predictedOn?.[candidate] ?? NO_DATE;
  const other = columns.predictedOn?.[chosen] ?? NO_DATE;
  if (date === NO_DATE || other === NO_DATE) {
    throw new ArgumentError("chooseEpisodes requires a date in every row of a unit with several; got none");
  }
  if (date !== other) return rules.episodes === "latest" ? date > other : date < other;
  if (!samePrediction(candidate, chosen, { columns, predictions })) {
    throw new ArgumentError(
      "chooseEpisodes requires one prediction and stratum of a unit on one date; got different ones",
    );
  }
  return false;
}

function samePrediction(
  a: number,
  b: number,
  { columns, predictions }: { readonly columns: SponsorColumns; readonly predictions: Predictions },
): boolean {
  const { bands, selected, scores, outcomes, provenances, severities, numbers } = predictions;
  const strata = Object.values(columns.strata ?? {}).map(({ codes }) => codes);
  const compared = (columns.compared ?? []).flatMap(({ score, band }) => [score, band?.codes]);
  const further = [columns.modelScore, columns.period?.codes, ...compared, ...strata];
  return [bands, selected, scores, outcomes, provenances, severities, numbers, ...further].every(
    (column) => !column || Object.is(column[a], column[b]),
  );
}
