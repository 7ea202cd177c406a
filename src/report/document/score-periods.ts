import type { DiscriminationPart } from "./audit-parts.js";
import { rowOf, tableOf } from "./audit-parts.js";
import { tagged } from "./group-tables.js";
import { intervalOf, shownValue } from "./published.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

type PeriodsPart = NonNullable<DiscriminationPart["periods"]>;
type Change = PeriodsPart["change"];

const NO_PERIOD = "no period";

/**
 * Section on the score over time: the area of each period, the change from first to last, and in and out of sample.
 *
 * @param part    the score beside its area
 * @param writer  writer of the report
 * @returns a section of level 3; none where the plan names no periods
 * @example
 * periodSections(audit.discrimination, writer)[0]?.id; // "score-periods"
 */
export function periodSections({ periods: found }: DiscriminationPart, writer: Writer): Section[] {
  if (found === null) return [];
  const { periods } = writer.text.discrimination;
  return [
    {
      id: "score-periods",
      level: 3,
      heading: periods.heading[directionOf(found.change)],
      blocks: [
        { kind: "paragraph", text: changeSentence(found, writer) },
        { kind: "paragraph", text: periods.what },
        ...developmentBlocks(found, writer),
        { kind: "table", table: periodsTable(found, writer) },
      ],
    },
  ];
}

function directionOf({ difference }: Change): "rises" | "falls" | "unclear" | "not-estimable" | "withheld" {
  const value = shownValue(difference);
  if (value === undefined) return "withheld";
  const bounds = intervalOf(difference);
  if (value.kind === "not-estimable" || bounds === undefined) return "not-estimable";
  if ((bounds.lower ?? 0) > 0) return "rises";
  return (bounds.upper ?? 0) < 0 ? "falls" : "unclear";
}

function changeSentence(found: PeriodsPart, writer: Writer): string {
  const { text, format } = writer;
  const { periods } = text.discrimination;
  const value = shownValue(found.change.difference);
  if (value === undefined) return periods.notShown;
  if (value.kind === "not-estimable") return periods.noChange(text.notEstimable[value.reason]);
  const names = found.periods.map((_, place) => periodName(found, place, writer));
  return periods.change({
    set: text.score.set[found.provenance],
    first: names[0]!,
    last: names.at(-1)!,
    difference: writer.estimate(found.change.difference, format.decimal),
    interval: writer.intervalInBrackets(found.change.difference, format.decimal),
    p: testWords(found.change, writer),
  });
}

function developmentBlocks({ development }: PeriodsPart, writer: Writer): Block[] {
  if (development === null) return [];
  const { text, format } = writer;
  const { inSample, outOfSample, change } = development;
  const { periods } = text.discrimination;
  if (shownValue(change.difference)?.kind !== "estimate") return [{ kind: "paragraph", text: periods.outOfSample }];
  return [
    {
      kind: "paragraph",
      text: `${periods.development({
        inSample: writer.estimate(inSample, format.decimal),
        inInterval: writer.intervalInBrackets(inSample, format.decimal),
        outOfSample: writer.estimate(outOfSample, format.decimal),
        outInterval: writer.intervalInBrackets(outOfSample, format.decimal),
        difference: writer.estimate(change.difference, format.decimal),
        interval: writer.intervalInBrackets(change.difference, format.decimal),
        p: testWords(change, writer),
      })} ${periods.outOfSample}`,
    },
  ];
}

/** A test in a sentence; nothing where it is withheld or does not exist. */
function testWords({ test }: Change, writer: Writer): string {
  const value = shownValue(test);
  return value === undefined || !("pValue" in value) ? "" : writer.test(test);
}

/** A period that dates cut is put into words; one that a column names keeps its name. */
function periodName({ cutBy, periods }: PeriodsPart, place: number, { text }: Writer): string {
  const words = text.discrimination.periods;
  const { period, starts } = periods[place]!;
  if (cutBy === "column") return `“${period}”`;
  const next = periods[place + 1]?.starts ?? null;
  if (starts === null) return words.before(next ?? "");
  return next === null ? words.from(starts) : words.between(starts, next);
}

function periodsTable(found: PeriodsPart, writer: Writer): ReportTable {
  const { text, format, audit } = writer;
  const { periods } = text.discrimination;
  const numeric = (label: string) => ({ label, numeric: true });
  const role = (developedOn: boolean) => (developedOn ? periods.developed : periods.later);
  const rows = found.periods.map(({ period, developedOn, auc }, place) => [
    periodName(found, place, writer),
    ...(found.development === null ? [] : [role(developedOn)]),
    ...countCells(found, period, writer),
    writer.estimate(auc, format.decimal),
    writer.interval(auc, format.decimal),
  ]);
  const outside = tableOf(audit, found.outcomes)?.keys[0]?.levels.includes(NO_PERIOD) === true;
  const none = [
    periods.none,
    ...(found.development === null ? [] : [""]),
    ...countCells(found, NO_PERIOD, writer),
    "",
    "",
  ];
  return {
    id: "score-periods",
    caption: tagged(periods.caption(text.score.set[found.provenance]), writer),
    columns: [
      { label: periods.columns.period, numeric: false },
      ...(found.development === null ? [] : [{ label: periods.columns.role, numeric: false }]),
      numeric(text.score.columns.violations),
      numeric(text.score.columns.none),
      numeric(text.score.columns.auc),
      numeric(text.table.interval(writer.level(1 - audit.plan.score.alpha))),
    ],
    rows: outside ? [...rows, none] : rows,
  };
}

function countCells({ outcomes }: PeriodsPart, level: string, { audit, text, format }: Writer): string[] {
  const table = tableOf(audit, outcomes);
  const cells = table === undefined ? [] : rowOf(table, level);
  return [0, 1].map((cell) => {
    const count = cells[cell];
    return typeof count === "number" ? format.count(count) : text.table.suppressed;
  });
}
