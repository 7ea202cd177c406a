import type { CompositionEvidence, Stratification } from "../../data/evidence.js";
import { OTHER_GROUPS } from "../conditional/strata-table.js";
import type { TableId } from "../derived-value.js";
import { NO_MAJORITY } from "../hypothesis-2/hypothesis-2.js";
import type { HypothesisResult } from "../result.js";
import type { SplitLink } from "./family-result.js";
import { Cells, majorityAt } from "./linked-tables.js";

/** A family whose groups are split by what their units are. */
export interface CrossedFamily {
  readonly byBand: TableId;
  readonly rowOf: (group: string, pattern: number) => string;
}

/** A hypothesis with its tables of strata, and the families that split the same groups. */
export interface SplitInput {
  readonly single: HypothesisResult;
  readonly evidence: CompositionEvidence;
  readonly crossed: readonly CrossedFamily[];
}

/** One entry of a pattern: the group whose row it counts in, and how many. */
interface Counted {
  readonly group: string;
  readonly people: number;
  readonly count: number;
}

/**
 * Tables of strata of members (H1) and families that split the same groups by the same variable, or one that is finer
 * or coarser. Variables that cross each other give nothing of one another's cells away and are not linked.
 */
export function splitMembers(input: SplitInput): readonly SplitLink[] {
  const { groups, offsets, groupCodes, memberCounts } = input.evidence;
  return splitLinks(input, (pattern) => {
    const counted: Counted[] = [];
    for (let j = offsets[pattern]!; j < offsets[pattern + 1]!; j++) {
      const people = memberCounts[j]!;
      counted.push({ group: groups[groupCodes[j]!]!, people, count: people });
    }
    return counted;
  });
}

/**
 * The same for sponsors counted by majority (H2); those without a majority are among the other groups.
 * @param rule  as for `linkedMajorities`
 */
export function splitMajorities(
  input: SplitInput,
  rule: { readonly threshold: number; readonly minMembers: number },
): readonly SplitLink[] {
  return splitLinks(input, (pattern) => {
    const own = majorityAt(input.evidence, pattern, rule);
    return own === null ? [] : [{ group: own.label, people: own.people, count: 1 }];
  });
}

function splitLinks(
  { single, evidence, crossed }: SplitInput,
  countedAt: (pattern: number) => readonly Counted[],
): readonly SplitLink[] {
  if (single.kind !== "tested") return [];
  const tested = new Set(single.family.tested);
  return single.conditional.flatMap(({ name, table }) => {
    const strata = evidence.strata?.find((each) => each.name === name);
    if (strata === undefined || table === single.groupByBand) return [];
    return crossed.flatMap((family): SplitLink[] => {
      const partOf = commonParts(evidence, strata, family);
      if (partOf === null) return [];
      const cells = new Cells(2);
      for (let pattern = 0; pattern < evidence.weights.length; pattern++) {
        const band = evidence.bands.flagged[evidence.bandCodes[pattern]!] === true ? 0 : 1;
        for (const { group, ...counted } of countedAt(pattern)) {
          const row = tested.has(group) ? group : OTHER_GROUPS;
          const ofFamily = group === NO_MAJORITY ? NO_MAJORITY : family.rowOf(group, pattern);
          cells.add([row, partOf(pattern), ofFamily], { ...counted, band, weight: evidence.weights[pattern]! });
        }
      }
      return [{ strata: table, byBand: family.byBand, cells: cells.list() }];
    });
  });
}

/** The coarser of two splits of the patterns, where one of them refines the other; null where they cross. */
function commonParts(
  evidence: CompositionEvidence,
  strata: Stratification,
  { rowOf }: CrossedFamily,
): ((pattern: number) => string) | null {
  const stratum = (pattern: number) => strata.levels[strata.codes[pattern]!]!;
  const part = (pattern: number) => rowOf("", pattern);
  if (isFunctionOf(evidence, part, stratum)) return stratum;
  return isFunctionOf(evidence, stratum, part) ? part : null;
}

/** Whether patterns that agree in one thing always agree in the other; patterns without members do not count. */
function isFunctionOf(
  { weights, offsets }: CompositionEvidence,
  of: (pattern: number) => string,
  value: (pattern: number) => string,
): boolean {
  const seen = new Map<string, string>();
  return [...weights.keys()].every((pattern) => {
    if (offsets[pattern + 1]! === offsets[pattern]!) return true;
    const [key, own] = [of(pattern), value(pattern)];
    const known = seen.get(key);
    seen.set(key, own);
    return known === undefined || known === own;
  });
}
