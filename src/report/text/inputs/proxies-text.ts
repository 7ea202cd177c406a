import type { Corner } from "../../../audit/inputs/proxies-result.js";

/** Words that the sentences share: sponsors or cases, and the protected attribute. */
export interface ProxyWords {
  readonly unit: "sponsors" | "cases";
  readonly attribute: string;
}

/** Prose of the chapter on proxies. Numbers arrive as finished text. */
export interface ProxiesText {
  readonly heading: (v: ProxyWords) => string;
  readonly found: (v: ProxyWords & { found: number; count: string; all: string; names: string }) => string;
  readonly noneFound: (v: ProxyWords & { all: string }) => string;
  readonly strength: (v: ProxyWords & { margin: string }) => string;
  readonly both: (v: ProxyWords & { names: string; several: boolean }) => string;
  readonly belowMargin: (v: ProxyWords & { names: string; margin: string }) => string;
  readonly thinOutcome: (v: ProxyWords & { names: string }) => string;
  readonly thinGroup: (v: ProxyWords & { names: string }) => string;
  readonly someMore: (names: string, more: string) => string;
  /** `partly`: not all units have a known outcome. */
  readonly outcomes: (
    v: ProxyWords & { set: "known" | "random"; units: string; violations: string; partly: boolean },
  ) => string;
  readonly noOutcomes: (v: ProxyWords) => string;
  readonly otherSame: (v: ProxyWords & { set: "known" | "random"; units: string }) => string;
  readonly otherChanged: (
    v: ProxyWords & { set: "known" | "random"; units: string; names: string; several: boolean },
  ) => string;
  readonly groups: (v: ProxyWords & { units: string; names: string; rest: boolean }) => string;
  readonly leftOut: (v: ProxyWords & { withoutMembers: string; withoutMajority: string }) => string;
  readonly smallGroups: (v: ProxyWords & { count: string }) => string;
  readonly caveat: (v: ProxyWords) => string;
  readonly classes: (margin: string) => string;
  readonly figure: {
    readonly finding: (v: ProxyWords & { count: string; several: boolean }) => string;
    readonly findingNone: (v: ProxyWords) => string;
    readonly subtitle: (v: { period: string }) => string;
    readonly description: (v: ProxyWords & { drawn: string; margin: string }) => string;
    readonly x: (v: ProxyWords) => string;
    readonly y: string;
    readonly margin: (margin: string) => string;
    readonly notDrawn: (count: string) => string;
    readonly noChart: string;
  };
  readonly corner: Readonly<Record<Corner, (v: ProxyWords) => string>>;
  readonly corners: {
    readonly caption: (v: ProxyWords) => string;
    readonly head: readonly [string, string, string];
    readonly group: readonly [(v: ProxyWords) => string, (v: ProxyWords) => string];
    readonly nobody: string;
    readonly andMore: (count: string) => string;
  };
  readonly table: {
    readonly caption: (v: ProxyWords & { level: string }) => string;
    readonly indicator: string;
    readonly group: (v: ProxyWords) => string;
    readonly outcome: string;
    readonly flagged: string;
    readonly p: string;
    readonly more: (count: string) => string;
    readonly less: (bound: string) => string;
    readonly atLeast: (bound: string) => string;
  };
  readonly areas: {
    readonly intro: string;
    readonly caption: (v: ProxyWords & { level: string }) => string;
    readonly others: string;
  };
  readonly perHundred: {
    readonly caption: (v: ProxyWords & { indicator: string }) => string;
    readonly group: (v: ProxyWords) => string;
    readonly count: (v: ProxyWords) => string;
  };
  readonly levels: Readonly<Record<"no-value" | "other-levels" | "rest", string>>;
  readonly methods: (v: ProxyWords & { alpha: string; resamples: string }) => readonly string[];
  readonly references: readonly string[];
}
