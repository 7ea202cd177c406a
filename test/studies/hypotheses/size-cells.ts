import { decidedWithin } from "../../../src/audit/conditional/strata-family.js";
import { test } from "../calibration/decisions.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell } from "../study.js";
import { decidedSet, PLAN, RESAMPLES, resamplingSeed } from "./decided-set.js";
import { IN_PLACE } from "./in-place.js";
import { drawSet, QUARTER, type SponsorDesign, type Truth } from "./made-up-sponsors.js";

/* Flags that follow the number of migrants alone, tested within branches and within classes of that number. */

const DESIGN: SponsorDesign = { sponsors: 1500, weights: QUARTER, concentration: 1, mostMigrants: 60 };

/** Lower bounds of the classes of the number of migrants. */
const CLASSES = [1, 2, 5, 10];

interface SizeSet {
  readonly branches: Float64Array;
  readonly classes: Float64Array;
}

/** Sponsors with a majority of the first nationality are three times as often in the first branch. */
const spread = (majority: number) => (majority === 0 ? [0.6, 0.2, 0.2] : [0.2, 0.4, 0.4]);

async function sizeSet(
  seed: number,
  chance: (size: number) => number,
  branch: NonNullable<Truth["branch"]> | undefined,
): Promise<SizeSet> {
  const flag: Truth["flag"] = ({ size }) => chance(size);
  const made = drawSet(seed, DESIGN, branch === undefined ? { flag } : { flag, branch });
  const { units, h1 } = decidedSet(seed, made);
  const adjusted = async (strata: Uint16Array) => {
    const problem = {
      seed: resamplingSeed(seed),
      resamples: RESAMPLES,
      composition: units.composition!,
      sums: units.sums,
      strata,
      flagged: Uint8Array.from(units.bandCodes),
      tested: h1.tested,
    };
    const { adjusted: family } = await decidedWithin(problem, PLAN.hypothesis1.stepDown, IN_PLACE);
    return family.pValues;
  };
  const classOf = (size: number) => CLASSES.filter((bound) => size >= bound).length - 1;
  return {
    branches: await adjusted(Uint16Array.from(made.branches)),
    classes: await adjusted(Uint16Array.from(made.sponsors.sizes, classOf)),
  };
}

const some = (pValues: Float64Array) => pValues.some((p) => p <= ALPHA);

function sizeCell(
  id: string,
  words: string,
  chance: (size: number) => number,
  uneven?: { readonly branch: NonNullable<Truth["branch"]>; readonly words: string; readonly sets: number },
): Cell {
  return cell<SizeSet>({
    id,
    part: "size",
    design: `1,500 sponsors with up to 60 migrants; the more migrants, the ${words} often flagged, whatever branch or nationality${uneven?.words ?? ""}`,
    sets: uneven?.sets ?? 2000,
    draw: (seed) => sizeSet(seed, chance, uneven?.branch),
    measures: [
      test("branches", "H1 within branches, some group is shown to differ", ({ branches }) => some(branches)),
      test("classes", "H1 within classes of size, some group is shown to differ", ({ classes }) => some(classes)),
    ],
  });
}

const doublings = (size: number) => Math.log2(1 + size);

const rising = (size: number) => Math.min(0.6, 0.04 * doublings(size));

export const sizeCells: readonly Cell[] = [
  sizeCell("size-rising", "more", rising),
  sizeCell("size-falling", "less", (size) => Math.max(0.03, 0.3 - 0.05 * doublings(size))),
  sizeCell("size-rising-spread", "more", rising, {
    branch: spread,
    words: "; one nationality is three times as often in one branch",
    sets: 1000,
  }),
];
