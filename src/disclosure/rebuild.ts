import { measureRebuild } from "../audit/rebuild/measure-rebuild.js";
import type { RebuildResult } from "../audit/rebuild/rebuild-result.js";
import type { SuppliedCoefficients } from "../audit/rebuild/supplied-score.js";
import type { CountTable, Derived } from "../audit/result.js";
import type { DevelopmentEvidence } from "../data/evidence.js";
import type { RebuildPlan } from "../plan/rebuild-schema.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import type { Disclosed, Published, PublishedTable } from "./disclosed.js";
import { hiddenCells, type Thresholds } from "./hidden-cells.js";
import { type Publisher, publisher } from "./publish.js";
import { publishedTable } from "./published-table.js";

/** Identifier of the JSON Schema of rebuild.json. */
export const REBUILD_SCHEMA_ID = "urn:toetssteen:schema:rebuild:1";

/** Settings of a rebuilt model as a release states them: no paths, outcomes' texts or seed. */
export type PublishedRebuildPlan = Omit<
  RebuildPlan,
  "version" | "development" | "coefficients" | "disclosure" | "seed"
> & { readonly indicators: RebuildPlan["development"]["indicators"] };

/** A rebuilt model that may be written, printed and sent: what its cases support, and never a case. */
export interface PublishedRebuild {
  readonly schemaVersion: "1.0.0";
  readonly toolkit: { readonly name: "toetssteen"; readonly version: string };
  readonly settings: PublishedRebuildPlan;
  /** SHA-256 of the settings in canonical form. */
  readonly planHash: string;
  readonly tables: readonly PublishedTable[];
  readonly result: Disclosed<RebuildResult>;
  readonly disclosure: { readonly threshold: number; readonly reason: string | null };
}

/** Units behind a published count, beside the threshold of the plan. */
const UNITS = 5;

/**
 * Rebuilds a model and keeps what may be published: a number that rests on a small count is withheld, and so are counts
 * that cross indicators, unless nothing is protected.
 * @param evidence  patterns of the development cases
 * @param plan      settings
 * @param options.planHash  SHA-256 of the settings
 * @param options.supplied  coefficients of the score; null: the score is not computed
 * @example publishedRebuild(evidence, plan, { planHash, supplied: null }).result.parameters
 */
export function publishedRebuild(
  evidence: DevelopmentEvidence,
  plan: RebuildPlan,
  { planHash, supplied }: { readonly planHash: string; readonly supplied: SuppliedCoefficients | null },
): PublishedRebuild {
  const { result, tables } = measureRebuild(evidence, plan, supplied);
  const { threshold, reason } = plan.disclosure;
  const thresholds: Thresholds = { threshold, units: Math.min(UNITS, threshold), largestShare: 0.5 };
  const hidden = hiddenCells(tables, thresholds, [], alsoHidden(tables, thresholds));
  const publish = publisher(hidden);
  const rounding = threshold > 0 ? rounded : <T>(value: T) => value;
  const number = (each: Derived<unknown>) => rounding(publish.number(each));
  const { version: _version, development, coefficients: _file, disclosure: _rules, seed: _seed, ...settings } = plan;
  return {
    schemaVersion: "1.0.0",
    toolkit: TOOLKIT,
    settings: { ...settings, indicators: development.indicators },
    planHash,
    tables: tables.map((table) => publishedTable(table, hidden, thresholds)),
    result: {
      ...withPublished(result, number),
      cuts: result.cuts.map((cut) => ({
        ...withPublished(cut, number),
        ...(threshold > 0 ? withoutCounts(cut, publish, plan.alpha) : {}),
      })),
    },
    disclosure: { threshold, reason: reason ?? null },
  };
}

/**
 * Rows that are hidden beside those that are small. Nodes of the tree, and counts of high and of right cases, cross
 * indicators: taken from the tables of single indicators they would give small counts of two together. And a table of one
 * indicator is shown whole or not at all: its sums are also those of nodes.
 */
function alsoHidden(tables: readonly CountTable[], thresholds: Thresholds): ReadonlyMap<string, ReadonlySet<number>> {
  if (thresholds.threshold === 0) return new Map();
  const small = hiddenCells(tables, thresholds);
  const crossing = ({ id }: CountTable) => /^(?:tree|high|right)\./.test(id);
  const partial = ({ id }: CountTable) => small.hidesSome(id.replace(/\.totals$/, ".split"));
  return new Map(
    tables
      .filter((table) => crossing(table) || partial(table))
      .map(({ id, keys }) => [id, new Set(keys[0]!.levels.keys())]),
  );
}

/** Kappa to one digit, and on which side of alpha the test of errors lies: neither gives the counts back. */
function withoutCounts(
  { agreement, errors }: RebuildResult["cuts"][number],
  publish: Publisher,
  alpha: number,
): Pick<Disclosed<RebuildResult["cuts"][number]>, "agreement" | "errors"> {
  const { value } = agreement;
  const side = errors.value.kind === "estimate" ? publish.asClass(errors.value.pValue, alpha) : null;
  const tenth = (number: number) => Math.round(10 * number) / 10;
  return {
    agreement: {
      kind: "shown",
      value:
        value.kind === "estimate"
          ? { kind: "estimate", kappa: tenth(value.kappa), lower: tenth(value.lower), upper: tenth(value.upper) }
          : value,
    },
    errors: side?.kind === "class" ? side : { kind: "withheld", reason: "rests-on-hidden-cell" },
  };
}

/** Numbers with a fraction to two digits: all digits of an area or a coefficient give the counts behind it back. */
function rounded<T>(value: T): T {
  if (typeof value === "number") return (Number.isInteger(value) ? value : Number(value.toPrecision(2))) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(rounded) as T;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rounded(entry)])) as T;
}

/** The same value with every number that rests on tables replaced by its published form. */
function withPublished<T>(value: T, publish: (number: Derived<unknown>) => Published<unknown>): Disclosed<T> {
  if (typeof value !== "object" || value === null) return value as Disclosed<T>;
  if ("restsOn" in value) return publish(value as unknown as Derived<unknown>) as Disclosed<T>;
  if (Array.isArray(value)) return value.map((item) => withPublished(item, publish)) as Disclosed<T>;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withPublished(entry, publish)]),
  ) as Disclosed<T>;
}
