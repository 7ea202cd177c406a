import type { SyntheticSettings } from "../../../src/synthetic/settings.js";
import { synthesiseComposition } from "../../../src/synthetic/synthesise-composition.js";
import { type Cell, cell, type Measure } from "../study.js";
import {
  BOOTSTRAPS,
  type ClusteredSet,
  clusteredSet,
  familyRejects,
  fisherWithHolmRejects,
  groupShown,
  permutedPearsonRejects,
  popular,
  RESAMPLES,
} from "./clustered-set.js";
import { test } from "./decisions.js";

/* Both hypotheses on synthetic sponsors: 1,500 and 10,577, about 100 nationalities, migrants clustered in sponsors. */

const PART = "sponsors";
const H1 = "H1, studentised contrasts";
const H2 = "H2, majority nationalities";

/** The deciding tests, counted as false alarms. */
const ourTests: readonly Measure<ClusteredSet>[] = [
  test("h1-minp", `${H1}, step-down minP (the default)`, ({ members }) => familyRejects(members, "minP")),
  test("h1-maxt", `${H1}, step-down maxT`, ({ members }) => familyRejects(members, "maxT")),
  test("h2-minp", `${H2}, step-down minP (the default)`, (set) => familyRejects(set.majorities, "minP")),
  test("h2-maxt", `${H2}, step-down maxT`, (set) => familyRejects(set.majorities, "maxT")),
  test("h2-fisher-holm", "H2, Fisher exact one against the rest, Holm", fisherWithHolmRejects),
];

const popularTests: readonly Measure<ClusteredSet>[] = [
  test("chi-squared-migrants", "Chi-squared on migrants", popular.chiSquared, { standing: "popular" }),
  test("four-fifths", "Four-fifths rule alone", popular.fourFifths, { standing: "popular" }),
  test("t-tests", "Uncorrected t-tests on migrants (Aequitas' way)", popular.tTests, { standing: "popular" }),
  test(
    "max-min-bootstrap",
    `Max-min percentile bootstrap, ${BOOTSTRAPS} resamples (Fairlearn's way)`,
    popular.maxMinBootstrap,
    { standing: "popular" },
  ),
];

const pearsonTest = test<ClusteredSet>(
  "h1-pearson",
  "H1, Pearson X2 over all bands, sponsors permuted",
  permutedPearsonRejects,
);

type Design = Omit<SyntheticSettings, "seed">;

function sponsorCell(options: {
  readonly id: string;
  readonly design: string;
  readonly sets: number;
  readonly settings: Design;
  readonly measures: readonly Measure<ClusteredSet>[];
}): Cell {
  const { settings, ...rest } = options;
  return cell<ClusteredSet>({
    ...rest,
    part: PART,
    draw: (seed) => clusteredSet(seed, synthesiseComposition({ seed, ...settings })),
  });
}

function planted(ratio: number, sponsors: number, sets: number): Cell {
  return sponsorCell({
    id: `sponsors-${sponsors}-ratio-${ratio}`,
    design: `${sponsors.toLocaleString("en")} sponsors; those with an Indian majority are flagged ${ratio} times as often`,
    sets,
    settings: { sponsors, effectH2: { group: "IND", ratio } },
    measures: [
      test("h2-minp", `${H2}, minP: India is shown`, (set) => groupShown(set, "IND", "majorities"), { kind: "power" }),
      test("h1-minp", `${H1}, minP: India is shown`, (set) => groupShown(set, "IND", "members"), { kind: "power" }),
    ],
  });
}

export const sponsorCells: readonly Cell[] = [
  sponsorCell({
    id: "sponsors-1500-null",
    design: `1,500 sponsors with up to 1,500 migrants; bands have nothing to do with size or nationality (${RESAMPLES} resamples)`,
    sets: 1000,
    settings: { sponsors: 1500, design: "null" },
    measures: [...ourTests, pearsonTest, ...popularTests],
  }),
  sponsorCell({
    id: "sponsors-1500-rising",
    design: "1,500 sponsors with up to 60 migrants; the more migrants, the more often flagged, whatever nationality",
    sets: 1000,
    settings: { sponsors: 1500, design: "size-only-rising" },
    measures: [...ourTests, ...popularTests],
  }),
  sponsorCell({
    id: "sponsors-1500-falling",
    design: "1,500 sponsors with up to 60 migrants; the more migrants, the less often flagged, whatever nationality",
    sets: 1000,
    settings: { sponsors: 1500, design: "size-only-falling" },
    measures: [...ourTests, ...popularTests],
  }),
  sponsorCell({
    id: "sponsors-10577-null",
    design: "10,577 sponsors with up to 1,500 migrants; bands have nothing to do with size or nationality",
    sets: 200,
    settings: { sponsors: 10_577, design: "null" },
    measures: [...ourTests, pearsonTest, ...popularTests],
  }),
  planted(1.5, 1500, 500),
  planted(2, 1500, 500),
  planted(1.25, 10_577, 100),
  planted(1.5, 10_577, 100),
];
