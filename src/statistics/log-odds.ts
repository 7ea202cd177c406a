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
