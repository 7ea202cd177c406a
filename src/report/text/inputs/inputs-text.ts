import type { RemainingGroups } from "../../../plan/inputs/remaining-groups.js";

/** Prose of the report on what goes into a model, beside that of its chapters. Numbers arrive as finished text. */
export interface InputsText {
  readonly synthetic: string;
  /** Heading of level 1: the model is named, no result is summed up in one word. */
  readonly finding: (model: string) => string;
  readonly period: string;
  readonly summary: {
    readonly heading: string;
    readonly scope: (v: { model: string; units: string; unit: "sponsors" | "cases" }) => string;
    readonly registrations: (v: { registrations: string; units: string; unit: "sponsors" | "cases" }) => string;
    readonly allRegistered: string;
    readonly findings: string;
    readonly notDiscrimination: string;
  };
  readonly limits: {
    readonly heading: string;
    readonly items: readonly string[];
    readonly threshold: (v: { threshold: string; units: string; unit: "sponsors" | "cases" }) => string;
    readonly noThreshold: (reason: string) => string;
  };
  readonly methods: { readonly heading: string; readonly references: string };
  readonly reproduction: {
    readonly heading: string;
    readonly toolkit: string;
    readonly settingsHash: string;
    readonly planHash: string;
    readonly date: string;
    readonly command: string;
  };
  readonly withheld: string;
  readonly none: string;
  readonly below: (bound: string) => string;
  readonly above: (bound: string) => string;
  readonly atMost: (bound: string) => string;
  readonly range: (lower: string, upper: string) => string;
  readonly interval: (level: string, range: string) => string;
  /** Names of the levels that stand after the audited groups. */
  readonly remaining: Readonly<Record<RemainingGroups, string>>;
}
