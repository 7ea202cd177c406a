import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import { setName } from "./outcome-parts.js";
import { estimateOf, intervalOf, pValueOf } from "./published.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import { type GradedPart, type GradedSetPart, gradesFigure } from "./severity-figure.js";
import type { Writer } from "./writer.js";

/**
 * Sections on severity and number of violations by band, one a column of the plan that grades.
 *
 * @param writer  writer of the report
 * @returns per grading a section of level 2 and three of level 3; none where the plan names no such column
 * @see method, section 7
 * @example
 * severitySections(writer)[0].id; // "graded-by-severity"
 */
export function severitySections(writer: Writer): Section[] {
  return writer.audit.bandsByGrade.flatMap((part) => {
    const words = writer.text.severity[part.by];
    const set = headlineGrades(part);
    const heading = headingOf(part, set, writer);
    const found = foundBlocks(part, set, writer);
    return threeQuestions({ id: `graded-by-${part.by}`, heading, what: words.what, when: words.when, found }, writer);
  });
}

/** The first set whose effect is shown with its interval: a random sample, else all known outcomes. */
function headlineGrades({ sets }: GradedPart): GradedSetPart {
  const measured = sets.filter(({ violators }) => violators !== null);
  return (
    measured.find(({ violators }) => intervalOf(violators!.superiority) !== undefined) ??
    measured.find(({ provenance }) => provenance === "all-known") ??
    sets[0]!
  );
}

/** A direction needs an interval too: with very few violations the p-value alone is not to be trusted. */
function headingOf(part: GradedPart, { violators, provenance }: GradedSetPart, writer: Writer): string {
  const { heading } = writer.text.severity[part.by];
  const name = writer.text.score.set[provenance];
  if (violators === null || violators.superiority.kind !== "shown") return heading.withheld;
  const [bounds, p] = [intervalOf(violators.superiority), pValueOf(violators.test)];
  if (bounds === undefined || p === undefined) return heading.notEstimable;
  if (p > part.alpha) return heading.notDistinguishable(name);
  return estimateOf(violators.superiority)! > 0.5 ? heading.rising(name) : heading.falling(name);
}

function foundBlocks(part: GradedPart, set: GradedSetPart, writer: Writer): Block[] {
  const { text } = writer;
  const sentences = sentencesOf(part, set, writer);
  return [
    ...(sentences.length === 0 ? [] : [{ kind: "paragraph", text: sentences.join(" ") } as const]),
    ...(set.provenance === "random" ? [] : [{ kind: "note", text: text.outcomes.bands.notRandom } as const]),
    ...(part.sets.some(({ restsOnUntestedAssumption }) => restsOnUntestedAssumption)
      ? [{ kind: "note", text: text.severity.assumption(text.outcomes.errors.assumption) } as const]
      : []),
    { kind: "figure", figure: gradesFigure(part, set, writer), depth: "public" },
    { kind: "table", table: orderTable(part, writer) },
  ];
}

function sentencesOf(part: GradedPart, set: GradedSetPart, writer: Writer): string[] {
  const { text, format } = writer;
  const words = text.severity[part.by];
  const unit = text.units[part.unit];
  const values = (graded: NonNullable<GradedSetPart["violators"]>) => ({
    set: text.score.set[set.provenance],
    unit,
    share: writer.estimate(graded.superiority, format.share),
    interval: writer.intervalInBrackets(graded.superiority, format.share),
    p: writer.test(graded.test),
  });
  const isShown = (graded: GradedSetPart["violators"]) =>
    graded !== null && estimateOf(graded.superiority) !== undefined;
  const sentences = [
    ...(isShown(set.violators) ? [words.violators(values(set.violators!))] : []),
    ...(isShown(set.all) ? [words.all(values(set.all))] : []),
  ];
  return sentences.length === 0 ? [] : [...sentences, text.severity.half];
}

/** Two rows a set of outcomes: over all units and over those with a violation. */
function orderTable(part: GradedPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { columns, population } = text.severity;
  const interval = text.table.interval(writer.level(1 - part.alpha));
  const steps = part.sets[0]?.all.steps ?? [];
  const labels = [columns.superiority, ...steps.map(({ higher, lower }) => columns.step(higher, lower))];
  const row = (set: GradedSetPart, over: string, graded: GradedSetPart["all"]) => [
    setName(set, writer),
    over,
    ...[graded.superiority, ...graded.steps.map(({ superiority }) => superiority)].flatMap((value) => [
      writer.estimate(value, format.share),
      writer.interval(value, format.share),
    ]),
    writer.testCell(graded.test),
  ];
  return {
    id: `bands-by-${part.by}-order`,
    caption: tagged(text.severity[part.by].orderCaption(text.units[part.unit]), writer),
    columns: [
      { label: text.outcomes.bands.columns.set, numeric: false },
      { label: columns.over, numeric: false },
      ...[...labels.flatMap((label) => [label, interval]), columns.test].map((label) => ({ label, numeric: true })),
    ],
    rows: part.sets.flatMap((set) => [
      row(set, population.all, set.all),
      ...(set.violators === null ? [] : [row(set, population.violators, set.violators)]),
    ]),
  };
}
