import type { CountTable, TableKey } from "../../src/audit/result.js";
import type { Release } from "../../src/disclosure/protect-together.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

/** Variables of made-up people, each with its levels. */
const BANDS = ["low", "middle", "high"];
const OUTCOMES = ["violation", "none"];
const STRATA = ["north", "south", "east"];

interface Person {
  readonly group: string;
  readonly band: string;
  readonly outcome: string;
  readonly stratum: string;
}

/** Crossings of which a release holds some; every one with groups also has its table of groups beside it. */
const CROSSINGS: readonly (readonly (keyof Person)[])[] = [
  ["group", "band"],
  ["group", "outcome"],
  ["group", "stratum"],
  ["group", "band", "outcome"],
  ["band", "outcome"],
  ["stratum", "band"],
  ["band"],
  ["outcome"],
  ["stratum"],
];

/**
 * A made-up release: people in 3 to 100 groups of very unequal sizes, with a band, an outcome and a stratum, counted in
 * tables that cross them. What is drawn follows from the seed alone.
 */
export function randomRelease(seed: number): Release {
  const stream = streamsFrom(seed).block(0);
  const groups = seed % 20 === 0 ? 30 + nextBelow(stream, 71) : 3 + nextBelow(stream, 12);
  const levels = {
    group: Array.from({ length: groups }, (_, at) => `g${at}`),
    band: BANDS,
    outcome: OUTCOMES,
    stratum: STRATA,
  };
  const people = levels.group.flatMap((group) => {
    const size = 1 + nextBelow(stream, 1 + nextBelow(stream, 1 + nextBelow(stream, 400)));
    return Array.from(
      { length: size },
      (): Person => ({
        group,
        band: BANDS[Math.min(nextBelow(stream, 3), nextBelow(stream, 4))]!,
        outcome: OUTCOMES[Number(nextBelow(stream, 5) > 0)]!,
        stratum: STRATA[Math.min(nextBelow(stream, 3), nextBelow(stream, 3))]!,
      }),
    );
  });
  const crossings = CROSSINGS.filter(() => nextBelow(stream, 2) === 0);
  const tables = [["group"] as const, ...crossings].map((names) => tableOf(people, names, levels));
  return {
    tables: [...new Map(tables.map((table) => [table.id, table])).values()],
    thresholds: { threshold: 10, units: 5, largestShare: 0.5 },
    links: [],
    bands: { order: BANDS, flagged: ["high"] },
  };
}

function tableOf(
  people: readonly Person[],
  names: readonly (keyof Person)[],
  levels: Readonly<Record<keyof Person, readonly string[]>>,
): CountTable {
  const keys: readonly TableKey[] = names.map((name) => ({ name, levels: levels[name] }));
  const counts = new Array<number>(keys.reduce((product, key) => product * key.levels.length, 1)).fill(0);
  for (const person of people) {
    const cell = names.reduce((at, name) => at * levels[name].length + levels[name].indexOf(person[name]), 0);
    counts[cell]!++;
  }
  return {
    id: names.join(" x "),
    unit: "cases",
    keys,
    counts,
    ...(names[0] === "group" && names.length > 1 ? { partitionOf: "group" } : {}),
    ...(names[0] === "group"
      ? { support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) } }
      : {}),
  };
}
