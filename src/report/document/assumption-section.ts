import type { AreasAtShare, BreakingPoint, FailsAt } from "../../audit/assumption/assumption-result.js";
import { baselineArea } from "../../plan/score-schema.js";
import { assumptionChart } from "../charts/assumption-chart.js";
import { assumptionBandBlocks } from "./assumption-bands.js";
import { type AssumptionPart, claimsTable, claimWords } from "./assumption-claims.js";
import { assumptionGroupBlocks } from "./assumption-groups.js";
import { tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { threeQuestions } from "./hypothesis-section.js";
import { knownFigure } from "./known-figure.js";
import { shownValue } from "./published.js";
import type { Block, Figure, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * Sections on the untested assumption: which claims about the score fail, and at how many hidden violations.
 *
 * @param writer  writer of the report
 * @returns none where nobody was never inspected, else a section of level 2 and three of level 3
 * @see method, section 8
 * @example
 * assumptionSections(writer)[0].heading;
 */
export function assumptionSections(writer: Writer): Section[] {
  const { assumption } = writer.audit;
  const { text } = writer;
  if (assumption.kind === "not-estimable") {
    if (assumption.reason !== "no-known-outcome") return [];
    const words = text.assumption.notEstimable(text.unavailable[assumption.reason]);
    const blocks: Block[] = [{ kind: "paragraph", text: words }];
    return [{ id: "assumption", level: 2, heading: text.assumption.heading.notEstimable, blocks }];
  }
  return threeQuestions(
    {
      id: "assumption",
      heading: heading(assumption, writer),
      what: text.assumption.what(text.units[assumption.unit]),
      when: text.assumption.when,
      found: foundBlocks(assumption, writer),
    },
    writer,
  );
}

/**
 * What the untested assumption does to the claims: the heading of its chapter.
 * @param writer  writer of the report
 * @returns the claim without full stop; null where nothing could be computed
 * @example
 * assumptionClaim(writer); // "If 0.2% of the never-inspected sponsors hide a violation, ..."
 */
export function assumptionClaim(writer: Writer): string | null {
  const { assumption } = writer.audit;
  return assumption.kind === "not-estimable" ? null : heading(assumption, writer);
}

function shownClaims(assumption: AssumptionPart): readonly BreakingPoint[] {
  return assumption.breakingPoints.flatMap((claim) => shownValue(claim) ?? []);
}

/** The claim that fails first names the section; claims that were never supported cannot fail. */
function heading(assumption: AssumptionPart, writer: Writer): string {
  const { text, format } = writer;
  const unit = text.units[assumption.unit];
  const supported = shownClaims(assumption).filter((claim) => claim.intervalHolds);
  if (supported.length === 0) return text.assumption.heading.nothing;
  const [first] = supported
    .filter((claim) => claim.intervalFails !== null)
    .sort((a, b) => a.intervalFails!.hidden - b.intervalFails!.hidden);
  if (first === undefined) return text.assumption.heading.holds(format.share(assumption.highestShare), unit);
  const share = format.share(first.intervalFails!.share);
  return text.assumption.heading.fails({ claim: claimWords(first.claim, writer), share, unit });
}

function foundBlocks(assumption: AssumptionPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const known = knownFigure(assumption, writer);
  return [
    { kind: "paragraph", text: countsSentence(assumption, writer) },
    ...(known === null ? [] : [{ kind: "figure", figure: known } as const]),
    ...leftOutNote(assumption, writer),
    { kind: "note", text: text.assumption.taken(text.units[assumption.unit]) },
    ...shownClaims(assumption).map(
      (claim): Block => ({
        kind: "paragraph",
        text: claimSentences(claim, assumption, writer),
      }),
    ),
    ...claimsBlock(assumption, writer),
    { kind: "figure", figure: areaFigure(assumption, writer), depth: "public" },
    { kind: "paragraph", text: text.assumption.bounds },
    { kind: "paragraph", text: text.assumption.scenarios(format.constant(assumption.oddsRatio)) },
    ...assumptionBandBlocks(assumption, writer),
    ...assumptionGroupBlocks(assumption, writer),
  ];
}

/** Units that the chapter leaves out, where there are any and their number may be told. */
function leftOutNote({ leftOut, unit }: AssumptionPart, { text, format }: Writer): Block[] {
  const count = shownValue(leftOut) ?? 0;
  return count === 0 ? [] : [{ kind: "note", text: text.assumption.leftOut(format.count(count), text.units[unit]) }];
}

function claimsBlock(assumption: AssumptionPart, writer: Writer): Block[] {
  const points = shownClaims(assumption);
  if (points.length === 0) return [];
  const { caption } = writer.text.assumption.rates.claims;
  return [
    { kind: "table", table: claimsTable(points, { id: "assumption-claims", caption, part: assumption }, writer) },
  ];
}

function countsSentence(assumption: AssumptionPart, { audit, text, format }: Writer): string {
  const table = tableOf(audit, assumption.outcomes);
  const [violations, none, never] = [0, 1, 2].map((cell) => {
    const count = table?.counts[cell];
    return typeof count === "number" ? format.count(count) : text.table.suppressed;
  }) as [string, string, string];
  return text.assumption.counts({ violations, none, never, unit: text.units[assumption.unit] });
}

function claimSentences(point: BreakingPoint, assumption: AssumptionPart, writer: Writer): string {
  const { text, format } = writer;
  const claim = claimWords(point.claim, writer);
  const unit = text.units[assumption.unit];
  if (!point.estimateHolds) return text.assumption.unsupported(claim);
  const words = ({ share, hidden }: FailsAt) => ({
    claim,
    share: format.share(share),
    hidden: format.count(hidden),
    unit,
  });
  const estimate = point.estimateFails === null ? [] : [text.assumption.estimateFails(words(point.estimateFails))];
  if (!point.intervalHolds) return [text.assumption.uncertain(claim), ...estimate].join(" ");
  if (point.intervalFails === null) {
    return text.assumption.holdsThroughout({ claim, share: format.share(assumption.highestShare), unit });
  }
  return [...estimate, text.assumption.intervalFails(words(point.intervalFails))].join(" ");
}

/**
 * Figure of the untested assumption: the area under the ROC curve by share of hidden violations.
 *
 * @param writer  writer of the report
 * @returns figure with its chart or a sentence, or null where the question is not answered
 * @example
 * assumptionFigure(writer)?.id; // "assumption-areas"
 */
export function assumptionFigure(writer: Writer): Figure | null {
  const { assumption } = writer.audit;
  return assumption.kind === "estimated" ? areaFigure(assumption, writer) : null;
}

function areaFigure(assumption: AssumptionPart, writer: Writer): Figure {
  const { text, format, audit } = writer;
  const { figure } = text.assumption;
  const unit = text.units[assumption.unit];
  const areas = shownAreas(assumption);
  const last = areas?.at(-1);
  const words = {
    share: format.share(last?.share ?? assumption.highestShare),
    lowest: last === undefined ? "" : format.decimal(last.bounds.lowest),
    highest: last === undefined ? "" : format.decimal(last.bounds.highest),
  };
  const description = figure.description(words);
  return {
    id: "assumption-areas",
    finding: last === undefined ? figure.withheld : figure.finding({ ...words, unit }),
    subtitle: figure.subtitle(unit, audit.plan.period),
    description,
    spec: areas === null ? null : chartOf(areas, assumption, description, writer),
    sentence: areas === null ? figure.withheld : null,
    notes: [],
    table: areas === null ? null : areasTable(areas, assumption, writer),
  };
}

function shownAreas(assumption: AssumptionPart): readonly AreasAtShare[] | null {
  const areas = shownValue(assumption.areas);
  return areas === undefined || "kind" in areas ? null : areas;
}

function chartOf(
  areas: readonly AreasAtShare[],
  assumption: AssumptionPart,
  description: string,
  { text, format, audit, syntheticTag }: Writer,
) {
  const { figure } = text.assumption;
  const fails = shownClaims(assumption)
    .flatMap(({ claim, estimateHolds, estimateFails }) =>
      claim.kind === "auc-above" && estimateHolds && estimateFails !== null
        ? [{ baseline: claim.baseline, share: estimateFails.share }]
        : [],
    )
    .sort((a, b) => a.share - b.share)[0];
  return assumptionChart(
    areas.map(({ share, inProportion, byRank, bounds }) => ({
      share,
      inProportion: inProportion.value,
      byRank: byRank.value,
      lowest: bounds.lowest,
      highest: bounds.highest,
    })),
    {
      description,
      shareAxis: figure.shareAxis,
      areaAxis: figure.areaAxis,
      boundsLabel: figure.boundsLabel,
      inProportionLabel: figure.inProportion,
      byRankLabel: figure.byRank,
      baselines: audit.plan.score.baselines
        .map(baselineArea)
        .map((value) => ({ value, label: figure.baseline(format.constant(value)) })),
      breaking:
        fails === undefined
          ? null
          : {
              share: fails.share,
              label: figure.breaking({ share: format.share(fails.share), baseline: format.constant(fails.baseline) }),
            },
      language: text.language,
      syntheticTag,
    },
  );
}

function areasTable(areas: readonly AreasAtShare[], assumption: AssumptionPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const { table, figure } = text.assumption;
  const unit = text.units[assumption.unit];
  const labels = [
    table.share,
    table.hidden(unit),
    figure.inProportion,
    figure.byRank,
    table.lowest,
    table.highest,
    table.interval(writer.level(1 - writer.audit.plan.score.alpha)),
  ];
  return {
    id: "assumption-areas",
    caption: tagged(table.caption, writer),
    columns: labels.map((label) => ({ label, numeric: true })),
    rows: areas.map(({ share, hidden, inProportion, byRank, bounds }) => [
      format.share(share),
      format.count(hidden),
      format.decimal(inProportion.value),
      format.decimal(byRank.value),
      format.decimal(bounds.lowest),
      format.decimal(bounds.highest),
      text.chart.interval(format.decimal(bounds.lower), format.decimal(bounds.upper)),
    ]),
  };
}
