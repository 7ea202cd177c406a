# Pearson's chi-squared of a table with simulated p-value: the peer of fixed-margins.bench.ts.
# Reads counts (row major, doubles) from table.bin; answers each line on stdin with seconds and the p-value.
arguments <- commandArgs(trailingOnly = TRUE)
columns <- as.integer(arguments[2])
resamples <- as.integer(arguments[3])
counts <- readBin(file.path(arguments[1], "table.bin"), "double", n = 1e6)
table <- matrix(counts, ncol = columns, byrow = TRUE)
set.seed(1)
input <- file("stdin", "r")
while (length(readLines(input, n = 1)) > 0) {
  start <- proc.time()[["elapsed"]]
  test <- chisq.test(table, simulate.p.value = TRUE, B = resamples)
  cat(proc.time()[["elapsed"]] - start, format(test$p.value, digits = 17), "\n")
  flush(stdout())
}
