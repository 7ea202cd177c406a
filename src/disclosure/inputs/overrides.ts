import type {
  HypothesisRead,
  OverrideQuestion,
  OverridesResult,
  ReadingResult,
} from "../../audit/inputs/overrides-result.js";
import type { CountTable, Derived, Estimate } from "../../audit/result.js";
import type { Disclosed, Published } from "../disclosed.js";
import type { HiddenCells, Thresholds } from "../hidden-cells.js";
import type { Publisher } from "../publish.js";
import { unseenAlone } from "../unseen-groups.js";
import { disclosedShares } from "./group-question.js";

/** What the disclosure of the overrides is made with. */
export interface OverridesDisclosure {
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
  readonly thresholds: Thresholds;
  /** Tables as counted. */
  readonly counted: readonly CountTable[];
}

/**
 * What was found of overrides, as it may be written. Readings differ by the overridden alone, who may be few: every number
 * of a group is shown only where all its flag states are, and the p-value of all groups as a class where one is hidden.
 */
export function disclosedOverrides(result: OverridesResult, context: OverridesDisclosure): Disclosed<OverridesResult> {
  const { publish } = context;
  const { alpha, markers, reasons, categories } = result;
  return {
    ...result,
    readings: result.readings.map((reading) => disclosedReading(reading, result, context)),
    markers: { table: markers.table, shares: disclosedShares(markers.shares, publish) },
    reasons: { table: reasons.table, shares: disclosedShares(reasons.shares, publish) },
    categories: categories && { ...categories, shares: disclosedShares(categories.shares, publish) },
    questions: result.questions.map((question) => disclosedQuestion(question, alpha, context)),
  };
}

function disclosedReading(
  { score, ...reading }: ReadingResult,
  { alpha, outcomes, decides, readings }: OverridesResult,
  context: OverridesDisclosure,
): Disclosed<ReadingResult> {
  return {
    ...reading,
    hypothesis1: disclosedHypothesis(
      reading.hypothesis1,
      { alpha, largest: largestRatio(readings, "hypothesis1") },
      context,
    ),
    hypothesis2: disclosedHypothesis(
      reading.hypothesis2,
      { alpha, largest: largestRatio(readings, "hypothesis2") },
      context,
    ),
    score: score && {
      ...score,
      positions: score.positions.map(({ baseline, position }) => ({
        baseline,
        position: { kind: "shown", value: position.value } as const,
      })),
      auc: disclosedArea(score.auc, { outcomes, isDeciding: reading.reading === decides }, context),
    },
  };
}

function disclosedHypothesis(
  read: HypothesisRead,
  { alpha, largest }: { readonly alpha: number; readonly largest: (group: string) => number },
  context: OverridesDisclosure,
): Disclosed<HypothesisRead> {
  const { publish: publisher, hidden } = context;
  if (read.kind === "not-tested") return read;
  const { table } = read;
  const isHidden = (group: string) => table === null || hidden.isHidden(table, group);
  const isAlone = unseenAlone(read.tested, isHidden);
  const { value } = read.deciding;
  const asClass = "pValue" in value ? publisher.asClass(value.pValue, alpha) : ({ kind: "shown", value } as const);
  return {
    ...read,
    verdict: isAlone ? publisher.ofHiddenGroup.number(read.verdict) : { kind: "shown", value: read.verdict.value },
    deciding: isAlone
      ? publisher.ofHiddenGroup.test(read.deciding, alpha)
      : table === null
        ? (asClass as ReturnType<Publisher["test"]>)
        : publisher.test(read.deciding, alpha),
    groups: read.groups.map(({ group, ratio, adjusted }) => ({
      group,
      ratio: disclosedRatio(ratio, { table, group, largestRatio: largest(group) }, context),
      adjusted: (isHidden(group) ? publisher.ofHiddenGroup : publisher).test(adjusted, alpha),
    })),
  };
}

/** Largest ratio of a group over the readings, so that all of them are shown or none. */
function largestRatio(readings: readonly ReadingResult[], of: "hypothesis1" | "hypothesis2") {
  return (group: string) =>
    readings.reduce((most, { [of]: read }) => {
      const ratio = read.kind === "tested" ? read.groups.find((each) => each.group === group)?.ratio.value : undefined;
      return ratio?.kind === "estimate" ? Math.max(most, ratio.value) : Number.POSITIVE_INFINITY;
    }, 0);
}

function disclosedQuestion(
  { groups, ...question }: OverrideQuestion,
  alpha: number,
  { publish: publisher, hidden }: OverridesDisclosure,
): Disclosed<OverrideQuestion> {
  return {
    ...question,
    test: publisher.test(question.test, alpha),
    adjusted: publisher.pValue(question.adjusted, alpha),
    groups: groups.map(({ group, share, adjusted }) => {
      const publish = hidden.isHidden(question.table, group) ? publisher.ofHiddenGroup : publisher;
      return { group, share: publish.number(share), adjusted: adjusted && publish.pValue(adjusted, alpha) };
    }),
  };
}

/** Units or people that a rounded number has to leave possible, as a multiple of the threshold. */
const ROOM = 2;
/** What one unit of the rarer outcome moves an area by, at most, times the number of those units. */
const LARGEST_SHIFT = 0.5;

/**
 * An area as it may be written. That of the reading that decides stands in the audit too. Areas of two readings differ by
 * the ranks of the overridden whose outcome is known: where those are too few, the area of another reading has two
 * decimals and no interval, and only where as many units as the threshold fit within one such step; else it is withheld.
 * On which side of a planned figure it lies is said in any case.
 */
function disclosedArea(
  auc: Derived<Estimate>,
  { outcomes, isDeciding }: { readonly outcomes: string; readonly isDeciding: boolean },
  { publish, hidden, counted, thresholds: { threshold } }: OverridesDisclosure,
): Published<Estimate> {
  if (!hidden.rests(auc.restsOn) || auc.value.kind !== "estimate") return publish.number(auc);
  const counts = counted.find(({ id }) => id === outcomes)!.counts;
  const rarer = Math.min(counts[0]!, counts[1]!);
  if (isDeciding) return { kind: "shown", value: auc.value };
  return (0.01 / LARGEST_SHIFT) * rarer < threshold ? publish.number(auc) : rounded(auc.value.value, 2);
}

/**
 * A ratio as it may be written. Where a flag state of the group is too small, it stands there in one decimal and without
 * its interval, and only where twice the threshold of people, and of those at the largest unit, fits within one such step.
 */
function disclosedRatio(
  ratio: Derived<Estimate>,
  {
    table,
    group,
    largestRatio,
  }: { readonly table: string | null; readonly group: string; readonly largestRatio: number },
  { publish, hidden, counted, thresholds: { threshold } }: OverridesDisclosure,
): Published<Estimate> {
  const own = counted.find(({ id }) => id === table);
  if (own === undefined) return publish.ofHiddenGroup.number(ratio);
  if (!hidden.isHidden(own.id, group)) return publish.number(ratio);
  const [groups, states] = [own.keys[0]!.levels, own.keys[1]!.levels];
  const cells = states.map((_, column) => groups.indexOf(group) * states.length + column);
  const flagged = own.counts[cells[states.indexOf("same-flagged")] ?? -1] ?? 0;
  const largest = cells.reduce(
    (most, cell, column) => (/^same/.test(states[column]!) ? most : Math.max(most, own.support?.largest[cell] ?? 0)),
    0,
  );
  const unit = own.unit === "migrants" ? Math.max(threshold, largest) : threshold;
  if (ratio.value.kind !== "estimate" || 0.1 * flagged < ROOM * unit * Math.max(1, largestRatio)) {
    return publish.ofHiddenGroup.number(ratio);
  }
  return rounded(ratio.value.value, 1);
}

function rounded(value: number, digits: number): Published<Estimate> {
  return {
    kind: "shown",
    value: {
      kind: "estimate",
      value: Number(value.toFixed(digits)),
      interval: { kind: "not-estimable", reason: "rounded-counts" },
    },
  };
}
