import type { Check } from "./check.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";

/** A part of the script: lines that compute, then checks that read what they computed. */
export interface ScriptPart {
  /** Part of the audit whose numbers the checks compare; absent: no number of an audit. */
  readonly section?: keyof ReplicatedNumbers;
  readonly lines: readonly string[];
  readonly checks: readonly Check[];
}

/** Parts whose checks compare numbers of one part of the audit. */
export function inSection(section: keyof ReplicatedNumbers, parts: readonly ScriptPart[]): readonly ScriptPart[] {
  return parts.map((part) => ({ ...part, section }));
}
