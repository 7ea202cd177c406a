import type { FieldsResult, ReadOtherwise } from "../../audit/inputs/fields-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";
import { disclosedQuestion, disclosedShares } from "./group-question.js";

/** What was found of the fields, as it may be written. */
export function disclosedFields(result: FieldsResult, publish: Publisher): Disclosed<FieldsResult> {
  const { alpha, size, branch } = result;
  return {
    ...result,
    fields: result.fields.map(({ shares, questions, ...field }) => ({
      ...field,
      shares: disclosedShares(shares, publish),
      questions: questions.map(({ question, ...each }) => ({ question, ...disclosedQuestion(each, alpha, publish) })),
    })),
    size: size && {
      ...size,
      shares: disclosedShares(size.shares, publish),
      otherwise: otherwiseOf(size.otherwise, publish),
    },
    branch: branch && { table: branch.table, shares: disclosedShares(branch.shares, publish) },
    doubt: result.doubt.map(({ shares, otherwise, ...each }) => ({
      ...each,
      shares: disclosedShares(shares, publish),
      otherwise: otherwiseOf(otherwise, publish),
    })),
    readings: result.readings.map(({ both, agreement, kappa, ...each }) => ({
      ...each,
      both: publish.number(both),
      agreement: publish.number(agreement),
      kappa: publish.number(kappa),
    })),
    provenance: result.provenance.map(({ sources, ages, persons, ...each }) => ({
      ...each,
      sources: sources && { ...sources, shares: disclosedShares(sources.shares, publish) },
      ages: ages && { ...ages, shares: disclosedShares(ages.shares, publish) },
      persons: persons && {
        table: persons.table,
        shares: disclosedShares(persons.shares, publish),
        different: publish.number(persons.different),
      },
    })),
  };
}

function otherwiseOf(otherwise: ReadOtherwise | null, publish: Publisher): Disclosed<ReadOtherwise> | null {
  if (otherwise === null) return null;
  const { shares, becomeFlagged, noLongerFlagged, ...tables } = otherwise;
  return {
    ...tables,
    shares: disclosedShares(shares, publish),
    becomeFlagged: publish.number(becomeFlagged),
    noLongerFlagged: publish.number(noLongerFlagged),
  };
}
