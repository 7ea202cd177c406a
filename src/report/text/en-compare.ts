import type { CompareText } from "./compare-text.js";

/** English prose of the report that puts two audits beside each other. */
export const compareEn: CompareText = {
  synthetic:
    "Synthetic data. This report is about made-up data. It says nothing about a real model or about real people.",
  first: "First audit",
  second: "Second audit",
  none: "–",
  range: (lower, upper) => `${lower} to ${upper}`,
  unbounded: "no bound",
  value: {
    "difference-shown": "Difference shown",
    "no-evidence": "No statistical evidence",
    "not-testable": "Not testable",
    signalled: "Risk signalled",
    none: "No risk signalled",
    superseded: "No longer needed",
    "not-assessed": "Not assessed",
    shown: "Shown",
    "not-shown": "Not shown",
    sufficient: "Sufficient",
    insufficient: "Insufficient",
    withheld: "Not published",
  },
  hypothesis: {
    hypothesis1: (attribute) => `Hypothesis 1: predictions and ${attribute}`,
    hypothesis2: (attribute) => `Hypothesis 2: predictions and majority ${attribute}`,
  },
  finding: {
    verdicts: (count, single) =>
      single
        ? "In the second audit one part of a verdict differs"
        : `In the second audit ${count} parts of the verdicts differ`,
    groups: (count, single) =>
      single
        ? "The verdicts are the same; the evidence about one group is not"
        : `The verdicts are the same; the evidence about ${count} groups is not`,
    sameVerdicts: "Both audits come to the same verdicts",
  },
  summary: {
    heading: "Summary",
    scope: "This report puts two audits beside each other. It uses published numbers only.",
    changed: ({ hypothesis, layer, before, after }) => `${hypothesis}. ${layer}: first “${before}”, then “${after}”.`,
    unchanged: "No part of a verdict changed.",
    unchangedCaveat:
      "The same verdict does not show that nothing changed. Numbers can move without crossing a bound that the plan sets.",
    notBoth: (hypothesis) => `${hypothesis}: only one of both audits could test this.`,
  },
  causes: {
    heading: "What can have changed the result?",
    intro:
      "A result depends on three things only: the data, the plan, and the version of the tool. The same three give the same numbers, digit by digit.",
    plan: {
      same: () => "The plan is the same.",
      words: (settings) =>
        `The plan is another one. Of what is published only words differ, in ${settings} settings that no number rests on. Settings that are not published, such as the seed, may differ too.`,
      different: (settings) => `The plan is another one: ${settings} published settings differ.`,
    },
    hashOnly:
      "The plan is another one, although every published setting is the same. What is not published differs: seed, files, columns, rules or the sample.",
    version: {
      same: (first) => `Version ${first} of the tool wrote both.`,
      different: (first, second) => `Version ${first} of the tool wrote the first, version ${second} the second.`,
    },
    data: {
      same: "The data is the same: both audits state the same keyed hash of it.",
      different: "The data is not the same.",
      "nothing-differs": "Nothing shows that the data differs: every published number is the same.",
      "not-known":
        "Whether the data is the same cannot be told from the releases. A keyed hash in both manifests would tell.",
    },
    several:
      "More than one of the three may have changed. Which of them changed a number can only be told by changing one at a time: run the old plan with this version, and the new plan on the old data.",
  },
  verdicts: {
    heading: "Verdicts beside each other",
    caption: "The four parts of each verdict, which are never merged",
    columns: { question: "Question", layer: "Part", changed: "Changed" },
    yes: "yes",
    no: "no",
  },
  effects: {
    heading: "Groups beside each other",
    intro:
      "The ratio says how many times as often a group is flagged as all others. At 1 both are flagged as often. Where the lines of both audits overlap, chance may explain the change.",
    reasons: "Where the evidence about a group changed, and why",
    noReasons: "For no group that may be told did the evidence change.",
    reason: ({ group, before, after, reason }) => {
      const start = `Group ${group}: first “${before}”, then “${after}”.`;
      const why = {
        "same-counts": "The counts are the same, so the plan or the version changed it.",
        definition: "Both audits count different things here, so the reason cannot be told from the counts.",
        size: "The counts changed it: with the new counts the old ratio would have come to the new outcome too. The difference itself did not need to change.",
        effect: "The ratio changed it: with the old counts the new ratio would have come to the new outcome too.",
        either: "Either was enough: the new counts with the old ratio, and the new ratio with the old counts.",
        "only-together": "Only both together were enough: neither the new counts nor the new ratio alone.",
        "not-by-this-test":
          "A plain test of this one group comes to the same outcome in both audits. The change comes from the other groups of the family, from the plan or from the version.",
        "not-testable": "One of both audits could not test the group: with too few units, for instance.",
        "not-estimable": "Whether counts or ratio did it cannot be told.",
      }[reason];
      return `${start} ${why}`;
    },
    notCompared: ({ reason, groups, threshold }) =>
      ({
        hidden: `Not shown in one audit or both, so told of neither: ${groups}.`,
        "small-difference": `Changed by fewer than ${threshold}, so told of neither: ${groups}.`,
        "with-another": `Left out along with another group, which would otherwise follow from the sums: ${groups}.`,
        "only-before": `In the first audit only: ${groups}.`,
        "only-after": `In the second audit only: ${groups}.`,
      })[reason],
    otherDefinition:
      "Both audits count different things: bands, unit, attribute or the rule of the majority differ. The ratios stand beside each other, but a difference between them can come from the definition.",
    unmoved: "No ratio moved by as much as its last printed digit",
    finding: ({ group, before, after }) => `The ratio of group ${group} moved most: from ${before} to ${after}`,
    subtitle: (unit, level) =>
      `Share of ${unit} that are flagged, divided by that of all others; ${level === null ? "intervals of the level of each plan" : `${level} intervals`}`,
    description: (groups) => `Ratios of ${groups} groups in the first and in the second audit, with intervals.`,
    nothingToDraw: "No group has a ratio that both audits show.",
    others: (count) => `${count} more groups stand in the table.`,
    more: (count) => `${count} more`,
    legend: "Open dot: first audit. Filled dot: second audit.",
    evenLabel: "as often as the others",
    caption: (hypothesis) => `${hypothesis}, per group`,
    columns: {
      group: "Group",
      ratio: "Ratio",
      interval: "Interval",
      flagged: "Flagged",
      evidence: "Evidence",
    },
    of: (flagged, n) => `${flagged} of ${n}`,
    side: (label, side) => `${label}, ${side}`,
  },
  score: {
    heading: "The score",
    shown: ({ before, after }) =>
      `The area under the curve on all known outcomes went from ${before} to ${after}. An area of 0.5 is no better than chance.`,
    overlap: "Both intervals overlap: chance may explain the change.",
    apart: "Both intervals lie apart.",
    notShown: "At least one of both audits shows no area on all known outcomes.",
    smallDifference:
      "Both audits know almost the same outcomes: only a few differ. Their areas are not put beside each other here, since the difference would be about these few.",
  },
  plan: {
    heading: "Settings that differ",
    intro: "A setting that one side does not have was left out there, or that version of the tool did not know it.",
    none: "No published setting differs.",
    more: (count) => `${count} more settings differ; comparison.json has them.`,
    caption: "Settings of both plans",
    column: "Setting",
    absent: "not there",
  },
  version: {
    heading: "What versions changed",
    intro: (first, second) =>
      `What the list of changes says of numbers that changed after version ${first} up to version ${second}:`,
    none: "The list of changes names no number that changed between these versions.",
    same: "One version of the tool wrote both audits.",
  },
  audits: {
    heading: "Both audits",
    caption: "Where the numbers come from",
    columns: { fact: "Fact" },
    rows: {
      title: "Title",
      model: "Model",
      period: "Period",
      form: "Form of the data",
      rows: "Rows of data",
      toolkitVersion: "Version of the tool",
      schemaVersion: "Version of the format",
      planHash: "Hash of the plan (first characters)",
      inputHash: "Hash of audit.json (first characters)",
    },
    form: { sponsors: "sponsors with their migrants", cases: "cases", counts: "counts" },
  },
  limits: {
    heading: "Limits",
    items: [
      "A difference between two audits is no test. Two intervals that overlap do not show that nothing changed, and the report gives no p-value for the change.",
      "The report explains a changed verdict by a plain test of one group. The deciding test looks at all groups of the family together.",
      "A difference between groups is not yet discrimination: that is a legal judgement.",
      "Whether the first or the second audit is right, this report does not say.",
    ],
    threshold: (threshold) =>
      `What one audit hides is told of neither. Nor is a group told whose counts changed by fewer than ${threshold}: such a difference is a small count itself.`,
  },
  methods: {
    heading: "Method",
    items: [
      "Both releases are checked against their manifests and schemas first. Nothing but released numbers is used.",
      "To tell numbers from effect, the old ratio goes through the test with the new counts, and the new ratio with the old counts.",
    ],
  },
  reproduction: {
    heading: "Reproduction",
    toolkit: "Toolkit",
    date: "Date",
    command: "The command that writes this report:",
  },
};
