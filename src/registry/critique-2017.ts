import { type HanleyMcNeilEstimate, hanleyMcNeil } from "../statistics/hanley-mcneil.js";
import { minimumDetectableAuc, neededForAuc } from "../statistics/power-auc.js";
import { minimumDetectableProportionExact } from "../statistics/power-proportions-exact.js";

/**
 * What Legal Affairs wrote on 16 June 2017 about the data behind the old model: "a little over 30" companies that had
 * committed fraud, read as 30, and 89 that had not, where data specialists asked for 600 cases in total. 0.571 is the
 * predictive power that was reported later, read as an area under the curve; the set it was measured on is not known.
 */
export const CRITIQUE_2017 = { cases: 30, controls: 89, required: 600, auc: 0.571 } as const;

/** The 600 that were asked for, one in four with a violation as in the sample. */
const ASKED = { cases: 150, controls: 450 } as const;

/** Shares of the 89 that an indicator is supposed to hold for: no website, no premises, a branch. */
const INDICATOR_SHARES: readonly number[] = [0.05, 0.1, 0.2, 0.5];
const ALPHA = 0.05;
const POWER = 0.8;

/** A share of the controls and the smallest share of the cases above it that Fisher's test would find. */
export interface DetectableIndicator {
  readonly controls: number;
  readonly cases: number;
  readonly difference: number;
  readonly ratio: number;
}

export interface CritiqueReplay {
  /** Interval that two counts leave for the reported area, at 95 %. */
  readonly reported: HanleyMcNeilEstimate;
  /** Smallest area that is told from 0.5 with 80 % power: with the cases there were, and with as many as were asked. */
  readonly detectableAuc: number;
  readonly detectableAucRequired: number;
  /** Cases and controls, in the same proportion, that tell the reported area from 0.5 with 80 % power. */
  readonly needed: { readonly cases: number; readonly controls: number };
  readonly indicators: readonly DetectableIndicator[];
}

/**
 * What could have been seen with 30 against 89 companies, whatever was seen: for an area under the curve by Hanley and
 * McNeil, for one yes-or-no indicator by the exact power of Fisher's test; two-sided at 5 %, with 80 % power.
 * @returns intervals, smallest detectable differences, and the numbers that would have decided
 * @see Memo of Legal Affairs of 16 June 2017, published under the Wob; Hanley & McNeil 1982
 * @example critiqueReplay().needed // { cases: 178, controls: 528 }
 */
export function critiqueReplay(): CritiqueReplay {
  const { cases, controls, auc } = CRITIQUE_2017;
  return {
    reported: hanleyMcNeil(auc, { cases, controls }),
    detectableAuc: minimumDetectableAuc({ cases, controls }, { constant: 0.5, alpha: ALPHA, power: POWER }),
    detectableAucRequired: minimumDetectableAuc(ASKED, { constant: 0.5, alpha: ALPHA, power: POWER }),
    needed: neededForAuc({ auc, constant: 0.5, alpha: ALPHA }, { power: POWER, controlsPerCase: controls / cases }),
    indicators: INDICATOR_SHARES.flatMap((among) => detectableIndicator(among)),
  };
}

function detectableIndicator(among: number): readonly DetectableIndicator[] {
  const { cases, controls } = CRITIQUE_2017;
  const found = minimumDetectableProportionExact(
    { p1: among, alpha: ALPHA },
    { n1: controls, n2: cases, power: POWER, side: "above" },
  );
  if (found.kind !== "estimate") return [];
  return [{ controls: among, cases: found.value, difference: found.value - among, ratio: found.value / among }];
}
