import { HHT_LABELS } from "../registry/hht-status.js";
import type { SyntheticMigrants, SyntheticSponsor } from "./synthesise.js";

/** Stands in every row: a file that was renamed, cut or joined still says what it is. */
const SOURCE = "synthetic";

const OUTCOMES = { violation: "violation", none: "none", unknown: "" } as const;

/** Columns of the sponsors file in order, each with the text of its field. No text holds a comma or a quote. */
const SPONSOR_COLUMNS: Readonly<Record<string, (sponsor: SyntheticSponsor) => string>> = {
  kvk_number: (sponsor) => sponsor.kvkNumber,
  source: () => SOURCE,
  list: (sponsor) => sponsor.list,
  branch: (sponsor) => sponsor.branch,
  size_class: (sponsor) => String(sponsor.sizeClass),
  website: (sponsor) => yesNo(sponsor.website),
  premises: (sponsor) => yesNo(sponsor.premises),
  premises_match: (sponsor) => yesNo(sponsor.premisesMatchBranch),
  legal_form: (sponsor) => sponsor.legalForm,
  recognised_years: (sponsor) => sponsor.recognisedYears.toFixed(1),
  hht_status: (sponsor) => HHT_LABELS[sponsor.hhtState],
  model_score: (sponsor) => String(sponsor.modelScore),
  score: (sponsor) => String(sponsor.score),
  earlier_score: (sponsor) => String(sponsor.earlierScore),
  override_reason: (sponsor) => sponsor.overrideReason,
  selected: (sponsor) => yesNo(sponsor.selected),
  outcome: (sponsor) => OUTCOMES[sponsor.outcome],
  provenance: (sponsor) => sponsor.provenance,
  severity: (sponsor) => sponsor.severity,
};

/**
 * Text of the sponsors file: a header and one row a sponsor; yes and no are J and N as in the scoring instruction.
 * @example sponsorsCsv([]).startsWith("kvk_number,source,list") // true
 */
export function sponsorsCsv(sponsors: readonly SyntheticSponsor[]): string {
  const fields = Object.values(SPONSOR_COLUMNS);
  return csv(
    Object.keys(SPONSOR_COLUMNS),
    sponsors.map((sponsor) => fields.map((field) => field(sponsor))),
  );
}

/**
 * Text of the migrants file: a header and one row a sponsor and nationality.
 * @example migrantsCsv([]) // "kvk_number,source,nationality,migrants\n"
 */
export function migrantsCsv(migrants: readonly SyntheticMigrants[]): string {
  return csv(
    ["kvk_number", "source", "nationality", "migrants"],
    migrants.map((row) => [row.kvkNumber, SOURCE, row.nationality, String(row.migrants)]),
  );
}

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.join(",")}\n`).join("");
}

function yesNo(value: boolean): string {
  return value ? "J" : "N";
}
