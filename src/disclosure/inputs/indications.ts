import type { IndicationsResult } from "../../audit/inputs/indications-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";
import { disclosedQuestion, disclosedShares } from "./group-question.js";

/** What was found of the indications, as it may be written. */
export function disclosedIndications(result: IndicationsResult, publish: Publisher): Disclosed<IndicationsResult> {
  const { alpha, groups } = result;
  return {
    ...result,
    items: result.items.map(({ shares, ...item }) => ({ ...item, shares: disclosedShares(shares, publish) })),
    conjunctions: result.conjunctions.map(({ shares, ...each }) => ({
      ...each,
      shares: disclosedShares(shares, publish),
    })),
    partsAlone: result.partsAlone.map(({ units, ...part }) => ({ ...part, units: publish.number(units) })),
    groups: {
      ...groups,
      questions: groups.questions.map(({ code, ...question }) => ({
        code,
        ...disclosedQuestion(question, alpha, publish),
      })),
    },
    pairs: result.pairs.map(({ phi, test, adjusted, ...pair }) => ({
      ...pair,
      phi: publish.number(phi),
      test: publish.test(test, alpha),
      adjusted: publish.pValue(adjusted, alpha),
    })),
  };
}
