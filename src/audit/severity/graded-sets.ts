import type { GradedCounts, GradedOutcomeEvidence, Provenance } from "../../data/evidence.js";
import type { OutcomeSetName } from "../errors/errors-result.js";

/** Units with a known outcome of one kind: per band, without a violation and with each grade. */
export interface GradedSet {
  readonly name: OutcomeSetName;
  readonly restsOnUntestedAssumption: boolean;
  /** One row a band: no violation, then each grade. */
  readonly rows: readonly (readonly number[])[];
  /** Per band: violations without a stated grade. */
  readonly unstated: readonly number[];
}

/** Per band: units of which no outcome is known, those never inspected apart. */
export interface UnknownOutcomes {
  readonly never: readonly number[];
  readonly others: readonly number[];
}

/**
 * Sets of outcomes in the order of the other questions on outcomes: a random sample, all known, each other way in which
 * outcomes became known, and the untested assumption where it is planned. One way alone is no set of its own.
 * @param evidence  provenances and bands
 * @param graded  counts by one grading
 * @param untestedAssumption  whether never-inspected units also count as compliant
 * @example gradedSets(evidence, evidence.graded[0], false).map(({ name }) => name) // ["random", "all-known", "risk"]
 */
export function gradedSets(
  evidence: GradedOutcomeEvidence,
  graded: GradedCounts,
  untestedAssumption: boolean,
): readonly GradedSet[] {
  const rowsWhere = rowsOf(evidence, graded);
  const setOf = (name: OutcomeSetName, keep: (provenance: Provenance) => boolean): GradedSet => {
    const rows = rowsWhere(keep);
    const known = graded.grades.length + 1;
    return {
      name,
      restsOnUntestedAssumption: false,
      rows: rows.map((row) => row.slice(0, known)),
      unstated: rows.map((row) => row[known]!),
    };
  };
  const parts = evidence.provenances
    .map((name) => setOf(name, (provenance) => provenance === name))
    .filter(({ rows }) => rows.flat().some((count) => count > 0));
  const shown = parts.length > 1 ? parts : [];
  const all = setOf("all-known", () => true);
  const { never } = unknownOutcomes(evidence, graded);
  const assumed: GradedSet = {
    ...all,
    name: "all-known-and-never-inspected",
    restsOnUntestedAssumption: true,
    rows: all.rows.map(([none, ...grades], band) => [none! + never[band]!, ...grades]),
  };
  return [
    ...shown.filter(({ name }) => name === "random"),
    all,
    ...shown.filter(({ name }) => name !== "random"),
    ...(untestedAssumption ? [assumed] : []),
  ];
}

/** Units without a known outcome by band. */
export function unknownOutcomes(evidence: GradedOutcomeEvidence, graded: GradedCounts): UnknownOutcomes {
  const rowsWhere = rowsOf(evidence, graded);
  const unknown = (keep: (provenance: Provenance) => boolean) => rowsWhere(keep).map((row) => row.at(-1)!);
  return {
    never: unknown((provenance) => provenance === "never"),
    others: unknown((provenance) => provenance !== "never"),
  };
}

function rowsOf({ provenances, bands }: GradedOutcomeEvidence, { grades, counts }: GradedCounts) {
  const width = grades.length + 3;
  return (keep: (provenance: Provenance) => boolean) =>
    bands.order.map((_, band) =>
      Array.from({ length: width }, (_, column) =>
        provenances.reduce((sum, provenance, place) => {
          const cell = (place * bands.order.length + band) * width + column;
          return keep(provenance) ? sum + counts[cell]! : sum;
        }, 0),
      ),
    );
}
