import type { Published } from "../../../disclosure/disclosed.js";
import type { PublishedRebuild } from "../../../disclosure/rebuild.js";
import type { DataTable } from "../data-table.js";
import { markedTables } from "../marked-tables.js";

/**
 * Tables of a rebuilt model for CSV files, in English: the published counts, coefficients, indicators and areas.
 *
 * @param rebuild  published result
 * @returns tables; made-up data says so in every row
 * @example
 * rebuildTables(rebuild).map(({ id }) => id).at(-1); // "areas"
 */
export function rebuildTables(rebuild: PublishedRebuild): readonly DataTable[] {
  const counts = rebuild.tables.map(({ id, keys, counts: cells }): DataTable => {
    const width = keys[1]?.levels.length ?? 1;
    return {
      id: `counts-${id}`,
      header: [...keys.map(({ name }) => name), "count"],
      rows: cells.map((cell, at) => [
        keys[0]!.levels[Math.floor(at / width)]!,
        ...(keys[1] === undefined ? [] : [keys[1].levels[at % width]!]),
        cell,
      ]),
    };
  });
  return markedTables(
    [...counts, coefficientsOf(rebuild), indicatorsOf(rebuild), areasOf(rebuild)],
    rebuild.settings.synthetic,
  );
}

function coefficientsOf({ result }: PublishedRebuild): DataTable {
  const rows = result.coefficients.flatMap(({ indicator, level, reference, ...fits }) =>
    (["penalised", "plain"] as const).map((fit): readonly (string | number)[] => {
      const published = fits[fit];
      const names = [fit, indicator, level, reference];
      if (published.kind !== "shown") return [...names, published.kind, "", "", "", "", ""];
      const { value } = published;
      if (value.kind !== "estimate") return [...names, value.reason, "", "", "", "", ""];
      const profile = value.profile.kind === "estimate" ? [value.profile.lower, value.profile.upper] : ["", ""];
      return [...names, value.value, value.standardError, ...profile, value.wald.lower, value.wald.upper];
    }),
  );
  const header = ["fit", "indicator", "level", "reference", "log_odds", "standard_error"];
  return {
    id: "coefficients",
    header: [...header, "profile_lower", "profile_upper", "wald_lower", "wald_upper"],
    rows,
  };
}

function indicatorsOf({ result }: PublishedRebuild): DataTable {
  return {
    id: "indicators",
    header: ["indicator", "p", "logistic", "chaid", "unstable", "logistic_again", "chaid_again"],
    rows: result.indicators.map(({ indicator, pValue, found, unstable, inclusion }) => [
      indicator,
      cell(pValue),
      found.logistic ? "yes" : "no",
      found.chaid ? "yes" : "no",
      unstable ? "yes" : "no",
      inclusion.logistic,
      inclusion.chaid,
    ]),
  };
}

function areasOf({ result }: PublishedRebuild): DataTable {
  return {
    id: "areas",
    header: ["method", "area", "optimism", "corrected", "by_chance", "p"],
    rows: result.methods.map(({ method, auc, optimism, corrected, byChance, pValue }) => [
      method,
      ...[auc, optimism, corrected, byChance, pValue].map(cell),
    ]),
  };
}

function cell(published: Published<number | null>): string | number {
  return published.kind === "shown" ? (published.value ?? "") : published.kind;
}
