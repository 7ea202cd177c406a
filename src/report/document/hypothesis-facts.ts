import type { Unit } from "../../audit/result.js";
import type { Verdict } from "../../audit/verdict.js";
import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import type { HypothesisNumber } from "../text/population-text.js";
import type { GroupPart, HypothesisPart, TestedPart } from "./audit-parts.js";
import { rowTotal, tableOf } from "./audit-parts.js";
import { estimateOf, pValueOf, shownValue } from "./published.js";

/** What the headline, the summary and the sections say about a hypothesis. */
export type HypothesisState = "shown" | "signalled" | "no-evidence" | "undecided" | "not-tested" | "withheld";

/** One hypothesis with what the report reads from it. */
export interface HypothesisFacts {
  readonly number: HypothesisNumber;
  readonly part: HypothesisPart;
  readonly state: HypothesisState;
  /** Null where the verdict may not be shown. */
  readonly verdict: Verdict | null;
  /** What the shares count. */
  readonly unit: Unit;
  /** Groups that differ themselves. */
  readonly shownGroups: readonly GroupPart[];
  /** Groups that differ because others lie far from the rest, or cannot be told from those. */
  readonly throughGroups: readonly GroupPart[];
  readonly signalledGroups: readonly GroupPart[];
  /** The group that the natural-frequency sentence is about: smallest shown p, then most members affected. */
  readonly leading: GroupPart | null;
}

/**
 * Both hypotheses of an audit, in order.
 *
 * @param audit  disclosed audit
 * @returns facts of H1 and H2
 * @example
 * hypothesesOf(audit).map((hypothesis) => hypothesis.state); // ["no-evidence", "signalled"]
 */
export function hypothesesOf(audit: DisclosedAudit): readonly [HypothesisFacts, HypothesisFacts] {
  return [factsOf(1, audit.hypothesis1, audit), factsOf(2, audit.hypothesis2, audit)];
}

/** Facts of one tested or untested hypothesis; for the human step with the number of the hypothesis that it repeats. */
export function factsOf(number: HypothesisNumber, part: HypothesisPart, audit: DisclosedAudit): HypothesisFacts {
  if (part.kind === "not-tested") {
    const unit = number === 2 ? "sponsors" : concernsSponsors(audit) ? "migrants" : "cases";
    const none = { shownGroups: [], throughGroups: [], signalledGroups: [], leading: null };
    const state = part.instead === undefined ? "not-tested" : stateOf(part.verdict);
    return { number, part, state, verdict: part.verdict, unit, ...none };
  }
  const verdict = shownValue(part.verdict) ?? null;
  const shownGroups = part.groups.filter((group) => differs(group, { through: false }));
  const throughGroups = part.groups.filter((group) => differs(group, { through: true }));
  const signalledGroups = part.groups.filter((group) => shownValue(group.verdict)?.signal.value === "signalled");
  const state = stateOf(verdict);
  const isSignalled = verdict?.signal.value === "signalled";
  const telling = isSignalled && signalledGroups.some(isReadable) ? signalledGroups : part.groups;
  const differing = shownGroups.some(isReadable) ? shownGroups : throughGroups;
  const candidates = state === "shown" ? differing : telling;
  const leading = leadingGroup(candidates, (group) => affectedMembers(group, part, audit));
  return { number, part, state, verdict, unit: part.memberUnit, shownGroups, throughGroups, signalledGroups, leading };
}

function differs(group: GroupPart, { through }: { readonly through: boolean }): boolean {
  const evidence = shownValue(group.verdict)?.evidence;
  return evidence?.value === "difference-shown" && (evidence.through !== undefined) === through;
}

/** Whether the audit is about sponsors: their migrants are then what the first hypothesis speaks of. */
function concernsSponsors({ source, hypothesis2 }: DisclosedAudit): boolean {
  return source.form === "sponsors" || (hypothesis2.kind === "tested" && hypothesis2.unit === "sponsors");
}

function stateOf(verdict: Verdict | null): HypothesisState {
  if (verdict === null) return "withheld";
  if (verdict.evidence.value === "difference-shown") return "shown";
  if (verdict.evidence.value === "not-testable") {
    return verdict.evidence.reason === "rounding-undecided" ? "undecided" : "not-tested";
  }
  return verdict.signal.value === "signalled" ? "signalled" : "no-evidence";
}

function leadingGroup(groups: readonly GroupPart[], affected: (group: GroupPart) => number): GroupPart | null {
  const readable = groups.filter((group) => group.tested && isReadable(group));
  const [first] = readable.toSorted(
    (a, b) => (pValueOf(a.adjusted) ?? 1) - (pValueOf(b.adjusted) ?? 1) || affected(b) - affected(a),
  );
  return first ?? null;
}

/** Members that are flagged beyond or short of what the share of the others would give. */
function affectedMembers(group: GroupPart, part: TestedPart, audit: DisclosedAudit): number {
  const members = rowTotal(tableOf(audit, part.groupTotals), group.group);
  const [share, rest] = [estimateOf(group.flaggedShare), estimateOf(group.restShare)];
  if (members === "suppressed" || share === undefined || rest === undefined) return 0;
  return members * Math.abs(share - rest);
}

/**
 * Whether the shares of a group and of the others may be read, so that a sentence can be made about it.
 *
 * @param group  group of a tested hypothesis
 * @returns true when both shares are shown and exist
 * @example
 * part.groups.filter(isReadable);
 */
export function isReadable(group: GroupPart): boolean {
  return estimateOf(group.flaggedShare) !== undefined && estimateOf(group.restShare) !== undefined;
}

/**
 * Direction in which a group differs, when both shares are shown.
 *
 * @param group  group of a tested hypothesis
 * @returns "more", "less", or undefined when it cannot be said
 * @example
 * directionOf(group); // "more"
 */
export function directionOf(group: GroupPart): "more" | "less" | undefined {
  const [share, rest] = [estimateOf(group.flaggedShare), estimateOf(group.restShare)];
  if (share === undefined || rest === undefined || share === rest) return undefined;
  return share > rest ? "more" : "less";
}

/**
 * Groups that were tested, in the order of the result.
 *
 * @param part  tested hypothesis
 * @returns tested groups
 * @example
 * testedGroups(part).length;
 */
export function testedGroups(part: TestedPart): readonly GroupPart[] {
  return part.groups.filter((group) => group.tested);
}
