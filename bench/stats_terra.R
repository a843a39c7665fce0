# The mean of a raster in each polygon by terra, with exact shares: Rscript bench/stats_terra.R RASTER ZONES ROUNDS
library(terra)
arguments <- commandArgs(trailingOnly = TRUE)
zones <- vect(arguments[2])
for (round in seq_len(as.integer(arguments[3]))) {
  seconds <- system.time(extract(rast(arguments[1]), zones, fun = mean, exact = TRUE, na.rm = TRUE))[["elapsed"]]
  cat(sprintf("terra %s: %.2f s, %d zones\n", packageVersion("terra"), seconds, nrow(zones)))
}
