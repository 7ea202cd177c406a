import type { Check } from "./check.js";
import { CLOSED } from "./check.js";
import { type Counts, pair, rowOf } from "./published-counts.js";
import { rVector } from "./r-text.js";
import { countVectors, DIFFERENCES, isVisible, type RateRow, rateColumn, SHARES } from "./rate-columns.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { analystOnly, shown } from "./table-checks.js";

type Errors = Extract<ReplicatedNumbers["errors"], { kind: "estimated" }>;
type Rates = Errors["overall"];
type RateName = keyof Rates;
type ComparedName = Exclude<RateName, "wronglyFlagged">;
type Cells = readonly (number | "suppressed")[];

const NAMES: Readonly<Record<RateName, string>> = {
  falsePositiveRate: "false-positive rate",
  falseNegativeRate: "false-negative rate",
  precision: "violations among the flagged",
  wronglyFlagged: "flagged without a violation among all",
};
const COMPARED: readonly ComparedName[] = ["falsePositiveRate", "falseNegativeRate", "precision"];

/** Checks of the errors by group, each from its published table: rates, rates by band, differences and their tests. */
export function errorChecks(audit: ReplicatedNumbers): readonly Check[] {
  const { errors } = audit;
  if (errors.kind !== "estimated") return [];
  const confusion = cellsIn(audit, [errors.confusion]);
  const totals = totalsIn(audit, [errors.totals]);
  return [
    ...rateChecks("errors", [
      { of: "all", rates: errors.overall, cells: totals },
      ...errors.groups.map((group) => ({ of: group.group, rates: group, cells: confusion(group.group) })),
    ]),
    ...bandChecks(audit, errors),
    ...COMPARED.flatMap((rate) => differenceChecks(rate, errors, { confusion, totals })),
    ...errors.sets.flatMap((set) => {
      const rests = set.restsOnUntestedAssumption;
      const ids = rests ? [errors.confusion, "errors.uninspected"] : [`errors.${set.provenance}.confusion`];
      const all = rests ? [errors.totals, "errors.uninspected.totals"] : [`errors.${set.provenance}.totals`];
      const cells = cellsIn(audit, ids);
      return rateChecks(`errors, ${set.provenance}`, [
        { of: "all", rates: set.overall, cells: totalsIn(audit, all) },
        ...set.groups.map((group) => ({ of: group.group, rates: group, cells: cells(group.group) })),
      ]);
    }),
  ];
}

/** Flagged with and without a violation, then others with and without one; never-inspected units count as without. */
function cellsIn({ tables }: ReplicatedNumbers, ids: readonly string[]): (group: string) => Cells {
  const [known, never] = ids.map((id) => tables.find((table) => table.id === id));
  return (group) => withNever(rowOf(known, group), ids.length > 1 ? rowOf(never, group) : null);
}

function totalsIn({ tables }: ReplicatedNumbers, ids: readonly string[]): Cells {
  const [known, never] = ids.map((id) => tables.find((table) => table.id === id)?.counts ?? []);
  return withNever(known!, ids.length > 1 ? never! : null);
}

function withNever(known: Cells, never: Cells | null): Cells {
  if (never === null) return known;
  const sum = (one?: number | "suppressed", other?: number | "suppressed") =>
    typeof one === "number" && typeof other === "number" ? one + other : "suppressed";
  return [known[0] ?? "suppressed", sum(known[1], never[0]), known[2] ?? "suppressed", sum(known[3], never[1])];
}

function rateChecks(
  name: string,
  rows: readonly { readonly of: string; readonly rates: Rates; readonly cells: Cells }[],
): readonly Check[] {
  return (Object.keys(NAMES) as RateName[]).flatMap((rate) =>
    rateColumn(
      `${name}: ${NAMES[rate]}`,
      rows.map(({ of, rates, cells }) => ({ of, published: rates[rate], own: countsOf(rate, cells) })),
      SHARES,
    ),
  );
}

function countsOf(rate: RateName, cells: Cells): Counts {
  if (rate === "falsePositiveRate") return pair(cells, 1, 3);
  if (rate === "falseNegativeRate") return pair(cells, 2, 0);
  if (rate === "precision") return pair(cells, 0, 1);
  const wrong = cells[1];
  const known = cells.length === 4 && cells.every((cell) => typeof cell === "number");
  return known && typeof wrong === "number"
    ? { x: wrong, n: cells.reduce((sum, cell) => sum + (cell as number), 0) }
    : null;
}

/** Violations in each band of each group; with two bands they stand in the confusion table, flagged first. */
function bandChecks({ tables, plan }: ReplicatedNumbers, errors: Errors): readonly Check[] {
  const table = tables.find(({ id }) => id === errors.bands);
  const levels = table?.keys[1]?.levels ?? [];
  const flagged = plan.bands?.flagged ?? plan.bands?.order.slice(-1) ?? [];
  const place = (band: string) => {
    const own = levels.indexOf(band);
    return own >= 0 ? own : flagged.includes(band) ? 0 : 1;
  };
  const rows = errors.groups.flatMap(({ group, bands }): RateRow[] => {
    const cells = rowOf(table, group);
    return bands.map(({ band, violationRate }) => ({
      of: `${group} in ${band}`,
      published: violationRate,
      own: pair(cells, 2 * place(band), 2 * place(band) + 1),
    }));
  });
  return rateColumn("errors: violations", rows, SHARES);
}

/** Newcombe's intervals, Fisher's exact test with mid-p, and Holm over the tested groups. */
function differenceChecks(
  rate: ComparedName,
  errors: Errors,
  { confusion, totals }: { readonly confusion: (group: string) => Cells; readonly totals: Cells },
): readonly Check[] {
  const name = `errors: ${NAMES[rate]}, less that of the others`;
  const tested = errors.groups.flatMap(({ group, differences }) =>
    differences === null ? [] : [{ group, differences: differences[rate] }],
  );
  if (tested.length === 0) return [];
  const all = countsOf(rate, totals);
  const rows = tested.map(({ group, differences }): RateRow => {
    const own = countsOf(rate, confusion(group));
    const others = own === null || all === null ? null : { x: all.x - own.x, n: all.n - own.n };
    return { of: group, published: differences.difference, own, others };
  });
  const level = `1 - ${errors.alpha} / ${tested.length}`;
  const together = tested.map(({ differences }, place): RateRow => {
    const interval = shown(differences.simultaneous);
    const value = { kind: "estimate", value: 0, interval } as const;
    const published = interval === undefined ? differences.simultaneous : { kind: "shown", value };
    return { ...rows[place]!, published: published as RateRow["published"] };
  });
  return [
    ...rateColumn(name, rows, DIFFERENCES),
    ...rateColumn(`${name}, for all at once`, together, {
      ...DIFFERENCES,
      bound: (counts, _, side) => DIFFERENCES.bound(counts, level, side),
    }).filter(({ name: part }) => part.includes("bound")),
    ...testChecks(name, tested, rows),
  ];
}

function testChecks(
  name: string,
  tested: readonly { readonly differences: NonNullable<Errors["groups"][number]["differences"]>[ComparedName] }[],
  rows: readonly RateRow[],
): readonly Check[] {
  const visible = rows.every(isVisible);
  const p = visible ? `mid_p_all(${countVectors(rows)})` : "";
  const pick = (places: readonly number[]) => `[${rVector(places.map((place) => place + 1))}]`;
  const adjusted = tested.map(({ differences }) => shown(differences.adjusted));
  const tests = tested.flatMap(({ differences }, place) => {
    const test = shown(differences.unadjusted);
    return test !== undefined && "tablesEnumerated" in test ? [{ ...test, place }] : [];
  });
  if (!visible || adjusted.includes(undefined)) return rows.map(({ of }) => analystOnly(`${of}, ${name}, p`));
  const of = rows.map((row) => row.of);
  const at = tests.map(({ place }) => place);
  const numbers = (what: string, places: readonly number[], ours: readonly number[], theirs: string): Check => ({
    kind: "numbers",
    name: `${name}, ${what}`,
    of: places.map((place) => of[place]!),
    ours,
    theirs,
    tolerance: CLOSED,
  });
  return [
    ...(tests.length === 0
      ? []
      : [
          numbers(
            "mid-p",
            at,
            tests.map(({ pValue }) => pValue),
            `${p}${pick(at)}`,
          ),
          numbers(
            "possible tables",
            at,
            tests.map(({ tablesEnumerated }) => tablesEnumerated),
            `tables_all(${countVectors(rows)})${pick(at)}`,
          ),
        ]),
    numbers("Holm", [...rows.keys()], adjusted as number[], `holm_mid_p(${countVectors(rows)})`),
  ];
}

/** R functions that the tests name: a table that is the only one with its margins has no p-value, and counts as 1. */
export const ERROR_FUNCTIONS: readonly string[] = [
  "mid_p_all <- function(x1, n1, x2, n2) mapply(fisher_mid, x1, n1, x2, n2)",
  "tables_all <- function(x1, n1, x2, n2) mapply(possible_tables, x1, n1, x2, n2)",
  "holm_mid_p <- function(x1, n1, x2, n2) {",
  '  p.adjust(ifelse(tables_all(x1, n1, x2, n2) > 1, mid_p_all(x1, n1, x2, n2), 1), "holm")',
  "}",
];
