/** What one drawn set shows of one procedure: it happened, it did not, or the procedure gives no answer there. */
export type Outcome = boolean | null;

/** Rejecting a true null hypothesis; an interval that holds the true value; finding an effect that is there. */
export type MeasureKind = "false-alarm" | "coverage" | "power";

/** Procedures of this toolkit; textbook ones kept for comparison; ones that others use and that do not hold here. */
export type Standing = "ours" | "textbook" | "popular";

/** One procedure and what is counted of it. */
export interface Measure<Set> {
  readonly id: string;
  readonly procedure: string;
  readonly standing: Standing;
  readonly kind: MeasureKind;
  /** Where it is not 5 % for a test or 95 % for an interval. */
  readonly nominal?: number;
  readonly decide: (set: Set) => Outcome;
}

/** One design: sets are drawn from it for seeds 1 to N, and every measure looks at the same sets. */
export interface Cell {
  readonly id: string;
  readonly part: string;
  /** The design and the truth, in words. */
  readonly design: string;
  /** Sets of a run of scale 1. */
  readonly sets: number;
  readonly measures: readonly Omit<Measure<never>, "decide">[];
  /** Outcomes for a seed of 1 or more, in the order of the measures. */
  readonly run: (seed: number) => Promise<readonly Outcome[]>;
}

/** A study: cells grouped in parts, each with the module that its results come from. */
export interface Study {
  readonly id: string;
  readonly parts: readonly StudyPart[];
}

export interface StudyPart {
  readonly id: string;
  /** Path from the root of the repository; the hash covers it and all that it imports. */
  readonly module: string;
  readonly cells: readonly Cell[];
}

/**
 * A cell from the way its sets are drawn and the measures that look at them.
 * @param definition.key  sets of one key are the same set: for few distinct ones, looked at once each
 */
export function cell<Set>(definition: {
  readonly id: string;
  readonly part: string;
  readonly design: string;
  readonly sets: number;
  readonly draw: (seed: number) => Set | Promise<Set>;
  readonly key?: (set: Set) => string;
  readonly measures: readonly Measure<Set>[];
}): Cell {
  const { draw, key, measures, ...rest } = definition;
  const known = new Map<string, readonly Outcome[]>();
  return {
    ...rest,
    measures: measures.map(({ decide: _, ...words }) => words),
    run: async (seed) => {
      const set = await draw(seed);
      const name = key?.(set);
      const outcomes = (name === undefined ? undefined : known.get(name)) ?? measures.map(({ decide }) => decide(set));
      if (name !== undefined) known.set(name, outcomes);
      return outcomes;
    },
  };
}
