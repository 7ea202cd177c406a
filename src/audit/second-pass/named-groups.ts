import { type RestTest, type RestTester, rememberedTests } from "./rest-tester.js";

/** One pass over the family: the test against a rest without the groups that earlier passes named. */
export interface NamingPass {
  readonly test: RestTest;
  /** The group that this pass names; null in the last pass. */
  readonly named: number | null;
}

/** How a group fared that was rejected in the first pass or named in a later one. */
export interface NamingOutcome {
  readonly named: boolean;
  /** The pass that named it, or the test that it did not outlast. */
  readonly test: RestTest;
  /** Named groups: the test without the one further group that takes most of the difference away; null: there is none. */
  readonly confirmation: RestTest | null;
}

export interface NamingSequence {
  readonly passes: readonly NamingPass[];
  /** In the order of naming. */
  readonly named: readonly number[];
  readonly outcomes: ReadonlyMap<number, NamingOutcome>;
}

/**
 * Which rejected groups differ themselves, and which only because another group lies far from the rest.
 *
 * Each pass names the rejected group with the smallest adjusted p (ties: largest |Z|) that is also rejected when the
 * one other group that takes most of its contrast away is left out of the rest: otherwise that other group may be what
 * differs, though its own test did not reject. Then the named group leaves the rest and all others are tested again,
 * until a pass names nobody.
 * With one group that truly differs, a wrong name needs a rejection against a rest without it, so the family error of
 * the names is at most alpha whether or not that group is found.
 * @param first  the first pass: a rest without nobody
 * @param options.groups  codes of all groups that may be left out of the rest
 * @see Berger 1982, intersection-union tests (every rest must reject)
 */
export async function namedGroups(
  first: RestTest,
  tester: RestTester,
  options: { readonly alpha: number; readonly groups: readonly number[] },
): Promise<NamingSequence> {
  const rests = rememberedTests(tester);
  const passes: NamingPass[] = [];
  const named: number[] = [];
  const confirmed = new Map<number, NamingOutcome>();
  let current = first;
  for (;;) {
    const name = await nameOf(current, rests, named, options);
    passes.push({ test: current, named: name?.group ?? null });
    if (name === null) break;
    confirmed.set(name.group, { named: true, test: current, confirmation: name.confirmation });
    named.push(name.group);
    current = await rests.test(named);
  }
  const outcomes = new Map(confirmed);
  for (const group of rejected(first, options.alpha)) {
    if (confirmed.has(group)) continue;
    const open = rejected(current, options.alpha).includes(group);
    const taking = open ? mostTaking(group, rests, named, options.groups) : null;
    const test = taking === null ? current : await rests.test([...named, taking]);
    outcomes.set(group, { named: false, test, confirmation: null });
  }
  return { passes, named, outcomes };
}

/** The first rejected group of a pass that holds without the group that takes most of its contrast away. */
async function nameOf(
  pass: RestTest,
  rests: RestTester,
  named: readonly number[],
  { alpha, groups }: { readonly alpha: number; readonly groups: readonly number[] },
): Promise<{ readonly group: number; readonly confirmation: RestTest | null } | null> {
  for (const group of rejected(pass, alpha)) {
    const taking = mostTaking(group, rests, named, groups);
    // Where every other unit is of no group, no group can be what differs in its place.
    if (taking === null) return { group, confirmation: null };
    const confirmation = await rests.test([...named, taking]);
    const [place, again] = [pass.tested.indexOf(group), confirmation.tested.indexOf(group)];
    if (again < 0 || confirmation.adjusted.pValues[again]! > alpha) continue;
    if (pass.contrasts[place]! * confirmation.contrasts[again]! > 0) return { group, confirmation };
  }
  return null;
}

/** Rejected groups, smallest adjusted p first; ties by the largest contrast. */
function rejected({ tested, adjusted, contrasts }: RestTest, alpha: number): readonly number[] {
  const size = (place: number) => Math.abs(contrasts[place]!);
  return [...tested.keys()]
    .filter((place) => adjusted.pValues[place]! <= alpha)
    .sort((a, b) => adjusted.extreme[a]! - adjusted.extreme[b]! || size(b) - size(a))
    .map((place) => tested[place]!);
}

/** The group without which the contrast of a group is smallest, or farthest on the other side; null: no other is left. */
function mostTaking(
  group: number,
  rests: RestTester,
  named: readonly number[],
  groups: readonly number[],
): number | null {
  const sign = Math.sign(rests.contrast(group, named));
  let taking: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const other of groups) {
    if (other === group || named.includes(other)) continue;
    const left = sign * rests.contrast(group, [...named, other]);
    if (left < least) {
      least = left;
      taking = other;
    }
  }
  return taking;
}
