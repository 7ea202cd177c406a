import type { CompositionEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { throwIfAborted } from "../../runtime/inline.js";
import type { RunContext } from "../../runtime/run-context.js";
import type { FamilyPValues } from "../../statistics/step-down.js";
import { familyTest, smallestPlace } from "../comparison/resampled-test.js";
import { derived, rowOf } from "../derived.js";
import { testedGroups } from "../hypothesis-1/hypothesis-1.js";
import type { HypothesisResult } from "../result.js";
import { type NamingSequence, namedGroups } from "../second-pass/named-groups.js";
import { byGroups, type FormRule, type FormTest, formRest, formTest, smallestPlaces } from "./form-family.js";
import { type FormUnits, formUnits } from "./form-units.js";
import type { FormComparison, FormGroup, FormName, FormNotTested, FormResult, TestedForm } from "./forms-result.js";
import { meanDifference } from "./mean-differences.js";

const GROUPS = "h1.groups";
const BY_BAND = "h1.groupByBand";
const BANDS = "h1.bands";

/**
 * The second families of H1 that the plan asks for: mean scores, and every cut between the bands, each at its own error
 * rate. Predictions are permuted over units, contrasts are studentised, and a group that is rejected is tested again
 * against a rest without the other rejected ones, as in H1 itself. They never set a verdict.
 * @param composition  who is behind each scored unit; it holds the scores where the plan asks for mean scores
 * @param hypothesis1  H1 by flags: where it could not be tested, these are not either
 * @returns one result a planned form, mean scores first
 * @see method, section 2
 */
export async function plannedForms(
  composition: CompositionEvidence | Unavailable,
  hypothesis1: HypothesisResult,
  plan: Plan,
  context: RunContext,
): Promise<readonly FormResult[]> {
  const { meanScore, allBands } = plan.hypothesis1;
  const planned = [
    { form: "mean-score", alpha: meanScore?.alpha },
    { form: "all-bands", alpha: allBands?.alpha },
  ] as const;
  const results: FormResult[] = [];
  for (const { form, alpha } of planned) {
    if (alpha === undefined) continue;
    throwIfAborted(context.signal);
    results.push(await plannedForm(composition, hypothesis1, { form, alpha }, plan, context));
  }
  return results;
}

async function plannedForm(
  composition: CompositionEvidence | Unavailable,
  hypothesis1: HypothesisResult,
  { form, alpha }: { readonly form: FormName; readonly alpha: number },
  plan: Plan,
  context: RunContext,
): Promise<FormResult> {
  const notTested = (reason: FormNotTested["reason"]): FormNotTested => ({ kind: "not-tested", form, alpha, reason });
  if (hypothesis1.kind === "not-tested") return notTested(hypothesis1.reason);
  if (composition.kind === "unavailable") return notTested(composition.reason);
  const form1 = formUnits(composition, form);
  if (form1 === null) return notTested("units-without-score");
  const rule: FormRule = {
    alpha,
    stepDown: plan.hypothesis1.stepDown,
    seed: plan.resampling.seed,
    resamples: plan.resampling.resamples,
    gate: plan.groups.gate,
  };
  const tested = testedGroups(form1.units, plan.groups.gate);
  if (tested.length === 0) return notTested("no-group-passes-the-gate");
  const test = await formTest(form1, { tested, without: [] }, rule, context);
  const { groupMembers } = form1.units.sums;
  const sequence = await namedGroups(byGroups(test), formRest(form1, tested, rule, context), {
    alpha,
    groups: [...groupMembers.keys()].filter((group) => groupMembers[group]! > 0),
  });
  return testedForm(form1, { form, unit: composition.unit, rule, test, sequence });
}

interface Decided {
  readonly form: FormName;
  readonly unit: TestedForm["unit"];
  readonly rule: FormRule;
  readonly test: FormTest;
  readonly sequence: NamingSequence;
}

function testedForm({ units, values, cuts }: FormUnits, decided: Decided): TestedForm {
  const { form, unit, rule, test, sequence } = decided;
  const { tests, tested, resamples } = test;
  const at = (pValues: FamilyPValues, place: number) => familyTest(pValues, place, { resamples, seed: rule.seed });
  const rows = (group: number) => [GROUPS, BY_BAND].map((table) => rowOf(table, units.groups[group]!));
  const smallest = smallestPlaces(test);
  const comparison = (place: number): FormComparison => {
    const group = tested[place % tested.length]!;
    const column = Math.floor(place / tested.length);
    const own = values.subarray(column * units.sums.units, (column + 1) * units.sums.units);
    const means = meanDifference(units, own, group, 1 - rule.alpha);
    const restsOn = [...rows(group), BANDS];
    return {
      mean: derived(means.mean, ...restsOn),
      restMean: derived(means.restMean, ...restsOn),
      difference: derived(means.difference, ...restsOn),
      unadjusted: derived(at(tests.unadjusted, place), ...restsOn),
      adjusted: derived(at(tests.adjusted, place), BY_BAND),
    };
  };
  return {
    kind: "tested",
    form,
    unit,
    alpha: rule.alpha,
    stepDown: rule.stepDown,
    resamples,
    cuts,
    tested: Array.from(tested, (group) => units.groups[group]!),
    deciding: derived(at(tests.adjusted, smallestPlace(tests.adjusted)), BY_BAND),
    named: derived(
      sequence.named.map((group) => units.groups[group]!),
      ...sequence.named.flatMap(rows),
    ),
    groups: Array.from(tested, (group, place): FormGroup => {
      const outcome = sequence.outcomes.get(group);
      const others = (outcome?.test.without ?? []).flatMap(rows);
      return {
        group: units.groups[group]!,
        adjusted: derived(at(tests.adjusted, smallest[place]!), BY_BAND),
        finding: derived(
          outcome === undefined ? "not-shown" : outcome.named ? "differs" : "through-others",
          ...rows(group),
          ...others,
        ),
        comparisons: Array.from({ length: Math.max(1, cuts.length) }, (_, column) =>
          comparison(column * tested.length + place),
        ),
      };
    }),
  };
}
