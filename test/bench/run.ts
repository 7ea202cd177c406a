import { clusterPermutationTask } from "../../src/statistics/cluster-permutation.js";
import { type Composition, compositionSums } from "../../src/statistics/composition.js";
import { aucDeLong } from "../../src/statistics/delong.js";
import { independentPermutationTask } from "../../src/statistics/independent-permutation.js";
import { nextBelow, nextNormal, streamsFrom } from "../../src/statistics/random.js";
import { splitByOutcome } from "../../src/statistics/roc-auc.js";
import { machineFactor, secondsOf } from "./machine-factor.js";

/*
 * Kernels that loop over resamples, at a few sizes, on made-up data with a fixed seed.
 *   npm run bench             medians of five runs, and areas of up to 1e7 scores
 *   npm run bench -- --quick  one run of the smallest size: shows that the benches still work
 */

interface Bench {
  readonly name: string;
  readonly run: () => unknown;
}

const GROUPS = 100;

/** Sponsors with one to five nationalities and a few large ones; nationalities with a realistic skew. */
function madeUpComposition(units: number): Composition {
  const state = streamsFrom(1).block(0);
  const offsets = new Uint32Array(units + 1);
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const groups = new Set<number>();
    const wanted = 1 + nextBelow(state, 5);
    while (groups.size < wanted) groups.add(Math.min(nextBelow(state, GROUPS), nextBelow(state, GROUPS)));
    for (const group of [...groups].sort((a, b) => a - b)) {
      groupCodes.push(group);
      memberCounts.push(1 + nextBelow(state, nextBelow(state, 20) === 0 ? 200 : 4));
    }
    offsets[unit + 1] = groupCodes.length;
  }
  return {
    groups: GROUPS,
    offsets,
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
  };
}

function designFor(composition: Composition) {
  const sums = compositionSums(composition);
  const high = Math.round(sums.units / 10);
  const middle = Math.round(sums.units / 4);
  return {
    sums,
    bandSizes: Uint32Array.of(sums.units - middle - high, middle, high),
    flagged: Uint8Array.of(0, 0, 1),
    tested: Uint16Array.from({ length: GROUPS }, (_, group) => group),
    majority: null,
    majorityUnits: null,
    testedMajorities: new Uint16Array(0),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
}

function clusterBench(units: number): Bench {
  const composition = madeUpComposition(units);
  const problem = { seed: 1, resamples: 1000, composition, design: designFor(composition) };
  return {
    name: `cluster permutation, ${units} units, 100 groups, 1000 resamples`,
    run: () => clusterPermutationTask.runBlock(problem, 0),
  };
}

function independentBench(units: number): Bench {
  const single: Composition = {
    groups: GROUPS,
    offsets: Uint32Array.from({ length: units + 1 }, (_, unit) => unit),
    groupCodes: Uint16Array.from({ length: units }, (_, unit) => (unit * 7919) % GROUPS),
    memberCounts: new Uint32Array(units).fill(1),
  };
  const problem = { seed: 1, resamples: 1000, design: designFor(single) };
  return {
    name: `independent permutation, ${units} persons, 100 groups, 1000 resamples`,
    run: () => independentPermutationTask.runBlock(problem, 0),
  };
}

function aucBench(units: number): Bench {
  const state = streamsFrom(1).block(0);
  const outcomes = Uint8Array.from({ length: units }, () => (nextBelow(state, 5) === 0 ? 1 : 0));
  const { cases, controls } = splitByOutcome(
    Float64Array.from(outcomes, (outcome) => nextNormal(state) + outcome),
    outcomes,
  );
  return { name: `AUC with DeLong, ${units} scores`, run: () => aucDeLong(cases, controls) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Benches are built one at a time, so that the data of one is gone before the next. */
function builders(quick: boolean): readonly (() => Bench)[] {
  const sizes = quick ? [1e3] : [1e3, 1e4, 1e5];
  const large = quick ? [] : [() => aucBench(1e6), () => aucBench(1e7)];
  return [
    ...sizes.flatMap((size) => [() => clusterBench(size), () => independentBench(size), () => aucBench(size)]),
    ...large,
  ];
}

function main(quick: boolean): void {
  const factor = machineFactor();
  console.log(`machine factor ${factor.toFixed(2)} (1.00: 1e9 draws in 1.24 s); times below are divided by it`);
  let failed = 0;
  const all = builders(quick);
  for (const build of all) {
    try {
      const bench = build();
      const runs = Array.from({ length: quick ? 1 : 5 }, () => secondsOf(bench.run));
      console.log(`${((median(runs) / factor) * 1000).toFixed(1).padStart(9)} ms  ${bench.name}`);
    } catch (error) {
      failed++;
      console.log(`   failed     ${error instanceof Error ? error.message : error}`);
    }
  }
  console.log(`${all.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

main(process.argv.includes("--quick"));
