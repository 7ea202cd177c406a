import type {
  AGE_STATES,
  BRANCH_STATES,
  DOUBT_STATES,
  FieldQuestion,
  NO_SOURCE,
  NO_VALUE,
  OTHER_SOURCE,
  PERSON_STATES,
  SIZE_STATES,
} from "../../../plan/inputs/answer-states.js";

/** Words for the answers of a table. */
export type StateWords<States extends readonly string[]> = Readonly<Record<States[number], string>>;

/** Words that the chapters on fields, lists and indications share. */
export interface AnswersText {
  readonly columns: {
    readonly answer: string;
    readonly count: string;
    readonly share: string;
    readonly interval: (level: string) => string;
    readonly group: string;
    readonly strength: string;
    readonly lowest: string;
    readonly highest: string;
    readonly adjusted: string;
  };
  /** "4.1% (CHN)". */
  readonly ofGroup: (share: string, group: string) => string;
  readonly overall: (share: string) => string;
  /** In the place of a number in a sentence. */
  readonly hiddenNumber: string;
  readonly chartWithheld: string;
  /** What the test does, with the numbers of the family. */
  readonly tested: (v: { tests: string; attribute: string; withoutGroup: string; unit: string }) => string;
  readonly together: string;
  /** Groups that a chart leaves out. */
  readonly groupsHidden: (groups: string) => string;
}

/** Prose of the chapter on the fields of the scoring screen. Numbers arrive as finished text. */
export interface FieldsText {
  readonly heading: string;
  readonly finding: {
    readonly some: (v: { shown: string; tests: string; attribute: string; questions: string }) => string;
    readonly none: (v: { tests: string; attribute: string }) => string;
    readonly untested: string;
  };
  readonly meaning: string;
  readonly scope: (v: { units: string; unit: string }) => string;
  readonly caption: string;
  readonly columns: {
    readonly field: string;
    readonly missing: string;
    readonly invalid: string;
    readonly undated: string;
    readonly stale: string;
    readonly inOrder: string;
  };
  readonly question: Readonly<Record<FieldQuestion, string>>;
  readonly byGroup: {
    readonly heading: string;
    readonly caption: (attribute: string) => string;
    readonly question: string;
    readonly finding: (v: { field: string; question: string; attribute: string }) => string;
    readonly subtitle: (v: { field: string; question: string; unit: string; level: string; period: string }) => string;
    readonly description: (v: { field: string; question: string; groups: string }) => string;
  };
  readonly size: {
    readonly heading: string;
    readonly finding: (v: { lower: string; upper: string; unit: string; border: string }) => string;
    readonly border: { readonly lower: string; readonly upper: string };
    readonly caption: string;
    readonly states: StateWords<typeof SIZE_STATES>;
    readonly otherwise: (v: { higher: string; lower: string; flagged: string; unflagged: string }) => string;
    readonly notComputed: string;
  };
  readonly branch: {
    readonly heading: string;
    readonly finding: (v: { other: string; unknown: string }) => string;
    readonly caption: string;
    readonly states: StateWords<typeof BRANCH_STATES>;
  };
  readonly doubt: {
    readonly heading: string;
    readonly finding: (v: { field: string; doubt: string }) => string;
    readonly caption: (field: string) => string;
    readonly states: StateWords<typeof DOUBT_STATES>;
    readonly otherwise: (v: { higher: string; lower: string; flagged: string; unflagged: string }) => string;
    readonly notInScore: string;
  };
  readonly readings: {
    readonly heading: string;
    readonly finding: (v: {
      field: string;
      both: string;
      agreement: string;
      kappa: string;
      interval: string;
    }) => string;
    /** Where rare values count as one: how many, and how many stand by themselves. */
    readonly joined: (v: { joined: string; named: string }) => string;
    readonly meaning: string;
    readonly caption: (field: string) => string;
    readonly first: string;
    readonly other: string;
  };
  readonly provenance: {
    readonly heading: string;
    readonly meaning: string;
    readonly caption: string;
    readonly columns: {
      readonly source: string;
      readonly noSource: string;
      readonly undated: string;
      readonly old: string;
      readonly nobody: string;
    };
    /** In the column of the source: it differs by value. */
    readonly column: string;
    /** In the place of a share: the data has no column for it. */
    readonly notKept: string;
    readonly weak: (v: { field: string; source: string; units: string; unit: string }) => string;
    readonly persons: (v: { field: string; people: string; busiest: string }) => string;
    readonly sourceCaption: (field: string) => string;
    readonly ageCaption: (v: { field: string; asOf: string }) => string;
    readonly personCaption: (field: string) => string;
    /** Sources that the audit names itself; others have the words of the settings. */
    readonly sources: Readonly<Record<typeof OTHER_SOURCE | typeof NO_SOURCE | typeof NO_VALUE, string>>;
    readonly ages: StateWords<typeof AGE_STATES>;
    readonly people: StateWords<typeof PERSON_STATES>;
  };
  readonly methods: readonly string[];
}
