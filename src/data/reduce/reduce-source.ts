import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { SourceColumns } from "../columns.js";
import { reduceCases } from "./reduce-cases.js";
import { reduceCounts } from "./reduce-counts.js";
import { reduceSponsors } from "./reduce-sponsors.js";
import type { Reduction } from "./reduction.js";

/**
 * Reduces a source of any form to evidence. Every engine goes through this one function.
 *
 * @param plan  validated plan
 * @param source  columns in the form that the plan declares
 * @returns evidence for every need, and what the rules left out
 * @throws ArgumentError when the form differs from the plan's or the columns break its rules
 */
export function reduceSource(plan: Plan, source: SourceColumns): Reduction {
  if (source.form !== plan.data.form) {
    throw new ArgumentError(`reduceSource requires columns of form ${plan.data.form}; got ${source.form}`);
  }
  switch (source.form) {
    case "sponsors":
      return reduceSponsors(plan, source);
    case "cases":
      return reduceCases(plan, source.cases);
    case "counts":
      return reduceCounts(plan, source.counts);
  }
}
