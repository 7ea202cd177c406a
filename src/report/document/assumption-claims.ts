import type { AssumptionClaim, BreakingPoint, FailsAt } from "../../audit/assumption/assumption-result.js";
import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import type { ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

/** The untested assumption, where something can be said of it. */
export type AssumptionPart = Extract<DisclosedAudit["assumption"], { kind: "estimated" }>;

/**
 * A claim in words that follow "that".
 *
 * @param claim   what is claimed
 * @param writer  writer of the report
 * @returns words of a clause
 * @example
 * claimWords({ kind: "auc-above", baseline: 0.5 }, writer); // "the score does better than 0.5"
 */
export function claimWords(claim: AssumptionClaim, { audit, text, format }: Writer): string {
  const { assumption } = text;
  if (claim.kind === "auc-above") return assumption.claim.auc(format.constant(claim.baseline));
  if (claim.kind === "bands-ordered") return assumption.claim.bands(claim.higher, claim.lower);
  const unit = audit.assumption.kind === "estimated" ? text.units[audit.assumption.unit] : "";
  const measure = assumption.rates.measure[claim.measure](unit);
  return claim.group === null
    ? assumption.rates.claim.all(measure)
    : assumption.rates.claim.group({ measure, group: claim.group });
}

/**
 * Table of claims: whether they hold if nobody hides a violation, and how many hidden ones undo them.
 *
 * @param points   claims with their breaking points
 * @param options  id and caption of the table, and the never-inspected units that numbers are out of
 * @param writer   writer of the report
 * @returns a table of finished text
 * @example
 * claimsTable(points, { id: "assumption-claims", caption, never }, writer).rows.length;
 */
export function claimsTable(
  points: readonly BreakingPoint[],
  options: { readonly id: string; readonly caption: string; readonly part: AssumptionPart },
  writer: Writer,
): ReportTable {
  const { claims } = writer.text.assumption.rates;
  const { id, caption, part } = options;
  return {
    id,
    caption: tagged(caption, writer),
    columns: claims.columns.map((label) => ({ label, numeric: false })),
    rows: points.map((point) => [
      claimWords(point.claim, writer),
      point.intervalHolds ? claims.shown : point.estimateHolds ? claims.estimateOnly : claims.notShown,
      failsWords(point.estimateFails, part, writer),
      failsWords(point.intervalFails, part, writer),
    ]),
  };
}

function failsWords(fails: FailsAt | null, part: AssumptionPart, writer: Writer): string {
  const { text, format } = writer;
  const { claims } = text.assumption.rates;
  if (fails === null) return claims.holds(format.share(part.highestShare));
  if (fails.hidden === 0) return claims.failsNow;
  return claims.failsAt({
    hidden: format.count(fails.hidden),
    share: format.share(fails.share),
    never: neverInspected(part, writer),
    unit: text.units[part.unit],
  });
}

/**
 * Number of never-inspected units in words.
 *
 * @param part    the untested assumption
 * @param writer  writer of the report
 * @returns the number, or the word for suppressed
 * @example
 * neverInspected(part, writer); // "4,321"
 */
export function neverInspected(part: AssumptionPart, { audit, text, format }: Writer): string {
  const count = tableOf(audit, part.outcomes)?.counts[2];
  return typeof count === "number" ? format.count(count) : text.table.suppressed;
}
