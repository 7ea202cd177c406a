/** Numbers that a replication script does not compare, by design. */
export interface LeftOutNumbers {
  readonly at: RegExp;
  /** Printed by the script, after their number. */
  readonly reason: string;
}

/**
 * From what is never compared to what mostly is. Where a number fits several, the first holds; of equal numbers, the
 * checks go to those without a reason, then to those whose reason stands last.
 */
export const LEFT_OUT: readonly LeftOutNumbers[] = [
  {
    at: /\.monteCarloInterval\.(lower|upper)$|\.monteCarloError$/,
    reason: "precision of our own simulations, a property of our draws, by which they are compared",
  },
  {
    at: /\.nullDistribution\.|\.outsideByChance\.|\.pearson\.value\.nullMean$|\.cramersV\.value\.(aboveNull|null95)$/,
    reason:
      "means, quantiles and charts of our own resamples: their places are those of our draws, whose p-values are compared",
  },
  {
    at: /\.power\.|\.minimumDetectableRatio\./,
    reason: "power of tests of whole sponsors, or of tables that are not shown, which starts from our own resamples",
  },
  {
    at: /\.verdict\.|\.outsideMargin\.|\.tested$|\.variedShare$|\.thin\.|\.strata$|\.singleMember\.|^assumption\.leftOut|\.allAlike\[\]/,
    reason: "counts of groups, strata or sponsors that only say what was compared",
  },
  {
    at: /\.extreme$|\.allGroups\.|\.deciding\.value\.pValue$|\.secondPass\.|\.adjusted\.value\.pValue$/,
    reason: "permutations of groups that are not in the patterns, or of a family that the script does not permute",
  },
  {
    at: /\.simultaneous\.|\.interval\.(lower|upper)$/,
    reason: "intervals from resampled sponsors, scores or rows, which rest on other random numbers in R",
  },
  {
    at: /\.equivalence\.|\.familyWise\./,
    reason: "p-values that rest on resampled sponsors, and their adjustment over the groups",
  },
  { at: /\.overRounding\.|\.instead\./, reason: "ranges over every table that the rounding of the source allows" },
  {
    at: /\.asPlanned\./,
    reason: "hidden violations at shares that the plan gives to single groups",
  },
  {
    at: /^(families|forms)\[\]/,
    reason: "groups of groups and sums of bands that are not in the patterns",
  },
  {
    at: /^(score|discrimination|models|stability|bandsByGrade|calibration|errors)(\.|\[)/,
    reason:
      "other models and stability, whose second scores are not beside the script, and curves over resampled units",
  },
  {
    at: /^assumption\.|\.conditional\[\]|\.sensitivity\.|\.ratioToReference\.|^selection/,
    reason: "numbers whose tables or patterns are not beside the script",
  },
];

/** The same for a release, which holds tables and nothing else, and gives classes in place of many numbers. */
export const LEFT_OUT_OF_RELEASE: readonly LeftOutNumbers[] = [
  ...LEFT_OUT,
  { at: /\.bound$/, reason: "bounds of classes that stand in place of a number: the analyst has the number itself" },
  {
    at: /\.(statistic|effectiveUnits|designEffect|unadjusted|familyWise)\./,
    reason: "tests over whole sponsors and their effective number, which need the analyst's patterns of sponsors",
  },
];
