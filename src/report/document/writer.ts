import type { Unit } from "../../audit/result.js";
import type { DisclosedAudit, Published } from "../../disclosure/disclosed.js";
import type { NumberFormat } from "../text/format.js";
import { numberFormat } from "../text/format.js";
import type { PopulationWords } from "../text/population-text.js";
import type { ReportText } from "../text/report-text.js";
import { textFor } from "../text/text-for.js";
import type { EstimateValue, NumberValue, TestValue } from "./audit-parts.js";
import { intervalOf, shownValue } from "./published.js";

/** Everything that a section needs to put a published number into words. */
export interface Writer {
  readonly audit: DisclosedAudit;
  readonly text: ReportText;
  readonly format: NumberFormat;
  readonly attribute: string;
  readonly syntheticTag: string | null;
  readonly population: (unit: Unit) => PopulationWords;
  /** A published estimate: its value, its class, or why there is none. */
  readonly estimate: (published: Published<EstimateValue | NumberValue>, format: (value: number) => string) => string;
  readonly number: (published: Published<number>, format: (value: number) => string) => string;
  /** Interval as "1.21 to 2.03", or why there is none. */
  readonly interval: (published: Published<EstimateValue>, format: (value: number) => string) => string;
  /** Interval in brackets with its level, or nothing: " (95% interval 1.21 to 2.03)". */
  readonly intervalInBrackets: (published: Published<EstimateValue>, format: (value: number) => string) => string;
  /** A test in a sentence, `p = 0.032`; and in a table whose heading names p, `0.032`. */
  readonly test: (published: Published<TestValue>) => string;
  readonly testCell: (published: Published<TestValue>) => string;
  readonly level: (level: number) => string;
}

/**
 * Makes the writer of one report.
 *
 * @param audit     disclosed audit
 * @param language  language of the report
 * @returns functions that put the audit's numbers into words
 * @example
 * writerFor(audit, "en").test(hypothesis.deciding); // "p = 0.032"
 */
export function writerFor(audit: DisclosedAudit, language: "nl" | "en"): Writer {
  const text = textFor(language);
  const format = numberFormat(language);
  const attribute = audit.plan.protectedAttribute[language];
  const level = (share: number) => `${format.constant(Number((100 * share).toFixed(2)))}%`;
  const interval = (published: Published<EstimateValue>, write: (value: number) => string) =>
    intervalText(published, write, text);
  return {
    audit,
    text,
    format,
    attribute,
    syntheticTag: audit.plan.synthetic ? text.labels.syntheticTag : null,
    population: (unit) => text.population(unit, attribute),
    estimate: (published, write) =>
      publishedText(published, text, write, (value) =>
        value.kind === "estimate" ? write(value.value) : text.notEstimable[value.reason],
      ),
    number: (published, write) => publishedText(published, text, write, write),
    interval,
    intervalInBrackets: (published, write) => {
      const bounds = intervalOf(published);
      if (bounds === undefined) return "";
      return ` (${text.chart.level(level(bounds.level))} ${interval(published, write)})`;
    },
    test: (published) => testText(published, text, format, { write: format.pValue, before: "p " }),
    testCell: (published) => testText(published, text, format, { write: format.pCell, before: "" }),
    level,
  };
}

function testText(
  published: Published<TestValue>,
  text: ReportText,
  format: NumberFormat,
  { write, before }: { readonly write: (p: number) => string; readonly before: string },
): string {
  const words = (value: TestValue) => ("pValue" in value ? write(value.pValue) : text.notEstimable[value.reason]);
  return publishedText(published, text, format.constant, words, before);
}

function publishedText<T>(
  published: Published<T>,
  text: ReportText,
  writeBound: (bound: number) => string,
  writeValue: (value: Extract<Published<T>, { kind: "shown" }>["value"]) => string,
  before = "",
): string {
  if (published.kind === "shown") return writeValue(published.value);
  if (published.kind === "withheld") return text.withheld[published.reason];
  const bound = writeBound(published.bound);
  const words = { "at-most": text.table.atMost, above: text.table.above, below: text.table.below };
  return before + words[published.relation](bound);
}

function intervalText(published: Published<EstimateValue>, write: (value: number) => string, text: ReportText): string {
  const value = shownValue(published);
  if (value === undefined)
    return published.kind === "withheld" ? text.withheld[published.reason] : text.chart.noInterval;
  if (value.kind === "not-estimable") return text.notEstimable[value.reason];
  if ("kind" in value.interval) return text.notEstimable[value.interval.reason];
  const { lower, upper } = value.interval;
  if (lower === "unbounded" && upper === "unbounded") return text.chart.noInterval;
  if (upper === "unbounded") return text.table.above(write(lower as number));
  if (lower === "unbounded") return text.table.below(write(upper));
  return text.chart.interval(write(lower), write(upper));
}
