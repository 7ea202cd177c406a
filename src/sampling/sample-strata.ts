import type { Stratification } from "../data/evidence.js";
import { compareCodePoints } from "../data/reduce/code-points.js";
import type { Plan } from "../plan/schema.js";
import { drawnPerStratum } from "./drawn-per-stratum.js";
import type { SampleStratum, StratumKind } from "./sample-stratum.js";

/** Columns that make strata, one entry a unit in the order of identifiers. */
export interface StrataColumns {
  readonly bands: readonly string[];
  readonly bandCodes: Uint8Array;
  readonly groups: readonly string[];
  readonly majority: Uint16Array;
  readonly crossed: readonly Stratification[];
  /** 1 where the model selects the unit. */
  readonly selected: Uint8Array;
  /** 1 where the unit counts as inspected with certainty because of a signal. */
  readonly certain: Uint8Array;
}

type Parts = Omit<SampleStratum, "size" | "drawn"> & { readonly bandCode: number };

/**
 * Strata of a frame, and how many units are drawn in each. What the model selects and what it does not are different
 * strata, so that inclusion probabilities are exact for the draw alone and for all that is inspected.
 * @param plan  validated plan with the section sampling
 * @param columns  band, planned strata, majority group and kind of each unit
 * @returns strata ordered by band, then by name, and the stratum of each unit
 * @throws AuditError `plan-invalid` when the size is less than the minima of the strata
 * @example stratifyFrame(plan, columns).strata.map(({ size }) => size)
 */
export function stratifyFrame(
  plan: Plan,
  columns: StrataColumns,
): { readonly strata: readonly SampleStratum[]; readonly stratumCodes: Uint32Array } {
  const sampling = plan.sampling!;
  const crossed = columns.crossed.filter(({ name }) => sampling.strata.includes(name));
  const own = ownGroups(columns, sampling.byMajority ? plan.groups.gate.majorityUnits : Number.POSITIVE_INFINITY);
  const found = new Map<string, Parts>();
  const names = Array.from(columns.bandCodes, (bandCode, unit) => {
    const group = own.has(columns.majority[unit]!) ? columns.groups[columns.majority[unit]!]! : null;
    const kind: StratumKind =
      columns.selected[unit] === 1 ? "selected" : columns.certain[unit] === 1 ? "signal" : "drawn";
    const band = columns.bands[bandCode]!;
    const levels = crossed.map(({ levels: texts, codes }) => texts[codes[unit]!]!);
    const groupPart = sampling.byMajority ? [group ?? "(other)"] : [];
    const name = JSON.stringify([band, ...levels, ...groupPart, kind]);
    if (!found.has(name)) found.set(name, { name, band, group, kind, bandCode });
    return name;
  });
  const ordered = [...found.values()].sort((a, b) => a.bandCode - b.bandCode || compareCodePoints(a.name, b.name));
  const places = new Map(ordered.map(({ name }, place) => [name, place]));
  const stratumCodes = Uint32Array.from(names, (name) => places.get(name)!);
  const sizes = new Float64Array(ordered.length);
  for (const code of stratumCodes) sizes[code]! += 1;
  const sized = ordered.map(({ bandCode: _band, ...parts }, h) => ({ ...parts, size: sizes[h]! }));
  const drawn = drawnPerStratum(sampling, sized);
  return { strata: sized.map((stratum, h) => ({ ...stratum, drawn: drawn[h]! })), stratumCodes };
}

/** Codes of majority groups that many units have: these have strata of their own. */
function ownGroups({ groups, majority }: StrataColumns, least: number): ReadonlySet<number> {
  const units = new Float64Array(groups.length + 1);
  for (const group of majority) units[group]! += 1;
  return new Set([...groups.keys()].filter((group) => units[group]! >= least));
}
