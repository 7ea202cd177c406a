import type { AnswerShares, OutcomesResult } from "../../audit/inputs/outcomes-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";
import { disclosedShares } from "./group-question.js";

/** How outcomes were recorded, as it may be written. */
export function disclosedOutcomes(result: OutcomesResult, publish: Publisher): Disclosed<OutcomesResult> {
  const { remarks, codeYears, histories, deregistrations, policyChange } = result;
  const answers = ({ table, shares }: AnswerShares) => ({ table, shares: disclosedShares(shares, publish) });
  return {
    remarks: remarks && { recorded: answers(remarks.recorded), codes: answers(remarks.codes) },
    codeYears: codeYears && {
      ...codeYears,
      years: codeYears.years.map(({ withCode, ...year }) => ({ ...year, withCode: publish.number(withCode) })),
    },
    histories: histories && {
      bankruptcy: histories.bankruptcy,
      states: answers(histories.states),
      outcomes: answers(histories.outcomes),
      events: histories.events,
    },
    deregistrations: deregistrations && {
      table: deregistrations.table,
      lateShare: publish.number(deregistrations.lateShare),
      sizes: deregistrations.sizes.map(({ size, sanctioned, expected }) => ({
        size,
        sanctioned: publish.number(sanctioned),
        expected: publish.number(expected),
      })),
      states: answers(deregistrations.states),
    },
    policyChange: policyChange && {
      ...policyChange,
      periods: policyChange.periods.map(({ period, violations, auc }) => ({
        period,
        violations: publish.number(violations),
        auc: auc && publish.number(auc),
      })),
      ratio: publish.number(policyChange.ratio),
      pooled: policyChange.pooled && publish.number(policyChange.pooled),
    },
  };
}
