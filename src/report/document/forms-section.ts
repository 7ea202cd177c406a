import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { shownValue } from "./published.js";
import type { Block, ReportTable, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

type FormPart = DisclosedAudit["forms"][number];
type TestedFormPart = Extract<FormPart, { readonly kind: "tested" }>;
type GroupPart = TestedFormPart["groups"][number];

/**
 * One section a second family of hypothesis 1 that the plan asks for: on mean scores, or on every cut between the bands.
 *
 * @param writer  writer of the report
 * @returns sections of level 2; none where the plan asks for no such family
 * @example
 * formsSections(writer).map((section) => section.id); // ["hypothesis-1-mean-score"]
 */
export function formsSections(writer: Writer): Section[] {
  const { forms } = writer.text;
  return writer.audit.forms.map(
    (part): Section => ({
      id: `hypothesis-1-${part.form}`,
      ...(part.form === "mean-score" && ({ subject: "score" } as const)),
      level: 2,
      heading: forms.heading(part.form, claimOf(part, writer)),
      blocks: part.kind === "tested" ? blocksOf(part, writer) : [reasonOf(part, writer)],
    }),
  );
}

function reasonOf({ reason }: Extract<FormPart, { readonly kind: "not-tested" }>, { text: { forms } }: Writer): Block {
  const words = reason === "units-without-score" ? forms.noScore : forms.reasons[reason];
  return { kind: "paragraph", text: forms.notTested(words) };
}

function claimOf(part: FormPart, { text: { forms }, format }: Writer): string {
  const { claims } = forms;
  if (part.kind === "not-tested") return claims.notTested;
  const shown = isShown(part);
  if (shown === null) return claims.withheld;
  if (!shown) return claims.none;
  const named = shownValue(part.named) ?? [];
  return named.length === 0 ? claims.some : claims.differ(format.list(named));
}

/** Whether the family's smallest adjusted p-value rejects; null where that may not be said. */
function isShown({ deciding, alpha }: TestedFormPart): boolean | null {
  if (deciding.kind === "class") return deciding.relation === "at-most";
  const test = shownValue(deciding);
  return test !== undefined && "pValue" in test ? test.pValue <= alpha : null;
}

function blocksOf(part: TestedFormPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const { forms, units } = text;
  const through = part.groups.filter(({ finding }) => shownValue(finding) === "through-others");
  const sentences = [
    `${forms.why[part.form]({ unit: units[part.unit], alpha: format.constant(part.alpha) })} ${forms.beside}`,
    forms.deciding({
      test: writer.test(part.deciding),
      groups: format.count(part.tested.length),
      cuts: part.cuts.length === 0 ? null : format.count(part.cuts.length),
    }),
    ...(through.length === 0 ? [] : [forms.through(format.list(through.map(({ group }) => group)))]),
  ];
  return [
    ...sentences.map((sentence): Block => ({ kind: "paragraph", text: sentence })),
    { kind: "table", table: formTable(part, writer), folded: true },
  ];
}

function formTable(part: TestedFormPart, writer: Writer): ReportTable {
  const { text, syntheticTag } = writer;
  const { columns, table } = text.forms;
  const { form } = part;
  const words = (label: string) => ({ label, numeric: false });
  const number = (label: string) => ({ label, numeric: true });
  return {
    id: `hypothesis-1-${form}-groups`,
    caption: syntheticTag === null ? table[form] : `${table[form]} (${syntheticTag})`,
    columns: [
      words(writer.attribute),
      ...(part.cuts.length === 0 ? [] : [words(columns.cut)]),
      number(columns.mean[form]),
      number(columns.rest[form]),
      number(columns.difference[form]),
      number(columns.interval),
      number(columns.adjusted),
      words(columns.finding),
    ],
    rows: part.groups.flatMap((group) => groupRows(part, group, writer)),
  };
}

function groupRows(part: TestedFormPart, { group, finding, comparisons }: GroupPart, writer: Writer): string[][] {
  const { text, format } = writer;
  const { forms } = text;
  const [mean, difference] =
    part.form === "mean-score" ? [format.constant, format.constant] : [format.share, format.points];
  const found = forms.findings[shownValue(finding) ?? "withheld"];
  return comparisons.map((comparison, cut) => [
    group,
    ...(part.cuts.length === 0 ? [] : [cutOf(part.cuts, cut, writer)]),
    writer.estimate(comparison.mean, mean),
    writer.estimate(comparison.restMean, mean),
    writer.estimate(comparison.difference, difference),
    writer.interval(comparison.difference, difference),
    writer.testCell(comparison.adjusted),
    found,
  ]);
}

/** The bands above a cut: above the last one lies the highest band alone. */
function cutOf(cuts: readonly string[], cut: number, { text }: Writer): string {
  return cut === cuts.length - 1 ? cuts[cut]! : text.forms.atLeast(cuts[cut]!);
}
