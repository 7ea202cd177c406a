import type { HeapingPoint, RegisteredScoresResult } from "../../audit/inputs/registered-scores-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";
import { disclosedQuestion, disclosedShares } from "./group-question.js";

/** What was found of registered scores, as it may be written. */
export function disclosedRegisteredScores(
  result: RegisteredScoresResult,
  publish: Publisher,
): Disclosed<RegisteredScoresResult> {
  const { alpha, entries, raw, heaping, digits } = result;
  const states = ({ table, shares }: RegisteredScoresResult["entries"]) => ({
    table,
    shares: disclosedShares(shares, publish),
  });
  return {
    ...result,
    entries: states(entries),
    raw: raw && {
      ...raw,
      reconciled: states(raw.reconciled),
      rounded: states(raw.rounded),
      sides: states(raw.sides),
      changingSide: publish.number(raw.changingSide),
      byGroup: raw.byGroup && disclosedQuestion(raw.byGroup, alpha, publish),
    },
    heaping: { ...heaping, tests: heaping.tests.map((point) => disclosedPoint(point, alpha, publish)) },
    digits: digits && {
      table: digits.table,
      tests: digits.tests.map(({ digit, share, expected, pValue, adjusted }) => ({
        digit,
        share: publish.number(share),
        expected: publish.number(expected),
        pValue: publish.pValue(pValue, alpha),
        adjusted: publish.pValue(adjusted, alpha),
      })),
    },
  };
}

function disclosedPoint({ test, ...point }: HeapingPoint, alpha: number, publish: Publisher): Disclosed<HeapingPoint> {
  if (test === null) return { ...point, test };
  return {
    ...point,
    test: {
      neighbours: test.neighbours,
      at: publish.number(test.at),
      expected: publish.number(test.expected),
      pValue: publish.pValue(test.pValue, alpha),
      adjusted: publish.pValue(test.adjusted, alpha),
    },
  };
}
