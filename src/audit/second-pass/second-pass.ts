import type { FamilyPValues } from "../../statistics/step-down.js";
import { familyTest } from "../comparison/resampled-test.js";
import { derived, notEstimable, rowOf } from "../derived.js";
import { type NamingOutcome, type NamingSequence, namedGroups } from "./named-groups.js";
import type { RestComparison, RestShares } from "./rest-shares.js";
import type { RestTest, RestTester } from "./rest-tester.js";
import type { GroupSecondPass, SecondPass } from "./second-pass-result.js";

/** A family after its first pass, and how its groups are compared with other rests. */
export interface SecondPassInput {
  readonly id: "h1" | "h2";
  readonly labels: readonly string[];
  readonly alpha: number;
  readonly seed: number;
  readonly tested: Uint16Array;
  readonly contrasts: ArrayLike<number>;
  readonly adjusted: FamilyPValues;
  readonly resamples: number;
  /** Groups that may leave the rest: those with members. */
  readonly groups: readonly number[];
  readonly tester: RestTester;
  readonly compare: RestComparison;
}

/** Result of the passes, per group where there is one, and what verdicts need. */
export interface SecondPassFacts {
  readonly result: SecondPass;
  readonly groups: ReadonlyMap<number, GroupSecondPass>;
  readonly named: ReadonlySet<number>;
  /** Groups that are rejected and not named: the groups whose distance from the rest explains it, or may. */
  readonly through: ReadonlyMap<number, readonly string[]>;
}

/**
 * The passes after the first one; null where the first one rejects nobody.
 * @see method, section 2: when a group is rejected, the others are tested again against a rest without it
 */
export async function secondPass(input: SecondPassInput): Promise<SecondPassFacts | null> {
  const { alpha, tested, contrasts, adjusted, resamples } = input;
  if (adjusted.pValues.every((p) => p > alpha)) return null;
  const first = { without: [], tested, contrasts, adjusted, resamples };
  const sequence = await namedGroups(first, input.tester, { alpha, groups: input.groups });
  const shares = await sharesOf(sequence, input.compare);
  const groups = new Map<number, GroupSecondPass>();
  const through = new Map<number, readonly string[]>();
  for (const [group, outcome] of sequence.outcomes) {
    groups.set(group, groupSecondPass(group, outcome, shares.get(group)!, input));
    if (!outcome.named) through.set(group, namesOf(outcome.test.without, input));
  }
  return { result: passesOf(sequence, input), groups, named: new Set(sequence.named), through };
}

/** Every rest is compared once, with all groups that were settled against it. */
async function sharesOf(sequence: NamingSequence, compare: RestComparison): Promise<ReadonlyMap<number, RestShares>> {
  const byRest = new Map<string, { readonly without: readonly number[]; readonly groups: number[] }>();
  for (const [group, { test }] of sequence.outcomes) {
    const key = test.without.join(",");
    const rest = byRest.get(key) ?? { without: test.without, groups: [] };
    rest.groups.push(group);
    byRest.set(key, rest);
  }
  const shares = new Map<number, RestShares>();
  for (const { without, groups } of byRest.values()) {
    for (const [group, share] of await compare(without, groups)) shares.set(group, share);
  }
  return shares;
}

function passesOf(sequence: NamingSequence, input: SecondPassInput): SecondPass {
  const rows = (groups: readonly number[]) =>
    groups.map((group) => rowOf(`${input.id}.groupByBand`, input.labels[group]!));
  return {
    passes: sequence.passes.map(({ test, named }) => ({
      without: derived(namesOf(test.without, input), ...rows(test.without)),
      named: derived(named === null ? null : input.labels[named]!, ...(named === null ? [] : rows([named]))),
      resamples: test.resamples,
      groups: Array.from(test.tested, (group) => ({
        group: input.labels[group]!,
        adjusted: derived(testOf(group, test, input), `${input.id}.groupByBand`),
      })),
    })),
    named: derived(namesOf(sequence.named, input), ...rows(sequence.named)),
  };
}

function groupSecondPass(
  group: number,
  { named, test, confirmation }: NamingOutcome,
  shares: RestShares,
  input: SecondPassInput,
): GroupSecondPass {
  const table = `${input.id}.groupByBand`;
  const rows = (rest: RestTest) => [group, ...rest.without].map((code) => rowOf(table, input.labels[code]!));
  const counts = [...rows(test), `${input.id}.bands`, ...shares.restsOn];
  return {
    named: derived(named, ...rows(test)),
    without: derived(namesOf(test.without, input), ...rows(test)),
    adjusted: derived(testOf(group, test, input), table),
    difference: derived(shares.difference, ...counts),
    ratio: derived(shares.ratio, ...counts),
    confirmation:
      confirmation === null
        ? null
        : {
            without: derived(namesOf(confirmation.without, input), ...rows(confirmation)),
            adjusted: derived(testOf(group, confirmation, input), table),
          },
  };
}

function namesOf(groups: readonly number[], { labels }: SecondPassInput): readonly string[] {
  return groups.map((group) => labels[group]!);
}

function testOf(group: number, { tested, adjusted, resamples }: RestTest, { seed }: SecondPassInput) {
  const place = tested.indexOf(group);
  if (place < 0) return notEstimable("too-few-effective-units");
  return familyTest(adjusted, place, { resamples, seed });
}
