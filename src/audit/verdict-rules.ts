import type { AdequacyReason, Verdict } from "./verdict.js";

/** What the verdict about one group rests on. */
export interface GroupVerdictInput {
  readonly tested: boolean;
  /** Deciding adjusted p-value. */
  readonly adjusted: number;
  readonly alpha: number;
  /** Whether a pass over the family names the group: it differs itself. */
  readonly named: boolean;
  /** Groups whose distance from the rest explains the difference, or may; null where the group is named or not rejected. */
  readonly through: readonly string[] | null;
  /** Whether the estimated ratio lies outside the margin. */
  readonly outsideMargin: boolean;
  /** One-sided unadjusted p-value in the direction of the estimate, and the plan's bound for a signal. */
  readonly oneSided: number;
  readonly signalBound: number;
  /** Equivalence p-value adjusted by Holm; null where it does not exist. */
  readonly equivalence: number | null;
  readonly detectsMargin: boolean;
}

/**
 * Verdict about one group (method, section 6). A group below the gate can be neither shown nor signalled. A difference
 * that other groups explain stays shown, and says through which.
 * @example groupVerdict({ tested: false, adjusted: 1, alpha: 0.05, named: false, through: null, outsideMargin: true, oneSided: 0.01, signalBound: 0.1, equivalence: null, detectsMargin: false }).signal.value // "not-assessed"
 */
export function groupVerdict(input: GroupVerdictInput): Verdict {
  if (!input.tested) return untested("below-gate", [{ code: "not-tested" }]);
  const shown = input.adjusted <= input.alpha || input.named;
  const signalled = input.outsideMargin && input.oneSided <= input.signalBound;
  return {
    evidence: !shown
      ? { value: "no-evidence" }
      : { value: "difference-shown", ...(input.through === null ? {} : { through: input.through }) },
    signal: { value: shown ? "superseded" : signalled ? "signalled" : "none" },
    equivalence: { value: equivalenceValue(input.equivalence === null ? null : [input.equivalence], input.alpha) },
    adequacy: input.detectsMargin
      ? { value: "sufficient", reasons: [] }
      : { value: "insufficient", reasons: [{ code: "power-below-target", groups: 1, of: 1 }] },
  };
}

/** What the verdict about a hypothesis rests on. */
export interface HypothesisVerdictInput {
  /** Smallest adjusted p-value over the family. */
  readonly deciding: number;
  readonly alpha: number;
  /** Groups outside the margin, and the 95th percentile of that number under the null hypothesis. */
  readonly outside: number;
  readonly outsideNull95: number;
  /** Whether a group that the plan names beforehand is signalled. */
  readonly namedSignalled: boolean;
  /** Unadjusted equivalence p-values of every tested group; null where one does not exist. */
  readonly equivalence: readonly (number | null)[];
  /** Tested groups for which a difference as large as the margin could be missed. */
  readonly underpowered: number;
  readonly belowGate: number;
}

/**
 * Verdict about a hypothesis (method, section 6). Alikeness of all tested groups is an intersection-union claim: each
 * passes at the unadjusted alpha. It says nothing of groups below the gate.
 */
export function hypothesisVerdict(input: HypothesisVerdictInput): Verdict {
  const shown = input.deciding <= input.alpha;
  const signalled = input.outside > input.outsideNull95 || input.namedSignalled;
  const existing = input.equivalence.filter((p) => p !== null);
  const complete = existing.length === input.equivalence.length;
  return {
    evidence: { value: shown ? "difference-shown" : "no-evidence" },
    signal: { value: shown ? "superseded" : signalled ? "signalled" : "none" },
    equivalence: { value: equivalenceValue(complete ? existing : null, input.alpha) },
    adequacy: adequacyOf(input),
  };
}

/** The verdict of a question that was not tested. */
export function untested(
  reason: Extract<Verdict["evidence"], { value: "not-testable" }>["reason"],
  reasons: readonly AdequacyReason[] = [{ code: "not-tested" }],
): Verdict {
  return {
    evidence: { value: "not-testable", reason },
    signal: { value: "not-assessed" },
    equivalence: { value: "not-assessed" },
    adequacy: { value: "insufficient", reasons },
  };
}

function equivalenceValue(pValues: readonly number[] | null, alpha: number): Verdict["equivalence"]["value"] {
  if (pValues === null || pValues.length === 0) return "not-assessed";
  return pValues.every((p) => p <= alpha) ? "shown" : "not-shown";
}

function adequacyOf(input: HypothesisVerdictInput): Verdict["adequacy"] {
  if (input.underpowered === 0) return { value: "sufficient", reasons: [] };
  const reasons: AdequacyReason[] = [
    { code: "power-below-target", groups: input.underpowered, of: input.equivalence.length },
  ];
  if (input.belowGate > 0) reasons.push({ code: "groups-below-gate", groups: input.belowGate });
  return { value: "insufficient", reasons };
}
