import type { AdequacyReason, NotTested, Unit } from "../../src/audit/result.js";
import type { Verdict } from "../../src/audit/verdict.js";
import type { DisclosedAudit, Published, PublishedTable } from "../../src/disclosure/disclosed.js";
import { COMPAS_ROWS, errorsPart, groupScoresOf } from "./errors-part.js";
import { sampleCasesPlan } from "./sample-plan.js";

type Tested = Extract<DisclosedAudit["hypothesis1"], { kind: "tested" }>;
type Group = Tested["groups"][number];
type EstimateValue = Extract<Group["flaggedShare"], { kind: "shown" }>["value"];

/** Members and flagged members of one group, and how the audit judged it. */
export interface GroupInput {
  readonly name: string;
  readonly members: number;
  readonly flagged: number;
  readonly effective?: number;
  readonly adjustedP?: number;
  readonly tested?: boolean;
  readonly hidden?: boolean;
  readonly verdict?: Partial<Verdict>;
}

export interface HypothesisInput {
  readonly groups: readonly GroupInput[];
  readonly units: number;
  readonly verdict?: Partial<Verdict>;
  readonly verdictWithheld?: boolean;
  readonly decidingP?: number;
}

export interface AuditInput {
  readonly form?: "sponsors" | "cases" | "counts";
  readonly title?: string;
  readonly modelName?: string;
  readonly synthetic?: boolean;
  readonly status?: DisclosedAudit["plan"]["model"]["status"];
  readonly reference?: string;
  readonly attribute?: { readonly nl: string; readonly en: string };
  readonly hypothesis1?: HypothesisInput | NotTested["reason"];
  readonly hypothesis2?: HypothesisInput | NotTested["reason"];
  readonly score?: "estimated" | "withheld" | "not-estimable";
  readonly scoreSufficient?: boolean;
  readonly errors?: boolean;
  readonly selection?: boolean;
  readonly threshold?: number;
  readonly warnings?: DisclosedAudit["warnings"];
}

const shown = <T>(value: T) => ({ kind: "shown", value }) as const;
const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" } as const;

export const NO_EVIDENCE: Verdict = {
  evidence: { value: "no-evidence" },
  signal: { value: "none" },
  equivalence: { value: "not-shown" },
  adequacy: { value: "sufficient", reasons: [] },
};

export const DIFFERENCE: Verdict = {
  ...NO_EVIDENCE,
  evidence: { value: "difference-shown" },
  signal: { value: "superseded" },
};

export const INSUFFICIENT: AdequacyReason = { code: "power-below-target", groups: 3, of: 5 };

/** Every verdict that the rules of the method can give, each once. */
export function reachableVerdicts(): Verdict[] {
  const adequacies: Verdict["adequacy"][] = [
    { value: "sufficient", reasons: [] },
    { value: "insufficient", reasons: [INSUFFICIENT] },
  ];
  const tested: [Verdict["evidence"]["value"], Verdict["signal"]["value"]][] = [
    ["difference-shown", "superseded"],
    ["no-evidence", "signalled"],
    ["no-evidence", "none"],
    ["no-evidence", "not-assessed"],
  ];
  const equivalences: Verdict["equivalence"]["value"][] = ["shown", "not-shown", "not-assessed"];
  const judged = tested.flatMap(([evidence, signal]) =>
    equivalences.flatMap((equivalence) =>
      adequacies.map((adequacy) => ({
        evidence: { value: evidence } as Verdict["evidence"],
        signal: { value: signal },
        equivalence: { value: equivalence },
        adequacy,
      })),
    ),
  );
  const reasons: (NotTested["reason"] | "below-gate")[] = [
    "one-group",
    "no-variation",
    "clusters-unknown",
    "below-gate",
  ];
  return [...judged, ...reasons.map((reason) => notTestable(reason))];
}

function notTestable(reason: NotTested["reason"] | "below-gate"): Verdict {
  return {
    evidence: { value: "not-testable", reason },
    signal: { value: "not-assessed" },
    equivalence: { value: "not-assessed" },
    adequacy: { value: "insufficient", reasons: [{ code: "not-tested" }] },
  };
}

const MIGRANT_GROUPS: readonly GroupInput[] = [
  { name: "India", members: 9120, flagged: 1204, effective: 812, adjustedP: 0.41 },
  { name: "Verenigde Staten", members: 4233, flagged: 467, effective: 604, adjustedP: 0.88 },
  { name: "Turkije", members: 2480, flagged: 405, effective: 377, adjustedP: 0.12 },
  { name: "China", members: 2110, flagged: 238, effective: 290, adjustedP: 0.97 },
  { name: "Bosnië en Herzegovina", members: 164, flagged: 31, effective: 41, adjustedP: 0.74 },
  { name: "Suriname", members: 23, flagged: 5, effective: 9, tested: false },
];

const SPONSOR_GROUPS: readonly GroupInput[] = [
  { name: "India", members: 1802, flagged: 231, adjustedP: 0.52 },
  { name: "Verenigde Staten", members: 940, flagged: 104, adjustedP: 0.93 },
  { name: "Turkije", members: 412, flagged: 74, adjustedP: 0.061, verdict: { signal: { value: "signalled" } } },
  { name: "China", members: 388, flagged: 41, adjustedP: 0.99 },
  { name: "Bosnië en Herzegovina", members: 21, flagged: 4, adjustedP: 0.95 },
  { name: "Suriname", members: 4, flagged: 1, tested: false, hidden: true },
];

/** Default hypotheses: H1 no evidence, H2 a risk signalled with insufficient data: the outcome of the TNO study. */
export const MIGRANTS: HypothesisInput = { groups: MIGRANT_GROUPS, units: 10_412 };
export const SPONSORS: HypothesisInput = {
  groups: SPONSOR_GROUPS,
  units: 10_412,
  verdict: { signal: { value: "signalled" }, adequacy: { value: "insufficient", reasons: [INSUFFICIENT] } },
};

/** COMPAS by race (published counts; medium or high is flagged). */
export const COMPAS: HypothesisInput = {
  units: 7214,
  groups: [
    { name: "African-American", members: 3696, flagged: 2174, adjustedP: 0.00001, verdict: DIFFERENCE },
    { name: "Caucasian", members: 2454, flagged: 854, adjustedP: 0.00001, verdict: DIFFERENCE },
    { name: "Hispanic", members: 637, flagged: 190, adjustedP: 0.00001, verdict: DIFFERENCE },
    { name: "Other", members: 377, flagged: 77, adjustedP: 0.00001, verdict: DIFFERENCE },
    { name: "Asian", members: 32, flagged: 8, adjustedP: 0.03, verdict: DIFFERENCE },
    { name: "Native American", members: 18, flagged: 12, tested: false },
  ],
  verdict: DIFFERENCE,
};

/**
 * A realistic disclosed audit for tests of the report. Only here the brand of `DisclosedAudit` is put on by a cast.
 *
 * @param input  what differs from the default: synthetic sponsors, H1 without evidence, H2 with a signal
 * @returns a disclosed audit with consistent counts and numbers
 */
export function disclosedAudit(input: AuditInput = {}): DisclosedAudit {
  const form = input.form ?? "sponsors";
  const members: Unit = form === "sponsors" ? "migrants" : "cases";
  const unit = form === "sponsors" ? "sponsors" : "cases";
  const tables: PublishedTable[] = [];
  const hypothesis1 = hypothesis(1, input.hypothesis1 ?? MIGRANTS, {
    unit,
    memberUnit: members,
    tables,
    reference: input.reference,
  });
  const hypothesis2 = hypothesis(2, input.hypothesis2 ?? SPONSORS, {
    unit,
    memberUnit: unit,
    tables,
    reference: input.reference,
  });
  const score = scoreOf(input, unit, tables);
  const { errors, bandsOrdered } = errorsOf(input, tables);
  const selection = selectionOf(input, unit, tables);
  const audit: Omit<DisclosedAudit, symbol> = {
    schemaVersion: "1.6.0",
    toolkit: { name: "toetssteen", version: "0.2.0" },
    plan: planOf(input),
    planHash: "5f3a9c0d1e7b48c2a6d0f1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6",
    source: {
      form,
      files: [{ name: "sponsors.csv", rows: 10_577 }],
      leftOut: [{ rule: "no-band", units: 165 }],
      overridden: 92,
    },
    warnings: input.warnings ?? [{ code: "overrides-included", detail: "92 overrides" }],
    deviations: [],
    tables,
    unitsByMembers: null,
    hypothesis1,
    hypothesis2,
    hypothesis2Selected: null,
    families: [],
    forms: [],
    score,
    discrimination: { kind: "not-estimable", reason: "no-score-column" },
    models: [],
    assumption: { kind: "not-estimable", reason: "nobody-never-inspected" },
    errors,
    bandsOrdered,
    bandsByGrade: [],
    calibration: { kind: "not-estimable", reason: "no-score-column" },
    selection,
    stability: { kind: "not-estimable", reason: "no-score-column" },
    disclosure: {
      threshold: input.threshold ?? 10,
      units: input.threshold === 0 ? 0 : 5,
      largestShare: 0.5,
      reason: input.threshold === 0 ? "public data" : null,
      together: {
        search: input.threshold === 0 ? "not-needed" : "complete",
        addedRows: 0,
        inPairs: false,
        sourceHoles: 0,
        leastPeople: input.threshold ?? 10,
        leastSponsors: input.threshold === 0 ? 0 : 5,
      },
      suppressedCells: 4,
      withheldNumbers: 11,
    },
  };
  return audit as DisclosedAudit;
}

function planOf(input: AuditInput): DisclosedAudit["plan"] {
  return {
    version: 1,
    title: input.title ?? "Audit risicomodel erkende referenten",
    synthetic: input.synthetic ?? true,
    model: {
      name: input.modelName ?? "Risicomodel erkende referenten",
      version: "2.1",
      owner: "Directie Regulier",
      status: input.status ?? "in-development",
    },
    period: "2021",
    dataOwner: "Datalab",
    purpose: "Onderzoek naar ongelijke behandeling",
    legalBasis: "Artikel 9, tweede lid, onder g, AVG",
    protectedAttribute: input.attribute ?? { nl: "nationaliteit", en: "nationality" },
    bands: { order: ["laag", "midden", "hoog"], flagged: ["hoog"] },
    untestedAssumption: false,
    groups: {
      gate: { units: 10, effectiveUnits: 20, majorityUnits: 10 },
      named: [],
      ...(input.reference === undefined ? {} : { reference: input.reference }),
    },
    strata: [],
    families: [],
    hypothesis1: { alpha: 0.05, stepDown: "minP" },
    hypothesis2: {
      alpha: 0.05,
      stepDown: "minP",
      majorityThreshold: 0.5,
      minMigrants: 1,
      sensitivity: { thresholds: [0.3, 0.5, 0.7], minMigrants: [2, 5], plurality: true, share: true },
    },
    margins: { ratioLower: 0.8, ratioUpper: 1.25 },
    score: { alpha: 0.05, baselines: [0.5, 0.571] },
    models: [],
    assumption: { highestShare: 0.2, steps: 40, oddsRatio: 4 },
    adequacy: { power: 0.8, knownOutcomes: 600, smallerClass: 100 },
    power: { draws: 1_000 },
    stability: { largestShift: 10, scoreTop: 100, indicators: [], dates: [], periods: "year" },
    signal: { oneSidedP: 0.1 },
    resampling: { resamples: 99_999, bootstrap: 1_999, sequential: false },
    disclosure: { threshold: input.threshold ?? 10, units: 5, largestShare: 0.5 },
    languages: ["nl", "en"],
    compositionDate: "2021-01-01",
    nationalityRule: "first",
    predictionDate: "2021-01-15",
  };
}

interface HypothesisFrame {
  readonly unit: "sponsors" | "cases";
  readonly memberUnit: Unit;
  readonly tables: PublishedTable[];
  readonly reference: string | undefined;
}

function hypothesis(
  number: 1 | 2,
  input: HypothesisInput | NotTested["reason"],
  frame: HypothesisFrame,
): DisclosedAudit["hypothesis1"] {
  if (typeof input === "string") return { kind: "not-tested", reason: input, verdict: notTestable(input) };
  const { unit, memberUnit, tables } = frame;
  const total = sum(input.groups.map((group) => group.members));
  const flagged = sum(input.groups.map((group) => group.flagged));
  const id = `h${number}`;
  tables.push(
    {
      id: `${id}-group-band`,
      unit: memberUnit,
      keys: [
        { name: "group", levels: input.groups.map((group) => group.name) },
        { name: "band", levels: ["laag", "midden", "hoog"] },
      ],
      counts: input.groups.flatMap(({ hidden, members, flagged: high }): (number | "suppressed")[] =>
        hidden ? ["suppressed", "suppressed", "suppressed"] : bands(members, high),
      ),
    },
    {
      id: `${id}-groups`,
      unit: memberUnit,
      keys: [{ name: "group", levels: input.groups.map((group) => group.name) }],
      counts: input.groups.map((group) => (group.hidden ? "suppressed" : group.members)),
    },
    {
      id: `${id}-band`,
      unit: memberUnit,
      keys: [{ name: "band", levels: ["laag", "midden", "hoog"] }],
      counts: bands(total, flagged),
    },
    {
      id: `${id}-units-band`,
      unit,
      keys: [{ name: "band", levels: ["laag", "midden", "hoog"] }],
      counts: bands(input.units, Math.round((input.units * flagged) / total)),
    },
  );
  const tested = input.groups.filter((group) => group.tested !== false);
  const decidingP = input.decidingP ?? Math.min(...tested.map((group) => group.adjustedP ?? 1));
  const verdict: Verdict = { ...NO_EVIDENCE, ...input.verdict };
  return {
    kind: "tested",
    unit,
    memberUnit,
    family: {
      alpha: 0.05,
      stepDown: "minP",
      tested: tested.map((group) => group.name),
      describedOnly: input.groups.filter((group) => group.tested === false).map((group) => group.name),
      resamples: 99_999,
    },
    groupByBand: `${id}-group-band`,
    groupTotals: `${id}-groups`,
    bandTotals: `${id}-band`,
    unitsByBand: `${id}-units-band`,
    overallFlaggedShare: shown(flagged / total),
    deciding: shown(resampled(decidingP)),
    nullDistribution: shown(histogram(verdict.evidence.value === "difference-shown" ? 5.1 : 1.9)),
    pearson: shown({
      statistic: 231.4,
      degreesOfFreedom: 2 * (input.groups.length - 1),
      smallestExpected: 3.2,
      nullMean: unit === memberUnit ? 10 : 198.3,
      test: resampled(0.31),
    }),
    naive: shown({ pValue: 0.00001, valid: unit === memberUnit }),
    cramersV: shown({ table: 0.071, aboveNull: 0.012, null95: 0.043 }),
    outsideMargin: shown(2),
    outsideByChance: shown({ null95: 4, nullMean: 2.3 }),
    allGroups: shown(
      number === 1
        ? { kind: "quadratic-form", statistic: 31.2, rank: input.groups.length - 1, test: resampled(0.22) }
        : { kind: "freeman-halton", test: resampled(0.18) },
    ),
    secondPass: null,
    conditional: [],
    sensitivity: null,
    overRounding: null,
    groups: input.groups.map((group) => groupOf(group, { total, flagged }, frame, number)),
    verdict: input.verdictWithheld ? withheld : shown(verdict),
  };
}

function groupOf(
  group: GroupInput,
  { total, flagged }: { readonly total: number; readonly flagged: number },
  { reference, unit, memberUnit }: HypothesisFrame,
  number: 1 | 2,
): Group {
  const share = group.flagged / group.members;
  const rest = (flagged - group.flagged) / (total - group.members);
  const effective = group.effective ?? group.members;
  const published = <T>(value: T): Published<T> => (group.hidden ? withheld : shown(value)) as unknown as Published<T>;
  const error = Math.sqrt((share * (1 - share)) / effective);
  const logError = Math.sqrt((1 - share) / (share * effective));
  const tested = group.tested !== false;
  const verdict: Verdict = tested ? { ...NO_EVIDENCE, ...group.verdict } : notTestable("below-gate");
  return {
    group: group.name,
    tested,
    effectiveUnits: published(effective),
    flaggedShare: published(estimate(share, Math.max(0, share - 1.96 * error), Math.min(1, share + 1.96 * error))),
    restShare: published(estimate(rest, rest * 0.97, rest * 1.03)),
    difference: published(estimate(share - rest, share - rest - 1.96 * error, share - rest + 1.96 * error)),
    ratio: published(
      estimate(share / rest, (share / rest) * Math.exp(-1.96 * logError), (share / rest) * Math.exp(1.96 * logError)),
    ),
    simultaneous: tested
      ? {
          share: published(bounds(Math.max(0, share - 2.8 * error), Math.min(1, share + 2.8 * error))),
          difference: published(bounds(share - rest - 2.8 * error, share - rest + 2.8 * error)),
          ratio: published(
            bounds((share / rest) * Math.exp(-2.8 * logError), (share / rest) * Math.exp(2.8 * logError)),
          ),
        }
      : null,
    secondPass: null,
    ratioToReference:
      reference === undefined ? null : published(estimate(share / rest, share / rest / 1.2, (share / rest) * 1.2)),
    expectedFlagged: published(rest * group.members),
    designEffect: published({ kind: "estimate", value: unit === memberUnit ? 1 : group.members / effective }),
    statistic: published({ kind: "estimate", value: 1.3 }),
    unadjusted: published(resampled((group.adjustedP ?? 1) / 4)),
    adjusted: published(
      tested ? resampled(group.adjustedP ?? 1) : ({ kind: "not-estimable", reason: "not-computed" } as const),
    ),
    beside:
      number === 1
        ? null
        : {
            fisher: published({ method: "exact", pValue: 0.04, tablesEnumerated: 75, twoSidedRule: "no-likelier" }),
            fisherMidP: published({ method: "exact", pValue: 0.03, tablesEnumerated: 75, twoSidedRule: "no-likelier" }),
            holm: published(0.2),
            benjaminiYekutieli: published(0.31),
            differenceByScore: published(estimate(share - rest, share - rest - 0.02, share - rest + 0.02)),
            ratioByKoopman: published(estimate(share / rest, share / rest / 1.2, (share / rest) * 1.2)),
            oddsRatio: published(estimate(1.4, 0.9, 2.2)),
          },
    familyWise: number === 1 && tested ? { holm: published(0.4), benjaminiYekutieli: published(0.7) } : null,
    equivalence: published({ pValue: 0.2, holm: 0.6 }),
    minimumDetectableRatio: published({ kind: "estimate", value: 1 + 12 / Math.sqrt(effective) }),
    power: published({
      kind: "estimate",
      baseRate: 0.12,
      draws: unit === memberUnit ? null : 1_000,
      above: { kind: "estimate", value: 1 + 12 / Math.sqrt(effective), monteCarloError: 0.02 },
      below: { kind: "not-estimable", reason: "power-not-reached" },
      atMargin: 0.04,
      neededUnits: { kind: "estimate", value: 24_000 },
    }),
    verdict: published(verdict),
  } as Group;
}

function bounds(lower: number, upper: number) {
  return { lower, upper, level: 0.95, method: "linearised-over-units" } as const;
}

function estimate(value: number, lower: number, upper: number): EstimateValue {
  return { kind: "estimate", value, interval: bounds(lower, upper) };
}

function resampled(pValue: number) {
  return {
    method: "resampled",
    pValue,
    resamples: 99_999,
    stopped: "fixed",
    monteCarloInterval: { lower: pValue * 0.9, upper: pValue * 1.1, level: 0.99, method: "clopper-pearson" },
    twoSidedRule: "as-extreme",
  } as const;
}

function histogram(observed: number) {
  const edges = Array.from({ length: 41 }, (_unused, i) => i / 10);
  const counts = edges.slice(1).map((edge) => Math.round(99_999 * 0.1 * edge * Math.exp(-(edge ** 2) / 2)));
  return { statistic: "largest-contrast", edges, counts, observed, criticalValue: 2.45 };
}

function scoreOf(input: AuditInput, unit: "sponsors" | "cases", tables: PublishedTable[]): DisclosedAudit["score"] {
  const kind = input.score ?? "estimated";
  if (kind === "not-estimable") return { kind, reason: "source-holds-counts-only" };
  const classes = Array.from({ length: 12 }, (_unused, i) => `${i * 8}-${i * 8 + 7}`);
  const violations = classes.map((_class, i) => 4 + i);
  const none = classes.map((_class, i) => 90 - 4 * i);
  const hide = kind === "withheld";
  tables.push(
    {
      id: "score-outcomes",
      unit,
      keys: [{ name: "outcome", levels: ["violation", "none"] }],
      counts: [sum(violations), sum(none)],
    },
    {
      id: "score-classes",
      unit,
      keys: [
        { name: "scoreClass", levels: classes },
        { name: "outcome", levels: ["violation", "none"] },
      ],
      counts: classes.flatMap((_class, i): (number | "suppressed")[] =>
        hide && i === 0 ? ["suppressed", "suppressed"] : [violations[i] ?? 0, none[i] ?? 0],
      ),
    },
  );
  const published = <T>(value: T) => (hide ? withheld : shown(value)) as unknown as Published<T>;
  const auc = {
    kind: "estimate",
    value: 0.6371,
    interval: { lower: 0.588, upper: 0.684, level: 0.95, method: "delong-logit" },
  } as const;
  const test = { method: "asymptotic", pValue: 0.0081, twoSidedRule: "as-extreme" } as const;
  return {
    kind,
    unit,
    sets: [
      {
        provenance: "all-known",
        restsOnUntestedAssumption: false,
        outcomes: "score-outcomes",
        scoreClasses: "score-classes",
        auc: published(auc),
        baselines: [0.5, 0.571].map((baseline) => ({
          baseline,
          test: published(test),
          position: published("above" as const),
        })),
      },
    ],
    adequacy: input.scoreSufficient
      ? { value: "sufficient", reasons: [] }
      : { value: "insufficient", reasons: [{ code: "too-few-known-outcomes", required: 600 }] },
  } as unknown as DisclosedAudit["score"];
}

function errorsOf(input: AuditInput, tables: PublishedTable[]): Pick<DisclosedAudit, "errors" | "bandsOrdered"> {
  if (!input.errors) {
    const none = { kind: "not-estimable", reason: "no-outcome-column" } as const;
    return { errors: none, bandsOrdered: none };
  }
  const part = errorsPart(groupScoresOf(COMPAS_ROWS, ["low", "high"]), sampleCasesPlan());
  tables.push(...part.tables);
  return { errors: part.errors, bandsOrdered: part.bandsOrdered };
}

function selectionOf(input: AuditInput, unit: Unit, tables: PublishedTable[]): DisclosedAudit["selection"] {
  if (!input.selection) return { kind: "not-estimable", reason: "no-selected-column" };
  tables.push({
    id: "selection",
    unit,
    keys: [
      { name: "group", levels: ["Herkomst buiten Europa", "Nederlandse herkomst"] },
      { name: "selected", levels: ["selected", "not-selected"] },
    ],
    counts: [2010, 52_810, 1050, 177_150],
  });
  const row = (group: string, share: number, ratio: number) => ({
    group,
    selectedShare: shown(estimate(share, share * 0.95, share * 1.05)),
    ratio: shown(estimate(ratio, ratio * 0.9, ratio * 1.1)),
    ratioToReference: null,
    overRounding: null,
  });
  return {
    kind: "estimated",
    unit,
    groupBySelected: "selection",
    groups: [row("Herkomst buiten Europa", 2010 / 54_820, 6.22), row("Nederlandse herkomst", 1050 / 178_200, 0.161)],
  };
}

function bands(total: number, high: number): number[] {
  const low = Math.round((total - high) * 0.7);
  return [low, total - high - low, high];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
