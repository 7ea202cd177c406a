import type { MonitorText } from "./monitor-text.js";

const DIRECTION = { more: "more often", less: "less often" } as const;
const verdict = (shown: boolean) => (shown ? "a difference is shown" : "no difference is shown");

/** English prose of the report of a monitored series. */
export const monitorEn: MonitorText = {
  synthetic:
    "Synthetic data. This report is about made-up data. It says nothing about a real model or about real people.",
  facts: { series: "Series", looks: "Looks", looksOf: (done, planned) => `${done} of ${planned} planned` },
  finding: {
    alarm: (groups, attribute) => `Alarm: the ratio by ${attribute} no longer fits chance for group ${groups}`,
    none: (done, planned) => `No alarm after ${done} of ${planned} planned looks`,
    notAssessed: "Whether groups are flagged alike could not be tested",
  },
  summary: {
    heading: "Summary",
    scope: ({ model, periods, groups, unit }) =>
      `This report follows the model “${model}” in use over ${periods} periods. It compares how often ${groups} groups are flagged with how often all others are flagged. It counts ${unit}.`,
    alarm: ({ group, period, direction }) =>
      `Group ${group} is flagged ${DIRECTION[direction]} than the others. The alarm was raised in ${period}.`,
    natural: ({ group, period, own, others, per, unit }) =>
      `In ${period}, of every ${per} ${unit} in group ${group}, ${own} were flagged; of every ${per} others, ${others}.`,
    none: "No group reached the bound of the alarm.",
    noneCaveat:
      "No alarm does not show that groups are treated alike. A small difference may need more periods to be seen.",
    notAssessed:
      "No group could be tested. The counts are of people who share the prediction of their sponsor, and it is not known which.",
    notFinished: (done, planned) =>
      `The series is at look ${done} of ${planned}. The bounds hold for the whole series, so later looks can still raise an alarm.`,
    gaps: (gaps) =>
      `${gaps} counts of a group in a period are too small to publish. They are gaps in the charts. A gap is not a zero.`,
    attentionHeading: "Reasons to look, without an alarm",
    attention: {
      "outside-limits": (group, period) => `Group ${group} lies outside its limits in ${period}.`,
      drift: (of, period) => `The ${of} in ${period} differ from those at the start by more than chance.`,
      "model-changed": (version, period) =>
        `The model is of version “${version}” from ${period} on. A change there may come from the new version.`,
    },
    attentionNote:
      "Even without any difference, about 3 of every 1,000 points lie outside their limits. One such point is no alarm.",
    attentionMore: (count) => `${count} more; see the tables.`,
  },
  rule: {
    heading: "When is there an alarm?",
    why: ({ looks, per100 }) =>
      `Someone who tests anew at every look, at 5%, finds a “difference” that is not there in about ${per100} of every 100 series of ${looks} looks, for one group alone. The rule below keeps the promised error probability over all looks together.`,
    validity: {
      spending:
        "A group raises the alarm when the sum of its differences over all periods reaches the bound that alpha spending sets for that look. Once raised, it stays.",
      martingale:
        "A group raises the alarm when a bettor who bets against “no difference” has become rich enough: the stake must have grown to 1 over the error probability. This holds at every moment, whatever the number of looks. Once raised, it stays.",
      "each-look":
        "Each look is tested by itself, at an equal part of the error probability. A group raises the alarm when its test of that look alone reaches this part.",
      nothing: "No test is valid for these counts, so there is no alarm and no absence of one.",
    },
    reason: {
      valid: "Every period counts new units. So the differences of the periods may be added up.",
      approximate:
        "The counts are of people within sponsors. The design effect makes up for that. The result is approximate, and the betting test, which needs exact counts, is left out.",
      "repeated-units":
        "The same units are scored again in later periods. A sum over periods would count old news as new. So alpha spending and the betting test are not used. The rule that is used is cautious: it finds less.",
      "clusters-unknown":
        "The counts are of people who share the prediction of their sponsor, and the sponsors are not known. A test that takes them as independent would ring far too often.",
    },
    alpha: ({ alpha, groups, each }) =>
      `The error probability over the whole series and all ${groups} watched groups is ${alpha}. Each group may spend ${each} of it.`,
    spending: {
      "obrien-fleming": "Spending is of the O'Brien-Fleming type: strict at first, lenient at the end.",
      pocock: "Spending is of the Pocock type: nearly even over the looks.",
    },
    beside: "The other test stands beside it in the tables and never raises the alarm.",
    attention:
      "A point outside its limits, a shift of the bands or groups, and another version of the model are reasons to look. They are no alarm.",
  },
  runs: {
    heading: "The ratio over time",
    intro:
      "Each chart shows how often one group is flagged compared with all others. At 1 both are flagged as often. The bars show what chance allows; they are wide when a period counts few units.",
    notDrawn: "No ratio is drawn. Without the sponsors, or a design effect, nobody knows what chance allows.",
    finding: ({ group, ratio, period }) => `Group ${group}: ${ratio} times as often as the others in ${period}`,
    noRatio: (group) => `Group ${group}: no period may be shown`,
    subtitle: ({ unit, group }) =>
      `Share of ${unit} flagged in group ${group}, divided by that of all others; limits of 99.7%`,
    description: ({ group, shown, gaps, outside }) =>
      `Run chart of group ${group}: ${shown} periods shown, ${gaps} gaps, ${outside} outside their limits.`,
    ratioAxis: "Ratio",
    limits: "Bars: where chance keeps 997 of 1,000 periods. Diamond: outside.",
    even: "Line at 1: flagged as often as the others.",
    gap: "not shown",
    alarm: "alarm\u00a0\u00a0",
    others: (count) => `${count} more groups are in the tables of this release.`,
    caption: (group) => `Group ${group} by period`,
    columns: {
      period: "Period",
      flagged: "Flagged",
      n: "Of",
      otherFlagged: "Others flagged",
      otherN: "Of",
      ratio: "Ratio",
      limits: "Limits",
      p: "p of this period alone",
      z: "z so far",
      boundary: "Bound of z",
      eValue: "Stake of the bettor",
      outside: "Outside",
    },
    yes: "yes",
    gapReason: {
      hidden: "not shown",
      absent: "group absent",
      "no-variation": "none or all flagged",
      "design-effect-unknown": "design effect unknown",
    },
    none: "–",
    range: (lower, upper) => `${lower} to ${upper}`,
  },
  groups: {
    heading: "All watched groups",
    intro:
      "z is the sum of the differences so far in standard deviations. p is that of the betting test and may be read at any moment.",
    introEachLook:
      "p is that of the test of one look. It raises the alarm at or below its bound: the error probability of the group divided by the planned looks.",
    eachLook: { p: "Smallest p of a look", bound: "Bound of p" },
    caption: "State of each group at its last shown period",
    columns: {
      group: "Group",
      shown: "Periods shown",
      gaps: "Gaps",
      z: "z",
      boundary: "Bound of z",
      p: "p of the betting test",
      alarm: "Alarm",
    },
    state: ({ state, since, direction }) =>
      state === "alarm" ? `since ${since}, flagged ${DIRECTION[direction!]}` : state === "none" ? "no" : "not tested",
  },
  changes: {
    heading: "Why a verdict changed",
    intro:
      "A verdict on one period can change because the numbers grew, or because the difference grew. To tell these apart, the old ratio is put through the test with the new numbers, and the new ratio with the old numbers.",
    none: "No group has two periods that can be compared.",
    sentence: ({ group, from, to, before, after, reason }) => {
      const start = `Group ${group}, ${from} to ${to}:`;
      if (reason === "unchanged") return `${start} unchanged; in both, taken by itself, ${verdict(after)}.`;
      const change = `first ${verdict(before)}, then ${verdict(after)}.`;
      const why = {
        size: after
          ? "This comes from the numbers: with the new numbers the old ratio would be shown too. The difference itself did not have to grow."
          : "This comes from the numbers: with the new numbers the old ratio would not be shown either. The difference itself did not have to shrink.",
        effect: after
          ? "This comes from the ratio: with the old numbers the new ratio would be shown too."
          : "This comes from the ratio: with the old numbers the new ratio would not be shown either.",
        either:
          "Either would have been enough: the new numbers with the old ratio, and the new ratio with the old numbers.",
        "only-together":
          "Only both together did it: neither the new numbers nor the new ratio would have been enough alone.",
        "not-estimable": "Which of the two did it cannot be said: one ratio is not possible with the other numbers.",
      }[reason];
      return `${start} ${change} ${why}`;
    },
    note: "These are plain tests of one period. They explain; they raise no alarm. Numbers means: how many units, and how often the others are flagged.",
  },
  drift: {
    heading: "Do the inputs shift?",
    intro:
      "The population stability index measures how far the bands, or the groups, have moved since the first period. It is 0 when nothing moved and is never below 0.",
    chance:
      "So it is above 0 by chance alone. The tables give what chance alone makes of it. The interval reaches 0 where chance can explain the value.",
    noChance: "Periods are not independent here, so there is no chance level and no interval.",
    none: "No composition of two periods may be shown.",
    caption: "Population stability index against the first period",
    of: { bands: "bands", groups: "groups" },
    columns: {
      of: "Of",
      period: "Period",
      index: "Index",
      interval: "95% interval",
      chance: "By chance, on average and in 95 of 100",
      said: "Pointed out",
    },
    pointedOut: "yes",
    notEstimable: { hidden: "not shown", "empty-class": "a class is empty" },
  },
  periods: {
    heading: "The periods",
    intro:
      "Which plan and which release each period comes from. A plan that differs from that of the period before is marked.",
    caption: "Periods of the series",
    columns: {
      period: "Period",
      n: "Units",
      share: "Flagged",
      model: "Model version",
      plan: "Plan (first digits of its hash)",
      input: "Release (first digits of its hash)",
    },
    hidden: "not shown",
    changed: "changed",
  },
  limits: {
    heading: "Limits",
    items: [
      "A difference between groups is not yet discrimination: that is a legal judgement.",
      "The charts compare flags, not violations. They do not say which flags were right.",
      "A group is compared with all others of the same period. If the whole model shifts, the ratio does not notice; the shift of the bands may.",
      "If one group is flagged far more often, every other group looks flagged a little less often, since that group is among its others.",
      "Low counts that may not be shown are left out. The tests allow for that: they take the counts that are shown as counts that reached the threshold.",
    ],
    repeated:
      "The same units come back. Whoever subtracts two periods sees what changed. Where counts are protected, a group that changes by a few units is therefore shown in no period.",
    clusters: "The counts are of people within sponsors. Nothing is known of how many sponsors stand behind a count.",
    designEffect: (value, source) => `The design effect of ${value} is taken from: ${source}.`,
    threshold: (threshold) => `Counts below ${threshold} units, and counts that sums would give away, are not shown.`,
    noThreshold: (reason) => `Nothing is hidden. Reason given: ${reason}.`,
  },
  methods: {
    heading: "Method",
    items: [
      "Per period, the number flagged in a group is compared with its hypergeometric law given both sizes and all flags, cut to the counts that would have been shown.",
      "Differences and variances are summed over periods, stratified by period (Mantel-Haenszel). Bounds follow the Lan-DeMets method: alpha is spent by the number of planned looks gone by, the correlation of looks by their variances.",
      "The betting test is a martingale: a mixture of likelihood ratios of odds ratios in the same laws. Its p-value is 1 over the largest stake so far.",
      "Groups share the error probability in equal parts (Bonferroni).",
    ],
    bets: (ratios) => `Odds ratios that the betting test bets on: ${ratios}.`,
    references: "References",
  },
  reproduction: {
    heading: "Reproduction",
    toolkit: "Toolkit",
    hash: "SHA-256 of the series file",
    date: "Date",
    command: "The command that writes this report:",
  },
};
