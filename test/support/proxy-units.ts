import { PROVENANCES } from "../../src/data/evidence.js";
import type { IndicatorColumn } from "../../src/data/inputs/indicator-evidence.js";
import type { ProxiesEvidence } from "../../src/data/inputs/proxies-evidence.js";
import { inputsSchema } from "../../src/plan/inputs/inputs-schema.js";
import type { ProxiesSettings } from "../../src/plan/inputs/proxies-schema.js";
import { quietContext } from "./data-folder.js";
import { type PlanOverrides, samplePlan } from "./sample-plan.js";

/** One unit of evidence on proxies. */
export interface ProxyUnit {
  readonly group: string;
  readonly outcome?: 0 | 1 | null;
  readonly flagged?: 0 | 1;
  readonly provenance?: (typeof PROVENANCES)[number];
  readonly people?: number;
  /** One text or number an indicator. */
  readonly values: readonly (string | number)[];
}

/** Evidence with one pattern a unit; indicators are called a, b, c ... */
export function proxyEvidence(units: readonly ProxyUnit[], ranks = false): ProxiesEvidence {
  const groups = [...new Set(units.map(({ group }) => group))].sort(
    (a, b) => Number(a === "rest") - Number(b === "rest") || (a < b ? -1 : 1),
  );
  const people = Float64Array.from(units, (unit) => unit.people ?? 1);
  return {
    unit: "sponsors",
    units: units.length,
    weights: new Uint32Array(units.length).fill(1),
    people,
    largest: people,
    groups,
    groupCodes: Uint16Array.from(units, ({ group }) => groups.indexOf(group)),
    flagged: Uint8Array.from(units, ({ flagged }) => flagged ?? 255),
    outcomes: Uint8Array.from(units, ({ outcome }) => outcome ?? 255),
    provenanceCodes: Uint8Array.from(units, ({ provenance }) => PROVENANCES.indexOf(provenance ?? "risk")),
    provenances: PROVENANCES,
    indicators: units[0]!.values.map((first, place): IndicatorColumn => {
      const name = String.fromCharCode(97 + place);
      const own = units.map(({ values }) => values[place]!);
      if (typeof first === "number") {
        return { kind: ranks ? "ranks" : "numbers", name, values: Float64Array.from(own, Number) };
      }
      const levels = [...new Set(own.map(String))].sort();
      const codes = Uint16Array.from(own, (text) => levels.indexOf(String(text)));
      return { kind: "categories", name, levels, codes, merged: 0 };
    }),
    leftOut: { withoutMembers: 0, groups: 0 },
    withoutMajority: 0,
  };
}

/** Settings for such evidence, and what a question is asked with. */
export function proxyQuestion(
  evidence: ProxiesEvidence,
  settings: Partial<ProxiesSettings> = {},
  plan: PlanOverrides = {},
) {
  const proxies: ProxiesSettings = {
    indicators: evidence.indicators.map(({ name, kind }) => ({ column: name, as: kind, decimal: "." })),
    margin: 0.1,
    outcomes: "known",
    groupUnits: 2,
    levelUnits: 1,
    resamples: 999,
    tables: 4,
    ...settings,
  };
  const whole = inputsSchema.parse({ version: 1, plan: "plan.yaml", title: "Sample", proxies });
  return { proxies, question: { plan: samplePlan(plan), settings: whole, context: quietContext() } };
}
