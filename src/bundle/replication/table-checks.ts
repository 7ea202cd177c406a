import type { Published, PublishedTest } from "../../disclosure/disclosed.js";
import { type Check, CLOSED, LOOSELY_SEARCHED, SEARCHED } from "./check.js";
import { type HypothesisData, named, type TestedPart } from "./hypothesis-data.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";

type Group = TestedPart["groups"][number];
type PublishedEstimate = Group["ratio"];

/**
 * Checks of one hypothesis that need its published tables alone. A number that is shown while the counts that it rests
 * on are not, or that is not shown, is the analyst's.
 */
export function tableChecks(data: HypothesisData, plan: ReplicatedNumbers["plan"]): readonly Check[] {
  const { part } = data;
  const independent = part.unit === part.memberUnit;
  return [
    ...overallChecks(data),
    ...part.groups.flatMap((group) => groupChecks(data, group, independent)),
    ...(independent ? [...familyChecks(data), ...equivalenceChecks(data, plan)] : []),
  ];
}

function overallChecks(data: HypothesisData): readonly Check[] {
  const { id, title, part, cells } = data;
  const all = !cells.includes(null);
  const name = (what: string) => `${title}: ${what}`;
  const pearson = shown(part.pearson);
  const strength = shown(part.cramersV);
  const naive = shown(part.naive);
  const fromTable = (what: string, ours: number, theirs: string): Check =>
    all ? number(name(what), ours, theirs, CLOSED) : { kind: "analyst-only", name: name(what) };
  const share = shown(part.overallFlaggedShare);
  return [
    ...(share === undefined
      ? [analystOnly(name("share flagged"))]
      : [number(name("share flagged"), share, `${id}_X / ${id}_N`, CLOSED)]),
    ...(pearson === undefined || "kind" in pearson
      ? missing(part.pearson, name("Pearson's X2"))
      : [
          fromTable("Pearson's X2", pearson.statistic, `pearson(${id}_table)$statistic`),
          fromTable("degrees of freedom", pearson.degreesOfFreedom, `pearson(${id}_table)$parameter`),
          fromTable("smallest expected count", pearson.smallestExpected, `min(pearson(${id}_table)$expected)`),
          ...(all ? [coinCheck(data, pearson.statistic)] : []),
        ]),
    ...(naive === undefined || "kind" in naive
      ? missing(part.naive, name("p as if members were independent"))
      : [fromTable("p as if members were independent", naive.pValue, `pearson(${id}_table)$p.value`)]),
    ...(strength === undefined || "kind" in strength
      ? missing(part.cramersV, name("Cramer's V"))
      : [fromTable("Cramer's V", strength.table, `cramer(${id}_table)`)]),
  ];
}

/** coin's chi-squared of a table is Pearson's. */
function coinCheck({ id, title }: HypothesisData, statistic: number): Check {
  const rows = `${id}_table[rowSums(${id}_table) > 0, colSums(${id}_table) > 0, drop = FALSE]`;
  const theirs = `coin::statistic(coin::chisq_test(as.table(${rows})))`;
  const name = `${title}: Pearson's X2 by coin`;
  return { kind: "number", name, ours: statistic, theirs, tolerance: CLOSED, needs: "coin" };
}

function groupChecks(data: HypothesisData, group: Group, independent: boolean): readonly Check[] {
  const { id, bands, labels, cells, bandTotals } = data;
  const row = labels.indexOf(group.group);
  const visible =
    !bandTotals.includes(null) && !cells.slice(row * bands.length, (row + 1) * bands.length).includes(null);
  const i = row + 1;
  const own = `${id}_x[${i}], ${id}_n[${i}]`;
  const rest = `${id}_X - ${id}_x[${i}], ${id}_N - ${id}_n[${i}]`;
  const shareOf = `${id}_x[${i}] / ${id}_n[${i}]`;
  const restShare = `(${id}_X - ${id}_x[${i}]) / (${id}_N - ${id}_n[${i}])`;
  const estimate = (what: string, published: PublishedEstimate, theirs: EstimateInR): readonly Check[] =>
    estimateChecks(named(data, group.group, what), published, visible, theirs);
  const expected = shown(group.expectedFlagged);
  const intervals = (make: (level: string) => string) => (independent ? make : null);
  return [
    ...estimate("share", group.flaggedShare, { value: shareOf, interval: intervals((l) => `wilson(${own}, ${l})`) }),
    ...estimate("share of the others", group.restShare, {
      value: restShare,
      interval: intervals((level) => `wilson(${rest}, ${level})`),
    }),
    ...estimate("difference", group.difference, {
      value: `${shareOf} - ${restShare}`,
      interval: intervals((level) => `newcombe(${own}, ${rest}, ${level})`),
    }),
    ...estimate("ratio", group.ratio, {
      value: `(${shareOf}) / (${restShare})`,
      interval: intervals((level) => `ratio_interval(${own}, ${rest}, ${level})`),
      tolerance: SEARCHED,
    }),
    expected === undefined || !visible
      ? analystOnly(named(data, group.group, "expected number flagged"))
      : number(named(data, group.group, "expected number flagged"), expected, `${id}_n[${i}] * ${restShare}`, CLOSED),
    ...(independent ? simultaneousChecks(data, group, { visible, own, rest }) : []),
    ...besideChecks(data, group, { visible, own, rest }),
  ];
}

interface EstimateInR {
  readonly value: string;
  /** Expression of both bounds at a level; null where the interval is not a function of the table. */
  readonly interval: ((level: string) => string) | null;
  readonly tolerance?: number;
}

/** Checks of an estimate and of the two bounds of its interval. */
export function estimateChecks(
  name: string,
  published: PublishedEstimate,
  visible: boolean,
  { value, interval, tolerance = CLOSED }: EstimateInR,
): readonly Check[] {
  const estimate = shown(published);
  if (estimate === undefined) return [analystOnly(name)];
  if (estimate.kind === "not-estimable") return [];
  if (!visible) return [analystOnly(name)];
  const checks = [number(name, estimate.value, value, CLOSED)];
  if (interval === null || "kind" in estimate.interval) return checks;
  const { lower, upper, level } = estimate.interval;
  const bounds = interval(String(level));
  return [
    ...checks,
    number(`${name}, lower bound`, lower, `${bounds}[1]`, tolerance),
    number(`${name}, upper bound`, upper, `${bounds}[2]`, tolerance),
  ];
}

interface CountsInR {
  readonly visible: boolean;
  readonly own: string;
  readonly rest: string;
}

/** Intervals that hold for all tested groups at once (Bonferroni), and what is trivial where units count once. */
function simultaneousChecks(
  data: HypothesisData,
  { group, simultaneous, effectiveUnits, designEffect }: Group,
  { visible, own, rest }: CountsInR,
): readonly Check[] {
  const { alpha, tested } = data.part.family;
  const level = `1 - ${alpha} / ${tested.length}`;
  const bounds = (
    what: string,
    published: NonNullable<typeof simultaneous>["share"],
    theirs: string,
    tolerance: number,
  ) => {
    const name = named(data, group, `${what} that holds for all`);
    const interval = shown(published);
    if (interval === undefined || !visible) return [analystOnly(name)];
    if ("kind" in interval) return [];
    return [
      number(`${name}, lower bound`, interval.lower, `${theirs}[1]`, tolerance),
      number(`${name}, upper bound`, interval.upper, `${theirs}[2]`, tolerance),
    ];
  };
  const [effective, design] = [shown(effectiveUnits), shown(designEffect)];
  const i = data.labels.indexOf(group) + 1;
  return [
    ...(effective === undefined || !visible
      ? [analystOnly(named(data, group, "effective units"))]
      : [number(named(data, group, "effective units"), effective, `${data.id}_n[${i}]`, CLOSED)]),
    ...(design?.kind === "estimate" ? [number(named(data, group, "design effect"), design.value, "1", CLOSED)] : []),
    ...(simultaneous === null
      ? []
      : [
          ...bounds("share", simultaneous.share, `wilson(${own}, ${level})`, CLOSED),
          ...bounds("difference", simultaneous.difference, `newcombe(${own}, ${rest}, ${level})`, CLOSED),
          ...bounds("ratio", simultaneous.ratio, `ratio_interval(${own}, ${rest}, ${level})`, SEARCHED),
        ]),
  ];
}

function besideChecks(
  data: HypothesisData,
  { group, beside }: Group,
  { visible, own, rest }: CountsInR,
): readonly Check[] {
  if (beside === null) return [];
  const name = (what: string) => named(data, group, what);
  const p = (what: string, published: typeof beside.fisher, theirs: string): Check => {
    const value = shown(published);
    if (value === undefined || !("pValue" in value) || !visible) return analystOnly(name(what));
    return number(name(what), value.pValue, theirs, CLOSED);
  };
  const tables = (what: string, published: typeof beside.fisher): readonly Check[] => {
    const value = shown(published);
    if (value === undefined || !("tablesEnumerated" in value) || !visible) return [];
    return [number(name(what), value.tablesEnumerated, `possible_tables(${own}, ${rest})`, 0)];
  };
  const odds = shown(beside.oddsRatio);
  return [
    p("Fisher's exact test", beside.fisher, `fisher(${own}, ${rest})$p.value`),
    p("Fisher's exact test, mid-p", beside.fisherMidP, `fisher_mid(${own}, ${rest})`),
    ...tables("tables of Fisher's exact test", beside.fisher),
    ...tables("tables of its mid-p", beside.fisherMidP),
    ...estimateChecks(name("difference, Miettinen-Nurminen"), beside.differenceByScore, visible, {
      value: `minus(${own}, ${rest})`,
      interval: (level) => `difference_interval(${own}, ${rest}, ${level})`,
      tolerance: SEARCHED,
    }),
    ...estimateChecks(name("ratio, Koopman"), beside.ratioByKoopman, visible, {
      value: `ratio(${own}, ${rest})`,
      interval: (level) => `ratio_interval(${own}, ${rest}, ${level}, factor = 1)`,
      tolerance: SEARCHED,
    }),
    ...(odds?.kind === "not-estimable"
      ? []
      : estimateChecks(name("odds ratio"), beside.oddsRatio, visible, {
          value: `fisher(${own}, ${rest})$estimate`,
          interval: (level) => `fisher(${own}, ${rest}, conf.level = ${level})$conf.int`,
          tolerance: LOOSELY_SEARCHED,
        }).map((check) => (check.kind === "number" ? { ...check, tolerance: LOOSELY_SEARCHED } : check))),
  ];
}

/** Holm and Benjamini-Yekutieli over Fisher's p-values of the family: every row is needed. */
function familyChecks(data: HypothesisData): readonly Check[] {
  const { id, part, cells } = data;
  const all = !cells.includes(null);
  const fisher = `sapply(${id}_tested, function(i) fisher(${id}_x[i], ${id}_n[i], ${id}_X - ${id}_x[i], ${id}_N - ${id}_n[i])$p.value)`;
  return part.family.tested.flatMap((label, place) => {
    const beside = part.groups.find(({ group }) => group === label)?.beside;
    if (beside === null || beside === undefined) return [];
    const adjusted = (what: string, published: typeof beside.holm, method: string): Check => {
      const ours = shown(published);
      const name = named(data, label, what);
      if (ours === undefined || !all) return analystOnly(name);
      return number(name, ours, `p.adjust(${fisher}, "${method}")[${place + 1}]`, CLOSED);
    };
    return [
      adjusted("Fisher, Holm", beside.holm, "holm"),
      adjusted("Fisher, Benjamini-Yekutieli", beside.benjaminiYekutieli, "BY"),
    ];
  });
}

function equivalenceChecks(data: HypothesisData, plan: ReplicatedNumbers["plan"]): readonly Check[] {
  const { id, part, cells } = data;
  const { ratioLower, ratioUpper, difference } = plan.margins;
  if (difference !== undefined) return [];
  const all = !cells.includes(null);
  const alike = `sapply(${id}_tested, function(i) ratio_alike(${id}_x[i], ${id}_n[i], ${id}_X - ${id}_x[i], ${id}_N - ${id}_n[i], ${ratioLower}, ${ratioUpper}))`;
  return part.family.tested.flatMap((label, place) => {
    const group = part.groups.find((each) => each.group === label);
    const value = group === undefined ? undefined : shown(group.equivalence);
    if (value !== undefined && "kind" in value) return [];
    const name = named(data, label, "alike within the margin");
    if (value === undefined || !all) return [analystOnly(name)];
    return [
      number(name, value.pValue, `${alike}[${place + 1}]`, SEARCHED),
      number(`${name}, Holm`, value.holm, `p.adjust(${alike}, "holm")[${place + 1}]`, SEARCHED),
    ];
  });
}

/** The value of a published number, or undefined where it is given as a class or withheld. */
export function shown<T>(published: Published<T>): Extract<Published<T>, { kind: "shown" }>["value"] | undefined {
  return published.kind === "shown" ? published.value : undefined;
}

export function number(name: string, ours: number | "unbounded", theirs: string, tolerance: number): Check {
  return { kind: "number", name, ours, theirs, tolerance };
}

export function analystOnly(name: string): Check {
  return { kind: "analyst-only", name };
}

/** Nothing where a number does not exist; the analyst's where it is not shown. */
function missing(published: Published<unknown>, name: string): readonly Check[] {
  return published.kind === "shown" ? [] : [analystOnly(name)];
}

/** Check of a resampled p-value beside R's count of extreme resamples. */
export function resampledCheck(
  name: string,
  test: PublishedTest | { readonly kind: "not-estimable" } | undefined,
  extreme: string,
  resamples: string,
): readonly Check[] {
  if (test === undefined) return [analystOnly(name)];
  if ("kind" in test || test.method !== "resampled") return [];
  const { lower, upper } = test.monteCarloInterval;
  const interval = { lower: lower as number, upper: upper as number };
  return [{ kind: "resampled", name, ours: test.pValue, interval, extreme, resamples, ...countedIn(test) }];
}

/** What a p-value was counted from: the analyst has it, a release does not. */
function countedIn(test: Extract<PublishedTest, { method: "resampled" }>) {
  if (!("extreme" in test) || typeof test.extreme !== "number") return {};
  const { level, method } = test.monteCarloInterval;
  const counted = { extreme: test.extreme, resamples: test.resamples, level };
  return { counted: method === "clopper-pearson" ? counted : { ...counted, level: null } };
}
