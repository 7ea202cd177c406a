import { reliabilityChart } from "../charts/reliability-chart.js";
import { tagged } from "./group-tables.js";
import { gatherHiddenRows } from "./hidden-rows.js";
import { threeQuestions } from "./hypothesis-section.js";
import { type CalibrationPart, groupName, setName } from "./outcome-parts.js";
import { estimateOf, intervalOf, shownValue } from "./published.js";
import type { Block, Figure, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

type SetPart = CalibrationPart["sets"][number];
type NumbersPart = NonNullable<SetPart["numbers"]>;
type Point = Extract<SetPart["reliability"], { kind: "shown" }>["value"]["points"][number];

/**
 * Sections on what a score means: predicted against observed shares.
 *
 * @param writer  writer of the report
 * @returns a section of level 2 and three of level 3; none where the data has no score with outcomes
 * @see method, section 7
 * @example
 * calibrationSections(writer)[0].id; // "calibration"
 */
export function calibrationSections(writer: Writer): Section[] {
  const { calibration } = writer.audit;
  if (calibration.kind === "not-estimable") return [];
  const words = writer.text.outcomes.calibration;
  const headline = headlineSet(calibration);
  if (headline === undefined) return [];
  return threeQuestions(
    {
      id: "calibration",
      heading: heading(headline, writer),
      what: words.what,
      when: words.when,
      found: foundBlocks(calibration, headline, writer),
    },
    writer,
  );
}

/** The first set of which something is shown; a random sample stands first. */
function headlineSet({ sets }: CalibrationPart): SetPart | undefined {
  const shown = sets.find(
    ({ numbers, reliability, restsOnUntestedAssumption }) =>
      !restsOnUntestedAssumption &&
      (numbers === null ? reliability.kind === "shown" : estimateOf(numbers.observed) !== undefined),
  );
  return shown ?? sets[0];
}

function heading({ numbers, provenance, reliability }: SetPart, { text }: Writer): string {
  const words = text.outcomes.calibration.heading;
  if (numbers === null) return reliability.kind === "shown" ? words.classes : words.withheld;
  const [predicted, bounds] = [estimateOf(numbers.meanPredicted), intervalOf(numbers.observed)];
  if (predicted === undefined || bounds?.lower === undefined || bounds.upper === undefined) return words.withheld;
  const set = text.score.set[provenance];
  if (predicted > bounds.upper) return words.tooHigh(set);
  return predicted < bounds.lower ? words.tooLow(set) : words.onAverage(set);
}

function foundBlocks(part: CalibrationPart, set: SetPart, writer: Writer): Block[] {
  const words = writer.text.outcomes.calibration;
  const sentences = set.numbers === null ? [words.noProbability] : numberSentences(set.numbers, set.provenance, writer);
  const drawn = curveSet(part) ?? set;
  return [
    { kind: "paragraph", text: sentences.join(" ") },
    { kind: "figure", figure: reliabilityFigure(part, drawn, writer) },
    ...(part.probability === null
      ? []
      : ([
          { kind: "table", table: setsTable(part, writer) },
          ...(part.groups.length === 0
            ? []
            : [{ kind: "table", table: gatherHiddenRows(groupsTable(part, writer), writer), folded: true }]),
        ] as Block[])),
  ];
}

/**
 * The first set that has a curve: a random sample may be too small for one.
 *
 * @param part  the answered question
 * @returns the set, or undefined where no set has a curve
 * @example
 * curveSet(part)?.provenance; // "all-known"
 */
export function curveSet({ sets }: CalibrationPart): SetPart | undefined {
  return sets.find(({ reliability }) => (shownValue(reliability)?.points.length ?? 0) > 1);
}

function numberSentences(numbers: NumbersPart, provenance: SetPart["provenance"], writer: Writer): string[] {
  const { text, format } = writer;
  const words = text.outcomes.calibration;
  const brier = shownValue(numbers.brier);
  return [
    words.average({
      set: text.score.set[provenance],
      predicted: writer.estimate(numbers.meanPredicted, format.share),
      observed: writer.estimate(numbers.observed, format.share),
      interval: writer.intervalInBrackets(numbers.observed, format.share),
    }),
    ...(estimateOf(numbers.slope) === undefined
      ? []
      : [
          words.slope({
            slope: writer.estimate(numbers.slope, format.ratio),
            interval: writer.intervalInBrackets(numbers.slope, format.ratio),
          }),
        ]),
    ...(brier === undefined || "kind" in brier || brier.score.kind !== "estimate"
      ? []
      : [words.brier({ score: format.decimal(brier.score.value), uncertainty: format.decimal(brier.uncertainty) })]),
  ];
}

/**
 * Figure of the reliability curve of one set of outcomes.
 *
 * @param part    the answered question
 * @param set     the set that is drawn
 * @param writer  writer of the report
 * @returns figure with its chart, or with a sentence where it may not be drawn
 * @example
 * reliabilityFigure(part, part.sets[0], writer).id; // "calibration-curve"
 */
export function reliabilityFigure(part: CalibrationPart, set: SetPart, writer: Writer): Figure {
  const { text, format, audit } = writer;
  const { figure } = text.outcomes.calibration;
  const points = shownValue(set.reliability)?.points ?? [];
  const scale = part.probability;
  const observed = (point: Point | undefined) =>
    point?.observed.kind === "estimate" ? format.share(point.observed.value) : text.table.suppressed;
  const description = figure.description({ points: format.count(points.length) });
  const isDrawn = points.length > 1;
  return {
    id: "calibration-curve",
    finding: isDrawn
      ? figure.finding({ low: observed(points[0]), high: observed(points.at(-1)) })
      : text.outcomes.calibration.heading.withheld,
    subtitle: figure.subtitle({
      set: text.score.set[set.provenance],
      unit: text.units[part.unit],
      level: writer.level(1 - audit.plan.score.alpha),
      period: audit.plan.period,
    }),
    description,
    spec: isDrawn
      ? reliabilityChart(
          points.flatMap(({ meanScore, observed: share }) => {
            if (share.kind !== "estimate") return [];
            const bounds = intervalOf({ kind: "shown", value: share });
            const score = scale === null ? meanScore : (meanScore - scale.zero) / (scale.one - scale.zero);
            return [{ score, observed: share.value, lower: bounds?.lower, upper: bounds?.upper }];
          }),
          {
            description,
            scoreAxis: scale === null ? figure.scoreAxis : figure.predictedAxis,
            observedAxis: figure.observedAxis,
            asPredicted: scale === null ? null : figure.asPredicted,
            language: text.language,
            syntheticTag: writer.syntheticTag,
          },
        )
      : null,
    sentence: isDrawn ? null : figure.withheld,
    notes: set.restsOnUntestedAssumption ? [text.outcomes.bands.assumption] : [],
    table: isDrawn ? curveTable(points, writer) : null,
  };
}

function curveTable(points: readonly Point[], writer: Writer): ReportTable {
  const { text, format, audit } = writer;
  const { curve, curveCaption } = text.outcomes.calibration;
  const labels = [
    curve.from,
    curve.mean,
    text.outcomes.bands.columns.n,
    curve.observed,
    text.table.interval(writer.level(1 - audit.plan.score.alpha)),
  ];
  return {
    id: "calibration-curve",
    caption: tagged(curveCaption, writer),
    columns: labels.map((label) => ({ label, numeric: true })),
    rows: points.map(({ from, meanScore, units, observed }) => {
      const share = { kind: "shown", value: observed } as const;
      return [
        format.constant(from),
        format.ratio(meanScore),
        format.count(units),
        writer.estimate(share, format.share),
        writer.interval(share, format.share),
      ];
    }),
  };
}

function setsTable(part: CalibrationPart, writer: Writer): ReportTable {
  const { calibration } = writer.text.outcomes;
  return {
    id: "calibration-sets",
    caption: tagged(calibration.caption(writer.text.units[part.unit]), writer),
    columns: [...numberColumns(calibration.columns.set, writer), ...partColumns(writer)],
    rows: part.sets.flatMap((set) =>
      set.numbers === null
        ? []
        : [[setName(set, writer), ...numberCells(set.numbers, writer), ...partCells(set.reliability, writer)]],
    ),
  };
}

function groupsTable(part: CalibrationPart, writer: Writer): ReportTable {
  const { calibration } = writer.text.outcomes;
  return {
    id: "calibration-groups",
    caption: tagged(calibration.groupsCaption(writer.text.units[part.unit]), writer),
    columns: numberColumns(writer.text.table.group, writer),
    rows: part.groups.map(({ group, ...numbers }) => [groupName(group, writer), ...numberCells(numbers, writer)]),
  };
}

function numberColumns(first: string, writer: Writer): ReportTable["columns"] {
  const { columns } = writer.text.outcomes.calibration;
  const interval = writer.text.table.interval(writer.level(1 - writer.audit.plan.score.alpha));
  const labels = [
    columns.predicted,
    columns.observed,
    interval,
    columns.inTheLarge,
    interval,
    columns.slope,
    interval,
    columns.brier,
    columns.uncertainty,
  ];
  return [{ label: first, numeric: false }, ...labels.map((label) => ({ label, numeric: true }))];
}

/** Parts of the Brier score over the points of the curve. */
function partColumns({ text }: Writer): ReportTable["columns"] {
  const { columns } = text.outcomes.calibration;
  return [columns.reliability, columns.resolution, columns.error].map((label) => ({ label, numeric: true }));
}

function partCells(reliability: SetPart["reliability"], { text, format }: Writer): string[] {
  const parts = shownValue(reliability)?.parts ?? null;
  if (parts === null) return new Array<string>(3).fill(text.withheld["rests-on-hidden-cell"]);
  return [parts.reliability, parts.resolution, parts.calibrationError].map(format.decimal);
}

function numberCells(numbers: NumbersPart, writer: Writer): string[] {
  const { text, format } = writer;
  const withInterval = (value: NumbersPart["slope"], write: (value: number) => string) => [
    writer.estimate(value, write),
    writer.interval(value, write),
  ];
  return [
    writer.estimate(numbers.meanPredicted, format.share),
    ...withInterval(numbers.observed, format.share),
    ...withInterval(numbers.inTheLarge, format.ratio),
    ...withInterval(numbers.slope, format.ratio),
    ...brierCells(shownValue(numbers.brier), { text, format }),
  ];
}

type BrierPart = Extract<NumbersPart["brier"], { kind: "shown" }>["value"];

function brierCells(brier: BrierPart | undefined, { text, format }: Pick<Writer, "text" | "format">): string[] {
  if (brier === undefined) return new Array<string>(2).fill(text.withheld["rests-on-hidden-cell"]);
  if ("kind" in brier) return new Array<string>(2).fill(text.notEstimable[brier.reason]);
  const { score, uncertainty } = brier;
  const words = score.kind === "estimate" ? format.decimal(score.value) : text.notEstimable[score.reason];
  return [words, format.decimal(uncertainty)];
}
