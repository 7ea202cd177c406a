import type { MaybeCoefficient } from "../../../audit/rebuild/rebuild-result.js";
import type { Published } from "../../../disclosure/disclosed.js";
import type { PublishedRebuild } from "../../../disclosure/rebuild.js";
import type { ReportTable } from "../report-document.js";
import type { RebuildWriter } from "./rebuild-writer.js";

type Result = PublishedRebuild["result"];

function reportTable(
  id: string,
  caption: string,
  columns: readonly { readonly label: string; readonly numeric: boolean }[],
  rows: readonly (readonly string[])[],
): ReportTable {
  return { id, caption, columns, rows };
}

const words = (label: string) => ({ label, numeric: false });
const numbers = (label: string) => ({ label, numeric: true });

/** Which indicators each method finds, and how often again. */
export function foundTable({ rebuild, text, format, number, indicator }: RebuildWriter): ReportTable {
  const { caption, columns, yes, no, unstable } = text.found;
  const rows = rebuild.result.indicators.map((row) => [
    indicator(row.indicator),
    number(row.pValue, format.pCell),
    row.found.logistic ? yes : no,
    row.found.chaid ? yes : no,
    format.share(row.inclusion.logistic),
    format.share(row.inclusion.chaid),
    row.unstable ? unstable : text.none,
  ]);
  return reportTable(
    "rebuild-found",
    caption,
    [
      words(columns.indicator),
      numbers(columns.p),
      words(columns.logistic),
      words(columns.chaid),
      numbers(columns.logisticAgain),
      numbers(columns.chaidAgain),
      words(columns.remark),
    ],
    rows,
  );
}

/** Areas of both methods: on their own cases, corrected, and without any relation. */
export function areaTable({ rebuild, text, format, number, bounds }: RebuildWriter): ReportTable {
  const { caption, columns } = text.areas;
  const rows = rebuild.result.methods.map((row) => [
    text.methodName[row.method],
    number(row.auc, format.decimal),
    bounds(row.interval, format.decimal),
    number(row.optimism, format.decimal),
    number(row.corrected, format.decimal),
    bounds(row.correctedInterval, format.decimal),
    number(row.byChance, format.decimal),
    number(row.pValue, format.pCell),
  ]);
  const [first, ...others] = Object.values(columns);
  return reportTable("rebuild-areas", caption, [words(first!), ...others.map(numbers)], rows);
}

/** Agreement of both methods at the two cuts. */
export function agreementTable({ rebuild, text, format, number }: RebuildWriter): ReportTable {
  const { caption, columns, cuts } = text.agreement;
  const rows = rebuild.result.cuts.map(({ basis, cut, high, agreement, errors }) => {
    const kappa =
      agreement.kind !== "shown"
        ? text.withheld
        : agreement.value.kind === "estimate"
          ? `${format.ratio(agreement.value.kappa)} (${text.range(format.ratio(agreement.value.lower), format.ratio(agreement.value.upper))})`
          : text.noNumber[agreement.value.reason];
    const cells = errorCells(errors, { text, format });
    return [
      cuts[basis](format.constant(Math.round(10 * cut) / 10)),
      number(high.logistic, format.count),
      number(high.chaid, format.count),
      kappa,
      ...cells,
    ];
  });
  const [first, ...others] = Object.values(columns);
  return reportTable("rebuild-agreement", caption, [words(first!), ...others.map(numbers)], rows);
}

function errorCells(
  errors: Result["cuts"][number]["errors"],
  { text, format }: Pick<RebuildWriter, "text" | "format">,
): readonly string[] {
  const { withheld } = text;
  if (errors.kind === "withheld") return [withheld, withheld, withheld];
  if (errors.kind === "class") {
    const sign = errors.relation === "at-most" ? "≤" : ">";
    return [withheld, withheld, `${sign} ${format.constant(errors.bound)}`];
  }
  if (errors.value.kind !== "estimate") return [format.count(0), format.count(0), text.none];
  const { logisticOnly, chaidOnly, pValue } = errors.value;
  return [format.count(logisticOnly), format.count(chaidOnly), format.pCell(pValue)];
}

/** Coefficients as odds ratios: with Firth's penalty, or plain. */
export function coefficientTable(which: "penalised" | "plain", writer: RebuildWriter): ReportTable {
  const { rebuild, text, indicator, levelOf } = writer;
  const { captions, columns } = text.logistic;
  const rows = rebuild.result.coefficients.map((row) => [
    text.logistic.figure.label({ indicator: indicator(row.indicator), level: levelOf(row.indicator, row.level) }),
    levelOf(row.indicator, row.reference),
    ...coefficientCells(row[which], writer),
  ]);
  const { level, reference, ...rest } = columns;
  return reportTable(
    `rebuild-coefficients-${which}`,
    captions[which],
    [words(level), words(reference), ...Object.values(rest).map(numbers)],
    rows,
  );
}

function coefficientCells(published: Published<MaybeCoefficient>, { text, format }: RebuildWriter): readonly string[] {
  if (published.kind !== "shown") return Array(5).fill(text.withheld);
  const coefficient = published.value;
  if (coefficient.kind !== "estimate") return [text.noNumber[coefficient.reason], ...Array(4).fill(text.none)];
  const odds = (logOdds: number) => format.ratio(Math.exp(logOdds));
  const { value, standardError, wald, profile, pValue } = coefficient;
  return [
    odds(value),
    format.ratio(standardError),
    profile.kind === "estimate" ? text.range(odds(profile.lower), odds(profile.upper)) : text.noNumber[profile.reason],
    text.range(odds(wald.lower), odds(wald.upper)),
    pValue === null ? text.none : format.pCell(pValue),
  ];
}

/** The tree as a numbered list: each node before those below it. */
export function treeTable({ rebuild, text, format, indicator, levelOf, number }: RebuildWriter): ReportTable {
  const { caption, columns, root, node, last } = text.tree;
  const rows = rebuild.result.tree.map(({ number: place, by, cases, split }) => {
    const counts =
      cases.kind === "shown"
        ? [
            format.count(cases.value.cases),
            format.count(cases.value.violations),
            format.constant(Math.round((1000 * cases.value.violations) / cases.value.cases) / 10),
          ]
        : [text.withheld, text.withheld, text.withheld];
    return [
      place,
      by === null
        ? root
        : node({
            indicator: indicator(by.indicator),
            levels: format.list(by.levels.map((level) => levelOf(by.indicator, level))),
          }),
      ...counts,
      split === null ? last : indicator(split.indicator),
      split === null ? text.none : number(split.adjusted, format.pCell),
    ];
  });
  return reportTable(
    "rebuild-tree",
    caption,
    [
      words(columns.number),
      words(columns.node),
      numbers(columns.cases),
      numbers(columns.violations),
      numbers(columns.share),
      words(columns.split),
      numbers(columns.p),
    ],
    rows,
  );
}

/** What the simulated sizes show, a column a size. */
export function simulatedTable(
  sizes: NonNullable<Result["simulated"]>,
  { text, format, indicator }: RebuildWriter,
): ReportTable {
  const { caption, columns, rows: labels } = text.simulated;
  const cells = (write: (size: (typeof sizes)[number]) => number | null, format: (value: number) => string) =>
    sizes.map((size) => {
      const value = write(size);
      return value === null ? text.none : format(value);
    });
  const found = (method: "logistic" | "chaid") =>
    (sizes[0]?.found ?? []).map((row, at) => [
      labels.found({ indicator: indicator(row.indicator), method: text.methodName[method] }),
      ...cells((size) => size.found[at]![method], format.share),
    ]);
  return reportTable(
    "rebuild-simulated",
    caption,
    [words(columns.measure), ...sizes.map(({ cases }) => numbers(columns.cases(format.count(cases))))],
    [
      [labels.areaWidth, ...cells(({ areaWidth }) => areaWidth, format.decimal)],
      [labels.oddsFactor, ...cells(({ oddsFactor }) => oddsFactor, format.ratio)],
      ...found("logistic"),
      ...found("chaid"),
    ],
  );
}

/** Fewest cases for each requirement, a column an expectation. */
export function requiredTable({ rebuild, text, format }: RebuildWriter): ReportTable {
  const { caption, columns, bases, rows: labels, nothing } = text.required;
  const keys = ["forPrevalence", "forAbsoluteError", "forShrinkage", "forOptimism", "units"] as const;
  const { required } = rebuild.result;
  const cell = ({ size }: (typeof required)[number], key: (typeof keys)[number]) => {
    if (size.kind !== "shown") return text.withheld;
    return size.value === null ? nothing : format.count(size.value[key]);
  };
  return reportTable(
    "rebuild-required",
    caption,
    [words(columns.criterion), ...required.map(({ basis }) => numbers(bases[basis]))],
    keys.map((key) => [labels[key], ...required.map((each) => cell(each, key))]),
  );
}
