import type { FamilyPValues } from "../../statistics/step-down.js";

/** The deciding test of the groups of a family against a rest without some groups. */
export interface RestTest {
  /** Group codes that are not part of the rest, ascending. */
  readonly without: readonly number[];
  /** Groups of the family that can be tested in this rest, by code. */
  readonly tested: Uint16Array;
  /** Signed contrast of each tested group. */
  readonly contrasts: ArrayLike<number>;
  readonly adjusted: FamilyPValues;
  readonly resamples: number;
}

/** Compares groups with a rest without some groups. */
export interface RestTester {
  /** By resamples, with as many as the family needs. */
  readonly test: (without: readonly number[]) => Promise<RestTest>;
  /** Observed contrast of one group alone: no resamples. */
  readonly contrast: (group: number, without: readonly number[]) => number;
}

/** A tester that never runs the same rest twice. */
export function rememberedTests(tester: RestTester): RestTester {
  const known = new Map<string, Promise<RestTest>>();
  return {
    contrast: tester.contrast,
    test(without) {
      const ascending = [...without].sort((a, b) => a - b);
      const key = ascending.join(",");
      const test = known.get(key) ?? tester.test(ascending);
      known.set(key, test);
      return test;
    },
  };
}
