import { type Check, CLOSED, SEARCHED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { analystOnly, number, shown } from "./table-checks.js";

type Within = HypothesisData["part"]["conditional"][number];
type GroupWithin = Extract<Within["outcome"], { kind: "tested" }>["groups"][number];
type Effects = NonNullable<GroupWithin["mantelHaenszel"]>;

/**
 * Cochran, Mantel and Haenszel's test within strata and its common effects, from the published tables group x stratum x
 * flag: R's own `mantelhaen.test`, and the ratio and difference by their formulas.
 * @see Greenland & Robins 1985 (ratio, difference)
 */
export function strataParts(
  data: HypothesisData,
  { tables }: Pick<ReplicatedNumbers, "tables">,
): readonly ScriptPart[] {
  return data.part.conditional.flatMap((within, place): ScriptPart[] => {
    const { outcome } = within;
    const table = tables.find(({ id }) => id === within.table);
    if (outcome.kind !== "tested" || table === undefined) return [];
    const effects = outcome.groups.filter(({ mantelHaenszel }) => mantelHaenszel !== null);
    if (effects.length === 0) return [];
    const name = `${data.id}_strata${place + 1}`;
    const [groups, strata] = [table.keys[0]!.levels, table.keys[1]!.levels];
    const cells = table.counts.map((count) => (count === "suppressed" ? null : count));
    const tested = { name, groups, visible: !cells.includes(null), count: outcome.groups.length, label: within.name };
    return [
      {
        lines: [`${name} <- array(${rVector(cells)}, dim = c(2, ${strata.length}, ${groups.length}))`],
        checks: effects.flatMap((group) => groupChecks(data, group, tested)),
      },
    ];
  });
}

interface StrataInR {
  readonly name: string;
  readonly groups: readonly string[];
  readonly visible: boolean;
  readonly count: number;
  readonly label: string;
}

function groupChecks(
  data: HypothesisData,
  { group, mantelHaenszel }: GroupWithin,
  { name, groups, visible, count, label }: StrataInR,
): readonly Check[] {
  const { test, holm, oddsRatio, ratio, difference, sameInAllStrata } = mantelHaenszel!;
  const i = groups.indexOf(group) + 1;
  const called = (what: string) => named(data, group, `${what} within ${label}`);
  const table = `fourfold(${name}, ${i})`;
  const p = (of: string) => `mantelhaen.test(fourfold(${name}, ${of}), correct = FALSE)$p.value`;
  const single = (what: string, published: Effects["holm"], theirs: string): Check => {
    const ours = shown(published);
    return ours === undefined || !visible ? analystOnly(called(what)) : number(called(what), ours, theirs, CLOSED);
  };
  const tested = shown(test);
  const same = shown(sameInAllStrata);
  const every = `sapply(seq_len(${count}), function(i) ${p("i")})`;
  return [
    tested === undefined || !visible
      ? analystOnly(called("Cochran-Mantel-Haenszel"))
      : "pValue" in tested
        ? number(called("Cochran-Mantel-Haenszel"), tested.pValue, p(String(i)), CLOSED)
        : null,
    same === undefined || !visible
      ? analystOnly(called("Breslow-Day with Tarone's correction"))
      : "pValue" in same
        ? number(called("Breslow-Day with Tarone's correction"), same.pValue, `same_odds(${table})`, SEARCHED)
        : null,
    single("Cochran-Mantel-Haenszel, Holm", holm, `p.adjust(${every}, "holm")[${i}]`),
    ...effectChecks(called("odds ratio"), oddsRatio, visible, {
      value: `mantelhaen.test(${table})$estimate`,
      bounds: (level) => `mantelhaen.test(${table}, conf.level = ${level})$conf.int`,
    }),
    ...effectChecks(called("ratio"), ratio, visible, {
      value: `common_ratio(${table})`,
      bounds: (level) => `common_ratio_interval(${table}, ${level})`,
    }),
    ...effectChecks(called("difference"), difference, visible, {
      value: `common_difference(${table})`,
      bounds: (level) => `common_difference_interval(${table}, ${level})`,
    }),
  ].filter((check) => check !== null);
}

function effectChecks(
  name: string,
  published: Effects["ratio"],
  visible: boolean,
  theirs: { readonly value: string; readonly bounds: (level: number) => string },
): readonly Check[] {
  const estimate = shown(published);
  if (estimate === undefined || !visible) return [analystOnly(name)];
  if (estimate.kind === "not-estimable") return [];
  const checks = [number(name, estimate.value, theirs.value, SEARCHED)];
  if ("kind" in estimate.interval) return checks;
  const { lower, upper, level } = estimate.interval;
  const bounds = theirs.bounds(level);
  return [
    ...checks,
    number(`${name}, lower bound`, lower, `${bounds}[1]`, SEARCHED),
    number(`${name}, upper bound`, upper, `${bounds}[2]`, SEARCHED),
  ];
}
