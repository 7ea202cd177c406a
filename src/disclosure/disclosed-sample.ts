import type { ScoredUnit } from "../data/evidence.js";
import type { Plan } from "../plan/schema.js";
import type { SampleNotEstimable, SampleResult } from "../sampling/sample-result.js";
import type { Disclosed, DisclosureStatement, Published, PublishedTable } from "./disclosed.js";

declare const disclosedSample: unique symbol;

/** What a plan contributes to the release of a sample: who and what, and what is assumed; no seed, path or column. */
export type PublishedSamplePlan = Pick<
  Plan,
  | "title"
  | "synthetic"
  | "model"
  | "period"
  | "dataOwner"
  | "purpose"
  | "legalBasis"
  | "protectedAttribute"
  | "languages"
> &
  Pick<NonNullable<Plan["sampling"]>, "allocation" | "modelSelected" | "signal" | "missingOutcomes" | "level"> & {
    /** Bands without a chance to be drawn. */
    readonly bandsLeftOut: readonly string[];
  };

type Parts = Disclosed<Pick<SampleResult, "overall" | "bands" | "groups" | "claims" | "areas">>;

/** The assumption on the sample as it may be published. */
export type DisclosedAssumption =
  | {
      readonly kind: "estimated";
      readonly inspected: Published<number>;
      /** A class, below the threshold, where fewer violations were found than may be published. */
      readonly violations: Published<number>;
      readonly share: Disclosed<Extract<SampleResult["assumption"], { kind: "estimated" }>>["share"];
      readonly outcome: Published<"refuted" | "not-refuted">;
      readonly upperLimit: Disclosed<Extract<SampleResult["assumption"], { kind: "estimated" }>>["upperLimit"];
      /** True where the limit is that of one violation less than the threshold, since the number itself is hidden. */
      readonly limitIsCautious: boolean;
      readonly level: number;
    }
  | SampleNotEstimable;

/**
 * The result of a sample that may be written, printed and sent. Only `discloseSample` in this folder makes one: the
 * brand exists in the type system alone.
 */
export interface DisclosedSample extends Parts {
  readonly schemaVersion: "2.0.0";
  readonly kind: "sample";
  readonly toolkit: { readonly name: string; readonly version: string };
  readonly planHash: string;
  readonly unit: ScoredUnit;
  readonly plan: PublishedSamplePlan;
  readonly design: Omit<SampleResult["design"], "missing"> & { readonly missing: Published<number> };
  readonly tables: readonly PublishedTable[];
  readonly assumption: DisclosedAssumption;
  readonly comparison: Disclosed<Extract<SampleResult["comparison"], { kind: "estimated" }>> | SampleNotEstimable;
  readonly disclosure: Omit<DisclosureStatement, "together">;
  readonly [disclosedSample]: true;
}
