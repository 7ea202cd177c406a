import type { EvidenceByNeed, SourceDescription } from "../evidence.js";

/** Evidence for every need and what the rules left out. */
export interface Reduction {
  readonly evidence: EvidenceByNeed;
  readonly leftOut: SourceDescription["leftOut"];
  readonly overridden: number;
}

type LeftOut = SourceDescription["leftOut"][number];

/** Rules that left nothing out are not named. */
export function leftOutBy(counts: Readonly<Record<LeftOut["rule"], number>>): SourceDescription["leftOut"] {
  const rules: readonly LeftOut["rule"][] = ["superseded-episode", "overridden", "no-band"];
  return rules.filter((rule) => counts[rule] > 0).map((rule) => ({ rule, units: counts[rule] }));
}
