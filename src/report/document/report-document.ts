import type { TopLevelSpec } from "vega-lite";

/**
 * A report as data: JSON types only, no markup. Every format (HTML first) is made from this one document, so all
 * formats say the same.
 */
export interface ReportDocument {
  readonly schemaVersion: "1.0.0";
  readonly language: "nl" | "en";
  /** The finding, as a sentence: the only heading of level 1. */
  readonly finding: string;
  /** Title of the audit, the words of the plan. */
  readonly title: string;
  readonly synthetic: boolean;
  /** Words that every page carries beside the tag of made-up data. */
  readonly mark?: string;
  readonly banners: readonly Banner[];
  readonly facts: readonly Definition[];
  /** Other reports of the same release. */
  readonly companions?: { readonly heading: string; readonly reports: readonly Companion[] };
  readonly sections: readonly Section[];
  /** Where the specs of its charts are: in the page itself (when absent), or in files beside it. */
  readonly specs?: "beside";
  readonly labels: DocumentLabels;
}

/** How deep a report goes; each depth holds what the one before it holds. */
export type Depth = "public" | "privacy-office" | "analyst";

/** Another report of the same release: what it is for, and its file beside this one. */
export interface Companion {
  readonly label: string;
  readonly file: string;
}

/** Fixed words that a renderer needs around the content. */
export interface DocumentLabels {
  readonly skipLink: string;
  readonly contents: string;
  readonly syntheticTag: string;
  readonly warning: string;
  readonly tableBehindFigure: string;
  readonly downloadSpec: string;
  readonly scrollHint: string;
  readonly footer: string;
}

export interface Banner {
  readonly id: "synthetic" | "stopped-model" | "insufficient" | "quoted-words";
  readonly text: string;
}

export interface Section {
  readonly id: string;
  readonly level: 2 | 3;
  readonly heading: string;
  /** Lowest depth at which it stands; absent: that of a privacy office. */
  readonly depth?: Depth;
  /** Of a chapter that speaks of scores: a view without scores leaves it out. */
  readonly subject?: "score";
  readonly blocks: readonly Block[];
}

/** Lowest depth at which a block stands; absent: that of its section, and of a folded table that of an analyst. */
export type Block = BlockContent & { readonly depth?: Depth; readonly subject?: "score" };

type BlockContent =
  | { readonly kind: "paragraph"; readonly text: string; readonly strong?: true; readonly source?: Source }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly language?: "en" }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "quote"; readonly text: string; readonly language: "nl" | "en" }
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "definitions"; readonly items: readonly Definition[] }
  | { readonly kind: "verdict"; readonly box: VerdictBox }
  | { readonly kind: "table"; readonly table: ReportTable; readonly folded?: true }
  | { readonly kind: "figure"; readonly figure: Figure };

/** Where the numbers of a sentence come from: a section of a report of the same release. */
export interface Source {
  readonly label: string;
  readonly file: string;
  readonly section: string;
}

export interface Definition {
  readonly term: string;
  readonly description: string;
}

/** Four labelled lines that are never merged; there is no summary word. */
export interface VerdictBox {
  readonly id: string;
  readonly heading: string;
  readonly question: string;
  readonly lines: readonly VerdictLine[];
}

export interface VerdictLine {
  readonly field: "evidence" | "signal" | "equivalence" | "adequacy";
  readonly label: string;
  readonly mark: VerdictMark;
  readonly word: string;
  readonly sentence: string;
}

/** Which icon stands beside the word; the icon is decoration, the word carries the meaning. */
export type VerdictMark = "attention" | "neutral" | "within" | "unknown";

/** A table for people: cells are finished text. `numeric` columns align to the right. */
export interface ReportTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its finding. `spec` is Vega-Lite; null where the data may not be shown, and `sentence` then says so. */
export interface Figure {
  readonly id: string;
  readonly finding: string;
  /** Measure, interval level and period. */
  readonly subtitle: string;
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  readonly spec: TopLevelSpec | null;
  readonly sentence: string | null;
  /** What the chart leaves out, in words. */
  readonly notes: readonly string[];
  readonly table: ReportTable | null;
}
