import type { ErrorsPart } from "./audit-parts.js";
import { COMPARED_RATE_NAMES } from "./errors-rates.js";
import { tagged } from "./group-tables.js";
import { groupName, rowCount, setName } from "./outcome-parts.js";
import type { ReportTable } from "./report-document.js";
import type { Writer } from "./writer.js";

const number = (label: string) => ({ label, numeric: true });

/**
 * Table of the error rates: one row a group with n, rates and intervals.
 *
 * @param errors  errors by group
 * @param writer  writer of the report
 * @example
 * errorRatesTable(errors, writer).rows.length;
 */
export function errorRatesTable(errors: ErrorsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const unit = text.units[errors.unit];
  const interval = text.table.interval(writer.level(1 - errors.alpha));
  const labels = [text.errors.falsePositive, text.errors.falseNegative, words.precision];
  return {
    id: "errors-by-group",
    caption: tagged(text.errors.caption(unit), writer),
    columns: [
      { label: text.table.group, numeric: false },
      number(text.table.n(unit)),
      ...labels.flatMap((label) => [number(label), number(interval)]),
      number(words.wronglyFlagged),
    ],
    rows: errors.groups.map((group) => [
      groupName(group.group, writer),
      rowCount(errors.outcomes, group.group, writer),
      ...[group.falsePositiveRate, group.falseNegativeRate, group.precision].flatMap((rate) => [
        writer.estimate(rate, format.share),
        writer.interval(rate, format.share),
      ]),
      writer.estimate(group.wronglyFlagged, (share) => format.count(Math.round(1000 * share))),
    ]),
  };
}

/**
 * Table of the differences of tested groups from the others: difference, simultaneous interval and corrected p-value.
 *
 * @param errors  errors by group
 * @param writer  writer of the report
 * @example
 * differencesTable(errors, writer).columns.length; // 10
 */
export function differencesTable(errors: ErrorsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const simultaneous = words.simultaneous(writer.level(1 - errors.alpha));
  return {
    id: "errors-differences",
    caption: tagged(words.differencesCaption, writer),
    columns: [
      { label: text.table.group, numeric: false },
      ...COMPARED_RATE_NAMES.flatMap((rate) => [words.rates[rate], simultaneous, words.adjusted].map(number)),
    ],
    rows: errors.groups.flatMap(({ group, differences }) => {
      if (differences === null) return [];
      const cells = COMPARED_RATE_NAMES.flatMap((rate) => {
        const { difference, simultaneous: bounds, adjusted } = differences[rate];
        return [
          writer.estimate(difference, format.points),
          boundsText(bounds, writer),
          writer.number(adjusted, format.pCell),
        ];
      });
      return [[groupName(group, writer), ...cells]];
    }),
  };
}

type Bounds = NonNullable<ErrorsPart["groups"][number]["differences"]>["precision"]["simultaneous"];

function boundsText(bounds: Bounds, { text, format }: Writer): string {
  if (bounds.kind !== "shown") return bounds.kind === "withheld" ? text.withheld[bounds.reason] : text.chart.noInterval;
  if ("kind" in bounds.value) return text.notEstimable[bounds.value.reason];
  const { lower, upper } = bounds.value;
  if (lower === "unbounded" || upper === "unbounded") return text.chart.noInterval;
  return text.chart.interval(format.points(lower), format.points(upper));
}

/**
 * Table of the areas within and across groups.
 *
 * @param errors  errors by group
 * @param writer  writer of the report
 * @example
 * areasTable(errors, writer).id; // "errors-areas"
 */
export function areasTable(errors: ErrorsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const interval = text.table.interval(writer.level(1 - errors.alpha));
  const { within, difference, ownViolations, ownWithout } = words.areas;
  return {
    id: "errors-areas",
    caption: tagged(words.areasCaption, writer),
    columns: [
      { label: text.table.group, numeric: false },
      ...[within, interval, difference, interval, words.adjusted, ownViolations, interval, ownWithout, interval].map(
        number,
      ),
    ],
    rows: errors.groups.map(({ group, areas }) => {
      const cells = (value: typeof areas.auc) => [
        writer.estimate(value, format.decimal),
        writer.interval(value, format.decimal),
      ];
      return [
        groupName(group, writer),
        ...cells(areas.auc),
        ...cells(areas.difference),
        areas.adjusted === null ? "–" : writer.number(areas.adjusted, format.pCell),
        ...cells(areas.againstOthersWithout),
        ...cells(areas.othersAgainstWithout),
      ];
    }),
  };
}

/**
 * Table of the share with a violation by group and band.
 *
 * @param errors  errors by group
 * @param writer  writer of the report
 * @example
 * bandRatesTable(errors, writer).id; // "errors-bands"
 */
export function bandRatesTable(errors: ErrorsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const interval = text.table.interval(writer.level(1 - errors.alpha));
  const bands = errors.groups[0]?.bands.map(({ band }) => band) ?? [];
  return {
    id: "errors-bands",
    caption: tagged(text.outcomes.errors.bandsCaption, writer),
    columns: [{ label: text.table.group, numeric: false }, ...bands.flatMap((band) => [band, interval]).map(number)],
    rows: errors.groups.map(({ group, bands: rates }) => [
      groupName(group, writer),
      ...rates.flatMap(({ violationRate }) => [
        writer.estimate(violationRate, format.share),
        writer.interval(violationRate, format.share),
      ]),
    ]),
  };
}

/**
 * Table of the error rates over all groups by the way in which outcomes became known, a random sample first.
 *
 * @param errors  errors by group
 * @param writer  writer of the report
 * @example
 * errorSetsTable(errors, writer).rows.length;
 */
export function errorSetsTable(errors: ErrorsPart, writer: Writer): ReportTable {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const unit = text.units[errors.unit];
  const interval = text.table.interval(writer.level(1 - errors.alpha));
  const labels = [text.errors.falsePositive, text.errors.falseNegative, words.precision];
  const whole = { provenance: "all-known", restsOnUntestedAssumption: false, overall: errors.overall } as const;
  const [first] = errors.sets;
  const sets = first?.provenance === "random" ? [first, whole, ...errors.sets.slice(1)] : [whole, ...errors.sets];
  return {
    id: "errors-by-provenance",
    caption: tagged(words.setsCaption(unit), writer),
    columns: [
      { label: text.outcomes.bands.columns.set, numeric: false },
      ...labels.flatMap((label) => [number(label), number(interval)]),
      number(words.wronglyFlagged),
    ],
    rows: sets.map((set) => [
      setName(set, writer),
      ...[set.overall.falsePositiveRate, set.overall.falseNegativeRate, set.overall.precision].flatMap((rate) => [
        writer.estimate(rate, format.share),
        writer.interval(rate, format.share),
      ]),
      writer.estimate(set.overall.wronglyFlagged, (share) => format.count(Math.round(1000 * share))),
    ]),
  };
}
