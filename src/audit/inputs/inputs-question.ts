import type { InputsSettings } from "../../plan/inputs/inputs-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { CountTable } from "../result.js";

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
