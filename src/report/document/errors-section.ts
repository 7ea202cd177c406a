import type { Published } from "../../disclosure/disclosed.js";
import type { ErrorsPart } from "./audit-parts.js";
import { errorFigures } from "./errors-figures.js";
import { areasTable, bandRatesTable, differencesTable, errorSetsTable } from "./errors-tables.js";
import { gatherHiddenRows } from "./hidden-rows.js";
import { threeQuestions } from "./hypothesis-section.js";
import { groupName, NO_MAJORITY, perThousand } from "./outcome-parts.js";
import { estimateOf, shownValue } from "./published.js";
import type { Block, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

type ErrorsGroup = ErrorsPart["groups"][number];

/**
 * Sections on the errors of the flag per group, where outcomes are known: rates, differences from the others, areas.
 *
 * @param writer  writer of the report
 * @returns a section of level 2 and three of level 3
 * @see method, section 7
 * @example
 * errorsSections(writer)[0].id; // "errors"
 */
export function errorsSections(writer: Writer): Section[] {
  const { text, audit } = writer;
  const { errors } = audit;
  if (errors.kind === "not-estimable") {
    const sentence = text.errors.notEstimable(text.unavailable[errors.reason]);
    const blocks: Block[] = [{ kind: "paragraph", text: sentence }];
    return [{ id: "errors", level: 2, heading: text.errors.headingPlain, blocks }];
  }
  const { what, when } = text.errors;
  const found = foundBlocks(errors, writer);
  return threeQuestions({ id: "errors", heading: errorsHeading(errors, writer), what, when, found }, writer);
}

/** Tested groups name the heading; all groups where none is tested: tiny groups make no headline. */
function headlineGroups({ groups, tested }: ErrorsPart): readonly ErrorsGroup[] {
  const named = groups.filter(({ group }) => group !== NO_MAJORITY);
  return tested.length === 0 ? named : named.filter(({ group }) => tested.includes(group));
}

function errorsHeading(errors: ErrorsPart, { text, format }: Writer): string {
  const rates = headlineGroups(errors)
    .flatMap(({ group, falsePositiveRate }) => {
      const rate = estimateOf(falsePositiveRate);
      return rate === undefined ? [] : [{ group, rate }];
    })
    .toSorted((a, b) => a.rate - b.rate);
  const [low, high] = [rates[0], rates.at(-1)];
  if (low === undefined || high === undefined || low === high) return text.errors.headingPlain;
  return text.errors.heading({
    low: format.share(low.rate),
    lowGroup: low.group,
    high: format.share(high.rate),
    highGroup: high.group,
  });
}

function foundBlocks(errors: ErrorsPart, writer: Writer): Block[] {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const unit = text.units[errors.unit];
  const overall = text.errors.overall({
    falsePositive: writer.estimate(errors.overall.falsePositiveRate, format.share),
    falseNegative: writer.estimate(errors.overall.falseNegativeRate, format.share),
    unit,
    n: totalOf(errors, writer),
  });
  const tests =
    errors.tested.length === 0
      ? words.noneTested
      : words.tests({ groups: format.count(errors.tested.length), alpha: writer.level(errors.alpha) });
  return [
    { kind: "paragraph", text: `${overall} ${largestDifference(errors, writer)}` },
    ...(errors.unit === "sponsors" ? [{ kind: "note", text: words.byMajority } as const] : []),
    ...errorFigures(errors, writer).map((figure): Block => ({ kind: "figure", figure })),
    { kind: "paragraph", text: tests },
    ...(errors.tested.length === 0 ? [] : [{ kind: "table", table: differencesTable(errors, writer) } as const]),
    { kind: "paragraph", text: [words.areasExplained, ...rankedBy(errors, writer)].join(" ") },
    { kind: "table", table: gatherHiddenRows(areasTable(errors, writer), writer), folded: true, subject: "score" },
    { kind: "table", table: gatherHiddenRows(bandRatesTable(errors, writer), writer), folded: true },
    ...(errors.sets.length === 0
      ? []
      : ([
          { kind: "table", table: errorSetsTable(errors, writer) },
          { kind: "paragraph", text: words.hiddenInParts },
        ] as const)),
  ];
}

function rankedBy({ rankedBy: by }: ErrorsPart, { text }: Writer): readonly string[] {
  return by === "band" ? [text.outcomes.errors.rankedByBand] : [];
}

function totalOf({ totals }: ErrorsPart, writer: Writer): string {
  const table = writer.audit.tables.find(({ id }) => id === totals);
  const counts = table?.counts ?? ["suppressed" as const];
  let sum = 0;
  for (const count of counts) {
    if (count === "suppressed") return writer.text.table.suppressed;
    sum += count;
  }
  return writer.format.count(sum);
}

/** The smallest corrected p-value at or below alpha names the clearest difference in wrongly flagging. */
function largestDifference(errors: ErrorsPart, writer: Writer): string {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const shown = errors.groups
    .flatMap((group) => {
      const difference = group.differences?.falsePositiveRate;
      const value = difference === undefined ? undefined : estimateOf(difference.difference);
      const own = estimateOf(group.falsePositiveRate);
      if (difference === undefined || value === undefined || own === undefined) return [];
      return isAtMost(difference.adjusted, errors.alpha) ? [{ group, difference, value, own }] : [];
    })
    .toSorted(
      (a, b) => pOf(a.difference.adjusted) - pOf(b.difference.adjusted) || Math.abs(b.value) - Math.abs(a.value),
    );
  const [first] = shown;
  if (first === undefined) return errors.tested.length === 0 ? "" : words.noneShown;
  const { group, difference, value, own } = first;
  const unit = text.units[errors.unit];
  return [
    words.largest({
      group: groupName(group.group, writer),
      own: perThousand(own, writer),
      others: perThousand(own - value, writer),
      unit,
      points: format.points(value),
      interval: writer.intervalInBrackets(difference.difference, format.points),
      p: pText(difference.adjusted, writer),
    }),
    ...wrongly(group, unit, writer),
  ].join(" ");
}

function wrongly(group: ErrorsGroup, unit: string, writer: Writer): readonly string[] {
  const share = estimateOf(group.wronglyFlagged);
  if (share === undefined) return [];
  const words = writer.text.outcomes.errors;
  return [words.perThousand({ group: groupName(group.group, writer), wrongly: perThousand(share, writer), unit })];
}

function isAtMost(p: Published<number>, alpha: number): boolean {
  if (p.kind === "class") return p.relation === "at-most";
  return p.kind === "shown" && p.value <= alpha;
}

function pOf(p: Published<number>): number {
  return shownValue(p) ?? 1;
}

/** A corrected p-value with its name: "p = 0.032", or its class. */
function pText(p: Published<number>, { text, format }: Writer): string {
  if (p.kind === "shown") return format.pValue(p.value);
  if (p.kind === "withheld") return text.withheld[p.reason];
  return `p ${text.table[p.relation === "at-most" ? "atMost" : "above"](format.constant(p.bound))}`;
}
