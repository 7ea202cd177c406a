/** Why a fault changes nothing that a test could see. */

export const SEARCH =
  "The slope, start or stride of a search that is kept inside a bracket: another one reaches the same root in more steps";
export const SWITCH = "The point where one formula hands over to another that gives the same there";
export const SHORTCUT = "A shortcut for a case in which the formula below it gives the same";
export const SIDE = 'A side other than "lower" is taken for the upper one, so another word in its place is too';
export const WALK =
  "The mode, from which a walk to either side sums the law: from another count it sums the same unless the terms overflow";
export const ENOUGH = "The end of a series: terms after it, or one term less, are below the last digit";

export const OVERRUN =
  "One more turn of a loop, past the end of a typed array: what it reads is not there, and what it writes is not kept";
export const TIE = "A bound that a tolerance keeps away from every value, or a tie of quantities that are never equal";
export const EITHER = "Two values that are equal here, so that either may be taken";
export const SIGN = "A sign that cancels: the sum is squared, or divided by one of the same sign";
export const COST = "A choice that costs more work and gives the same";
export const SAME_LAW = "Another order or another way of drawing from one law: other draws, and as good";
export const BEYOND_TYPES = "A question that the types ask, of which the code before it has settled the answer";
export const BOUND = "A bound on size, met or missed by one unit that no input has";
export const UNBIASED =
  "The deviations of a bootstrapped area add up to 0: what is added, taken or squared is rounding";
export const REDUNDANT =
  "Cells beside those that determine the table: the form is taken on the rank of its covariance, which they leave alone";
export const ROUNDING = "The threshold that parts rounding from a variance, far from both";
export const GUARD = "What ends a search that finds no way on, of which no input is known";
export const STOP =
  "How a search by Newton's steps ends and what keeps it from running on: once a step is near, another changes nothing";
export const HALVED =
  "How much lower a likelihood may come out by rounding before a step is halved, and how often it is";
export const REJOINED = "A split that tells too little: what it parts is joined again in the next turn";
export const SLOWER = "Noticed by a test that takes longer than one fault may have here";

/** Survivors of one file: the reason, the file, and the code in which the fault was planted, or that and what stood in its place. */
export type ReadSurvivors = readonly [reason: string, file: string, ...originals: readonly string[]];
