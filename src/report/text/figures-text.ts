import type { HypothesisNumber } from "./population-text.js";

/** Words of the figures on what is known, on the steps of the process, and on what could have been found. */
export interface FiguresText {
  readonly known: {
    readonly finding: (values: { unknown: string; unit: string }) => string;
    readonly subtitle: (values: { unit: string; period: string }) => string;
    readonly description: (values: { rows: string }) => string;
    readonly row: (values: { label: string; none: string; unknown: string; violation: string }) => string;
    readonly all: string;
    readonly parts: readonly [none: string, unknown: string, violation: string];
    readonly caption: string;
    readonly columns: readonly [row: string, none: string, unknown: string, violation: string];
  };
  readonly steps: {
    readonly finding: (values: { group: string; shares: string }) => string;
    readonly share: (values: { step: string; group: string; others: string }) => string;
    readonly subtitle: (values: { group: string; others: string; period: string }) => string;
    readonly description: (values: { rows: string }) => string;
    readonly flagged: string;
    readonly selected: string;
    readonly outcome: string;
    readonly legend: string;
    readonly note: string;
    readonly caption: string;
    readonly columns: readonly [step: string, group: string, others: string];
  };
  readonly detectable: {
    readonly finding: (values: { reached: string; of: string; upper: string; power: string }) => string;
    readonly subtitle: (values: { hypothesis: HypothesisNumber; power: string; baseRate: string }) => string;
    readonly description: (values: { groups: string; lower: string; upper: string }) => string;
    readonly note: string;
  };
}
