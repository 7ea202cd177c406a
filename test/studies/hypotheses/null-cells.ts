import { test } from "../calibration/decisions.js";
import { type Cell, cell, type Measure } from "../study.js";
import { type DecidedSet, decidedSet, someShown } from "./decided-set.js";
import { drawSet, QUARTER, type SponsorDesign, type Truth } from "./made-up-sponsors.js";

/* Sets in which flags have nothing to do with nationality: at random, and by the number of migrants alone. */

const DESIGN: SponsorDesign = { sponsors: 1500, weights: QUARTER, concentration: 1, mostMigrants: 60 };

const measures: readonly Measure<DecidedSet>[] = [
  test("h1", "H1, some group is shown to differ", ({ h1 }) => someShown(h1)),
  test("h2", "H2, some group is shown to differ", ({ h2 }) => someShown(h2)),
  test("h1-signal", "H1, a risk is signalled", ({ h1 }) => h1.signalled),
  test("h2-signal", "H2, a risk is signalled", ({ h2 }) => h2.signalled),
];

function nullCell(id: string, design: string, flag: Truth["flag"]): Cell {
  return cell<DecidedSet>({
    id,
    part: "null",
    design,
    sets: 2000,
    draw: (seed) => decidedSet(seed, drawSet(seed, DESIGN, { flag })),
    measures,
  });
}

const doublings = (size: number) => Math.log2(1 + size);

export const nullCells: readonly Cell[] = [
  nullCell("null-random", "1,500 sponsors, 40 nationalities; 12 % are flagged at random", () => 0.12),
  nullCell(
    "null-rising",
    "1,500 sponsors with up to 60 migrants; the more migrants, the more often flagged",
    ({ size }) => Math.min(0.6, 0.04 * doublings(size)),
  ),
  nullCell(
    "null-falling",
    "1,500 sponsors with up to 60 migrants; the more migrants, the less often flagged",
    ({ size }) => Math.max(0.03, 0.3 - 0.05 * doublings(size)),
  ),
];
