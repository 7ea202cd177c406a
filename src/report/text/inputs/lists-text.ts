import type { NUMBER_STATES, OVERLAP_STATES, ROW_STATES } from "../../../plan/inputs/answer-states.js";
import type { StateWords } from "./fields-text.js";

/** Prose of the chapter on the lists of scored companies. Numbers arrive as finished text. */
export interface ListsText {
  readonly heading: string;
  readonly finding: (v: { lists: string; rows: string; distinct: string }) => string;
  readonly overlap: (v: { several: string; zeros: string }) => string;
  readonly notMended: string;
  readonly manifest: {
    readonly caption: string;
    readonly columns: {
      readonly list: string;
      readonly rows: string;
      readonly source: string;
      readonly date: string;
      readonly hmac: string;
    };
    readonly hash: string;
  };
  readonly states: {
    readonly caption: string;
    readonly list: string;
    readonly all: string;
    readonly numbers: StateWords<typeof NUMBER_STATES>;
    readonly rows: StateWords<typeof ROW_STATES>;
    readonly overlap: StateWords<typeof OVERLAP_STATES>;
  };
  readonly drift: {
    readonly heading: string;
    readonly finding: {
      readonly some: (v: { indicators: string; from: string; to: string }) => string;
      readonly none: (v: { from: string; to: string }) => string;
      readonly withheld: string;
    };
    readonly small: (v: { list: string; companies: string; detectable: string }) => string;
    readonly caption: (v: { from: string; to: string }) => string;
    readonly columns: {
      readonly indicator: string;
      readonly levels: string;
      readonly index: string;
      readonly chance: string;
      readonly detectable: string;
    };
    readonly figure: {
      readonly finding: (v: { indicator: string; from: string; to: string }) => string;
      readonly subtitle: string;
      readonly description: (shares: string) => string;
      readonly legend: (levels: string) => string;
      readonly axis: string;
      readonly caption: (indicator: string) => string;
      readonly level: string;
      readonly otherLevels: string;
      readonly noValue: string;
      readonly withheld: string;
    };
  };
  readonly methods: readonly string[];
}
