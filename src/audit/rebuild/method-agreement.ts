import type { DevelopmentEvidence } from "../../data/evidence.js";
import { cohensKappa } from "../../statistics/cohens-kappa.js";
import { contingencyTable } from "../../statistics/contingency-table.js";
import { mcNemar } from "../../statistics/mcnemar.js";
import { derived } from "../derived.js";
import { wholeTable } from "../human-check/split-tables.js";
import type { CountTable } from "../result.js";
import type { FittedMethods } from "./fit-methods.js";
import { casesAt } from "./pattern-design.js";
import type { CutAgreement } from "./rebuild-result.js";

/** Cells of two yes-or-no ratings: both, the first alone, the second alone, neither. */
type Cells = readonly [number, number, number, number];

/**
 * How both methods agree on which cases are high, and which of the two errs more.
 * @param options.basis  names the tables: "settings" or "average"
 * @param options.cut    score from which on a case is high
 * @returns kappa is not-estimable where a method calls all cases the same
 */
export function cutAgreement(
  evidence: DevelopmentEvidence,
  { chances }: FittedMethods,
  { basis, cut, alpha }: { readonly basis: CutAgreement["basis"]; readonly cut: number; readonly alpha: number },
): { readonly result: CutAgreement; readonly tables: readonly CountTable[] } {
  // A tenth of a billionth: 60 % reached by a sum in another order is 60 %.
  const isHigh = (chance: number) => 100 * chance >= cut - 1e-10;
  const by = (values: Float64Array | null) => evidence.patterns.map((_, at) => values !== null && isHigh(values[at]!));
  const [logistic, chaid] = [by(chances.logistic), by(chances.chaid)];
  const high = [0, 0, 0, 0] as [number, number, number, number];
  const right = [0, 0, 0, 0] as [number, number, number, number];
  evidence.patterns.forEach((_, at) => {
    const [one, other] = [logistic[at]!, chaid[at]!];
    const cell = (first: boolean, second: boolean) => (first ? 0 : 2) + (second ? 0 : 1);
    high[cell(one, other)]! += casesAt(evidence, at);
    right[cell(one, other)]! += evidence.violations[at]!;
    right[cell(!one, !other)]! += evidence.none[at]!;
  });
  const [highTable, rightTable] = [`high.${basis}`, `right.${basis}`];
  return {
    result: {
      basis,
      cut,
      high: {
        logistic: derived(high[0] + high[1], highTable),
        chaid: derived(high[0] + high[2], highTable),
      },
      agreement: derived(kappaOf(high, 1 - alpha), highTable),
      errors: derived(errorsOf(right), rightTable),
    },
    tables: [
      wholeTable(highTable, ["both-high", "logistic-high", "chaid-high", "both-low"], high),
      wholeTable(rightTable, ["both-right", "logistic-right", "chaid-right", "both-wrong"], right),
    ],
  };
}

function kappaOf([both, first, second, neither]: Cells, level: number): CutAgreement["agreement"]["value"] {
  const constant = both + first === 0 || both + second === 0 || second + neither === 0 || first + neither === 0;
  const kappa = cohensKappa(tableOf([both, first, second, neither]), { level });
  if (constant || kappa.kind !== "estimate") return { kind: "not-estimable", reason: "no-variation" };
  return { kind: "estimate", kappa: kappa.value, lower: kappa.interval.lower, upper: kappa.interval.upper };
}

function errorsOf(cells: Cells): CutAgreement["errors"]["value"] {
  const test = mcNemar(tableOf(cells));
  if (test.kind !== "estimate") return test;
  const [logisticOnly, chaidOnly] = test.discordant;
  return { kind: "estimate", logisticOnly, chaidOnly, pValue: test.exact.pValue };
}

function tableOf([both, first, second, neither]: Cells) {
  return contingencyTable([
    [both, first],
    [second, neither],
  ]);
}
