/** Scores of the cases and of the controls of one group; finite. */
export interface GroupScores {
  readonly cases: Float64Array;
  readonly controls: Float64Array;
}

/**
 * Cases and controls of two groups pooled, those of the first group first within each class. The difference of two
 * areas is taken as U1 secondPairs - U2 firstPairs with U in half steps: a whole number, so ties compare as ties.
 */
export interface PooledGroups {
  readonly cases: Float64Array;
  readonly controls: Float64Array;
  readonly casesOfFirst: number;
  readonly controlsOfFirst: number;
  readonly firstPairs: number;
  readonly secondPairs: number;
}

/**
 * Pools two groups for a permutation of membership within each class.
 * @param first, second  one case and one control at least in each
 * @example ((g) => poolGroups(g, g).cases)({ cases: Float64Array.of(2), controls: Float64Array.of(1) }) // 2, 2
 */
export function poolGroups(first: GroupScores, second: GroupScores): PooledGroups {
  return {
    cases: joined(first.cases, second.cases),
    controls: joined(first.controls, second.controls),
    casesOfFirst: first.cases.length,
    controlsOfFirst: first.controls.length,
    firstPairs: first.cases.length * first.controls.length,
    secondPairs: second.cases.length * second.controls.length,
  };
}

/**
 * Arrangements of membership with the sizes of the groups held.
 * @returns a whole number up to 2^53, an approximation above it
 * @example ((g) => arrangementsOf(poolGroups(g, g)))({ cases: Float64Array.of(2), controls: Float64Array.of(1) }) // 4
 */
export function arrangementsOf({ cases, controls, casesOfFirst, controlsOfFirst }: PooledGroups): number {
  return choose(cases.length, casesOfFirst) * choose(controls.length, controlsOfFirst);
}

/**
 * Number of arrangements whose difference of areas is at least as far from 0 as a given one, by going through all.
 * @param pooled  groups so small that every whole-number difference is below 2^53
 * @param observed  whole-number difference, see PooledGroups
 * @see Venkatraman & Begg 1996 (permutation of curves); membership is permuted within cases and within controls
 * @example ((g) => countAsExtreme(poolGroups(g, g), 0))({ cases: Float64Array.of(2), controls: Float64Array.of(1) }) // 4
 */
export function countAsExtreme(pooled: PooledGroups, observed: number): number {
  const { cases, controls, casesOfFirst, controlsOfFirst, firstPairs, secondPairs } = pooled;
  const steps = Array.from(cases, (score) => halfSteps(score, controls));
  const weights = new Float64Array(controls.length);
  let count = 0;
  forEachSubset(cases.length, casesOfFirst, (chosen) => {
    let offset = 0;
    for (let j = 0; j < controls.length; j++) {
      let ofFirst = 0;
      let ofSecond = 0;
      for (let i = 0; i < cases.length; i++) {
        if (chosen[i] === 1) ofFirst += steps[i]![j]!;
        else ofSecond += steps[i]![j]!;
      }
      weights[j] = ofFirst * secondPairs + ofSecond * firstPairs;
      offset -= ofSecond * firstPairs;
    }
    count += countSums(weights, { size: controlsOfFirst, offset, atLeast: Math.abs(observed) });
  });
  return count;
}

function halfSteps(score: number, controls: Float64Array): Float64Array {
  return controls.map((control) => (score > control ? 2 : score === control ? 1 : 0));
}

/** Subsets of a size whose weights, with an offset, sum to at least so far from 0. */
function countSums(
  weights: Float64Array,
  { size, offset, atLeast }: { readonly size: number; readonly offset: number; readonly atLeast: number },
): number {
  const countFrom = (start: number, left: number, sum: number): number => {
    if (left === 0) return Math.abs(sum) >= atLeast ? 1 : 0;
    let count = 0;
    for (let j = start; j <= weights.length - left; j++) count += countFrom(j + 1, left - 1, sum + weights[j]!);
    return count;
  };
  return countFrom(0, size, offset);
}

function forEachSubset(total: number, size: number, visit: (chosen: Uint8Array) => void): void {
  const chosen = new Uint8Array(total);
  const choose = (start: number, left: number): void => {
    if (left === 0) {
      visit(chosen);
      return;
    }
    for (let i = start; i <= total - left; i++) {
      chosen[i] = 1;
      choose(i + 1, left - 1);
      chosen[i] = 0;
    }
  };
  choose(0, size);
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = Math.round((ways * (n - Math.min(k, n - k) + i)) / i);
  return ways;
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
