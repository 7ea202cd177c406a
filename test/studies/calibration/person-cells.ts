import { compositionSums } from "../../../src/statistics/composition.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import {
  independentPermutationTask,
  observedTableStatistics,
} from "../../../src/statistics/independent-permutation.js";
import { pearsonChiSquared } from "../../../src/statistics/pearson-chi-squared.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import type { FamilyStatistics } from "../../../src/statistics/step-down.js";
import { type Cell, cell, type Measure } from "../study.js";
import { BOOTSTRAPS, familyRejects, RESAMPLES, resamplingSeed } from "./clustered-set.js";
import { rejects, test } from "./decisions.js";
import {
  type FlaggedByGroup,
  fourFifthsRule,
  maxMinBootstrapExcludesZero,
  uncorrectedTTests,
} from "./popular-procedures.js";

/* Independent persons of 40 nationalities: the case in which the popular procedures are used as they are meant. */

const PART = "persons";
const GROUPS = 40;
/** From 400 people down to 20, as nationalities are. */
const SIZES = Array.from({ length: GROUPS }, (_, group) => Math.round(400 * (20 / 400) ** (group / (GROUPS - 1))));
const FLAGGED = 0.2;

interface PersonSet extends FlaggedByGroup {
  readonly seed: number;
  readonly family: FamilyStatistics;
}

const PERSONS = SIZES.reduce((sum, size) => sum + size, 0);
const SUMS = compositionSums({
  groups: GROUPS,
  offsets: Uint32Array.from({ length: PERSONS + 1 }, (_, i) => i),
  groupCodes: Uint16Array.from(SIZES.flatMap((size, group) => new Array<number>(size).fill(group))),
  memberCounts: new Uint32Array(PERSONS).fill(1),
});

function personSet(seed: number, ratio: number): PersonSet {
  const stream = streamsFrom(seed).block(60);
  const flagged = SIZES.map((size, group) => {
    const share = group === 0 ? FLAGGED * ratio : FLAGGED;
    let count = 0;
    for (let i = 0; i < size; i++) if (nextUniform(stream) < share) count++;
    return count;
  });
  const all = flagged.reduce((sum, count) => sum + count, 0);
  const design = {
    sums: SUMS,
    bandSizes: Uint32Array.of(PERSONS - all, all),
    flagged: Uint8Array.of(0, 1),
    tested: Uint16Array.from(SIZES, (_, group) => group),
    majority: null,
    majorityUnits: null,
    testedMajorities: new Uint16Array(0),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
  const table = Int32Array.from([...SIZES.map((size, group) => size - flagged[group]!), ...flagged]);
  const observed = observedTableStatistics(design, table);
  const drawn = independentPermutationTask.runBlock({ seed: resamplingSeed(seed), resamples: RESAMPLES, design }, 0);
  return {
    seed,
    flagged,
    totals: SIZES,
    everyone: { flagged: all, total: PERSONS },
    family: { observed: observed.contrasts, resampled: drawn.contrasts, resamples: RESAMPLES },
  };
}

const measures: readonly Measure<PersonSet>[] = [
  test("minp", "Studentised contrasts, step-down minP (the default)", ({ family }) => familyRejects(family, "minP")),
  test("maxt", "Studentised contrasts, step-down maxT", ({ family }) => familyRejects(family, "maxT")),
  test("chi-squared", "Chi-squared over all groups, asymptotic", ({ flagged }) =>
    rejects(pearsonChiSquared(contingencyTable([flagged, SIZES.map((size, group) => size - flagged[group]!)]))),
  ),
  test("four-fifths", "Four-fifths rule alone", fourFifthsRule, { standing: "popular" }),
  test("t-tests", "Uncorrected t-tests, one against the rest (Aequitas' way)", uncorrectedTTests, {
    standing: "popular",
  }),
  test(
    "max-min-bootstrap",
    `Max-min percentile bootstrap, ${BOOTSTRAPS} resamples (Fairlearn's way)`,
    ({ seed, flagged }) =>
      maxMinBootstrapExcludesZero(
        Uint16Array.from(
          SIZES.flatMap((size, group) =>
            Array.from({ length: size }, (_, i) => 2 * group + (i < flagged[group]! ? 1 : 0)),
          ),
        ),
        { groups: GROUPS, resamples: BOOTSTRAPS, stream: streamsFrom(resamplingSeed(seed)).block(30) },
      ),
    { standing: "popular" },
  ),
];

export const personCells: readonly Cell[] = [
  cell<PersonSet>({
    id: "persons-40-null",
    part: PART,
    design: `${PERSONS.toLocaleString("en")} independent persons of ${GROUPS} nationalities (400 to 20), 20 % flagged in each`,
    sets: 1000,
    draw: (seed) => personSet(seed, 1),
    measures,
  }),
  cell<PersonSet>({
    id: "persons-40-ratio-1.5",
    part: PART,
    design: `${PERSONS.toLocaleString("en")} independent persons of ${GROUPS} nationalities; the largest is flagged 1.5 times as often`,
    sets: 500,
    draw: (seed) => personSet(seed, 1.5),
    measures: measures.slice(0, 3).map((measure) => ({ ...measure, kind: "power" })),
  }),
];
