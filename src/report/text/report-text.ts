import type { AdequacyReason, NotEstimableReason, NotTested, Unit, Warning } from "../../audit/result.js";
import type { Verdict } from "../../audit/verdict.js";
import type { UnavailableReason } from "../../data/evidence.js";
import type { WithheldReason } from "../../disclosure/disclosed.js";
import type { Plan } from "../../plan/schema.js";
import type { DocumentLabels } from "../document/report-document.js";
import type { AssumptionText } from "./assumption-text.js";
import type { ConditionalText } from "./conditional-text.js";
import type { CritiqueText } from "./critique-text.js";
import type { DisclosureText } from "./disclosure-text.js";
import type { DiscriminationText } from "./discrimination-text.js";
import type { FamiliesText } from "./families-text.js";
import type { FiguresText } from "./figures-text.js";
import type { ChartText, ErrorsText, HypothesisText, ScoreText, SelectionText, TableText } from "./findings-text.js";
import type { FormsText } from "./forms-text.js";
import type { Glossary } from "./glossary.js";
import type { LimitsText, MethodsText, ReproductionText } from "./methods-text.js";
import type { OutcomesText } from "./outcomes-text.js";
import type { HypothesisNumber, PopulationWords } from "./population-text.js";
import type { PowerText } from "./power-text.js";
import type { RangesText } from "./ranges-text.js";
import type { SecondPassText } from "./second-pass-text.js";
import type { SelectedStepText } from "./selected-step-text.js";
import type { SensitivityText } from "./sensitivity-text.js";
import type { SeverityText } from "./severity-text.js";
import type { StabilityText } from "./stability-text.js";
import type { ViewsText } from "./views-text.js";

/** All prose of a report in one language. Every language implements this one interface. */
export interface ReportText {
  readonly language: "nl" | "en";
  readonly labels: DocumentLabels;
  readonly units: Readonly<Record<Unit, string>>;
  readonly population: (unit: Unit, attribute: string) => PopulationWords;
  readonly facts: FactsText;
  readonly headline: HeadlineText;
  readonly banners: BannerText;
  readonly verdict: VerdictText;
  readonly certainty: CertaintyText;
  readonly summary: SummaryText;
  readonly questions: { readonly what: string; readonly when: string; readonly found: string };
  readonly hypothesis: HypothesisText;
  readonly secondPass: SecondPassText;
  readonly conditional: ConditionalText;
  readonly ranges: RangesText;
  readonly severity: SeverityText;
  readonly power: PowerText;
  readonly families: FamiliesText;
  readonly forms: FormsText;
  readonly critique: CritiqueText;
  readonly chart: ChartText;
  readonly table: TableText;
  readonly score: ScoreText;
  readonly discrimination: DiscriminationText;
  readonly assumption: AssumptionText;
  readonly outcomes: OutcomesText;
  readonly errors: ErrorsText;
  readonly selection: SelectionText;
  readonly sensitivity: SensitivityText;
  readonly stability: StabilityText;
  readonly selectedStep: SelectedStepText;
  readonly disclosure: DisclosureText;
  readonly limits: LimitsText;
  readonly methods: MethodsText;
  readonly reproduction: ReproductionText;
  readonly views: ViewsText;
  readonly figures: FiguresText;
  readonly glossary: Glossary;
  readonly notEstimable: Readonly<Record<NotEstimableReason, string>>;
  readonly withheld: Readonly<Record<WithheldReason, string>>;
  readonly unavailable: Readonly<Record<UnavailableReason, string>>;
  readonly notTested: Readonly<Record<NotTested["reason"] | "below-gate" | "rounding-undecided", string>>;
  readonly warnings: Readonly<Record<Warning["code"], string>>;
  readonly leftOut: Readonly<Record<"overridden" | "superseded-episode" | "no-band", string>>;
}

export interface FactsText {
  readonly title: string;
  readonly model: string;
  readonly status: string;
  readonly statuses: Readonly<Record<Plan["model"]["status"], string>>;
  readonly period: string;
  readonly dataOwner: string;
  readonly modelOwner: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly version: (version: string) => string;
}

export interface HeadlineText {
  readonly alsoShown: (hypothesis: HypothesisNumber) => string;
  readonly signalled: (attribute: string, groups: string) => string;
  readonly undecided: (attribute: string, signalled: string | null) => string;
  readonly noEvidence: (attribute: string) => string;
  readonly insufficientTail: string;
  readonly alikeTail: string;
  /** Where a difference is shown, and shown to be smaller than the margin. */
  readonly smallTail: string;
  readonly notTestable: (attribute: string) => string;
  readonly withheld: (attribute: string) => string;
  readonly severalGroups: (count: number, unit: string) => string;
}

export interface BannerText {
  readonly synthetic: string;
  readonly stopped: string;
  readonly insufficient: (claims: string) => string;
  readonly quotedWords: (words: string) => string;
  readonly claims: Readonly<Record<"hypothesis1" | "hypothesis2" | "score", string>>;
}

export interface VerdictSentence {
  readonly word: string;
  readonly sentence: string;
}

/** What a verdict sentence may mention. */
export interface VerdictContext {
  readonly population: PopulationWords;
  readonly attribute: string;
  readonly alpha: string;
  readonly margin: { readonly lower: string; readonly upper: string };
  readonly power: string;
  /** Signalled groups in words, or null when they may not be named or none is. */
  readonly signalledGroups: string | null;
  /** Whether the plan names groups beforehand. */
  readonly namesGroups: boolean;
  /** Whether an approximate test of all groups together stands in place of the deciding test. */
  readonly approximate: boolean;
}

export interface VerdictText {
  readonly sectionHeading: string;
  readonly labels: Readonly<Record<"evidence" | "signal" | "equivalence" | "adequacy", string>>;
  readonly heading: (hypothesis: HypothesisNumber) => string;
  readonly question: (hypothesis: HypothesisNumber, unit: Unit, attribute: string) => string;
  readonly evidence: (verdict: Verdict, context: VerdictContext) => VerdictSentence;
  readonly signal: (verdict: Verdict, context: VerdictContext) => VerdictSentence;
  readonly equivalence: (verdict: Verdict, context: VerdictContext) => VerdictSentence;
  readonly adequacy: (verdict: Verdict, context: { readonly power: string }) => VerdictSentence;
  readonly reason: (reason: AdequacyReason, power: string) => string;
  readonly withheld: VerdictSentence;
  readonly notLegal: string;
  /** Opens the natural-frequency sentence where no difference is shown. */
  readonly chanceCanExplain: string;
  /** The same where the rounding leaves open whether there is a difference. */
  readonly largestPublished: string;
}

export interface CertaintyText {
  readonly heading: string;
  readonly chance: (values: { hypothesis: HypothesisNumber; groups: string; p: ChanceOfP; pText: string }) => string;
  readonly interval: (values: { lower: string; upper: string; level: string; group: string }) => string;
  readonly detectable: (values: { hypothesis: HypothesisNumber; smallest: string; largest: string }) => string;
  readonly asClass: (values: { hypothesis: HypothesisNumber; test: string }) => string;
  readonly nothing: string;
  readonly notTested: string;
}

/** A p-value as a frequency per thousand: a number, or "fewer than 1". */
export type ChanceOfP = { readonly kind: "about" | "below"; readonly perThousand: string };

export interface SummaryText {
  readonly heading: string;
  readonly scope: (values: { model: string; attribute: string; size: string }) => string;
  readonly size: (values: { units: string; unit: string; members: string | null; memberUnit: string }) => string;
  readonly outcome: {
    readonly shown: (hypothesis: HypothesisNumber, groups: string, of: string) => string;
    /** Beside a difference that is shown to be smaller than the margin. */
    readonly small: string;
    readonly signalled: (hypothesis: HypothesisNumber) => string;
    readonly undecided: (hypothesis: HypothesisNumber, signalled: boolean) => string;
    readonly noEvidence: (hypothesis: HypothesisNumber, alike: boolean) => string;
    readonly notTestable: (hypothesis: HypothesisNumber, reason: string) => string;
    readonly withheld: (hypothesis: HypothesisNumber) => string;
  };
  readonly insufficient: (claims: string) => string;
  readonly notExamined: (selectionExamined: boolean) => string;
}
