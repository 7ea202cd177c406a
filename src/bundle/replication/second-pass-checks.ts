import { type Check, CLOSED, SEARCHED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { adjustedCheck } from "./permutation-checks.js";
import { drawsIn, rVector } from "./r-text.js";
import type { ScriptPart } from "./script-part.js";
import { analystOnly, estimateChecks, shown } from "./table-checks.js";

/**
 * The passes of a hypothesis after the first one: each tests what is left against a rest without the groups that are
 * named already, and a group is named when it also differs without the one further group that takes most away.
 * @param members  whether units hold several members; their patterns are read then
 */
export function secondPassParts(data: HypothesisData, members: boolean): readonly ScriptPart[] {
  const { secondPass } = data.part;
  if (secondPass === null) return [];
  const passes = secondPass.passes.map((pass, place) => passPart(data, pass, { place: place + 1, members }));
  const groups = data.part.groups.flatMap((group, place) => groupParts(data, group, { place: place + 1, members }));
  return [...passes, ...groups].map((part) => ({ ...part, section: data.section }));
}

type Group = HypothesisData["part"]["groups"][number];
type Pass = NonNullable<HypothesisData["part"]["secondPass"]>["passes"][number];
interface Place {
  readonly place: number;
  readonly members: boolean;
}

function passPart(data: HypothesisData, pass: Pass, { place, members }: Place): ScriptPart {
  const name = `${data.id}_pass${place}`;
  const without = shown(pass.without);
  const called = (group: string) => named(data, group, `adjusted p in pass ${place}`);
  const tested = pass.groups.map(({ group }) => group);
  if (without === undefined || !isVisible(data)) {
    return { lines: [], checks: tested.map((group) => analystOnly(called(group))) };
  }
  return {
    lines: familyLines(data, { name, tested, without, resamples: pass.resamples, members }),
    checks: pass.groups.flatMap(({ group, adjusted }, at) => adjustedAt(called(group), adjusted, name, at)),
  };
}

function groupParts(
  data: HypothesisData,
  { group, secondPass }: Group,
  { place, members }: Place,
): readonly ScriptPart[] {
  if (secondPass === null) return [];
  const { adjusted, confirmation } = secondPass;
  const called = (what: string) => named(data, group, what);
  const parts = [
    { without: secondPass.without, adjusted, name: `${data.id}_settled${place}`, what: "adjusted p that settled it" },
    ...(confirmation === null
      ? []
      : [{ ...confirmation, name: `${data.id}_confirmed${place}`, what: "adjusted p without one more group" }]),
  ].map(({ without, adjusted: test, name, what }): ScriptPart => {
    const [gone, p] = [shown(without), shown(test)];
    if (gone === undefined || p === undefined || !isVisible(data))
      return { lines: [], checks: [analystOnly(called(what))] };
    if (!("resamples" in p)) return { lines: [], checks: [] };
    const tested = testedWithout(data, gone);
    return {
      lines: familyLines(data, { name, tested, without: gone, resamples: p.resamples, members }),
      checks: adjustedAt(called(what), test, name, tested.indexOf(group)),
    };
  });
  return [...parts, ...(members ? [] : [{ lines: [], checks: effectChecks(data, group, secondPass) }])];
}

/** The groups of the family that are left: those of the pass that leaves out the same groups, where there is one. */
function testedWithout({ part }: HypothesisData, without: readonly string[]): readonly string[] {
  const same = part.secondPass?.passes.find((pass) => shown(pass.without)?.join("\0") === without.join("\0"));
  return same?.groups.map(({ group }) => group) ?? part.family.tested.filter((group) => !without.includes(group));
}

function familyLines(
  { id, labels, part }: HypothesisData,
  family: {
    readonly name: string;
    readonly tested: readonly string[];
    readonly without: readonly string[];
    readonly resamples: number;
    readonly members: boolean;
  },
): readonly string[] {
  const { name, resamples, members } = family;
  const codes = (groups: readonly string[]) => rVector(groups.map((group) => labels.indexOf(group) + 1));
  const [tested, without] = [codes(family.tested), family.without.length === 0 ? "integer(0)" : codes(family.without)];
  const stepDown = part.family.stepDown === "minP" ? "step_down_min" : "step_down_max";
  const call = members ? "rest_of_members(" : `rest_of_units(${id}_x, ${id}_n, ${id}_X, ${id}_N, `;
  return [
    `${name}_resamples <- ${drawsIn(resamples)}`,
    `${name}_adjusted <- ${call}${tested}, ${without}, ${name}_resamples, ${stepDown})`,
  ];
}

function adjustedAt(
  called: string,
  published: Pass["groups"][number]["adjusted"],
  name: string,
  at: number,
): readonly Check[] {
  return adjustedCheck(called, shown(published), name, (counts) => `${counts}[${at + 1}]`);
}

/** Difference and ratio against the rest that is left, of units that count once. */
function effectChecks(
  { id, labels, ...data }: HypothesisData,
  group: string,
  { without, difference, ratio }: NonNullable<Group["secondPass"]>,
): readonly Check[] {
  const called = (what: string) => named({ id, labels, ...data }, group, `${what} without the named groups`);
  const gone = shown(without);
  if (gone === undefined || !isVisible({ id, labels, ...data })) return [analystOnly(called("difference"))];
  const i = labels.indexOf(group) + 1;
  const out = rVector([group, ...gone].map((label) => labels.indexOf(label) + 1));
  const counts = `${id}_x[${i}], ${id}_n[${i}], ${id}_X - sum(${id}_x[${out}]), ${id}_N - sum(${id}_n[${out}])`;
  return [
    ...estimateChecks(called("difference"), difference, true, {
      value: `minus(${counts})`,
      interval: (level) => `newcombe(${counts}, ${level})`,
      tolerance: CLOSED,
    }),
    ...estimateChecks(called("ratio"), ratio, true, {
      value: `ratio(${counts})`,
      interval: (level) => `ratio_interval(${counts}, ${level})`,
      tolerance: SEARCHED,
    }),
  ];
}

function isVisible({ cells, bandTotals }: HypothesisData): boolean {
  return !cells.includes(null) && !bandTotals.includes(null);
}
