import type { CompositionEvidence } from "../../src/data/evidence.js";

/** A scored unit with its members by group, and how many such units there are. */
export interface UnitOf {
  readonly band: number;
  readonly members: Readonly<Record<string, number>>;
  readonly weight?: number;
}

/** Composition evidence with one pattern a unit, in the given order. Bands: low and high, high flagged. */
export function compositionOf(units: readonly UnitOf[], unit: "sponsors" | "cases" = "sponsors"): CompositionEvidence {
  const groups = [...new Set(units.flatMap(({ members }) => Object.keys(members)))].sort();
  const entries = units.map(({ members }) =>
    groups.flatMap((group, code) => (members[group] ? [[code, members[group]]] : [])),
  );
  const offsets = new Uint32Array(units.length + 1);
  entries.forEach((list, i) => {
    offsets[i + 1] = offsets[i]! + list.length;
  });
  return {
    kind: "composition",
    unit,
    memberUnit: unit === "cases" ? "cases" : "migrants",
    groups,
    bands: { order: ["low", "high"], flagged: [false, true] },
    weights: Uint32Array.from(units, ({ weight }) => weight ?? 1),
    offsets,
    groupCodes: Uint16Array.from(entries.flat(), ([code]) => code!),
    memberCounts: Uint32Array.from(entries.flat(), ([, count]) => count!),
    bandCodes: Uint8Array.from(units, ({ band }) => band),
    selected: new Uint8Array(units.length).fill(255),
    units: units.reduce((sum, { weight }) => sum + (weight ?? 1), 0),
  };
}
