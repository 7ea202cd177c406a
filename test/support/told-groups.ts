import type { InputsQuestion } from "../../src/audit/inputs/inputs-question.js";
import type { TogetherEvidence } from "../../src/data/inputs/together-evidence.js";
import { nextBelow, nextUniform, type StreamState } from "../../src/statistics/random.js";

/** Units of three groups; with `told` the branch is that of the group in so many of them, and the age is higher. */
export function toldEvidence(state: StreamState, { units, told }: { units: number; told: number }): TogetherEvidence {
  const groupCodes = Uint16Array.from({ length: units }, (_, i) => (i < units / 2 ? 0 : i < (units * 4) / 5 ? 1 : 2));
  const known = Array.from({ length: units }, () => nextUniform(state) < told);
  const branch = Uint16Array.from(groupCodes, (group, i) => (known[i] ? group : nextBelow(state, 3)));
  const age = Float64Array.from(groupCodes, (group, i) =>
    nextUniform(state) < 0.05 ? Number.NaN : nextUniform(state) + (known[i] ? group : 0),
  );
  return {
    unit: "sponsors",
    units,
    weights: new Uint32Array(units).fill(1),
    people: new Float64Array(units).fill(3),
    largest: new Float64Array(units).fill(3),
    groups: ["GBR", "IND", "rest"],
    groupCodes,
    flagged: new Uint8Array(units),
    outcomes: new Uint8Array(units).fill(255),
    provenanceCodes: new Uint8Array(units),
    provenances: ["never"],
    indicators: [
      { kind: "categories", name: "branch", levels: ["1", "2", "3"], codes: branch, merged: 0 },
      { kind: "ranks", name: "age", values: age },
    ],
    leftOut: { withoutMembers: 7, groups: 2 },
    withoutMajority: 3,
  };
}

/** The question of the section, with five folds and three penalties. */
export function togetherQuestion(seed: number, resamples = 199): InputsQuestion {
  const indicators = [{ column: "branch" }, { column: "age" }];
  const together = { indicators, folds: 5, ridges: [1, 30, 1000], resamples, groupUnits: 20, levelUnits: 5 };
  return { plan: { resampling: { seed } }, settings: { alpha: 0.05, together } } as unknown as InputsQuestion;
}
