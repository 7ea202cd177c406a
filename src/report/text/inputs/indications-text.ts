import type { CONJUNCTION_STATES } from "../../../plan/inputs/answer-states.js";
import type { IndicationTag } from "../../../registry/indications.js";
import type { StateWords } from "./fields-text.js";

/** Prose of the chapter on the 22 indications. Numbers arrive as finished text. */
export interface IndicationsText {
  readonly heading: string;
  readonly finding: {
    readonly some: (v: { shown: string; tests: string; attribute: string; items: string }) => string;
    readonly none: (v: { tests: string; attribute: string }) => string;
    readonly untested: string;
  };
  readonly meaning: string;
  readonly barred: string;
  readonly enforcement: string;
  /** Words for an indication by its code. */
  readonly item: (code: string) => string;
  readonly tags: Readonly<Record<IndicationTag, string>>;
  readonly caption: string;
  readonly columns: {
    readonly code: string;
    readonly item: string;
    readonly tags: string;
    readonly holds: string;
    readonly notKnown: string;
  };
  readonly byGroup: {
    readonly heading: string;
    readonly caption: (attribute: string) => string;
    readonly finding: (v: { item: string; attribute: string }) => string;
    readonly subtitle: (v: { code: string; unit: string; level: string; period: string }) => string;
    readonly description: (v: { code: string; groups: string }) => string;
  };
  readonly conjunctions: {
    readonly heading: string;
    readonly finding: (v: { code: string; yes: string; no: string }) => string;
    readonly evaluated: string;
    readonly caption: (code: string) => string;
    readonly states: StateWords<typeof CONJUNCTION_STATES>;
    readonly partsAlone: (v: { code: string; whole: string; units: string }) => string;
  };
  readonly pairs: {
    readonly heading: string;
    readonly finding: {
      readonly some: (v: { shown: string; pairs: string; strongest: string }) => string;
      readonly none: (pairs: string) => string;
    };
    readonly strongest: (v: { first: string; second: string; phi: string }) => string;
    readonly hidden: (pairs: string) => string;
    readonly caption: string;
    readonly pair: string;
    readonly phi: string;
    readonly figure: {
      readonly finding: string;
      readonly subtitle: string;
      readonly description: (pairs: string) => string;
    };
  };
  readonly methods: readonly string[];
}
