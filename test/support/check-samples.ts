import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { developmentFiles } from "../../src/synthetic/old-model/development-files.js";
import { logTexts } from "../audit/human-check/simulated-log.js";

/** Text of every file of the three made-up samples, by path below `data-samples`. */
export function checkSamples(): Readonly<Record<string, string>> {
  const { log, groups } = logTexts(2026, {
    officers: 8,
    casesEach: 240,
    deviates: (officer) => [0.004, 0.01, 0.002, 0.02, 0.006, 0.015, 0.003, 0.01][officer]!,
  });
  return {
    "monitoring/counts.synthetic.csv": countsText(),
    "monitoring/series.yaml": SERIES,
    "monitoring/README.md": MONITORING_README,
    "human-check/log.synthetic.csv": log,
    "human-check/groups.synthetic.csv": groups,
    "human-check/trial.synthetic.csv": trialText(),
    "human-check/log.yaml": LOG,
    "human-check/README.md": HUMAN_CHECK_README,
    ...Object.fromEntries(
      developmentFiles({ seed: 2296, violations: 30, none: 89 }).map(({ name, text }) => [`old-model/${name}`, text]),
    ),
  };
}

const PERIODS = Array.from({ length: 9 }, (_, at) => `2024-0${at + 1}`);
const GROUPS = [
  { group: "A", n: 140 },
  { group: "B", n: 420 },
  { group: "C", n: 90 },
  { group: "D", n: 60 },
  { group: "E", n: 700 },
] as const;

/** Every group is flagged one time in five; group A one time in three from the fifth period on. */
function countsText(): string {
  const state = streamsFrom(20_260_101).block(0);
  const rows = PERIODS.flatMap((period, at) =>
    GROUPS.flatMap(({ group, n }) => {
      const size = Math.round(n * (0.85 + 0.3 * nextUniform(state)));
      const share = group === "A" && at >= 4 ? 0.34 : 0.2;
      const flagged = Array.from({ length: size }, () => nextUniform(state) < share).filter(Boolean).length;
      return [`${period},${group},yes,${flagged}`, `${period},${group},no,${size - flagged}`];
    }),
  );
  return `${["period,group,flagged,count", ...rows].join("\n")}\n`;
}

/** Staff agree with the model six times in ten when blind; of those who differ, two in five then take over its rating. */
function trialText(): string {
  const state = streamsFrom(20_260_102).block(0);
  const ratings = ["low", "middle", "high"];
  const draw = () => ratings[Math.floor(3 * nextUniform(state))]!;
  const rows = Array.from({ length: 300 }, () => {
    const model = draw();
    const blind = nextUniform(state) < 0.4 ? model : draw();
    const after = blind !== model && nextUniform(state) < 0.4 ? model : blind;
    return `${blind},${model},${after}`;
  });
  return `${["blind,model,after", ...rows].join("\n")}\n`;
}

const SERIES = `# Settings of toetssteen monitor: a made-up series of monthly counts.
version: 1
title: Made-up series of monthly counts
synthetic: true
model: {name: Made-up risk model, version: "1"}
dataOwner: nobody, the data is made up
protectedAttribute: {nl: nationaliteit, en: nationality}
source:
  kind: counts
  file: counts.synthetic.csv
  columns: {period: period, group: group, flagged: flagged, count: count}
  flagged: {"yes": ["yes"], "no": ["no"]}
  unit: sponsors
  periods: [${PERIODS.join(", ")}]
# Every month counts sponsors that no other month counts.
units: new
plannedLooks: 12
`;

const LOG = `# Settings of toetssteen human-check: a made-up log of decisions and a made-up blind trial.
version: 1
title: Made-up decisions on proposals of a risk model
synthetic: true
model: {name: Made-up risk model, version: "1"}
period: first half of 2024
dataOwner: nobody, the data is made up
protectedAttribute: {nl: nationaliteit, en: nationality}
bands: {order: [low, middle, high], flagged: [high]}
log:
  file: log.synthetic.csv
  columns: {band: band, decision: decision, seconds: seconds, reason: reason, officer: officer, day: day, order: order, sponsor: sponsor}
  decisions: {investigate: [look], leave: [leave]}
  groups: {file: groups.synthetic.csv, columns: {sponsor: sponsor, group: group}}
trial:
  file: trial.synthetic.csv
  columns: {blind: blind, model: model, after: after}
`;

const MONITORING_README = `# A series to monitor

Made-up counts of five groups over nine months. Every group is flagged one time in five; group A one time in three from
May on. Groups C and D are so small that some of their counts may not be shown.

\`\`\`
npx toetssteen monitor data-samples/monitoring/series.yaml --out report
\`\`\`
`;

const HUMAN_CHECK_README = `# A log of decisions and a blind trial

Made-up decisions of eight officers who hardly ever deviate from the model, and a trial in which staff rated 300 cases
before and after they saw the model. It shows the signal that no human contribution can be shown.

\`\`\`
npx toetssteen human-check data-samples/human-check/log.yaml --out report
\`\`\`
`;
