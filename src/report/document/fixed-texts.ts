import type { IntervalMethod } from "../../audit/result.js";

/** The official hypotheses, word for word in Dutch, and their translation. Parliamentary paper 19 637, no. 3126. */
export const HYPOTHESES: readonly { readonly nl: string; readonly en: string }[] = [
  {
    nl: "Hypothese 1: Er is geen relatie tussen de voorspellingen van het risicomodel en de nationaliteit van de kennismigranten van de erkende referent.",
    en: "Hypothesis 1: There is no relation between the predictions of the risk model and the nationality of the migrants of the recognised sponsor.",
  },
  {
    nl: "Hypothese 2: Het risicomodel suggereert proportioneel even vaak verder onderzoek voor erkende referenten met een meerderheid van kennismigranten van een specifieke nationaliteit dan andere erkende referenten.",
    en: "Hypothesis 2: The risk model suggests further investigation proportionally as often for recognised sponsors with a majority of migrants of a specific nationality as for other recognised sponsors.",
  },
];

const ALWAYS = [
  "Letter of the State Secretary for Justice and Security on the TNO study of the risk model, Parliamentary paper 19 637, no. 3126, 2023.",
  "Phipson, B. and Smyth, G. K. (2010). Permutation P-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9, article 39.",
  "Westfall, P. H. and Young, S. S. (1993). Resampling-based multiple testing. Wiley.",
  "Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure. Journal of Pharmacokinetics and Biopharmaceutics 15, 657-680.",
  "Kish, L. (1965). Survey sampling. Wiley.",
];

const BY_METHOD: Readonly<Record<IntervalMethod, string | null>> = {
  "linearised-over-units":
    "Särndal, C.-E., Swensson, B. and Wretman, J. (1992). Model assisted survey sampling. Springer.",
  "bootstrap-t-over-units":
    "Efron, B. and Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman and Hall.",
  "largest-contrast-over-units": null,
  wilson:
    "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209-212.",
  newcombe:
    "Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in Medicine 17, 873-890.",
  "miettinen-nurminen":
    "Miettinen, O. and Nurminen, M. (1985). Comparative analysis of two rates. Statistics in Medicine 4, 213-226.",
  koopman:
    "Koopman, P. A. R. (1984). Confidence intervals for the ratio of two binomial proportions. Biometrics 40, 513-517.",
  "delong-logit":
    "DeLong, E. R., DeLong, D. M. and Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated receiver operating characteristic curves. Biometrics 44, 837-845.",
  "hanley-mcneil":
    "Hanley, J. A. and McNeil, B. J. (1982). The meaning and use of the area under a receiver operating characteristic (ROC) curve. Radiology 143, 29-36.",
  "obuchowski-logit":
    "Obuchowski, N. A. (1997). Nonparametric analysis of clustered ROC curve data. Biometrics 53, 567-578.",
  "placements-logit":
    "Jonckheere, A. R. (1954). A distribution-free k-sample test against ordered alternatives. Biometrika 41, 133-145.",
  "bootstrap-bca": "Davison, A. C. and Hinkley, D. V. (1997). Bootstrap methods and their application. Cambridge.",
  "bootstrap-percentile":
    "Boyd, K., Eng, K. H. and Page, C. D. (2013). Area under the precision-recall curve: point estimates and confidence intervals. ECML PKDD, LNCS 8190, 451-466.",
  "delong-difference": null,
  "obuchowski-difference": null,
  "fleiss-normal":
    "Fleiss, J. L., Cohen, J. and Everitt, B. S. (1969). Large sample standard errors of kappa and weighted kappa. Psychological Bulletin 72, 323-327.",
  "clopper-pearson":
    "Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26, 404-413.",
  "clopper-pearson-over-ranks": null,
  "conditional-exact": null,
  "fieller-linearised":
    "Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal Statistical Society B 16, 175-185.",
  "robins-breslow-greenland":
    "Robins, J., Breslow, N. and Greenland, S. (1986). Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata limiting models. Biometrics 42, 311-323.",
  "greenland-robins":
    "Greenland, S. and Robins, J. M. (1985). Estimation of a common effect parameter from sparse follow-up data. Biometrics 41, 55-68.",
  wald: "Cox, D. R. (1958). Two further applications of a model for binary regression. Biometrika 45, 562-565.",
  sato: "Sato, T. (1989). On the variance estimator for the Mantel-Haenszel risk difference. Biometrics 45, 1323-1324.",
  garwood: "Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.",
  "person-time":
    "Greenland, S. and Robins, J. M. (1985). Estimation of a common effect parameter from sparse follow-up data. Biometrics 41, 55-68.",
  "poisson-wald":
    "McCullagh, P. and Nelder, J. A. (1989). Generalized linear models, second edition. Chapman and Hall.",
  "noncentral-chi-squared": "Smithson, M. (2003). Confidence intervals. Sage.",
};

/**
 * References of the methods that a report uses.
 *
 * @param intervals  interval methods in the result
 * @returns references, the general ones first
 * @example
 * referencesFor(["wilson"]).at(-1); // "Wilson, E. B. (1927). ..."
 */
export function referencesFor(intervals: readonly IntervalMethod[]): string[] {
  return [...ALWAYS, ...intervals.flatMap((method) => BY_METHOD[method] ?? [])];
}
