# Fisher's exact test of many 2 x 2 tables: the peer of fisher-exact.bench.ts.
# Reads four counts a table (row major, doubles) from tables.bin; answers each line on stdin with seconds and the sum
# of the two-sided p-values. Second argument: "p" for p-values alone (and the estimate, which R always computes),
# "interval" for the odds ratio with its interval too.
arguments <- commandArgs(trailingOnly = TRUE)
interval <- arguments[2] == "interval"
tables <- matrix(readBin(file.path(arguments[1], "tables.bin"), "double", n = 1e6), nrow = 4)
input <- file("stdin", "r")
while (length(readLines(input, n = 1)) > 0) {
  start <- proc.time()[["elapsed"]]
  sum <- 0
  for (i in seq_len(ncol(tables))) {
    sum <- sum + fisher.test(matrix(tables[, i], nrow = 2, byrow = TRUE), conf.int = interval)$p.value
  }
  cat(proc.time()[["elapsed"]] - start, format(sum, digits = 17), "\n")
  flush(stdout())
}
