import type { ComparedRate } from "../../audit/errors/errors-result.js";

/** Rates in the order of the report. */
export const COMPARED_RATE_NAMES: readonly ComparedRate[] = ["falsePositiveRate", "falseNegativeRate", "precision"];
