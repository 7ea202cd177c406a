import { baselineArea } from "../../plan/score-schema.js";
import type { ScorePart, ScoreSetPart } from "./audit-parts.js";
import { tableOf } from "./audit-parts.js";
import { scoreClaim } from "./claims.js";
import { critiqueBlocks } from "./critique-blocks.js";
import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import { baselineBlocks } from "./score-baselines.js";
import { drawnSet } from "./score-classes-shown.js";
import { scoreFigure } from "./score-figure.js";
import { modelSections } from "./score-models.js";
import { periodSections } from "./score-periods.js";
import { precisionSection } from "./score-precision.js";
import { routeBlocks } from "./score-routes.js";
import { yieldSection } from "./score-yield.js";
import type { Writer } from "./writer.js";

/**
 * Sections on the score: how well it tells violations from no violation, against chance and the baseline.
 *
 * @param writer  writer of the report
 * @returns a section of level 2 and sections of level 3: three questions, then yield, precision, periods and other models
 * @example
 * scoreSections(writer)[0].heading;
 */
export function scoreSections(writer: Writer): Section[] {
  const { text, audit } = writer;
  const { score } = audit;
  if (score.kind === "not-estimable") {
    const reason = text.score.notEstimable(text.unavailable[score.reason]);
    return [{ id: "score", level: 2, heading: scoreClaim(writer), blocks: [{ kind: "paragraph", text: reason }] }];
  }
  return [
    ...threeQuestions(
      {
        id: "score",
        heading: scoreClaim(writer),
        what: text.score.what,
        when: text.score.when,
        found: estimatedBlocks(score, writer),
      },
      writer,
    ),
    ...detailSections(writer),
  ];
}

function detailSections(writer: Writer): Section[] {
  const { discrimination: part } = writer.audit;
  if (part.kind === "not-estimable") return modelSections(writer);
  const use = drawnSet(writer.audit, part.sets);
  return [
    ...(use === undefined ? [] : [yieldSection(part, use, writer), precisionSection(part, use, writer)]),
    ...periodSections(part, writer),
    ...modelSections(writer),
  ];
}

function estimatedBlocks(score: ScorePart, writer: Writer): Block[] {
  const { text, audit } = writer;
  const power = writer.level(audit.plan.adequacy.power);
  const reasons = score.adequacy.reasons.map((reason) => text.verdict.reason(reason, power));
  const [headline] = score.sets;
  const part = audit.discrimination.kind === "estimated" ? audit.discrimination : null;
  const use = part?.sets[0];
  const namesBaseline = audit.plan.score.baselines.map(baselineArea).includes(0.571);
  return [
    ...(score.adequacy.value === "insufficient"
      ? [{ kind: "note", text: [text.score.insufficient, ...reasons].join(" ") } as const]
      : []),
    ...(headline === undefined ? [] : headlineBlocks(score, headline, writer)),
    ...(namesBaseline ? [{ kind: "note", text: text.score.baselineIsRead } as const] : []),
    ...(part === null ? [] : baselineBlocks(part, part.sets[0], writer)),
    { kind: "table", table: setsTable(score, writer) },
    ...(headline === undefined || use === undefined ? [] : routeBlocks(headline, use, writer)),
    ...critiqueBlocks(writer),
  ];
}

function headlineBlocks(score: ScorePart, set: ScoreSetPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const sentences = [
    text.score.estimate({
      auc: writer.estimate(set.auc, format.decimal),
      interval: writer.intervalInBrackets(set.auc, format.decimal),
      violations: outcomeCount(set, "violation", writer),
      none: outcomeCount(set, "none", writer),
      unit: text.units[score.unit],
      set: text.score.set[set.provenance],
    }),
    ...set.baselines.map((baseline) =>
      text.score.against({
        baseline: format.constant(baseline.baseline),
        position: text.score.position[shownValue(baseline.position) ?? "not-estimable"],
        p: baseline.test.kind === "withheld" ? "" : writer.test(baseline.test),
      }),
    ),
    ...(set.restsOnUntestedAssumption ? [text.score.assumption] : []),
    ...(set.provenance === "random" ? [] : [text.score.rangeRestriction]),
  ];
  return [
    { kind: "paragraph", text: sentences.join(" ") },
    { kind: "figure", figure: scoreFigure(score, drawnSet(writer.audit, score.sets) ?? set, writer), depth: "public" },
  ];
}

function outcomeCount(set: ScoreSetPart, level: string, { audit, text, format }: Writer): string {
  const table = tableOf(audit, set.outcomes);
  const count = table?.counts[table.keys[0]?.levels.indexOf(level) ?? -1];
  return count === undefined || count === "suppressed" ? text.table.suppressed : format.count(count);
}

function setsTable(score: ScorePart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns } = text.score;
  const baselines = score.sets[0]?.baselines.map((baseline) => baseline.baseline) ?? [];
  const number = (label: string) => ({ label, numeric: true });
  return {
    id: "score-sets",
    caption: tagged(`${text.score.setsCaption} (${text.units[score.unit]})`, writer),
    columns: [
      { label: columns.set, numeric: false },
      number(columns.violations),
      number(columns.none),
      number(columns.auc),
      number(text.table.interval(writer.level(0.95))),
      ...baselines.map((baseline) => number(columns.against(format.constant(baseline)))),
    ],
    rows: score.sets.map((set) => [
      text.score.set[set.provenance],
      outcomeCount(set, "violation", writer),
      outcomeCount(set, "none", writer),
      writer.estimate(set.auc, format.decimal),
      writer.interval(set.auc, format.decimal),
      ...set.baselines.map((baseline) => writer.testCell(baseline.test)),
    ]),
  };
}
