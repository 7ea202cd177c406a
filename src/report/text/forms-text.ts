import type { NotTestedReason } from "../../audit/verdict.js";

export type FormName = "mean-score" | "all-bands";

/** What a report says of the second families of hypothesis 1, on scores and on all bands. */
export interface FormsText {
  readonly heading: (form: FormName, claim: string) => string;
  readonly claims: {
    readonly differ: (groups: string) => string;
    readonly some: string;
    readonly none: string;
    readonly withheld: string;
    readonly notTested: string;
  };
  /** Planned beforehand, what is compared, and at which error rate. */
  readonly why: Readonly<Record<FormName, (values: { unit: string; alpha: string }) => string>>;
  readonly beside: string;
  readonly deciding: (values: { test: string; groups: string; cuts: string | null }) => string;
  readonly through: (groups: string) => string;
  readonly noScore: string;
  readonly notTested: (reason: string) => string;
  readonly reasons: Readonly<Record<NotTestedReason, string>>;
  readonly table: Readonly<Record<FormName, string>>;
  readonly columns: {
    readonly cut: string;
    readonly mean: Readonly<Record<FormName, string>>;
    readonly rest: Readonly<Record<FormName, string>>;
    readonly difference: Readonly<Record<FormName, string>>;
    readonly interval: string;
    readonly adjusted: string;
    readonly finding: string;
  };
  readonly atLeast: (band: string) => string;
  readonly findings: Readonly<Record<"differs" | "through-others" | "not-shown" | "withheld", string>>;
}
