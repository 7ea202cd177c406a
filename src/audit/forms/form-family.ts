import type { Plan } from "../../plan/schema.js";
import type { RunContext } from "../../runtime/run-context.js";
import { blocksOf, RESAMPLES_PER_BLOCK } from "../../statistics/cluster-permutation.js";
import { observedValueContrasts, valuePermutationTask } from "../../statistics/value-permutation.js";
import { decidedFamily, type FamilyTests } from "../comparison/family-tests.js";
import { resamplesWithin } from "../conditional/strata-family.js";
import { testedGroups } from "../hypothesis-1/hypothesis-1.js";
import { majorityOfUnits, remainingUnits } from "../second-pass/remaining-units.js";
import type { RestTest, RestTester } from "../second-pass/rest-tester.js";
import type { FormUnits } from "./form-units.js";

/** The deciding test of a form: a hypothesis is a group at a cut, in the order column x tested group. */
export interface FormTest {
  readonly without: readonly number[];
  readonly tested: Uint16Array;
  readonly contrasts: Float64Array;
  readonly tests: FamilyTests;
  readonly resamples: number;
}

/** What the tests of a form take from the plan. */
export interface FormRule {
  readonly alpha: number;
  readonly stepDown: "minP" | "maxT";
  readonly seed: number;
  readonly resamples: number;
  readonly gate: Plan["groups"]["gate"];
}

/** Decides a form for some groups of some units. */
export async function formTest(
  { units, values }: Pick<FormUnits, "units" | "values">,
  { tested, without }: { readonly tested: Uint16Array; readonly without: readonly number[] },
  rule: FormRule,
  context: RunContext,
): Promise<FormTest> {
  const columns = values.length / units.sums.units;
  const hypotheses = columns * tested.length;
  const resamples = resamplesWithin(hypotheses, rule.alpha, rule.resamples);
  const composition = units.composition!;
  const problem = { seed: rule.seed, resamples, composition, sums: units.sums, values, tested };
  const observed = observedValueContrasts(problem);
  const resampled = new Float64Array(hypotheses * resamples);
  const merge = (block: Float64Array, index: number) => {
    const row = index * RESAMPLES_PER_BLOCK;
    const rows = block.length / hypotheses;
    for (let h = 0; h < hypotheses; h++) {
      resampled.set(block.subarray(h * rows, (h + 1) * rows), h * resamples + row);
    }
    context.progress({ stage: "forms", done: row + rows, total: resamples });
  };
  if (hypotheses > 0) {
    await context.executor.run(valuePermutationTask, problem, {
      blocks: blocksOf(resamples),
      merge,
      signal: context.signal,
    });
  }
  const { tests } = decidedFamily({ observed, resampled, resamples }, { stepDown: rule.stepDown });
  return { without, tested, contrasts: observed, tests, resamples };
}

/** Of each tested group, the place of its smallest adjusted p-value; ties by the largest contrast. */
export function smallestPlaces({ tested, contrasts, tests }: FormTest): readonly number[] {
  const { extreme } = tests.adjusted;
  return Array.from(tested, (_, group) => {
    let best = group;
    for (let place = group; place < contrasts.length; place += tested.length) {
      const further = Math.abs(contrasts[place]!) > Math.abs(contrasts[best]!);
      if (extreme[place]! < extreme[best]! || (extreme[place] === extreme[best] && further)) best = place;
    }
    return best;
  });
}

/** A form by groups: each with its smallest adjusted p-value, so that the passes can name groups. */
export function byGroups(test: FormTest): RestTest {
  const places = smallestPlaces(test);
  const { extreme, pValues } = test.tests.adjusted;
  return {
    without: test.without,
    tested: test.tested,
    contrasts: places.map((place) => test.contrasts[place]!),
    adjusted: {
      extreme: Float64Array.from(places, (place) => extreme[place]!),
      pValues: Float64Array.from(places, (place) => pValues[place]!),
    },
    resamples: test.resamples,
  };
}

/** Tests of a form against a rest without some groups, by the rule of the first pass. */
export function formRest(form: FormUnits, tested: Uint16Array, rule: FormRule, context: RunContext): RestTester {
  const majority = majorityOfUnits(form.units);
  const leftOf = (without: readonly number[]) => {
    const units = remainingUnits(form.units, majority, without);
    const all = form.units.sums.units;
    const columns = form.values.length / all;
    const values = new Float64Array(columns * units.sums.units);
    for (let column = 0; column < columns; column++) {
      units.kept.forEach((unit, place) => {
        values[column * units.sums.units + place] = form.values[column * all + unit]!;
      });
    }
    return { units, values };
  };
  return {
    contrast(group, without) {
      const { units, values } = leftOf(without);
      const own = Uint16Array.of(group);
      const contrasts = observedValueContrasts({
        composition: units.composition!,
        sums: units.sums,
        values,
        tested: own,
      });
      return contrasts.reduce((most, contrast) => (Math.abs(contrast) > Math.abs(most) ? contrast : most), 0);
    },
    async test(without) {
      const left = leftOf(without);
      const passing = testedGroups(left.units, rule.gate);
      const still = tested.filter((group) => !without.includes(group) && passing.includes(group));
      return byGroups(await formTest(left, { tested: still, without }, rule, context));
    },
  };
}
