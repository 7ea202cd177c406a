import type { InputsEvidence } from "../../data/inputs/inputs-evidence.js";
import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import { throwIfAborted } from "../../runtime/inline.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { CountTable } from "../result.js";
import type { InputsParts, InputsResult } from "./inputs-result.js";

/** What the questions on inputs are asked with. */
export interface InputsQuestion {
  readonly plan: Plan;
  readonly settings: InputsSettings;
  readonly context: RunContext;
}

/** Answer to one section: what it found, and the tables that it rests on. */
export interface PartAnswer<Result> {
  readonly result: Result;
  readonly tables: readonly CountTable[];
}

/**
 * Answers every section of the settings from the evidence. The result is undisclosed: only the disclosure room may turn it
 * into something that is written.
 * @param evidence  evidence by section
 * @param question  plan, settings and context
 * @throws AuditError `interrupted` when the signal of the context was aborted
 */
export async function runInputs(evidence: InputsEvidence, question: InputsQuestion): Promise<InputsResult> {
  const { context } = question;
  throwIfAborted(context.signal);
  const answers: readonly (PartAnswer<unknown> | null)[] = [];
  const parts: InputsParts = {};
  const { unit, rows, units, unmatched } = evidence;
  return { unit, rows, units, unmatched, tables: answers.flatMap((answer) => answer?.tables ?? []), parts };
}
