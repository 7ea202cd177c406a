import { boschloo } from "../../../src/statistics/boschloo.js";
import { clopperPearsonInterval } from "../../../src/statistics/clopper-pearson-interval.js";
import { cochranMantelHaenszel } from "../../../src/statistics/cochran-mantel-haenszel.js";
import { cohensKappa } from "../../../src/statistics/cohens-kappa.js";
import { conditionalOddsRatio } from "../../../src/statistics/conditional-odds-ratio.js";
import { type ContingencyTable, contingencyTable } from "../../../src/statistics/contingency-table.js";
import { exactCmh } from "../../../src/statistics/exact-cmh.js";
import { fisherExact } from "../../../src/statistics/fisher-exact.js";
import { fixedMarginsTest } from "../../../src/statistics/fixed-margins.js";
import { exactPearson, freemanHalton } from "../../../src/statistics/freeman-halton.js";
import { gTest } from "../../../src/statistics/g-test.js";
import { generalisedCmh } from "../../../src/statistics/generalised-cmh.js";
import { breslowDay } from "../../../src/statistics/homogeneity-of-odds.js";
import { jeffreysInterval } from "../../../src/statistics/jeffreys-interval.js";
import { jonckheereTerpstra } from "../../../src/statistics/jonckheere-terpstra.js";
import { kruskalWallis } from "../../../src/statistics/kruskal-wallis.js";
import {
  agrestiCaffoDifferenceInterval,
  katzRatioInterval,
  waldDifferenceInterval,
} from "../../../src/statistics/large-sample-intervals.js";
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../../src/statistics/mantel-haenszel-effects.js";
import { mcNemar } from "../../../src/statistics/mcnemar.js";
import { pearsonChiSquared } from "../../../src/statistics/pearson-chi-squared.js";
import {
  miettinenNurminenDifferenceInterval,
  newcombeDifferenceInterval,
} from "../../../src/statistics/proportion-difference.js";
import { ratioEquivalence } from "../../../src/statistics/proportion-equivalence.js";
import { koopmanRatioInterval, miettinenNurminenRatioInterval } from "../../../src/statistics/proportion-ratio.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { cochranArmitage, linearByLinear } from "../../../src/statistics/trend-tests.js";
import { wilsonInterval } from "../../../src/statistics/wilson-interval.js";
import { type Cell, cell, type Measure } from "../study.js";
import { holds, interval, rejects, test } from "./decisions.js";

/* Shares and tables of independent units: 11 events in 300, and 30 against 89 cases. */

const PART = "tables";

/** Events among n1 and n2 units. */
interface TwoShares {
  readonly events1: number;
  readonly n1: number;
  readonly events2: number;
  readonly n2: number;
  readonly table: ContingencyTable;
}

interface ShareDesign {
  readonly id: string;
  readonly n1: number;
  readonly n2: number;
  readonly share1: number;
  readonly share2: number;
}

function drawEvents(stream: Uint32Array, n: number, share: number): number {
  let events = 0;
  for (let i = 0; i < n; i++) if (nextUniform(stream) < share) events++;
  return events;
}

function drawShares(seed: number, { n1, n2, share1, share2 }: ShareDesign): TwoShares {
  const stream = streamsFrom(seed).block(20);
  const events1 = drawEvents(stream, n1, share1);
  const events2 = drawEvents(stream, n2, share2);
  const table = contingencyTable([
    [events1, n1 - events1],
    [events2, n2 - events2],
  ]);
  return { events1, n1, events2, n2, table };
}

function testsOfShares(kind: "false-alarm" | "power"): Measure<TwoShares>[] {
  return [
    test<TwoShares>("fisher", "Fisher exact, two-sided by R's rule", ({ table }) => rejects(fisherExact(table)), {
      kind,
    }),
    test<TwoShares>(
      "fisher-mid-p",
      "Fisher mid-p",
      ({ table }) => rejects({ pValue: fisherExact(table).midP.twoSided }),
      { kind },
    ),
    test<TwoShares>("boschloo", "Boschloo, unconditional", ({ table }) => rejects(boschloo(table)), { kind }),
    test<TwoShares>("chi-squared", "Chi-squared, asymptotic", ({ table }) => rejects(pearsonChiSquared(table)), {
      kind,
      standing: "textbook",
    }),
    test<TwoShares>(
      "chi-squared-yates",
      "Chi-squared with Yates' correction",
      ({ table }) => rejects(pearsonChiSquared(table, { yates: true })),
      { kind, standing: "textbook" },
    ),
    test<TwoShares>("g-test", "G, asymptotic", ({ table }) => rejects(gTest(table)), { kind, standing: "textbook" }),
  ];
}

function intervalsOfShares({ share1, share2 }: ShareDesign): Measure<TwoShares>[] {
  const difference = share1 - share2;
  const ratio = share1 / share2;
  const odds = (share1 / (1 - share1)) * ((1 - share2) / share2);
  type FourCounts = readonly [number, number, number, number];
  const counts = ({ events1, n1, events2, n2 }: TwoShares): FourCounts => [events1, n1, events2, n2];
  return [
    interval("wilson", "Share of the first group: Wilson", (s) => holds(wilsonInterval(s.events1, s.n1), share1)),
    interval("clopper-pearson", "Share of the first group: Clopper-Pearson", (s) =>
      holds(clopperPearsonInterval(s.events1, s.n1), share1),
    ),
    interval("jeffreys", "Share of the first group: Jeffreys", (s) => holds(jeffreysInterval(s.events1, s.n1), share1)),
    interval("newcombe", "Difference: Newcombe", (s) => holds(newcombeDifferenceInterval(...counts(s)), difference)),
    interval("miettinen-nurminen", "Difference: Miettinen-Nurminen", (s) =>
      holds(miettinenNurminenDifferenceInterval(...counts(s)), difference),
    ),
    interval("wald", "Difference: Wald", (s) => holds(waldDifferenceInterval(...counts(s)), difference), "textbook"),
    interval(
      "agresti-caffo",
      "Difference: Agresti-Caffo",
      (s) => holds(agrestiCaffoDifferenceInterval(...counts(s)), difference),
      "textbook",
    ),
    interval("koopman", "Ratio: Koopman", (s) => ratioHolds(s, koopmanRatioInterval, ratio)),
    interval("miettinen-nurminen-ratio", "Ratio: Miettinen-Nurminen", (s) =>
      ratioHolds(s, miettinenNurminenRatioInterval, ratio),
    ),
    interval("katz", "Ratio: Katz", (s) => holds(katzRatioInterval(...counts(s)), ratio), "textbook"),
    interval("conditional-odds", "Odds ratio: conditional, exact", ({ table }) => {
      const estimate = conditionalOddsRatio(table);
      return estimate.kind === "estimate" ? holds(estimate.interval, odds) : null;
    }),
  ];
}

/** Without any event the ratio has no interval that says something. */
function ratioHolds(
  { events1, n1, events2, n2 }: TwoShares,
  method: (
    events1: number,
    n1: number,
    events2: number,
    n2: number,
  ) => { readonly lower: number; readonly upper: number },
  ratio: number,
) {
  return events1 + events2 === 0 ? null : holds(method(events1, n1, events2, n2), ratio);
}

const percent = (share: number) => `${(100 * share).toPrecision(3)} %`;

function sharesCell(design: ShareDesign): Cell {
  const { id, n1, n2, share1, share2 } = design;
  const isNull = share1 === share2;
  return cell<TwoShares>({
    id,
    part: PART,
    design: `${n1} units with a true share of ${percent(share1)} against ${n2} with ${percent(share2)}`,
    sets: 2000,
    draw: (seed) => drawShares(seed, design),
    key: ({ events1, events2 }) => `${events1} ${events2}`,
    measures: [...testsOfShares(isNull ? "false-alarm" : "power"), ...intervalsOfShares(design)],
  });
}

/** At a true ratio on the margin of 0.80, showing equivalence is a false alarm. */
const equivalenceCell = cell<TwoShares>({
  id: "equivalence-at-the-margin",
  part: PART,
  design: "2,000 units with a true share of 16 % against 8,000 with 20 %: a ratio of 0.80, on the margin",
  sets: 2000,
  draw: (seed) => drawShares(seed, { id: "", n1: 2000, n2: 8000, share1: 0.16, share2: 0.2 }),
  measures: [
    test("tost-ratio", "Two one-sided score tests of a ratio of 0.80 to 1.25", ({ events1, n1, events2, n2 }) =>
      rejects(ratioEquivalence(events1, n1, events2, n2, { lower: 0.8, upper: 1.25 })),
    ),
  ],
});

/** Groups x ordered bands, each unit drawn by itself. */
function drawTable(seed: number, groupSizes: readonly number[], bandShares: readonly number[]): ContingencyTable {
  const stream = streamsFrom(seed).block(21);
  return contingencyTable(
    groupSizes.map((size) => {
      const row = bandShares.map(() => 0);
      for (let i = 0; i < size; i++) {
        let left = nextUniform(stream);
        let band = 0;
        while (band < bandShares.length - 1 && left >= bandShares[band]!) left -= bandShares[band++]!;
        row[band]! += 1;
      }
      return row;
    }),
  );
}

const SPARSE_GROUPS = [180, 70, 25, 15, 10];

function tablesOfRows({ rows, columns, counts }: ContingencyTable): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const values: number[] = [];
    for (let band = 0; band < columns; band++) {
      for (let unit = 0; unit < counts[row * columns + band]!; unit++) values.push(band);
    }
    return values;
  });
}

const sparseCell = cell<{ readonly seed: number; readonly table: ContingencyTable }>({
  id: "table-5x3-sparse",
  part: PART,
  design: "300 units in 5 groups (180 to 10) and 3 bands of 80, 16.3 and 3.7 %, about 11 in the highest",
  sets: 1000,
  draw: (seed) => ({ seed, table: drawTable(seed, SPARSE_GROUPS, [0.8, 0.163, 0.037]) }),
  measures: [
    test("fixed-margins", "Chi-squared, 999 tables of the same margins", ({ seed, table }) => {
      const result = fixedMarginsTest(table, { seed: 0x80000000 + seed, resamples: 999 });
      return result.kind === "estimate" ? rejects(result.byChiSquared) : null;
    }),
    test("fixed-margins-probability", "Freeman-Halton, 999 tables of the same margins", ({ seed, table }) => {
      const result = fixedMarginsTest(table, { seed: 0x80000000 + seed, resamples: 999 });
      return result.kind === "estimate" ? rejects(result.byProbability) : null;
    }),
    test("kruskal-wallis", "Kruskal-Wallis over the bands", ({ table }) => rejects(kruskalWallis(tablesOfRows(table)))),
    test("generalised-cmh", "Generalised Cochran-Mantel-Haenszel, one stratum", ({ table }) =>
      rejects(generalisedCmh([table])),
    ),
    test("chi-squared", "Chi-squared, asymptotic", ({ table }) => rejects(pearsonChiSquared(table)), {
      standing: "textbook",
    }),
    test("g-test", "G, asymptotic", ({ table }) => rejects(gTest(table)), { standing: "textbook" }),
  ],
});

const smallCell = cell<ContingencyTable>({
  id: "table-3x3-exact",
  part: PART,
  design: "119 units in 3 groups (89, 20, 10) and 3 bands of 70, 20 and 10 %",
  sets: 1000,
  draw: (seed) => drawTable(seed, [89, 20, 10], [0.7, 0.2, 0.1]),
  measures: [
    test("freeman-halton", "Freeman-Halton, exact", (table) => {
      const result = freemanHalton(table);
      return "pValue" in result ? rejects(result) : null;
    }),
    test("exact-pearson", "Chi-squared, exact", (table) => {
      const result = exactPearson(table);
      return "pValue" in result ? rejects(result) : null;
    }),
    test("linear-by-linear", "Linear-by-linear trend of bands over groups", (table) =>
      rejects(linearByLinear([table])),
    ),
    test("jonckheere", "Jonckheere-Terpstra", (table) => rejects(jonckheereTerpstra(tablesOfRows(table)))),
    test("chi-squared", "Chi-squared, asymptotic", (table) => rejects(pearsonChiSquared(table)), {
      standing: "textbook",
    }),
  ],
});

const trendCell = cell<{ readonly events: number[]; readonly totals: number[] }>({
  id: "trend-four-classes",
  part: PART,
  design: "300 units in 4 ordered classes (150, 80, 50, 20), 10 % events in each",
  sets: 2000,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(22);
    const totals = [150, 80, 50, 20];
    return { totals, events: totals.map((n) => drawEvents(stream, n, 0.1)) };
  },
  measures: [
    test("cochran-armitage", "Cochran-Armitage", ({ events, totals }) => rejects(cochranArmitage(events, totals))),
  ],
});

const STRATA = [
  { n1: 8, n2: 40, share: 0.1 },
  { n1: 20, n2: 30, share: 0.25 },
  { n1: 12, n2: 12, share: 0.4 },
  { n1: 30, n2: 10, share: 0.55 },
];
const COMMON_ODDS = 1;

const strataCell = cell<readonly ContingencyTable[]>({
  id: "strata-four",
  part: PART,
  design: "Two groups in 4 strata of 24 to 50 units, flagged from 10 to 55 % by stratum, alike within each",
  sets: 2000,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(23);
    return STRATA.map(({ n1, n2, share }) => {
      const [a, b] = [drawEvents(stream, n1, share), drawEvents(stream, n2, share)];
      return contingencyTable([
        [a, n1 - a],
        [b, n2 - b],
      ]);
    });
  },
  measures: [
    test("cmh", "Cochran-Mantel-Haenszel", (strata) => rejects(cochranMantelHaenszel(strata))),
    test("exact-cmh", "Cochran-Mantel-Haenszel, exact", (strata) => rejects(exactCmh(strata))),
    test("breslow-day", "Breslow-Day", (strata) => {
      const result = breslowDay(strata);
      return result.kind === "estimate" ? rejects(result.breslowDay) : null;
    }),
    test("tarone", "Breslow-Day with Tarone's correction", (strata) => {
      const result = breslowDay(strata);
      return result.kind === "estimate" ? rejects(result.tarone) : null;
    }),
    interval("mh-odds", "Odds ratio: Mantel-Haenszel, Robins-Breslow-Greenland", (strata) => {
      const effect = mantelHaenszelOddsRatio(strata);
      return effect.kind === "estimate" ? holds(effect.interval, COMMON_ODDS) : null;
    }),
    interval("mh-ratio", "Risk ratio: Mantel-Haenszel", (strata) => {
      const effect = mantelHaenszelRiskRatio(strata);
      return effect.kind === "estimate" ? holds(effect.interval, 1) : null;
    }),
    interval("mh-difference", "Risk difference: Mantel-Haenszel", (strata) => {
      const effect = mantelHaenszelRiskDifference(strata);
      return effect.kind === "estimate" ? holds(effect.interval, 0) : null;
    }),
  ],
});

/** Two assessors with a true kappa of 0.5: half of the pairs agree by copying, the others are drawn apart. */
const pairsCell = cell<ContingencyTable>({
  id: "pairs-119",
  part: PART,
  design: "119 pairs of yes and no, 30 % yes in both, true kappa 0.5",
  sets: 2000,
  draw: (seed) => {
    const stream = streamsFrom(seed).block(24);
    const counts = [0, 0, 0, 0];
    for (let pair = 0; pair < 119; pair++) {
      const first = nextUniform(stream) < 0.3 ? 0 : 1;
      const copied = nextUniform(stream) < 0.5;
      const other = nextUniform(stream) < 0.3 ? 0 : 1;
      counts[2 * first + (copied ? first : other)]! += 1;
    }
    return contingencyTable([counts.slice(0, 2), counts.slice(2)]);
  },
  measures: [
    test("mcnemar-exact", "McNemar, exact", (table) => {
      const result = mcNemar(table);
      return result.kind === "estimate" ? rejects(result.exact) : null;
    }),
    test("mcnemar-mid-p", "McNemar, mid-p", (table) => {
      const result = mcNemar(table);
      return result.kind === "estimate" ? rejects({ pValue: result.midP }) : null;
    }),
    test("mcnemar", "McNemar, asymptotic", (table) => rejects(mcNemar(table)), { standing: "textbook" }),
    interval("kappa", "Cohen's kappa", (table) => {
      const kappa = cohensKappa(table);
      return kappa.kind === "estimate" ? holds(kappa.interval, 0.5) : null;
    }),
  ],
});

export const tableCells: readonly Cell[] = [
  sharesCell({ id: "shares-11-in-300", n1: 60, n2: 240, share1: 11 / 300, share2: 11 / 300 }),
  sharesCell({ id: "shares-11-in-300-ratio-4", n1: 60, n2: 240, share1: 0.088, share2: 0.022 }),
  sharesCell({ id: "shares-30-89", n1: 30, n2: 89, share1: 0.3, share2: 0.3 }),
  sharesCell({ id: "shares-30-89-ratio-2", n1: 30, n2: 89, share1: 0.5, share2: 0.25 }),
  equivalenceCell,
  sparseCell,
  smallCell,
  trendCell,
  strataCell,
  pairsCell,
];
