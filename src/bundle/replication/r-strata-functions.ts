/** Functions of R for tables of one group against all others in each stratum that holds more than one unit. */
export const STRATA_FUNCTIONS: readonly string[] = [
  "fourfold <- function(a, i) {",
  "  t <- array(0, c(2, 2, dim(a)[2]))",
  "  t[1, , ] <- a[, , i]",
  "  t[2, , ] <- apply(a[, , -i, drop = FALSE], 1:2, sum)",
  "  t[, , apply(t, 3, sum) > 1, drop = FALSE]",
  "}",
  "sums_over <- function(t, f) sum(apply(t, 3, f))",
  "common_ratio <- function(t) sums_over(t, function(s) s[1, 1] * sum(s[2, ]) / sum(s)) / sums_over(t, function(s) s[2, 1] * sum(s[1, ]) / sum(s))",
  "common_difference <- function(t) sums_over(t, function(s) (s[1, 1] * sum(s[2, ]) - s[2, 1] * sum(s[1, ])) / sum(s)) / sums_over(t, function(s) sum(s[1, ]) * sum(s[2, ]) / sum(s))",
];
