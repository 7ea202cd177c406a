import type { Published } from "../../disclosure/disclosed.js";
import type { ErrorsPart } from "./audit-parts.js";
import { clearestDifference } from "./errors-clearest.js";
import { errorFigures } from "./errors-figures.js";
import { areasTable, bandRatesTable, differencesTable, errorSetsTable } from "./errors-tables.js";
import { gatherHiddenRows } from "./hidden-rows.js";
import { threeQuestions } from "./hypothesis-section.js";
import { groupName, perThousand } from "./outcome-parts.js";
import { estimateOf } from "./published.js";
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

/** What was found heads the section: the clearest difference, wrongly flagged before missed, or that none is shown. */
function errorsHeading(errors: ErrorsPart, writer: Writer): string {
  const { text, format } = writer;
  const rates = (["falsePositiveRate", "falseNegativeRate"] as const).map((rate) => ({
    rate,
    found: clearestDifference(errors, rate),
  }));
  for (const { rate, found } of rates) {
    if (found.kind !== "shown") continue;
    return text.errors.heading({
      rate: text.outcomes.errors.rates[rate],
      group: groupName(found.group.group, writer),
      own: format.share(found.own),
      others: format.share(found.others),
    });
  }
  return rates.every(({ found }) => found.kind === "none-shown") ? text.errors.headingNone : text.errors.headingPlain;
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
    {
      kind: "paragraph",
      text: [words.areasExplained, ...rankedBy(errors, writer)].join(" "),
      depth: "analyst",
      subject: "score",
    },
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

/** The clearest difference in wrongly flagging, in a sentence. */
function largestDifference(errors: ErrorsPart, writer: Writer): string {
  const { text, format } = writer;
  const words = text.outcomes.errors;
  const found = clearestDifference(errors, "falsePositiveRate");
  if (found.kind === "none-shown") return words.noneShown;
  if (found.kind !== "shown") return "";
  const { group, difference, own, others } = found;
  const unit = text.units[errors.unit];
  return [
    words.largest({
      group: groupName(group.group, writer),
      own: perThousand(own, writer),
      others: perThousand(others, writer),
      unit,
      points: format.points(own - others),
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

/** A corrected p-value with its name: "p = 0.032", or its class. */
function pText(p: Published<number>, { text, format }: Writer): string {
  if (p.kind === "shown") return format.pValue(p.value);
  if (p.kind === "withheld") return text.withheld[p.reason];
  return `p ${text.table[p.relation === "at-most" ? "atMost" : "above"](format.constant(p.bound))}`;
}
