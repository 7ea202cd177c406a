import type { LinkedTable } from "../../src/disclosure/linked/linked-table.js";

/** People of ProPublica's COMPAS data by race and score (low; medium or high): aequitas, `compas_for_aequitas.csv`. */
export const COMPAS_BY_RACE: Readonly<Record<string, readonly [low: number, high: number]>> = {
  "African-American": [1522, 2174],
  Asian: [24, 8],
  Caucasian: [1600, 854],
  Hispanic: [447, 190],
  "Native American": [6, 12],
  Other: [298, 79],
};

/** COMPAS as a release with all margins, in which the rows of two races are hidden: 8 and 6 people are below ten. */
export function compasRelease(hiddenRaces: readonly string[] = ["Asian", "Native American"]): readonly LinkedTable[] {
  const races = Object.keys(COMPAS_BY_RACE);
  const rows = Object.values(COMPAS_BY_RACE);
  const group = { name: "group", levels: races };
  const band = { name: "band", levels: ["low", "high"] };
  const table = (id: string, keys: LinkedTable["keys"], counts: readonly number[]): LinkedTable => ({
    id,
    unit: "cases",
    keys,
    counts,
    hidden: counts.map(() => false),
    least: 10,
  });
  return [
    table(
      "groups",
      [group],
      rows.map(([low, high]) => low + high),
    ),
    { ...table("byBand", [group, band], rows.flat()), hidden: races.flatMap((race) => [hides(race), hides(race)]) },
    table(
      "bands",
      [band],
      [0, 1].map((column) => rows.reduce((sum, row) => sum + row[column]!, 0)),
    ),
  ];

  function hides(race: string): boolean {
    return hiddenRaces.includes(race);
  }
}
