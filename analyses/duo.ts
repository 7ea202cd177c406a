/*
 * Supervision of Dutch student grants (DUO), 2014 and 2019: did the risk profile, or the people who selected from it,
 * treat students differently by origin?
 *
 * Data. Public: counts by Statistics Netherlands, rounded to tens, of students by origin and risk category, and by
 * origin and selection for control; and the random samples of 2014 and 2017, with the outcomes of their controls.
 * Unit. Students, taken as independent persons. With a hundred thousand of them every difference is more than chance:
 * the size of the effect leads. Rounding is carried along: beside a ratio stands the range of ratios over all counts
 * that round to the published ones, without and with the published totals.
 * Questions. (1) Flagged, risk category 1 or 2, and (2) selected for control: the share of students of non-European
 * origin over that of students of Dutch origin. (3) The same for the selection of 2014 within each risk category: is the
 * selection more than the profile? (4) In the random samples: do unduly granted allowances differ over
 * education, age, distance or risk category? Pearson's chi-squared under permutation, by full enumeration where that is
 * feasible; the asymptotic p-value beside it, which is hundreds of times too small for one of these tables.
 *
 * What the two years teach. In 2014 the profile put students of non-European origin into the high-risk categories twice
 * as often, and people selected them six times as often, within most categories too. In 2019 the profile no longer did
 * (ratio 0.94), and the selection still did (ratio 3.6). Profile and human selection are two steps: a profile that treats
 * groups alike says nothing of what is done with it, so each step is measured by itself.
 *
 *   npx tsx analyses/duo.ts
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { auditInMemory, parsePlan, type TextColumn } from "../src/index.js";
import {
  contingencyTable,
  type EventRange,
  exactPearson,
  freemanHalton,
  miettinenNurminenRatioInterval,
  pearsonChiSquared,
  roundedCountRange,
  roundedMantelHaenszelRatio,
  roundedRatio,
  roundedRatioInterval,
} from "../src/statistics.js";

const folder = join(import.meta.dirname, "../../shared/data/duo-cub");
if (!existsSync(folder)) {
  console.log("SKIPPED: DUO is absent (../shared/data/duo-cub)");
  process.exit(0);
}

/** Origins as sums of the columns by country of birth; rounding makes them differ by tens from the columns of origin. */
const ORIGINS = {
  Dutch: ["born_nl_origin_nl"],
  European: ["born_nl_origin_europe", "born_outside_nl_origin_europe"],
  "non-European": ["born_nl_origin_outside_europe", "born_outside_nl_origin_outside_europe"],
};

const planOf = (year: number, column: "band" | "selected") =>
  parsePlan(
    `
version: 1
title: DUO ${year}, ${column === "band" ? "risk category" : "selection for control"} by origin
model: { name: DUO risk profile, version: "${year}", owner: DUO, status: stopped }
period: "${year}"
dataOwner: Statistics Netherlands
purpose: To reproduce published figures with this toolkit
legalBasis: Public data
protectedAttribute: { nl: herkomst, en: origin }
data:
  form: counts
  counts: { file: reshaped.csv, columns: { group: origin, ${column}: ${column}, count: n } }
  unit: independent-persons
  rounding: { base: 10, kind: nearest }
${column === "band" ? 'bands: { order: ["6", "5", "4", "3", "2", "1"], flagged: ["2", "1"] }' : 'selected: { "yes": ["yes"], "no": ["no"] }'}
groups: { reference: Dutch }
resampling: { seed: 1, resamples: 9999 }
disclosure: { threshold: 0, reason: public data }
`,
    "duo.yaml",
  );

for (const { year, file } of [
  { year: 2014, file: "table1.csv" },
  { year: 2019, file: "table2.csv" },
]) {
  const rows = recordsOf(file);
  const risk = await auditCounts(year, "band", cellsOf(rows, /^Risk category (\d)$/));
  const selection = await auditCounts(year, "selected", cellsOf(rows, /^Selected for control: (yes|no)$/));
  const { hypothesis1 } = risk;
  if (hypothesis1.kind === "tested") {
    const { pearson, cramersV, groups } = hypothesis1;
    if (pearson.kind === "shown" && "statistic" in pearson.value) {
      const { statistic, degreesOfFreedom } = pearson.value;
      console.log(`${year} risk category by origin: chi-squared ${statistic.toFixed(4)} (df ${degreesOfFreedom})`);
    }
    if (cramersV.kind === "shown" && "table" in cramersV.value) {
      console.log(`${year} risk category by origin: V ${cramersV.value.table.toFixed(6)}`);
    }
    const flagged = groups.find(({ group }) => group === "non-European")?.ratioToReference;
    console.log(`${year} flagged, non-European against Dutch origin: ratio ${ratioOf(flagged)}`);
  }
  if (selection.selection.kind === "estimated") {
    const selected = selection.selection.groups.find(({ group }) => group === "non-European")?.ratioToReference;
    console.log(`${year} selected, non-European against Dutch origin: ratio ${ratioOf(selected)}`);
  }
}

console.log("2014, selected within a risk category, non-European against Dutch origin");
const categories = ["1", "2", "3", "4", "5", "6"].map((category) => selectionWithin(category));
for (const { category, ratio, interval, range, withTotals, outer } of categories) {
  const conclusion = outer.lower > 1 || outer.upper < 1 ? "differs" : "not distinguishable from no difference";
  console.log(
    `risk category ${category}: ratio ${ratio.toPrecision(2)}, 95 % interval ${span(interval)}, rounding ${span(range)}, with the published totals ${span(withTotals)}: ${conclusion}`,
  );
}
const common = roundedMantelHaenszelRatio(categories);
if (!("kind" in common))
  console.log(`all categories together, Mantel-Haenszel: ratio over the rounding ${span(common)}`);
const rows2019 = recordsOf("table2.csv");
const profile = ratioOfShares(cellsOf(rows2019, /^Risk category (\d)$/), ["1", "2"]);
const selected = ratioOfShares(cellsOf(rows2019, /^Selected for control: (yes|no)$/), ["yes"]);
console.log(
  `Two steps: in 2019 the profile gives ratio ${profile.toFixed(2)} and the selection ${selected.toFixed(1)}. What the profile does says nothing of what people select.`,
);

console.log("Random samples: unduly granted by category");
const samples = recordsOf("random_samples_2014_2017.csv");
const names = [...new Set(samples.map(nameOf))];
console.table(
  names.map((name) => {
    const rows = samples.filter((row) => nameOf(row) === name);
    const table = contingencyTable(rows.map(({ n, unduly }) => [Number(unduly), Number(n) - Number(unduly)]));
    const pearson = pearsonChiSquared(table);
    return {
      table: name,
      "chi-squared": pearson.kind === "estimate" ? pearson.statistic.toFixed(6) : pearson.reason,
      "asymptotic p": pearson.kind === "estimate" ? pearson.pValue.toPrecision(6) : "",
      "Freeman-Halton p": exactText(freemanHalton(table)),
      "permutation p": exactText(exactPearson(table)),
    };
  }),
);

/**
 * Selection of one risk category in 2014: interval of the published counts, what rounding leaves open of the ratio with
 * and without the published totals, and the interval that holds those of all counts that round to the published ones.
 */
function selectionWithin(category: string) {
  const rows = recordsOf("table1.csv");
  const row = (suffix: string) => rows.find((each) => each.category === `Risk category ${category}${suffix}`)!;
  const published = [row(" & Selected for control: yes"), row(" & Selected for control: no"), row("")];
  const countsOf = (origin: string) => published.map((each) => Number(each[origin])) as [number, number, number];
  const [theirs, dutch] = [countsOf("origin_outside_europe"), countsOf("origin_nl")];
  const [group, rest] = [rangesOf(theirs), rangesOf(dutch)];
  const counts = [theirs[0], theirs[0] + theirs[1], dutch[0], dutch[0] + dutch[1]] as const;
  return {
    category,
    group,
    rest,
    ratio: (counts[0] * counts[3]) / (counts[1] * counts[2]),
    interval: miettinenNurminenRatioInterval(...counts),
    range: existing(roundedRatio(withoutTotal(group), withoutTotal(rest))),
    withTotals: existing(roundedRatio(group, rest)),
    outer: roundedRatioInterval(group, rest),
  };
}

function withoutTotal({ events, others }: EventRange): EventRange {
  return { events, others };
}

function existing<T>(range: T): Exclude<T, { kind: "not-estimable" }> {
  if ("kind" in (range as object)) throw new Error((range as { reason: string }).reason);
  return range as Exclude<T, { kind: "not-estimable" }>;
}

/** Share of students in the given levels, non-European origin over Dutch origin. */
function ratioOfShares(cells: readonly Cell[], levels: readonly string[]): number {
  const share = (origin: keyof typeof ORIGINS) => {
    const counts = cells.filter(([group]) => group === origin);
    const sum = (among: readonly Cell[]) => among.reduce((total, [, , count]) => total + count, 0);
    return sum(counts.filter(([, level]) => levels.includes(level))) / sum(counts);
  };
  return share("non-European") / share("Dutch");
}

function rangesOf(counts: readonly number[]) {
  const [events, others, total] = counts.map((count) => roundedCountRange(count, { base: 10, kind: "nearest" }));
  return { events: events!, others: others!, total: total! };
}

function span({ lower, upper }: { readonly lower: number; readonly upper: number }): string {
  return `${lower.toFixed(2)} to ${upper.toFixed(2)}`;
}

function nameOf({ sample, dimension }: Readonly<Record<string, string>>): string {
  return `${sample} ${dimension}`;
}

function exactText(test: ReturnType<typeof exactPearson>): string {
  return "pValue" in test ? test.pValue.toFixed(6) : "too large to enumerate";
}

type Cell = readonly [group: string, level: string, count: number];

function auditCounts(year: number, column: "band" | "selected", cells: readonly Cell[]) {
  const counts = {
    group: textColumn(cells.map(([group]) => group)),
    [column]: textColumn(cells.map(([, level]) => level)),
    count: Float64Array.from(cells, ([, , count]) => count),
  };
  return auditInMemory(planOf(year, column), { form: "counts", counts });
}

function cellsOf(rows: readonly Record<string, string>[], category: RegExp): Cell[] {
  return rows.flatMap((row) => {
    const level = category.exec(row.category ?? "")?.[1];
    if (level === undefined) return [];
    const sum = (columns: readonly string[]) => columns.reduce((total, column) => total + Number(row[column]), 0);
    return Object.entries(ORIGINS).map(([origin, columns]): Cell => [origin, level, sum(columns)]);
  });
}

function textColumn(texts: readonly string[]): TextColumn {
  const levels = [...new Set(texts)];
  return { codes: Uint16Array.from(texts, (text) => levels.indexOf(text)), levels };
}

function recordsOf(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = header.split(",");
  const cells = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, q, plain]) => q ?? plain ?? ""),
  );
  return cells.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

function ratioOf(published: unknown): string {
  const { value } = published as { value?: { value?: number } };
  return value?.value?.toFixed(1) ?? "not estimable";
}
