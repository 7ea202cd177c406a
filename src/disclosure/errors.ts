import type {
  ComparedRate,
  ErrorRates,
  ErrorsOnSet,
  GroupErrors,
  RateDifference,
} from "../audit/errors/errors-result.js";
import type { AuditResult, CountTable, ErrorsByGroup } from "../audit/result.js";
import type { Disclosed } from "./disclosed.js";
import type { HiddenCells } from "./hidden-cells.js";
import type { Publisher } from "./publish.js";

interface Context {
  readonly result: Pick<AuditResult, "tables" | "plan">;
  readonly hidden: HiddenCells;
  readonly publish: Publisher;
}

/**
 * Errors by group as they may be written. A group whose row of the confusion table is hidden has at most a class of its
 * two error rates, where the number of its outcomes is shown; nothing else of it is given in any role.
 */
export function disclosedErrors(errors: ErrorsByGroup, context: Context): Disclosed<ErrorsByGroup> {
  const { publish } = context;
  return {
    ...errors,
    groups: errors.groups.map((group) => disclosedGroup(group, errors, context)),
    overall: rates(errors.overall, publish),
    sets: errors.sets.map((set) => disclosedSet(set, publish)),
  };
}

type Numbers = Pick<Publisher, "number" | "test" | "pValue">;

function disclosedGroup(group: GroupErrors, errors: ErrorsByGroup, context: Context): Disclosed<GroupErrors> {
  const { hidden, publish, result } = context;
  const isHidden = hidden.isHidden(errors.confusion, group.group);
  const numbers: Numbers = isHidden ? publish.ofHiddenGroup : publish;
  const { threshold } = result.plan.disclosure;
  const [violations, none] = outcomesOf(group.group, errors, result.tables);
  const sharesBounds = !hidden.isHidden(errors.outcomes, group.group);
  const share = (rate: "falsePositiveRate" | "falseNegativeRate", total: number) =>
    sharesBounds ? publish.share(group[rate], total, threshold) : publish.ofHiddenGroup.number(group[rate]);
  const { areas } = group;
  const { alpha } = errors;
  return {
    group: group.group,
    tested: group.tested,
    falsePositiveRate: share("falsePositiveRate", none),
    falseNegativeRate: share("falseNegativeRate", violations),
    precision: numbers.number(group.precision),
    wronglyFlagged: numbers.number(group.wronglyFlagged),
    differences: group.differences === null ? null : differences(group.differences, numbers, alpha),
    areas: {
      auc: numbers.number(areas.auc),
      difference: numbers.number(areas.difference),
      test: numbers.test(areas.test, alpha),
      adjusted: areas.adjusted === null ? null : numbers.pValue(areas.adjusted, alpha),
      againstOthersWithout: numbers.number(areas.againstOthersWithout),
      othersAgainstWithout: numbers.number(areas.othersAgainstWithout),
    },
    bands: group.bands.map(({ band, violationRate }) => ({ band, violationRate: numbers.number(violationRate) })),
  };
}

/** Units of a group with a violation and without one. */
function outcomesOf(
  group: string,
  { outcomes }: ErrorsByGroup,
  tables: readonly CountTable[],
): readonly [number, number] {
  const table = tables.find(({ id }) => id === outcomes);
  const row = table?.keys[0]?.levels.indexOf(group) ?? -1;
  return [table?.counts[2 * row] ?? 0, table?.counts[2 * row + 1] ?? 0];
}

function differences(
  from: Readonly<Record<ComparedRate, RateDifference>>,
  numbers: Numbers,
  alpha: number,
): Disclosed<Readonly<Record<ComparedRate, RateDifference>>> {
  const one = ({ difference, simultaneous, unadjusted, adjusted }: RateDifference): Disclosed<RateDifference> => ({
    difference: numbers.number(difference),
    simultaneous: numbers.number(simultaneous),
    unadjusted: numbers.test(unadjusted, alpha),
    adjusted: numbers.pValue(adjusted, alpha),
  });
  return {
    falsePositiveRate: one(from.falsePositiveRate),
    falseNegativeRate: one(from.falseNegativeRate),
    precision: one(from.precision),
  };
}

function rates(from: ErrorRates, numbers: Pick<Publisher, "number">): Disclosed<ErrorRates> {
  return {
    falsePositiveRate: numbers.number(from.falsePositiveRate),
    falseNegativeRate: numbers.number(from.falseNegativeRate),
    precision: numbers.number(from.precision),
    wronglyFlagged: numbers.number(from.wronglyFlagged),
  };
}

function disclosedSet(set: ErrorsOnSet, publish: Publisher): Disclosed<ErrorsOnSet> {
  return {
    provenance: set.provenance,
    restsOnUntestedAssumption: set.restsOnUntestedAssumption,
    groups: set.groups.map((group) => ({
      group: group.group,
      auc: publish.number(group.auc),
      ...rates(group, publish),
    })),
    overall: rates(set.overall, publish),
  };
}
