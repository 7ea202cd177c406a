import type { AssumedNumber, AssumptionClaim } from "../../audit/assumption/assumption-result.js";
import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { DataTable } from "./data-table.js";

/** Areas by share of hidden violations, and the claims that rest on the assumption. */
export function assumptionTables(part: DisclosedAudit["assumption"]): DataTable[] {
  if (part.kind !== "estimated") return [];
  const { areas } = part;
  const rows = areas.kind === "shown" && !("kind" in areas.value) ? areas.value : [];
  const ofGroups = part.groups.kind === "estimated" ? part.groups : { groups: [], allAlike: [] };
  const claims = [
    ...part.breakingPoints,
    ...ofGroups.allAlike,
    ...ofGroups.groups.flatMap(({ measures }) => measures.map(({ alike }) => alike)),
  ].flatMap((point) => (point.kind === "shown" && "claim" in point.value ? [point.value] : []));
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
        claimName(claim),
        estimateHolds ? "yes" : "no",
        intervalHolds ? "yes" : "no",
        estimateFails?.hidden ?? "",
        estimateFails?.share ?? "",
        intervalFails?.hidden ?? "",
        intervalFails?.share ?? "",
      ]),
    },
    ...assumedTables(part),
  ];
}

function claimName(claim: AssumptionClaim): string {
  if (claim.kind === "auc-above") return `auc above ${claim.baseline}`;
  if (claim.kind === "bands-ordered") return `${claim.higher} above ${claim.lower}`;
  return `${claim.measure} alike: ${claim.group ?? "all groups"}`;
}

const NUMBER_HEADER = ["inProportion", "byRank", "lowest", "highest", "lower", "upper"] as const;

/** Violations by band, and rates by group, by share of hidden violations. */
function assumedTables({ bands, groups }: Extract<DisclosedAudit["assumption"], { kind: "estimated" }>): DataTable[] {
  const byBand = (bands?.bands ?? []).flatMap(({ band, rates }) =>
    (rates.kind === "shown" ? rates.value : []).map(({ share, hidden, violations }) => [
      band,
      share,
      hidden,
      ...numberCells(violations),
    ]),
  );
  const byGroup = (groups.kind === "estimated" ? groups.groups : []).flatMap(({ group, measures }) =>
    measures.flatMap(({ measure, rates }) =>
      (rates.kind === "shown" ? rates.value : []).flatMap(({ share, hidden, rate, difference, ratio }) =>
        Object.entries({ rate, difference, ratio }).map(([number, value]) => [
          group,
          measure,
          number,
          share,
          hidden,
          ...numberCells(value),
        ]),
      ),
    ),
  );
  return [
    { id: "assumption-bands", header: ["band", "share", "hidden", ...NUMBER_HEADER], rows: byBand },
    {
      id: "assumption-groups",
      header: ["group", "measure", "number", "share", "hidden", ...NUMBER_HEADER],
      rows: byGroup,
    },
  ];
}

function numberCells({ inProportion, byRank, bounds }: AssumedNumber): (string | number)[] {
  const scenario = (value: AssumedNumber["byRank"]) => ("kind" in value ? value.reason : value.value);
  if ("kind" in bounds) return [scenario(inProportion), scenario(byRank), bounds.reason, "", "", ""];
  return [scenario(inProportion), scenario(byRank), bounds.lowest, bounds.highest, bounds.lower, bounds.upper];
}
