import type { DurationReading } from "../../../audit/inputs/duration-result.js";

/** Prose of the chapter on how long each took part. Numbers arrive as finished text. */
export interface DurationText {
  readonly heading: string;
  /** By what becomes of the share's movement; `moves` says where that goes. */
  readonly finding: Readonly<Record<DurationReading, (moves: string) => string>>;
  readonly moves: Readonly<Record<"rises" | "falls", string>>;
  readonly hiddenFinding: string;
  /** What a figure of duration does by itself. */
  readonly intro: string;
  readonly figures: (v: { band: string; share: string; rate: string }) => string;
  readonly year: (v: { ratio: string; interval: string; p: string }) => string;
  readonly dispersion: (value: string) => string;
  readonly apart: string;
  /** A band of duration in years; without an end it is open. */
  readonly band: (v: { from: string; to: string | undefined }) => string;
  readonly table: {
    readonly caption: string;
    readonly columns: {
      readonly band: string;
      readonly units: string;
      readonly years: string;
      readonly violations: string;
      readonly share: string;
      readonly rateAndInterval: (level: string) => string;
      readonly shareRatio: string;
      readonly rateRatio: string;
    };
  };
  readonly figure: {
    readonly finding: (band: string) => string;
    readonly subtitle: (level: string) => string;
    readonly legend: string;
    readonly even: (band: string) => string;
    readonly description: (v: { band: string; bands: string }) => string;
    readonly row: (v: { band: string; share: string; rate: string }) => string;
  };
  readonly groups: {
    readonly heading: string;
    readonly intro: string;
    readonly shown: (v: { groups: string; count: number }) => string;
    readonly noneShown: string;
    readonly notComparable: string;
    readonly hidden: string;
    readonly together: (count: number) => string;
    readonly caption: string;
    readonly columns: {
      readonly group: string;
      readonly ratio: (level: string) => string;
      readonly adjusted: string;
    };
    readonly none: string;
  };
  readonly states: {
    readonly caption: string;
    readonly list: string;
    readonly words: Readonly<Record<string, string>>;
  };
  readonly methods: readonly string[];
}
