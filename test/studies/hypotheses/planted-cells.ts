import { test } from "../calibration/decisions.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell, type Measure } from "../study.js";
import { type DecidedGroups, type DecidedSet, decidedSet, isShown } from "./decided-set.js";
import { drawSet, QUARTER, type SponsorDesign } from "./made-up-sponsors.js";
import { type NamedGroups, namedIn } from "./passes.js";

/* One nationality with a quarter of all migrants is flagged twice as often: does the audit name another one? */

const PLANTED = 0;

interface PlantedSet extends DecidedSet {
  readonly named: NamedGroups;
}

const others = (groups: readonly number[]) => groups.some((group) => group !== PLANTED);
const firstPass = ({ tested, adjusted }: DecidedGroups) =>
  others([...tested.keys()].filter((at) => adjusted[at]! <= ALPHA).map((at) => tested[at]!));

const measures: readonly Measure<PlantedSet>[] = [
  test("h1-others", "H1, another nationality is named in the end", ({ named }) => others(named.h1)),
  test("h2-others", "H2, another nationality is named in the end", ({ named }) => others(named.h2)),
  test("h1-first", "H1, another nationality is rejected in the first round", ({ h1 }) => firstPass(h1), {
    standing: "textbook",
  }),
  test("h2-first", "H2, another nationality is rejected in the first round", ({ h2 }) => firstPass(h2), {
    standing: "textbook",
  }),
  test("h1-planted", "H1, the planted nationality is named", ({ named }) => named.h1.includes(PLANTED), {
    kind: "power",
  }),
  test("h2-planted", "H2, the planted nationality is named", ({ named }) => named.h2.includes(PLANTED), {
    kind: "power",
  }),
  test("h1-shown", "H1, the planted nationality is rejected", ({ h1 }) => isShown(h1, PLANTED), { kind: "power" }),
];

function plantedCell(sponsors: number, concentration: number, mixing: string, sets = 2000): Cell {
  const design: SponsorDesign = { sponsors, weights: QUARTER, concentration, mostMigrants: 60 };
  return cell<PlantedSet>({
    id: `planted-${sponsors}-${mixing}`,
    part: "planted",
    design: `${sponsors.toLocaleString("en")} sponsors, ${mixing} mixed; majority of one nationality, a quarter of the migrants: 24 % flagged, others 12 %`,
    sets,
    draw: async (seed) => {
      const flag = ({ majority }: { readonly majority: number }) => (majority === PLANTED ? 0.24 : 0.12);
      const set = decidedSet(seed, drawSet(seed, design, { flag }));
      return { ...set, named: await namedIn(set, seed) };
    },
    measures,
  });
}

export const plantedCells: readonly Cell[] = [
  plantedCell(1500, 1, "little"),
  plantedCell(1500, 4, "heavily"),
  plantedCell(6000, 4, "heavily", 500),
];
