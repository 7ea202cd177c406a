import type { BreakingPoint, GroupNumbers } from "../../audit/assumption/assumption-result.js";
import { boundsCells, valueCell } from "./assumption-bands.js";
import { type AssumptionPart, claimsTable, neverInspected } from "./assumption-claims.js";
import { tagged } from "./group-tables.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

type GroupsPart = Extract<AssumptionPart["groups"], { kind: "estimated" }>;
type Measure = GroupsPart["groups"][number]["measures"][number];

/**
 * What hidden violations do to the rates of each group: which groups are alike and what undoes it, and tables of rates.
 * Groups that are not published are counted and not named.
 *
 * @param part    the untested assumption
 * @param writer  writer of the report
 * @returns blocks; a note with the reason where nothing can be said
 * @example
 * assumptionGroupBlocks(part, writer)[0].kind; // "paragraph"
 */
export function assumptionGroupBlocks(part: AssumptionPart, writer: Writer): Block[] {
  const { text, format, audit } = writer;
  const words = text.assumption.rates.groups;
  const { groups } = part;
  if (groups.kind === "not-estimable") {
    return [{ kind: "note", text: words.notEstimable(text.unavailable[groups.reason]) }];
  }
  const unit = text.units[part.unit];
  const shown = groups.groups.filter(({ measures }) => measures.every(({ rates }) => rates.kind === "shown"));
  const hidden = groups.groups.length - shown.length;
  const notes: Block[] = [
    ...(hidden > 0 ? [{ kind: "note", text: words.hidden(format.count(hidden)) } as const] : []),
    ...(groups.notPlaced.length > 0
      ? [{ kind: "note", text: words.notPlaced(format.list(groups.notPlaced)) } as const]
      : []),
  ];
  const { ratioLower, ratioUpper } = audit.plan.margins;
  const margins = { lower: format.ratio(ratioLower), upper: format.ratio(ratioUpper), unit };
  const intro: Block[] = [
    { kind: "paragraph", text: words.intro(margins) },
    { kind: "paragraph", text: words.joint(unit) },
  ];
  if (shown.length === 0) return [...intro, { kind: "paragraph", text: words.none(unit) }, ...notes];
  const measures = shown[0]!.measures.map(({ measure }) => measure);
  const of = (measure: Measure["measure"]) =>
    shown.map(({ group, measures: own }) => ({ group, own: own.find((one) => one.measure === measure)! }));
  return [
    ...intro,
    ...measures.flatMap((measure) => summaryBlocks(measure, of(measure), part, writer)),
    ...claimBlocks(
      shown.flatMap(({ measures: own }) => own),
      part,
      writer,
    ),
    ...measures.map(
      (measure): Block => ({ kind: "table", table: ratesTable(measure, of(measure), part, writer), folded: true }),
    ),
    ...shown.flatMap(({ group, measures: own }) => plannedBlocks(group, own, part, writer)),
    ...notes,
  ];
}

type GroupMeasure = { readonly group: string; readonly own: Measure };

function pointsOf(measures: readonly Measure[]): readonly BreakingPoint[] {
  return measures.flatMap(({ alike }) => {
    const point = shownValue(alike);
    return point === undefined || "kind" in point ? [] : [point];
  });
}

/** How many groups are alike if nobody hides a violation, and which of these estimates fails first. */
function summaryBlocks(
  measure: Measure["measure"],
  groups: readonly GroupMeasure[],
  part: AssumptionPart,
  writer: Writer,
): Block[] {
  const { text, format } = writer;
  const { groups: words, measure: measures } = text.assumption.rates;
  const unit = text.units[part.unit];
  const points = pointsOf(groups.map(({ own }) => own));
  const alike = points.filter(({ estimateHolds }) => estimateHolds);
  const summary = words.summary({
    measure: measures[measure](unit),
    estimate: format.count(alike.length),
    interval: format.count(points.filter(({ intervalHolds }) => intervalHolds).length),
    of: format.count(points.length),
  });
  const [first] = alike
    .filter(({ estimateFails }) => estimateFails !== null)
    .sort((a, b) => a.estimateFails!.hidden - b.estimateFails!.hidden);
  const fails =
    first === undefined || first.claim.kind !== "groups-alike" || first.claim.group === null
      ? []
      : [
          words.first({
            group: first.claim.group,
            hidden: format.count(first.estimateFails!.hidden),
            share: format.share(first.estimateFails!.share),
            never: neverInspected(part, writer),
            unit,
          }),
        ];
  return [{ kind: "paragraph", text: [summary, ...fails].join(" ") }];
}

/** Claims that the estimate supports if nobody hides a violation; the others have nothing to lose. */
function claimBlocks(measures: readonly Measure[], part: AssumptionPart, writer: Writer): Block[] {
  const points = pointsOf(measures).filter(({ estimateHolds }) => estimateHolds);
  if (points.length === 0) return [];
  const { groupsCaption } = writer.text.assumption.rates.claims;
  const table = claimsTable(points, { id: "assumption-group-claims", caption: groupsCaption, part }, writer);
  return [{ kind: "table", table, folded: true }];
}

function ratesTable(
  measure: Measure["measure"],
  groups: readonly GroupMeasure[],
  part: AssumptionPart,
  writer: Writer,
): ReportTable {
  const { text, format } = writer;
  const { groups: words, measure: measures } = text.assumption.rates;
  const interval = text.assumption.table.interval(writer.level(1 - writer.audit.plan.score.alpha));
  const share = format.share(part.highestShare);
  const labels = [words.columns.now, words.columns.range(share), interval];
  const ratios = [words.columns.ratioNow, words.columns.ratioRange(share), interval];
  return {
    id: `assumption-${measure}`,
    caption: tagged(words.caption(measures[measure](text.units[part.unit])), writer),
    columns: [
      { label: words.columns.group, numeric: false },
      ...[...labels, ...ratios].map((label) => ({ label, numeric: true })),
    ],
    rows: groups.flatMap(({ group, own }) => {
      const values = shownValue(own.rates);
      const [now, last] = [values?.[0], values?.at(-1)];
      if (now === undefined || last === undefined) return [];
      return [
        [
          group,
          valueCell(now.rate.inProportion, format.share, writer),
          ...boundsCells(last.rate.bounds, format.share, writer),
          valueCell(now.ratio.inProportion, format.ratio, writer),
          ...boundsCells(last.ratio.bounds, format.ratio, writer),
        ],
      ];
    }),
  };
}

/** The plan's own share of one group, in words. */
function plannedBlocks(group: string, measures: readonly Measure[], part: AssumptionPart, writer: Writer): Block[] {
  const { text, format, audit } = writer;
  const { groups: words, measure: names } = text.assumption.rates;
  const range = audit.plan.assumption.shareByGroup?.[group];
  const planned = measures.flatMap(({ measure, asPlanned }) => {
    const numbers: GroupNumbers | undefined = shownValue(asPlanned);
    return numbers === undefined ? [] : [{ measure, numbers }];
  });
  if (range === undefined || planned.length === 0) return [];
  const share = { least: format.share(range.least), most: format.share(range.most) };
  const intro = words.planned({ group, ...share, others: format.share(part.highestShare) });
  const items = planned.map(({ measure, numbers }) =>
    words.plannedNumbers({
      measure: names[measure](text.units[part.unit]),
      range: boundsCells(numbers.rate.bounds, format.share, writer)[0],
      ratio: boundsCells(numbers.ratio.bounds, format.ratio, writer)[0],
    }),
  );
  return [
    { kind: "paragraph", text: intro },
    { kind: "list", items },
  ];
}
