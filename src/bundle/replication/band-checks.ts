import { type Check, CLOSED } from "./check.js";
import { pair } from "./published-counts.js";
import { rVector } from "./r-text.js";
import { DIFFERENCES, type RateRow, rateColumn, SHARES } from "./rate-columns.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { analystOnly, estimateChecks, number, shown } from "./table-checks.js";

type Bands = Extract<ReplicatedNumbers["bandsOrdered"], { kind: "estimated" }>;

/** R function of the trend: least-squares slope of shares, each with its own variance (Agresti 2013, 5.3.5). */
export const BAND_FUNCTIONS: readonly string[] = [
  "trend_slope <- function(x, n, level) {",
  "  d <- seq_along(n) - weighted.mean(seq_along(n), n)",
  "  p <- ifelse(n > 0, x / n, 0)",
  "  slope <- sum(x * d) / sum(n * d^2)",
  "  slope + c(0, -1, 1) * qnorm((1 + level) / 2) * sqrt(sum(n * d^2 * p * (1 - p))) / sum(n * d^2)",
  "}",
];

/** Checks of the order of the bands, from the tables of outcomes by band: R's own `prop.trend.test` among them. */
export function bandChecks(audit: ReplicatedNumbers): readonly Check[] {
  const { bandsOrdered, tables } = audit;
  if (bandsOrdered.kind !== "estimated") return [];
  return bandsOrdered.sets.flatMap((set) => setChecks(set, tables));
}

function setChecks(set: Bands["sets"][number], tables: ReplicatedNumbers["tables"]): readonly Check[] {
  const counts = tables.find(({ id }) => id === set.outcomes)?.counts ?? [];
  const never = tables.find(({ id }) => id === "bands.uninspected")?.counts ?? [];
  const at = (band: number) => {
    const known = pair(counts, 2 * band, 2 * band + 1);
    if (!set.restsOnUntestedAssumption || known === null) return known;
    const more = never[band];
    return typeof more === "number" ? { x: known.x, n: known.n + more } : null;
  };
  const name = `bands, ${set.provenance}`;
  const rows = set.bands.map(({ band, violationRate }, place): RateRow => {
    return { of: band, published: violationRate, own: at(place) };
  });
  const steps = set.steps.map(({ lower, higher, difference }, place): RateRow => {
    return { of: `${higher} less ${lower}`, published: difference, own: at(place + 1), others: at(place) };
  });
  return [
    ...rateColumn(`${name}: violations`, rows, SHARES),
    ...rateColumn(`${name}: violations`, steps, DIFFERENCES),
    ...trendChecks(name, set, rows),
  ];
}

function trendChecks(name: string, { trend, test }: Bands["sets"][number], rows: readonly RateRow[]): readonly Check[] {
  const visible = rows.every(({ own }) => own !== null);
  const counts = `${rVector(rows.map(({ own }) => own?.x ?? null))}, ${rVector(rows.map(({ own }) => own?.n ?? null))}`;
  const p = shown(test);
  return [
    ...estimateChecks(`${name}: change per band`, trend, visible, {
      value: `trend_slope(${counts}, 0.95)[1]`,
      interval: (level) => `trend_slope(${counts}, ${level})[-1]`,
    }),
    ...(p === undefined || !visible
      ? [analystOnly(`${name}: Cochran-Armitage`)]
      : "pValue" in p
        ? [
            number(
              `${name}: Cochran-Armitage`,
              p.pValue,
              `suppressWarnings(prop.trend.test(${counts}))$p.value`,
              CLOSED,
            ),
          ]
        : []),
  ];
}
