import { ArgumentError } from "../../errors.js";

/** One yes-or-no indicator of the simulated model, with weights on the scale of log odds. */
export interface SimulatedIndicator {
  readonly label: { readonly nl: string; readonly en: string };
  /** Share of sponsors that it holds for. */
  readonly share: number;
  /** What it really adds to the log odds of a violation. */
  readonly truth: number;
  /** What the first score gives it. */
  readonly start: number;
}

/** A made-up world, and the rules by which it is inspected. */
export interface FeedbackSettings {
  readonly seed: number;
  readonly sponsors: number;
  readonly rounds: number;
  /** Inspections in each round. */
  readonly inspections: number;
  /** Inspections drawn at random before the first round; the first score is fitted to them. 0: it starts as given. */
  readonly history: number;
  /** Share of sponsors that violate in a round. */
  readonly violationRate: number;
  readonly indicators: readonly SimulatedIndicator[];
  /** Standard deviation of what adds to the log odds and no indicator sees. */
  readonly unseen: number;
  /** Shares of the inspections that are drawn at random, each a world of its own beside the others. */
  readonly randomShares: readonly number[];
  /** What counts as a recorded label: a sponsor that was not inspected counts as compliant, or not at all. */
  readonly labels: "assumed-compliant" | "inspected-only";
  /** Whether the score is fitted again after each round; otherwise it stays as it starts. */
  readonly refit: boolean;
  readonly simulations: number;
  readonly level: number;
}

/**
 * Made-up defaults: 2,000 sponsors of which 200 are inspected a round, violations at 8 %, and four indicators as weak as
 * an area of about 0.6 allows. None of these numbers is of a real model.
 */
export const DEFAULT_FEEDBACK: FeedbackSettings = {
  seed: 1,
  sponsors: 2_000,
  rounds: 10,
  inspections: 200,
  history: 400,
  violationRate: 0.08,
  indicators: [
    { label: { nl: "geen website", en: "no website" }, share: 0.1, truth: 0.5, start: 0.65 },
    { label: { nl: "geen bedrijfspand", en: "no business premises" }, share: 0.12, truth: 0.4, start: 0.75 },
    { label: { nl: "weinig werknemers", en: "few employees" }, share: 0.45, truth: 0.3, start: 0.4 },
    { label: { nl: "branche met meer risico", en: "branch with more risk" }, share: 0.3, truth: 0.5, start: 0.2 },
  ],
  unseen: 0.7,
  randomShares: [0, 0.1, 0.2, 0.3, 0.4, 0.5],
  labels: "assumed-compliant",
  refit: true,
  simulations: 200,
  level: 0.95,
};

/** @throws ArgumentError naming the first setting that is out of range */
export function requireFeedbackSettings(settings: FeedbackSettings): void {
  const { sponsors, inspections, history, violationRate, randomShares, simulations, rounds, unseen, level } = settings;
  const rules: readonly [boolean, string, unknown][] = [
    [whole(sponsors, 10), "10 or more sponsors", sponsors],
    [whole(rounds, 1) && rounds <= 200, "1 to 200 rounds", rounds],
    [whole(inspections, 1) && inspections <= sponsors, `1 to ${sponsors} inspections`, inspections],
    [whole(history, 0) && history <= sponsors, `0 to ${sponsors} inspections before the first round`, history],
    [violationRate > 0 && violationRate < 1, "a violation rate between 0 and 1", violationRate],
    [unseen >= 0 && unseen <= 5, "an unseen deviation from 0 to 5", unseen],
    [whole(simulations, 1) && simulations <= 10_000, "1 to 10000 simulations", simulations],
    [level > 0 && level < 1, "a level between 0 and 1", level],
    [
      randomShares.length > 0 && randomShares.every((share) => share >= 0 && share <= 1),
      "random shares from 0 to 1",
      randomShares.join(", "),
    ],
    [new Set(randomShares).size === randomShares.length, "random shares that differ", randomShares.join(", ")],
    [
      settings.indicators.length > 0 && settings.indicators.length <= 12,
      "1 to 12 indicators",
      settings.indicators.length,
    ],
  ];
  for (const [holds, what, got] of rules) {
    if (!holds) throw new ArgumentError(`simulateFeedback requires ${what}; got ${got}`);
  }
}

function whole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
