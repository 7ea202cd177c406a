/** Prose about a simulation of the feedback loop. */
export interface SimulationText {
  readonly tag: string;
  readonly title: string;
  readonly banner: string;
  readonly finding: (values: { apparent: string; truth: string; rounds: string }) => string;
  readonly facts: {
    readonly kind: string;
    readonly kindOf: string;
    readonly world: string;
    readonly worldOf: (values: { sponsors: string; inspections: string; rounds: string }) => string;
    readonly labels: string;
    readonly labelsOf: Readonly<Record<"assumed-compliant" | "inspected-only", string>>;
    readonly simulations: string;
  };
  readonly summary: {
    readonly heading: string;
    readonly what: string;
    readonly result: (values: SimulatedWords) => string;
    readonly looks: Readonly<Record<"better" | "worse" | "alike", string>>;
    readonly share: (values: SimulatedWords & { share: string; ever: string; everNone: string }) => string;
    readonly cost: (values: { share: string; found: string; foundNone: string }) => string;
    readonly remedy: string;
  };
  readonly rounds: {
    readonly heading: string;
    readonly intro: string;
    readonly figure: FigureText;
    readonly truth: string;
    readonly apparent: string;
    readonly table: string;
    readonly columns: Readonly<Record<SimulatedColumn, string>>;
  };
  readonly shares: {
    readonly heading: string;
    readonly intro: string;
    readonly figure: FigureText;
    readonly table: (round: string) => string;
  };
  readonly world: {
    readonly heading: string;
    readonly intro: string;
    readonly table: string;
    readonly indicator: string;
    readonly share: string;
    readonly truth: string;
    readonly start: string;
    readonly rest: (values: { rate: string; unseen: string; history: string; attainable: string }) => string;
  };
  readonly limits: { readonly heading: string; readonly items: readonly string[] };
  readonly reproduction: { readonly heading: string; readonly intro: string };
  readonly range: (level: string) => string;
  readonly none: string;
}

export type SimulatedColumn =
  | "round"
  | "share"
  | "truth"
  | "apparent"
  | "inspected"
  | "random"
  | "found"
  | "everInspected";

export interface SimulatedWords {
  readonly apparent: string;
  readonly apparentFirst: string;
  readonly truth: string;
  readonly truthFirst: string;
  readonly rounds: string;
}

export interface FigureText {
  readonly finding: (values: { apparent: string; truth: string }) => string;
  readonly subtitle: (values: { simulations: string; level: string }) => string;
  readonly description: string;
  readonly xAxis: string;
  readonly yAxis: string;
}
