/**
 * Functions of the replication script, in base R alone: how a check is printed, and the statistics that base R does
 * not have by name. Each is written from its source, not from this toolkit.
 */
export const R_FUNCTIONS = `given <- commandArgs(TRUE)
simulations <- if ("--simulations" %in% given) as.numeric(given[match("--simulations", given) + 1]) else 20000
if (!isTRUE(simulations >= 1000)) stop("--simulations requires a number of draws of 1000 or more")
counted <- c(agree = 0, differ = 0, "analyst only" = 0, "no package" = 0, "within simulation error" = 0)
count <- function(what) counted[[what]] <<- counted[[what]] + 1
show <- function(name, ours, theirs, what) {
  count(what)
  cat(sprintf("%-8s %s: ours %s, R %s\\n", what, name, ours, theirs))
}
digits <- function(x) format(x, digits = 8)
check <- function(name, ours, theirs, tolerance) {
  theirs <- as.numeric(theirs)[1]
  same <- !is.na(theirs) && (identical(as.numeric(ours), theirs) || isTRUE(abs(ours - theirs) <= tolerance * max(1, abs(ours))))
  show(name, digits(ours), digits(theirs), if (same) "agree" else "differ")
}
check_all <- function(name, of, ours, theirs, tolerance) {
  if (length(ours) != length(theirs)) stop(name, ": ", length(theirs), " numbers for ", length(ours))
  for (i in seq_along(ours)) check(sprintf("%s, %s", of[i], name), ours[i], theirs[i], tolerance)
}
# Our p-value and its interval from our own count of extreme resamples (Clopper & Pearson 1934).
check_counted <- function(name, ours, lower, upper, extreme, resamples, level) {
  check(sprintf("%s, from its count", name), ours, (extreme + 1) / (resamples + 1), 1e-12)
  if (is.null(level)) return(invisible())
  bounds <- binom.test(extreme, resamples, conf.level = level)$conf.int
  check(sprintf("%s, lower Monte Carlo bound", name), lower, bounds[1], 1e-9)
  check(sprintf("%s, upper Monte Carlo bound", name), upper, bounds[2], 1e-9)
}
# Our p-value and R's come from other random numbers: they agree where their intervals meet, which are as far apart as
# four and a half standard errors of their difference. low and high: the counts of
# extreme resamples where what they are compared with is itself uncertain.
check_resampled <- function(name, ours, lower, upper, extreme, resamples, low = extreme, high = extreme) {
  bounds <- function(count) binom.test(count, resamples, conf.level = 0.9999)$conf.int
  interval <- c(bounds(low)[1], bounds(high)[2])
  theirs <- (extreme + 1) / (resamples + 1)
  same <- interval[1] <= upper && interval[2] >= lower
  if (same) count("within simulation error")
  show(name, digits(ours), digits(theirs), if (same) "agree" else "differ")
}
# theirs: R's number, and the least and most that chance leaves for ours.
check_simulated <- function(name, ours, theirs) {
  same <- isTRUE(ours >= theirs[2] - 1e-9 && ours <= theirs[3] + 1e-9)
  if (same) count("within simulation error")
  show(name, digits(ours), digits(theirs[1]), if (same) "agree" else "differ")
}
analyst_only <- function(name) {
  count("analyst only")
  cat(sprintf("analyst only  %s\\n", name))
}
no_package <- function(name, package) {
  count("no package")
  cat(sprintf("no package  %s needs %s\\n", name, package))
}

# Wilson 1927; R's own form of it.
wilson <- function(x, n, level) as.numeric(suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int)
# Newcombe 1998, method 10.
newcombe <- function(x1, n1, x2, n2, level) {
  p <- c(x1 / n1, x2 / n2)
  a <- wilson(x1, n1, level)
  b <- wilson(x2, n2, level)
  p[1] - p[2] + c(-sqrt((p[1] - a[1])^2 + (b[2] - p[2])^2), sqrt((a[2] - p[1])^2 + (p[2] - b[1])^2))
}
# Miettinen & Nurminen 1985, equations 10 and 12; Koopman 1984 is the same without the factor n / (n - 1).
ratio_score <- function(r, x1, n1, x2, n2, factor = (n1 + n2) / (n1 + n2 - 1)) {
  n <- n1 + n2
  b <- r * (n1 + x2) + n2 + x1
  p2 <- 2 * (x1 + x2) / (b + sqrt(pmax(0, b^2 - 4 * n * r * (x1 + x2))))
  p1 <- pmin(1, r * p2)
  top <- x1 / n1 - r * x2 / n2
  if (top == 0) 0 else top / sqrt(pmax(0, p1 * (1 - p1) / n1 + r^2 * p2 * (1 - p2) / n2) * factor)
}
# Miettinen & Nurminen 1985, equations 8 and 9: the shares that fit best where they differ by d are searched for.
difference_score <- function(d, x1, n1, x2, n2) {
  minus <- function(p) -sum(dbinom(c(x1, x2), c(n1, n2), c(min(1, max(0, p + d)), p), log = TRUE))
  best <- optimize(minus, c(max(0, -d), min(1, 1 - d)), tol = 1e-12)$minimum
  p1 <- min(1, max(0, best + d))
  top <- x1 / n1 - x2 / n2 - d
  if (abs(top) < 1e-15) 0 else top / sqrt((p1 * (1 - p1) / n1 + best * (1 - best) / n2) * (n1 + n2) / (n1 + n2 - 1))
}
difference_interval <- function(x1, n1, x2, n2, level) {
  z <- qnorm((1 + level) / 2)
  seen <- x1 / n1 - x2 / n2
  bound <- function(target, from, to) {
    f <- function(d) max(-1e6, min(1e6, difference_score(d, x1, n1, x2, n2) - target))
    uniroot(f, c(from, to), tol = 1e-13, maxiter = 10000)$root
  }
  c(bound(z, -1 + 1e-9, seen), bound(-z, seen, 1 - 1e-9))
}
ratio_interval <- function(x1, n1, x2, n2, level, ...) {
  z <- qnorm((1 + level) / 2)
  bound <- function(target) {
    f <- function(log_r) max(-1e6, min(1e6, ratio_score(exp(log_r), x1, n1, x2, n2, ...) - target))
    exp(uniroot(f, c(-30, 30), tol = 1e-13, maxiter = 10000)$root)
  }
  c(if (x1 == 0) 0 else bound(z), bound(-z))
}
ratio_alike <- function(x1, n1, x2, n2, lower, upper) {
  max(pnorm(ratio_score(lower, x1, n1, x2, n2), lower.tail = FALSE), pnorm(ratio_score(upper, x1, n1, x2, n2)))
}
ratio <- function(x1, n1, x2, n2) (x1 / n1) / (x2 / n2)
minus <- function(x1, n1, x2, n2) x1 / n1 - x2 / n2
four <- function(x1, n1, x2, n2) matrix(c(x1, n1 - x1, x2, n2 - x2), 2, byrow = TRUE)
fisher <- function(x1, n1, x2, n2, ...) fisher.test(four(x1, n1, x2, n2), ...)
possible_tables <- function(x1, n1, x2, n2) min(n1, x1 + x2) - max(0, x1 + x2 - n2) + 1
# Lancaster 1961: half the weight for tables as likely as the observed one.
fisher_mid <- function(x1, n1, x2, n2) {
  d <- dhyper(max(0, x1 + x2 - n2):min(n1, x1 + x2), n1, n2, x1 + x2)
  seen <- dhyper(x1, n1, n2, x1 + x2)
  even <- d >= seen / (1 + 1e-7) & d <= seen * (1 + 1e-7)
  min(1, sum(d[d < seen / (1 + 1e-7)]) + sum(d[even]) / 2)
}
pearson <- function(counts) {
  counts <- counts[rowSums(counts) > 0, colSums(counts) > 0, drop = FALSE]
  suppressWarnings(chisq.test(counts, correct = FALSE))
}
cramer <- function(counts) {
  test <- pearson(counts)
  sqrt(unname(test$statistic) / (sum(counts) * min(dim(test$observed) - 1)))
}

# Westfall & Young 1993. statistics: a row for each hypothesis, a column for each resample.
extreme_counts <- function(observed, statistics) {
  rowSums(abs(statistics) >= abs(observed) - 1e-10 * pmax(abs(observed), 1e-10))
}
step_down_max <- function(observed, statistics) {
  order <- order(-abs(observed))
  largest <- rep(0, ncol(statistics))
  counts <- numeric(length(observed))
  for (h in rev(order)) {
    largest <- pmax(largest, abs(statistics[h, ]))
    counts[h] <- sum(largest >= abs(observed[h]) - 1e-10 * max(abs(observed[h]), 1e-10))
  }
  counts[order] <- cummax(counts[order])
  list(count = counts, low = counts, high = counts)
}
# Ranks among the resamples and the data stand in for p-values of each resample. An adjusted p-value is compared with a
# resampled one: low and high move that by four standard errors, since a single value can carry many resamples.
step_down_min <- function(observed, statistics) {
  resamples <- ncol(statistics)
  raw <- (extreme_counts(observed, statistics) + 1) / (resamples + 1)
  ranks <- t(apply(cbind(abs(statistics), abs(observed)), 1, function(x) rank(-round(x, 9), ties.method = "max")))
  ranks <- ranks[, seq_len(resamples), drop = FALSE] / (resamples + 1)
  order <- order(raw)
  error <- sqrt(raw * (1 - raw) / resamples)
  counted <- function(shift) {
    smallest <- rep(1, resamples)
    counts <- numeric(length(observed))
    for (h in rev(order)) {
      smallest <- pmin(smallest, ranks[h, ])
      counts[h] <- sum(smallest <= raw[h] + shift * error[h] + 1e-12)
    }
    counts[order] <- cummax(counts[order])
    counts
  }
  list(count = counted(0), low = counted(-4), high = counted(4))
}

# Janssen 1997: the contrast of members under flagged units, studentised. Sums over flagged units of n, n^2, n M, M, M^2.
studentised <- function(members, squared, cross, all, all_squared, share, squares, N) {
  p <- all / N
  variance <- (1 - 2 * p) * (squared - 2 * share * cross + share^2 * all_squared) + p^2 * squares
  ifelse(variance > 1e-12 * squares, (members - share * all) / sqrt(pmax(variance, 0)), 0)
}
# The same where every unit has one member.
studentised_persons <- function(x, n, X, N) {
  studentised(x, x, x, X, X, n / N, n * (1 - n / N), N)
}
hypergeometric <- function(x, n, X, N) (x - n * (X / N)) / sqrt(n * (X / N) * (1 - X / N) * ((N - n) / (N - 1)))
# Tables with the margins of this one, all units independent (Patefield 1981).
permuted_tables <- function(counts, flagged, resamples) {
  rows <- rowSums(counts)
  columns <- colSums(counts)
  x <- matrix(0, nrow(counts), resamples)
  x2 <- numeric(resamples)
  expected <- outer(rows, columns) / sum(rows)
  full <- expected > 0
  for (i in seq_len(resamples)) {
    drawn <- r2dtable(1, rows, columns)[[1]]
    x[, i] <- rowSums(drawn[, flagged, drop = FALSE])
    x2[i] <- sum(((drawn - expected)^2)[full] / expected[full])
  }
  list(x = x, x2 = x2)
}

# DeLong, DeLong & Clarke-Pearson 1988, and the interval on the logit scale (Pepe 2003, section 5.2).
auc_delong <- function(score, violations, none) {
  m <- sum(violations)
  n <- sum(none)
  below <- cumsum(none) - none
  above <- m - cumsum(violations)
  of_cases <- (below + none / 2) / n
  of_controls <- (above + violations / 2) / m
  auc <- sum(violations * of_cases) / m
  variance <- sum(violations * (of_cases - auc)^2) / (m - 1) / m + sum(none * (of_controls - auc)^2) / (n - 1) / n
  list(auc = auc, error = sqrt(variance), logit_error = sqrt(variance) / (auc * (1 - auc)))
}
`;
