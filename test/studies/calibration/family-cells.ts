import { normalUpperTail } from "../../../src/statistics/distributions.js";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  hochberg,
  holm,
} from "../../../src/statistics/multiplicity.js";
import { nextBelow, nextNormal, streamsFrom } from "../../../src/statistics/random.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell, type Measure } from "../study.js";
import { test } from "./decisions.js";

/* Adjustments for many tests: any false rejection, and the share of rejections that are false. */

const PART = "families";

interface Family {
  readonly seed: number;
  readonly pValues: readonly number[];
  /** The first so many hypotheses are false. */
  readonly effects: number;
}

interface FamilyDesign {
  readonly id: string;
  readonly words: string;
  readonly hypotheses: number;
  readonly effects: number;
  /** Correlation of any two statistics: a shared part of every one. */
  readonly correlation: number;
}

const SHIFT = 3;

function drawFamily(seed: number, { hypotheses, effects, correlation }: FamilyDesign): Family {
  const stream = streamsFrom(seed).block(62);
  const shared = Math.sqrt(correlation) * nextNormal(stream);
  const own = Math.sqrt(1 - correlation);
  const pValues = Array.from({ length: hypotheses }, (_, i) =>
    normalUpperTail(shared + own * nextNormal(stream) + (i < effects ? SHIFT : 0)),
  );
  return { seed, pValues, effects };
}

type Adjustment = (pValues: readonly number[]) => readonly number[];

const rejected = (adjust: Adjustment, { pValues }: Family): readonly number[] =>
  adjust(pValues).flatMap((p, i) => (p <= ALPHA ? [i] : []));

/** Whether one or more true hypotheses are rejected: its rate is the family error. */
const anyFalse = (id: string, procedure: string, adjust: Adjustment): Measure<Family> =>
  test(`${id}-family-error`, `${procedure}: any true hypothesis rejected`, (family) =>
    rejected(adjust, family).some((i) => i >= family.effects),
  );

/** Whether one rejection, drawn from those of the set, is false: its rate is the false discovery rate. */
const falseDiscovery = (id: string, procedure: string, adjust: Adjustment): Measure<Family> =>
  test(`${id}-false-discovery`, `${procedure}: a rejection, drawn from all, is false`, (family) => {
    const found = rejected(adjust, family);
    if (found.length === 0) return false;
    const drawn = found[nextBelow(streamsFrom(family.seed).block(63), found.length)]!;
    return drawn >= family.effects;
  });

function familyCell(design: FamilyDesign): Cell {
  return cell<Family>({
    id: design.id,
    part: PART,
    design: design.words,
    sets: 5000,
    draw: (seed) => drawFamily(seed, design),
    measures: [
      anyFalse("bonferroni", "Bonferroni", bonferroni),
      anyFalse("holm", "Holm", holm),
      anyFalse("hochberg", "Hochberg", hochberg),
      falseDiscovery("benjamini-hochberg", "Benjamini-Hochberg", benjaminiHochberg),
      falseDiscovery("benjamini-yekutieli", "Benjamini-Yekutieli", benjaminiYekutieli),
    ],
  });
}

export const familyCells: readonly Cell[] = [
  familyCell({
    id: "family-40-null",
    words: "40 independent one-sided tests, all hypotheses true",
    hypotheses: 40,
    effects: 0,
    correlation: 0,
  }),
  familyCell({
    id: "family-40-mixed",
    words: "40 independent one-sided tests, 10 hypotheses false by 3 standard errors",
    hypotheses: 40,
    effects: 10,
    correlation: 0,
  }),
  familyCell({
    id: "family-40-correlated",
    words: "40 one-sided tests with statistics correlated 0.5, 10 hypotheses false by 3 standard errors",
    hypotheses: 40,
    effects: 10,
    correlation: 0.5,
  }),
];
