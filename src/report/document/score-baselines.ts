import type { Discrimination } from "../../audit/score/discrimination-result.js";
import type { DiscriminationPart, IntervalValue, UsePart } from "./audit-parts.js";
import type { Block } from "./report-document.js";
import type { Writer } from "./writer.js";

type FigurePart = Discrimination["figures"][number];

/**
 * What reported figures are worth: the interval that their counts give, or would give, and the units that it takes to
 * tell such an area from chance.
 *
 * @param part    the score beside its area
 * @param use     the set of outcomes that the report leads with
 * @param writer  writer of the report
 * @returns a paragraph a figure; none where the plan names no figure but 0.5
 * @example
 * baselineBlocks(audit.discrimination, audit.discrimination.sets[0], writer).length; // 1
 */
export function baselineBlocks(part: DiscriminationPart, use: UsePart | undefined, writer: Writer): Block[] {
  return part.figures.map((figure): Block => ({ kind: "paragraph", text: sentences(figure, use, writer).join(" ") }));
}

function sentences(figure: FigurePart, use: UsePart | undefined, writer: Writer): string[] {
  const { figures } = writer.text.discrimination;
  return [
    ...ownInterval(figure, writer),
    ...(figure.source === null ? [] : [figures.source(figure.source)]),
    ...neededSentence(figure, writer),
    ...differenceSentences(figure, use, writer),
  ];
}

function ownInterval({ auc, counts, interval, ifCounts }: FigurePart, writer: Writer): string[] {
  const { text, format, audit } = writer;
  const { figures } = text.discrimination;
  const figure = format.constant(auc);
  const level = writer.level(1 - audit.plan.score.alpha);
  if (counts !== null && interval !== null) {
    const { violations, none } = counts;
    const words = {
      violations: format.count(violations),
      none: format.count(none),
      interval: bounds(interval, writer),
    };
    return [figures.known({ figure, level, ...words })];
  }
  const [first, second] = ifCounts.map((assumed) => ({
    violations: format.count(assumed.violations),
    none: format.count(assumed.none),
    interval: bounds(assumed.interval, writer),
  }));
  return first === undefined || second === undefined ? [] : [figures.unknown({ figure, level, first, second })];
}

function bounds(interval: IntervalValue, { text, format }: Writer): string {
  if ("kind" in interval) return text.notEstimable[interval.reason];
  const words = (bound: number | "unbounded") => (bound === "unbounded" ? bound : format.decimal(bound));
  return text.chart.interval(words(interval.lower), words(interval.upper));
}

function neededSentence({ auc, needed }: FigurePart, writer: Writer): string[] {
  const { text, format, audit } = writer;
  const [alternative, underChance] = ["alternative", "null"].map((kind) =>
    needed.find(({ criticalVariance }) => criticalVariance === kind),
  );
  if (alternative === undefined || underChance === undefined) return [];
  return [
    text.discrimination.figures.needed({
      figure: format.constant(auc),
      power: writer.level(audit.plan.adequacy.power),
      violations: format.count(alternative.violations),
      none: format.count(alternative.none),
      nullViolations: format.count(underChance.violations),
      nullNone: format.count(underChance.none),
    }),
  ];
}

function differenceSentences({ auc }: FigurePart, use: UsePart | undefined, writer: Writer): string[] {
  const { text, format } = writer;
  const compared = use?.againstFigures.find(({ baseline }) => baseline === auc);
  if (compared === undefined) return [];
  return [
    text.discrimination.figures.difference({
      figure: format.constant(auc),
      difference: writer.estimate(compared.difference, format.decimal),
      interval: writer.intervalInBrackets(compared.difference, format.decimal),
      p: compared.test.kind === "withheld" ? "" : writer.test(compared.test),
    }),
    text.discrimination.figures.separate,
  ];
}
