import { baselineArea } from "../../plan/score-schema.js";
import type { TestedPart } from "./audit-parts.js";
import { HYPOTHESES, referencesFor } from "./fixed-texts.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { shownValue } from "./published.js";
import type { Block, Definition, Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * What the report cannot say: small groups, suppression, intervals, causes, and what a difference does not mean.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns sections of level 2 and 3
 * @example
 * limitsSections(hypothesesOf(audit), writer)[0].id; // "limits"
 */
export function limitsSections(hypotheses: readonly HypothesisFacts[], writer: Writer): Section[] {
  const { text, audit, format } = writer;
  const { limits } = text;
  const percent = (share: number) => `${format.constant(100 * share)}%`;
  const baseline =
    audit.score.kind === "estimated" && audit.plan.score.baselines.map(baselineArea).includes(0.571)
      ? [text.score.baselineIsRead]
      : [];
  const items = [
    ...limits.always,
    ...(hypotheses.some(({ number, part }) => number === 1 && part.kind === "tested" && part.unit !== part.memberUnit)
      ? [limits.sizeOfUnits]
      : []),
    ...hypotheses.flatMap((facts) => smallGroups(facts, writer)),
    limits.intervals,
    limits.notAdjusted(percent(audit.plan.hypothesis1.alpha), percent(audit.plan.hypothesis2.alpha)),
    limits.robustness,
    ...baseline,
    ...audit.warnings.map((warning) => text.warnings[warning.code]),
  ];
  return [
    { id: "limits", level: 2, depth: "public", heading: limits.heading, blocks: [{ kind: "list", items }] },
    {
      id: "disclosure",
      level: 3,
      heading: limits.disclosureHeading,
      blocks: [{ kind: "paragraph", text: disclosureSentence(writer) }],
    },
  ];
}

function smallGroups(facts: HypothesisFacts, writer: Writer): string[] {
  const { text, format } = writer;
  if (facts.part.kind !== "tested") return [];
  const { tested, describedOnly } = facts.part.family;
  if (describedOnly.length === 0) return [];
  const words = text.limits.smallGroups({
    count: describedOnly.length,
    of: format.count(tested.length + describedOnly.length),
    gate: gateWords(facts, writer),
  });
  return [`${text.verdict.heading(facts.number)}. ${words}`];
}

function gateWords(facts: HypothesisFacts, writer: Writer): string {
  const { gate } = writer.audit.plan.groups;
  const unit = facts.part.kind === "tested" ? writer.text.units[facts.part.unit] : writer.text.units[facts.unit];
  if (facts.number === 2) return writer.text.methods.gateMajority(writer.format.count(gate.majorityUnits));
  return writer.text.methods.gate(writer.format.count(gate.units), writer.format.count(gate.effectiveUnits), unit);
}

function disclosureSentence({ audit, text, format }: Writer): string {
  const { threshold, units, largestShare, reason, suppressedCells, withheldNumbers, together } = audit.disclosure;
  if (threshold === 0) return text.limits.noSuppression(reason ?? "");
  const small = text.limits.suppression({
    cells: format.count(suppressedCells),
    numbers: format.count(withheldNumbers),
    people: format.count(threshold),
    units: format.count(units),
    largest: `${format.count(100 * largestShare)}%`,
  });
  if (together.search === "not-needed" || suppressedCells === 0) return small;
  const countsSponsors = audit.tables.some(({ unit }) => unit === "sponsors");
  const least = {
    people: format.count(together.leastPeople),
    sponsors: countsSponsors ? format.count(together.leastSponsors) : null,
    sourceHoles: together.sourceHoles > 0,
  };
  const words = text.disclosure;
  return [
    small,
    words.together[together.search](least),
    ...(together.sourceHoles > 0 ? [words.sourceHoles] : []),
    ...(together.inPairs ? [words.inPairs] : []),
  ].join(" ");
}

/**
 * Methods appendix: hypotheses in their official wording, definitions, tests, intervals, what was left out, references.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns sections of level 2 and 3
 * @example
 * methodsSections(hypothesesOf(audit), writer)[0].heading; // "Methods"
 */
export function methodsSections(hypotheses: readonly HypothesisFacts[], writer: Writer): Section[] {
  const { methods } = writer.text;
  const section = (id: string, heading: string, blocks: readonly Block[]): Section => ({
    id,
    level: 3,
    heading,
    blocks,
  });
  const intervals = usedIntervals(writer);
  return [
    { id: "methods", level: 2, heading: methods.heading, blocks: [] },
    section("methods-hypotheses", methods.hypothesesHeading, hypothesisTexts(hypotheses, writer)),
    section("methods-definitions", methods.definitionsHeading, [
      { kind: "definitions", items: definitions(hypotheses, writer) },
    ]),
    section("methods-tests", methods.testsHeading, [{ kind: "list", items: tests(hypotheses, writer) }]),
    ...(intervals.length === 0
      ? []
      : [
          section("methods-intervals", methods.intervalsHeading, [
            {
              kind: "list",
              items: [...intervals.map((method) => methods.intervalMethod[method]), ...atOnce(hypotheses, writer)],
            },
          ]),
        ]),
    section("methods-left-out", methods.leftOutHeading, [{ kind: "list", items: leftOut(writer) }]),
    section("methods-deviations", methods.deviationsHeading, [deviations(writer)]),
    section("methods-references", methods.referencesHeading, [
      { kind: "list", items: referencesFor(intervals), language: "en" },
    ]),
  ];
}

function hypothesisTexts(hypotheses: readonly HypothesisFacts[], writer: Writer): Block[] {
  const { text } = writer;
  const [first] = hypotheses;
  const unit = first?.part.kind === "tested" ? first.part.unit : (first?.unit ?? "cases");
  return [
    { kind: "paragraph", text: text.methods.verbatim },
    ...HYPOTHESES.flatMap(({ nl, en }): Block[] => [
      { kind: "quote", text: nl, language: "nl" },
      { kind: "quote", text: en, language: "en" },
    ]),
    { kind: "paragraph", text: text.methods.readAs(writer.attribute, text.units[unit]) },
  ];
}

/** The unit that is scored, from the first hypothesis that was tested. */
function scoredUnit(hypotheses: readonly HypothesisFacts[]): "sponsors" | "cases" {
  const tested = hypotheses.find((facts) => facts.part.kind === "tested");
  return tested?.part.kind === "tested" ? tested.part.unit : "cases";
}

function definitions(hypotheses: readonly HypothesisFacts[], writer: Writer): readonly Definition[] {
  const { audit, text, format } = writer;
  const { bands, hypothesis2, groups } = audit.plan;
  const highest = bands === undefined ? [] : [bands.order.at(-1) ?? ""];
  return text.methods.definitions({
    flagged: format.list((bands?.flagged ?? highest).map((band) => `“${band}”`)) || null,
    majority: `${format.count(100 * hypothesis2.majorityThreshold)}%`,
    minMigrants: format.count(hypothesis2.minMigrants),
    gate:
      hypotheses
        .filter((facts) => facts.part.kind === "tested")
        .map((facts) => `${text.verdict.heading(facts.number)}: ${gateWords(facts, writer)}`)
        .join("; ") || null,
    reference: groups.reference ?? null,
    attribute: writer.attribute,
    unit: text.units[audit.source.form === "sponsors" ? "sponsors" : scoredUnit(hypotheses)],
    clustered: audit.source.form === "sponsors",
    sponsors: hypotheses.some((facts) => facts.part.kind === "tested" && facts.part.unit === "sponsors"),
  });
}

function tests(hypotheses: readonly HypothesisFacts[], writer: Writer): string[] {
  const { audit, text, format } = writer;
  const { methods } = text;
  const { margins, adequacy, signal } = audit.plan;
  const tested = hypotheses.flatMap((facts) => (facts.part.kind === "tested" ? [{ facts, part: facts.part }] : []));
  const margin = [format.ratio(margins.ratioLower), format.ratio(margins.ratioUpper)] as const;
  const common =
    tested.length === 0
      ? []
      : [
          methods.equivalence(...margin),
          methods.power(writer.level(adequacy.power)),
          methods.signal(format.ratio(signal.oneSidedP)),
        ];
  return [
    ...new Set([
      ...tested.flatMap(({ facts, part }) => hypothesisTests(facts, part, writer)),
      ...common,
      methods.adequacy(format.count(adequacy.knownOutcomes), format.count(adequacy.smallerClass)),
    ]),
  ];
}

function hypothesisTests(facts: HypothesisFacts, part: TestedPart, writer: Writer): string[] {
  const { text, format } = writer;
  const { methods } = text;
  const deciding = shownValue(part.deciding);
  const family = methods.family({
    hypothesis: facts.number,
    alpha: `${format.constant(100 * part.family.alpha)}%`,
    tested: format.count(part.family.tested.length),
    described: part.family.describedOnly.length,
    stepDown: part.family.stepDown,
    resamples: format.count(part.family.resamples),
  });
  const rule =
    deciding === undefined || !("method" in deciding)
      ? [methods.pFormula("resampled")]
      : [methods.pFormula(deciding.method), methods.twoSided[deciding.twoSidedRule]];
  return [family, methods.statistic(part.memberUnit), methods.permutation(text.units[part.unit]), ...rule];
}

/** How the intervals are made that hold for all tested groups at once. */
function atOnce(hypotheses: readonly HypothesisFacts[], writer: Writer): string[] {
  const sentences = hypotheses.flatMap(({ number, part }) => {
    if (part.kind !== "tested") return [];
    const mixed = number === 1 && part.memberUnit !== part.unit;
    const groups = writer.format.count(part.family.tested.length);
    return [writer.text.secondPass.simultaneous({ level: writer.level(1 - part.family.alpha), groups, mixed })];
  });
  return [...new Set(sentences)];
}

/** Interval methods that occur in the published result, in a fixed order. */
function usedIntervals({ audit, text }: Writer): (keyof Writer["text"]["methods"]["intervalMethod"])[] {
  const found = new Set<string>();
  collectMethods([audit.hypothesis1, audit.hypothesis2, audit.score, audit.errors, audit.selection], found);
  const methods = Object.keys(text.methods.intervalMethod) as (keyof typeof text.methods.intervalMethod)[];
  return methods.filter((method) => found.has(method));
}

function collectMethods(value: unknown, found: Set<string>): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === "interval" && typeof child === "object" && child !== null && "method" in child) {
      found.add(String(child.method));
    }
    collectMethods(child, found);
  }
}

function leftOut({ audit, text, format }: Writer): string[] {
  const unit = text.units[audit.source.form === "sponsors" ? "sponsors" : "cases"];
  const items = audit.source.leftOut
    .filter((entry) => entry.units > 0)
    .map((entry) => text.methods.leftOut({ units: format.count(entry.units), unit, rule: text.leftOut[entry.rule] }));
  const overridden =
    audit.source.overridden > 0 ? [text.methods.overridden(format.count(audit.source.overridden))] : [];
  const joined = (audit.source.joined ?? []).map(({ name, withoutUnit, unitsWithout }) =>
    text.methods.joined({
      ...{ name, unit },
      withoutUnit: format.count(withoutUnit),
      unitsWithout: format.count(unitsWithout),
    }),
  );
  const nothing = items.length === 0 && joined.every((_, place) => audit.source.joined![place]!.withoutUnit === 0);
  return [...(nothing ? [text.methods.nothingLeftOut] : items), ...overridden, ...joined];
}

function deviations({ audit, text }: Writer): Block {
  if (audit.deviations.length === 0) return { kind: "paragraph", text: text.methods.noDeviations };
  return { kind: "list", items: audit.deviations, language: "en" };
}
