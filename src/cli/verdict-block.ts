import type { Verdict } from "../audit/verdict.js";
import type { DisclosedAudit } from "../disclosure/disclosed.js";

/** One published verdict as a command prints it; "withheld" where disclosure keeps it back. */
export interface VerdictLayers {
  readonly evidence: Verdict["evidence"]["value"] | "withheld";
  readonly signal: Verdict["signal"]["value"] | "withheld";
  readonly equivalence: Verdict["equivalence"]["value"] | "withheld";
  readonly adequacy: Verdict["adequacy"]["value"] | "withheld";
}

/** The four layers of both hypotheses, never merged. */
export interface Verdicts {
  readonly hypothesis1: VerdictLayers;
  readonly hypothesis2: VerdictLayers;
}

const WITHHELD = { evidence: "withheld", signal: "withheld", equivalence: "withheld", adequacy: "withheld" } as const;

/** Verdicts of a released result. */
export function verdictsOf({ hypothesis1, hypothesis2 }: DisclosedAudit): Verdicts {
  return { hypothesis1: layersOf(hypothesis1), hypothesis2: layersOf(hypothesis2) };
}

function layersOf(hypothesis: DisclosedAudit["hypothesis1"]): VerdictLayers {
  const verdict = publishedVerdict(hypothesis);
  if (verdict === null) return WITHHELD;
  return {
    evidence: verdict.evidence.value,
    signal: verdict.signal.value,
    equivalence: verdict.equivalence.value,
    adequacy: verdict.adequacy.value,
  };
}

function publishedVerdict(hypothesis: DisclosedAudit["hypothesis1"]) {
  if (hypothesis.kind === "not-tested") return hypothesis.verdict;
  return hypothesis.verdict.kind === "shown" ? hypothesis.verdict.value : null;
}

/**
 * Verdicts as a short block of text without a summary word.
 * @param attribute  English word of the plan for the audited attribute
 */
export function verdictText({ hypothesis1, hypothesis2 }: Verdicts, attribute: string): string {
  return [
    `H1  predictions and ${attribute}`,
    ...layerLines(hypothesis1),
    `H2  predictions and majority ${attribute}`,
    ...layerLines(hypothesis2),
  ].join("\n");
}

function layerLines(layers: VerdictLayers): string[] {
  return Object.entries(layers).map(([layer, value]) => `    ${layer.padEnd(12)}${value}`);
}
