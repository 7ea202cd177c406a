import type { BreakingPoint, FailsAt } from "../../src/audit/assumption/assumption-result.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";

type Assumption = Extract<DisclosedAudit["assumption"], { kind: "estimated" }>;

const shown = <T>(value: T) => ({ kind: "shown", value }) as const;

/** A claim with the numbers of hidden violations, out of 1,000, at which estimate and interval fail. */
export function breakingPoint(
  claim: BreakingPoint["claim"],
  estimate: number | null,
  interval: number | null,
  holds: { readonly estimate?: boolean; readonly interval?: boolean } = {},
): BreakingPoint {
  const at = (hidden: number | null): FailsAt | null => (hidden === null ? null : { hidden, share: hidden / 1000 });
  return {
    claim,
    estimateHolds: holds.estimate ?? true,
    intervalHolds: holds.interval ?? true,
    estimateFails: at(estimate),
    intervalFails: at(interval),
  };
}

/** An audit with 1,000 never-inspected sponsors and the given claims. */
export function withAssumption(audit: DisclosedAudit, claims: readonly BreakingPoint[]): DisclosedAudit {
  const area = (value: number) => ({ value, lower: value - 0.03, upper: value + 0.03 });
  const assumption: Assumption = {
    kind: "estimated",
    unit: "sponsors",
    outcomes: "assumption.outcomes",
    leftOut: { kind: "shown", value: 0 },
    highestShare: 0.2,
    oddsRatio: 4,
    areas: shown(
      [0, 0.1, 0.2].map((share) => ({
        share,
        hidden: 1000 * share,
        inProportion: area(0.62 - share / 2),
        byRank: area(0.62 - share / 4),
        bounds: { lowest: 0.62 - 2 * share, highest: 0.62 + share, lower: 0.6 - 2 * share, upper: 0.65 + share },
      })),
    ),
    bands: null,
    groups: { kind: "not-estimable", reason: "no-members" },
    breakingPoints: claims.map(shown),
  };
  const table = {
    id: "assumption.outcomes",
    unit: "sponsors" as const,
    keys: [{ name: "outcome", levels: ["violation", "none", "never-inspected"] }],
    counts: [310, 1222, 1000],
  };
  return { ...audit, assumption, tables: [...audit.tables, table] };
}
