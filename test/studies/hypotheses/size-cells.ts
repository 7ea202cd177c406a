import { stepDownMinP } from "../../../src/statistics/step-down.js";
import { studentisedStrata, studentisedStrataTask } from "../../../src/statistics/studentised-strata.js";
import { test } from "../calibration/decisions.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell } from "../study.js";
import { decidedSet, RESAMPLES } from "./decided-set.js";
import { drawSet, QUARTER, type SponsorDesign } from "./made-up-sponsors.js";

/* Flags that follow the number of migrants alone, tested within branches and within classes of that number. */

const DESIGN: SponsorDesign = { sponsors: 1500, weights: QUARTER, concentration: 1, mostMigrants: 60 };

/** Lower bounds of the classes of the number of migrants. */
const CLASSES = [1, 2, 5, 10];

interface SizeSet {
  readonly branches: Float64Array;
  readonly classes: Float64Array;
}

function sizeSet(seed: number, chance: (size: number) => number): SizeSet {
  const made = drawSet(seed, DESIGN, { flag: ({ size }) => chance(size) });
  const { units, h1 } = decidedSet(seed, made);
  const adjusted = (strata: Uint16Array) => {
    const problem = {
      seed: 0x80000000 + seed,
      resamples: RESAMPLES,
      composition: units.composition!,
      sums: units.sums,
      strata,
      flagged: Uint8Array.from(units.bandCodes),
      tested: h1.tested,
    };
    const observed = studentisedStrata(problem);
    const resampled = studentisedStrataTask.runBlock(problem, 0);
    return stepDownMinP({ observed, resampled, resamples: RESAMPLES }).pValues;
  };
  const classOf = (size: number) => CLASSES.filter((bound) => size >= bound).length - 1;
  return {
    branches: adjusted(Uint16Array.from(made.branches)),
    classes: adjusted(Uint16Array.from(made.sponsors.sizes, classOf)),
  };
}

const some = (pValues: Float64Array) => pValues.some((p) => p <= ALPHA);

function sizeCell(id: string, words: string, chance: (size: number) => number): Cell {
  return cell<SizeSet>({
    id,
    part: "size",
    design: `1,500 sponsors with up to 60 migrants; the more migrants, the ${words} often flagged, whatever branch or nationality`,
    sets: 2000,
    draw: (seed) => sizeSet(seed, chance),
    measures: [
      test("branches", "H1 within branches, some group is shown to differ", ({ branches }) => some(branches)),
      test("classes", "H1 within classes of size, some group is shown to differ", ({ classes }) => some(classes)),
    ],
  });
}

const doublings = (size: number) => Math.log2(1 + size);

export const sizeCells: readonly Cell[] = [
  sizeCell("size-rising", "more", (size) => Math.min(0.6, 0.04 * doublings(size))),
  sizeCell("size-falling", "less", (size) => Math.max(0.03, 0.3 - 0.05 * doublings(size))),
];
