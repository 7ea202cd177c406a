import type { SimulationText } from "./simulation-text.js";

/** English prose about a simulation of the feedback loop. */
export const simulationEn: SimulationText = {
  tag: "Simulation",
  title: "Feedback loop between inspections and a score",
  banner:
    "This is a simulation. Its sponsors, its score and all its numbers are made up. It says nothing of a real model, and it is no evidence about one.",
  finding: ({ apparent, truth, rounds }) =>
    `In the simulation, the score seems to reach ${apparent} after ${rounds} rounds, while it really reaches ${truth}`,
  facts: {
    kind: "Kind",
    kindOf: "simulation, no data of a real model",
    world: "World",
    worldOf: ({ sponsors, inspections, rounds }) =>
      `${sponsors} made-up sponsors, ${inspections} inspections a round, ${rounds} rounds`,
    labels: "Not inspected",
    labelsOf: {
      "assumed-compliant": "counts as compliant",
      "inspected-only": "does not count",
    },
    simulations: "Simulations",
  },
  summary: {
    heading: "What the simulation shows",
    what: "Inspectors go where the score is high. Only where they go can they find a violation. What they find teaches the next score. So the score is told that it was right, also where nobody looked. That is a feedback loop.",
    result: ({ apparent, apparentFirst, truth, truthFirst, rounds }) =>
      `Without random inspections, the area under the ROC curve on the recorded labels goes from ${apparentFirst} to ${apparent} in ${rounds} rounds. Among all sponsors of the simulation, the true area goes from ${truthFirst} to ${truth}.`,
    looks: {
      better: "The records make the score look better than it is.",
      worse: "The records make the score look worse than it is.",
      alike: "Chance can explain the difference between the two.",
    },
    share: ({ share, apparent, truth, ever, everNone }) =>
      `If ${share} of the inspections are drawn at random, the apparent area ends at ${apparent} and the true one at ${truth}. Then ${ever} of the sponsors were inspected at least once, against ${everNone} without random inspections.`,
    cost: ({ share, found, foundNone }) =>
      `The price: with ${share} at random, ${found} of the inspections in the last round find a violation, against ${foundNone} without random inspections.`,
    remedy:
      "The random part has another use: on it alone, the area is measured without the loop. On average it equals the true area, whatever the share. With few random inspections it is uncertain.",
  },
  rounds: {
    heading: "Apparent and true area by round",
    intro:
      "These are the rounds without random inspections, or with the smallest share of them. Round 0 is what stands before the first round. The apparent area is measured on all labels so far, as a developer would see it: the score was fitted to most of them, which by itself makes it look a little better.",
    figure: {
      finding: ({ apparent, truth }) =>
        `In the simulation, the apparent area ends at ${apparent} and the true area at ${truth}`,
      subtitle: ({ simulations, level }) =>
        `Simulation. Area under the ROC curve, mean of ${simulations} simulations, with the range that holds ${level} of them.`,
      description:
        "Two lines with bands. The dashed line is the apparent area by round, the solid line the true area. The table holds all numbers.",
      xAxis: "round",
      yAxis: "area under the curve",
    },
    truth: "true area",
    apparent: "apparent area",
    table: "Simulation: every round",
    columns: {
      round: "Round",
      share: "At random",
      truth: "True area",
      apparent: "Apparent area",
      inspected: "Among inspected",
      random: "Among random",
      found: "Violations found",
      everInspected: "Ever inspected",
    },
  },
  shares: {
    heading: "What a random part does",
    intro: "Each share of random inspections is a run of its own over the same made-up sponsors.",
    figure: {
      finding: () => "Apparent and true area of the simulation, by the share of random inspections",
      subtitle: ({ simulations, level }) =>
        `Simulation. Area under the ROC curve after the last round, mean of ${simulations} simulations, with the range that holds ${level} of them.`,
      description:
        "Two lines with bands by the share of random inspections. The dashed line is the apparent area, the solid line the true area. The table holds all numbers.",
      xAxis: "share of inspections drawn at random",
      yAxis: "area under the curve",
    },
    table: (round) => `Simulation: after round ${round}`,
  },
  world: {
    heading: "The made-up world",
    intro:
      "Each sponsor has or has not each indicator. The weights are on the scale of log odds: one is what an indicator really adds, the other is what the first score takes it to add.",
    table: "Simulation: indicators",
    indicator: "Indicator",
    share: "Share of sponsors",
    truth: "Real weight",
    start: "Weight in the first score",
    rest: ({ rate, unseen, history, attainable }) =>
      `In each round ${rate} of the sponsors violate, anew. Other things that no indicator sees vary with a standard deviation of ${unseen} on the same scale. Before the first round ${history} sponsors were inspected at random. The best score that these indicators allow has an area of ${attainable}.`,
  },
  limits: {
    heading: "What this does not show",
    items: [
      "How large the loop is in a real model. That depends on numbers that are not known here.",
      "Inspections find every violation in this world, sponsors do not change because they are inspected, and a violation in one round says nothing of the next but by the indicators.",
      "Staff select by the score alone here. Signals and other knowledge would add inspections of another kind.",
    ],
  },
  reproduction: {
    heading: "Repeat it",
    intro: "The same settings and the same seed give the same numbers, on any number of threads.",
  },
  range: (level) => `range of ${level} of the simulations`,
  none: "none",
};
