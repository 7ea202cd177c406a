import type { CountTable } from "../audit/result.js";
import type { Inspections } from "./sample-shares.js";
import { NO_OUTCOME } from "./sampling-frame.js";

export const SAMPLE_TABLES = {
  outcomes: "sample.outcomes",
  origins: "sample.origins",
  drawnBySelected: "sample.drawn-by-selected",
  bands: "sample.bands",
  groups: "sample.groups",
  never: "sample.never-inspected",
} as const;

/** Names of rows that are no level of the data. */
export const SAMPLE_ROWS = {
  all: "all",
  drawnOnly: "drawn-only",
  both: "drawn-and-selected",
  selectedOnly: "selected-only",
  selected: "selected",
  never: "never-inspected",
  earlier: "inspected-before",
  noMajority: "(no majority)",
} as const;

/**
 * Counts of inspected units by outcome: all, by origin, band, majority group, and earlier inspection. A row
 * without an inspected unit is left out, but for groups of the population: that one was not drawn is not published.
 * @param inspections  frame, draw and outcomes
 * @returns tables with what stands behind each cell, for disclosure
 * @example sampleTables(inspections)[0]?.counts // violations and none of all inspected units
 */
export function sampleTables(inspections: Inspections): readonly CountTable[] {
  const { frame, draw } = inspections;
  const origin = (unit: number) => {
    const [random, selected] = [draw.random[unit] === 1, frame.selected[unit] === 1];
    if (!selected) return SAMPLE_ROWS.drawnOnly;
    return random ? SAMPLE_ROWS.both : SAMPLE_ROWS.selectedOnly;
  };
  const { drawnOnly, both, selectedOnly, selected, never, earlier, noMajority, all } = SAMPLE_ROWS;
  const table = (id: string, name: string, levels: readonly string[], rowOf: (unit: number) => string) =>
    tableOf(inspections, { id, name, levels, rowOf });
  return [
    table(SAMPLE_TABLES.outcomes, "set", [all], () => all),
    table(SAMPLE_TABLES.origins, "origin", [drawnOnly, selected], (unit) =>
      frame.selected[unit] === 1 ? selected : drawnOnly,
    ),
    table(SAMPLE_TABLES.drawnBySelected, "origin", [drawnOnly, both, selectedOnly], origin),
    table(SAMPLE_TABLES.bands, "band", frame.bands, (unit) => frame.bands[frame.bandCodes[unit]!]!),
    table(SAMPLE_TABLES.groups, "group", [...frame.groups, noMajority], (unit) =>
      frame.majority[unit] === frame.groups.length ? noMajority : frame.groups[frame.majority[unit]!]!,
    ),
    table(SAMPLE_TABLES.never, "earlier", [never, earlier], (unit) =>
      frame.neverInspected[unit] === 1 ? never : earlier,
    ),
  ];
}

function tableOf(
  { frame, draw, outcomes }: Inspections,
  options: {
    readonly id: string;
    readonly name: string;
    readonly levels: readonly string[];
    readonly rowOf: (unit: number) => string;
  },
): CountTable {
  const rows = new Map(
    options.levels.map((level) => [level, { population: 0, counts: [0, 0], people: [0, 0], largest: [0, 0] }]),
  );
  for (let unit = 0; unit < frame.ids.length; unit++) {
    const row = rows.get(options.rowOf(unit))!;
    row.population += 1;
    const isSignal = frame.strata[frame.stratumCodes[unit]!]!.kind === "signal";
    if (!isSignal && draw.random[unit] === 0 && frame.selected[unit] === 0) continue;
    const outcome = isSignal ? frame.signalOutcomes[unit]! : outcomes[unit]!;
    if (outcome === NO_OUTCOME) continue;
    const column = outcome === 1 ? 0 : 1;
    const people = options.name === "group" ? frame.people[unit]! : 1;
    row.counts[column]! += 1;
    row.people[column]! += people;
    row.largest[column] = Math.max(row.largest[column]!, people);
  }
  const keepsEmpty = options.id === SAMPLE_TABLES.groups;
  const met = [...rows].filter(([, { population, counts }]) =>
    keepsEmpty ? population > 0 : counts[0]! + counts[1]! > 0,
  );
  return {
    id: options.id,
    unit: frame.unit,
    keys: [
      { name: options.name, levels: met.map(([level]) => level) },
      { name: "outcome", levels: ["violation", "none"] },
    ],
    counts: met.flatMap(([, { counts }]) => counts),
    support: {
      people: met.flatMap(([, { people }]) => people),
      units: met.flatMap(([, { counts }]) => counts),
      largest: met.flatMap(([, { largest }]) => largest),
    },
  };
}
