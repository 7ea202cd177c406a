import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { DataTable } from "./data-table.js";

/** Areas by share of hidden violations, and the claims that rest on the assumption. */
export function assumptionTables(part: DisclosedAudit["assumption"]): DataTable[] {
  if (part.kind !== "estimated") return [];
  const { areas } = part;
  const rows = areas.kind === "shown" && !("kind" in areas.value) ? areas.value : [];
  const claims = part.breakingPoints.flatMap((point) => (point.kind === "shown" ? [point.value] : []));
  return [
    {
      id: "assumption-areas",
      header: ["share", "hidden", "inProportion", "byRank", "lowest", "highest", "lower", "upper"],
      rows: rows.map(({ share, hidden, inProportion, byRank, bounds }) => [
        share,
        hidden,
        inProportion.value,
        byRank.value,
        bounds.lowest,
        bounds.highest,
        bounds.lower,
        bounds.upper,
      ]),
    },
    {
      id: "assumption-claims",
      header: [
        "claim",
        "estimateHolds",
        "intervalHolds",
        "estimateFailsAt",
        "estimateFailsShare",
        "intervalFailsAt",
        "intervalFailsShare",
      ],
      rows: claims.map(({ claim, estimateHolds, intervalHolds, estimateFails, intervalFails }) => [
        claim.kind === "auc-above" ? `auc above ${claim.baseline}` : `${claim.higher} above ${claim.lower}`,
        estimateHolds ? "yes" : "no",
        intervalHolds ? "yes" : "no",
        estimateFails?.hidden ?? "",
        estimateFails?.share ?? "",
        intervalFails?.hidden ?? "",
        intervalFails?.share ?? "",
      ]),
    },
  ];
}
