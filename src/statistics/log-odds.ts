/**
 * Log odds of a share.
 * @param share  strictly between 0 and 1; 0 and 1 give infinities
 * @example logit(0.5) // 0
 */
export function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/**
 * Share with these log odds; the inverse of `logit`.
 * @returns in [0, 1]
 * @example expit(0) // 0.5
 */
export function expit(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * ln(1 + e^x), without overflow: what a trial with these log odds takes from the log likelihood.
 * @example softplus(0) // 0.6931471805599453
 */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
