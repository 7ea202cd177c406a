/*
 * "Chosen for the number of predictors": what can 30 companies against 89 support, and do two methods agree?
 *
 * Source. A memo of Legal Affairs of 16 June 2017, published under the Wob: the old risk model was a logistic regression,
 * made from a little over 30 companies with fraud and 89 without, and chosen over a CHAID tree since it had the most (four)
 * predictors. In the regression the country of birth of directors was predictive, in the tree it was not. The data
 * specialists of the immigration service asked for 600 cases.
 * Data. Made up, in that shape; the country of birth has no effect at all. The real cases and coefficients are not public.
 * Claim. The Government says that board composition was never part of the algorithm. This run follows the memo (claim C2).
 * Methods. Logistic regression by maximum likelihood and with Firth's penalty (1993); CHAID (Kass 1980) with adjusted
 * joins. An indicator is found by the regression when the penalised likelihood ratio of all its levels has p <= 0.05, by the
 * tree when it splits on it. Both are repeated on 300 bootstrap samples of the cases, as many of each outcome: how often is
 * an indicator found again? The area under the ROC curve is corrected for optimism (Harrell), and set beside what the same
 * methods reach where outcomes are dealt at random. The same design with 600 cases is simulated from the fitted regression,
 * and the size that would have been needed follows the four criteria of Riley and others (2020).
 * Use. None: a reconstruction of a stopped model. It names no company and gives no list.
 *
 *   npx tsx analyses/old-model.ts rebuild.yaml
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Published, parseRebuildPlan, publishedRebuild, readDevelopmentSet } from "../src/index.js";

const file = process.argv[2] ?? join(import.meta.dirname, "../data-samples/old-model/rebuild-claim-c2.yaml");
const plan = parseRebuildPlan(readFileSync(file, "utf8"), file);
const cases = readDevelopmentSet(readFileSync(join(dirname(file), plan.development.file), "utf8"), plan);
const { result } = publishedRebuild(cases, plan, { planHash: "not released", supplied: null });

console.log(`RECONSTRUCTION, NOT FOR USE: ${plan.model.name}`);
console.log(`${numberOf(result.violations, 0)} cases with a violation against ${numberOf(result.none, 0)} with none`);
console.log(`${result.parameters} coefficients, ${numberOf(result.eventsPerParameter, 1)} violations for each`);

console.log("Which indicators each method finds, and in what share of the bootstrap samples again");
console.table(
  result.indicators.map(({ indicator, pValue, found, inclusion, unstable }) => ({
    indicator,
    p: numberOf(pValue, 3),
    regression: found.logistic ? "finds" : "",
    "regression again": inclusion.logistic.toFixed(2),
    tree: found.chaid ? "finds" : "",
    "tree again": inclusion.chaid.toFixed(2),
    remark: unstable ? "unstable indicator" : "",
  })),
);
if (plan.selection.reason === "most-predictors") {
  console.log(`Finding: the ${plan.selection.chosen} model was chosen for its number of predictors`);
}

console.log("Area under the ROC curve");
console.table(
  result.methods.map(({ method, auc, corrected, byChance, pValue }) => ({
    method,
    "own cases": numberOf(auc, 3),
    corrected: numberOf(corrected, 3),
    "outcomes dealt at random": numberOf(byChance, 3),
    p: numberOf(pValue, 3),
  })),
);

for (const { cut, agreement, errors } of result.cuts) {
  const kappa =
    agreement.kind === "shown" && agreement.value.kind === "estimate" ? agreement.value.kappa.toFixed(2) : "none";
  const p = errors.kind === "shown" && errors.value.kind === "estimate" ? errors.value.pValue.toFixed(3) : "none";
  console.log(`From ${cut.toFixed(1)} on: kappa of the two methods ${kappa}, McNemar's p of their errors ${p}`);
}

console.log("SIMULATION from the fitted regression: share of sets of cases in which an indicator is found");
console.table(
  (result.simulated ?? []).map(({ cases: size, areaWidth, found }) => ({
    cases: size,
    "width of the area's interval": areaWidth?.toFixed(3) ?? "none",
    ...Object.fromEntries(found.map(({ indicator, logistic }) => [indicator, logistic.toFixed(2)])),
  })),
);

for (const { basis, size } of result.required) {
  const units = size.kind === "shown" && size.value !== null ? size.value.units : "cannot be said";
  console.log(`Cases needed (${basis}): ${units}`);
}

function numberOf(published: Published<number | null>, digits: number): string {
  if (published.kind !== "shown") return published.kind;
  return published.value?.toFixed(digits) ?? "none";
}
