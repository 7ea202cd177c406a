/**
 * Functions of R for the exact power of a test of units that count once. The |Z| beyond which the test rejects is an
 * order statistic of our own permutations: R tries every value within 4.5 standard errors of that order statistic under
 * the exact law, and takes the one that comes nearest.
 * @see Suissa & Shuster 1985, section 2 (power of a 2x2 test by summing the product binomial)
 */
export const POWER_FUNCTIONS: readonly string[] = [
  "# Values that the k-th largest |Z| of m permutations can have, by the exact law of the flagged count.",
  "critical_candidates <- function(statistic, n, X, N, k, m) {",
  "  x <- max(0, n + X - N):min(n, X)",
  "  z <- round(abs(statistic(x, n, X, N)), 9)",
  "  values <- sort(unique(z), decreasing = TRUE)",
  "  tail <- m * cumsum(as.vector(tapply(dhyper(x, n, N - n, X), factor(z, values), sum)))",
  "  reached <- tail + 4.5 * sqrt(tail) >= k",
  "  larger <- c(0, tail)[seq_along(tail)]",
  "  values[reached & larger - 4.5 * sqrt(larger) < k] + 1e-8",
  "}",
  "# Base rate, smallest ratio above and largest below 1 that is found, power at the margin, and units that are needed.",
  "exact_power <- function(z, statistic, n, N, base, margins, power) {",
  "  rest <- N - n",
  "  y <- max(0, floor(rest * base - 10 * sqrt(rest * base))):min(rest, ceiling(rest * base + 10 * sqrt(rest * base)) + 10)",
  "  contrast <- outer(0:n, y, function(a, b) statistic(a, n, a + b, N))",
  "  contrast[!is.finite(contrast)] <- 0",
  "  chance <- dbinom(y, rest, base)",
  "  found <- list(above = (contrast > z) %*% chance, below = (contrast < -z) %*% chance)",
  "  at <- function(side, ratio) sum(dbinom(0:n, n, min(1, base * ratio)) * found[[side]])",
  "  search <- function(side, to) {",
  "    f <- function(ratio) at(side, ratio) - power",
  "    if (f(to) < 0) NA else if (f(1) >= 0) 1 else uniroot(f, sort(c(1, to)), tol = 1e-14, maxiter = 10000)$root",
  "  }",
  '  above <- search("above", 1 / base)',
  '  below <- search("below", 0)',
  "  downwards <- if (is.na(below)) 1 else 1 - below",
  "  needed <- ceiling(N * max((above - 1) / (margins[2] - 1), downwards / (1 - margins[1]))^2)",
  '  c(base, above, 0, below, 0, min(at("above", margins[2]), at("below", margins[1])), needed, above)',
  "}",
  "nearest_power <- function(ours, places, candidates, ...) {",
  "  found <- sapply(candidates, function(z) exact_power(z, ...)[places])",
  "  far <- apply(matrix(found, length(places)), 2, function(theirs) max(abs(theirs - ours) / pmax(1, abs(ours))))",
  "  far[is.na(far)] <- Inf",
  "  matrix(found, length(places))[, which.min(far)]",
  "}",
];
