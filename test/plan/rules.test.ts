import { describe, expect, test } from "vitest";
import { checkRules } from "../../src/plan/rules.js";
import type { Plan } from "../../src/plan/schema.js";
import { type PlanOverrides, sampleCasesPlan, sampleCountsPlan, samplePlan } from "../support/sample-plan.js";

type Build = (overrides: PlanOverrides) => Plan;
type Case = readonly [sentence: string, build: Build, overrides: PlanOverrides, breaches: readonly string[]];

const columns = (names: Record<string, unknown>) => ({ data: { sponsors: { columns: names } } });
const overridden = (decides: string) => ({ overrides: { markers: [99, 59], decides } });

const probability = (zero: number, one: number) => ({ probability: { zero, one } });
const branch = { name: "branch", label: { nl: "branche", en: "branch" }, columns: ["branch"], modelInput: true };

const CASES: readonly Case[] = [
  // Scores read as probabilities.
  ["a score is read as a probability inside its range", samplePlan, { score: probability(0, 100) }, []],
  [
    "the score that means never lies below the one that means always",
    samplePlan,
    { score: probability(1, 1) },
    ["plan-setting-conflict score.probability"],
  ],
  [
    "scores lie inside what is read as a probability",
    samplePlan,
    { score: probability(0, 50) },
    ["plan-setting-conflict scoreRange"],
  ],
  [
    "a probability needs the range of the score",
    samplePlan,
    { score: probability(0, 100), scoreRange: undefined },
    ["plan-setting-conflict score.probability"],
  ],
  // Stratifications.
  ["a stratification may use an indicator", samplePlan, { strata: [branch] }, []],
  [
    "two stratifications of one column have two names",
    samplePlan,
    { strata: [branch, { ...branch, memberClasses: [2] }] },
    ["plan-item-twice strata.1.name"],
  ],
  [
    "a stratification is made of something",
    samplePlan,
    { strata: [{ ...branch, columns: [] }] },
    ["plan-setting-conflict strata.0.columns"],
  ],
  [
    "a column stands once in a stratification",
    samplePlan,
    { strata: [{ ...branch, columns: ["branch", "branch"] }] },
    ["plan-item-twice strata.0.columns.1"],
  ],
  [
    "classes of members rise",
    samplePlan,
    { strata: [{ ...branch, memberClasses: [2, 5, 5] }] },
    ["plan-setting-conflict strata.0.memberClasses.2"],
  ],
  [
    "the outcome is no stratum",
    samplePlan,
    { strata: [{ ...branch, columns: ["branch", "outcome"] }] },
    ["plan-column-twice strata.0.columns.1"],
  ],
  [
    "cases have one member each and no classes of members",
    sampleCasesPlan,
    { strata: [{ ...branch, memberClasses: [2] }] },
    ["plan-setting-conflict strata.0.memberClasses"],
  ],
  [
    "other rules for the majority stand once in their lists",
    samplePlan,
    { hypothesis2: { sensitivity: { thresholds: [0.4, 0.6, 0.4], minMigrants: [2, 2] } } },
    ["plan-item-twice hypothesis2.sensitivity.thresholds.2", "plan-item-twice hypothesis2.sensitivity.minMigrants.1"],
  ],
  [
    "people are shared out over nationalities only where the plan says how these are listed",
    samplePlan,
    { rules: { nationalityRule: "fractional" } },
    ["plan-setting-conflict rules.nationalitySeparator"],
  ],
  [
    "a separator may stand with every rule",
    samplePlan,
    { rules: { nationalityRule: "own-group", nationalitySeparator: "/" } },
    [],
  ],
  // Sections that the form or a column asks for.
  ["the sponsors form needs rules", samplePlan, { rules: undefined }, ["plan-section-missing rules"]],
  ["the cases form refuses rules", sampleCasesPlan, { rules: samplePlan().rules }, ["plan-section-unused rules"]],
  ["a score column needs bands", samplePlan, { bands: undefined }, ["plan-section-missing bands"]],
  ["a band column of counts needs bands", sampleCountsPlan, { bands: undefined }, ["plan-section-missing bands"]],
  [
    "bands are refused without a score or band column",
    sampleCountsPlan,
    { data: { counts: { columns: { band: undefined } } } },
    ["plan-section-unused bands"],
  ],
  ["an outcome column needs its labels", samplePlan, { outcome: undefined }, ["plan-section-missing outcome"]],
  [
    "labels of a selection need its column",
    samplePlan,
    { selected: { yes: ["1"], no: ["0"] } },
    ["plan-section-unused selected"],
  ],
  ["a selected column needs its labels", sampleCasesPlan, { selected: undefined }, ["plan-section-missing selected"]],
  ["a provenance column needs its labels", samplePlan, { provenance: undefined }, ["plan-section-missing provenance"]],
  // Columns.
  [
    "unit concern needs its column",
    samplePlan,
    { rules: { unit: "concern" } },
    ["plan-column-missing data.sponsors.columns.concern"],
  ],
  [
    "the latest episode needs a date",
    samplePlan,
    { rules: { episodes: "latest" } },
    ["plan-column-missing data.sponsors.columns.predictedOn"],
  ],
  [
    "the first episode needs a date",
    samplePlan,
    { rules: { episodes: "first" } },
    ["plan-column-missing data.sponsors.columns.predictedOn"],
  ],
  [
    "model-only needs the score of the model",
    samplePlan,
    { rules: overridden("model-only") },
    ["plan-column-missing data.sponsors.columns.modelScore"],
  ],
  [
    "model-only needs thresholds",
    samplePlan,
    {
      ...columns({ modelScore: "model", band: "band" }),
      rules: overridden("model-only"),
      bands: { thresholds: undefined },
    },
    ["plan-bands-inconsistent bands.thresholds"],
  ],
  [
    "overrides and a score range need a score",
    samplePlan,
    {
      ...columns({ score: undefined, band: "band" }),
      rules: overridden("as-registered"),
      bands: { thresholds: undefined },
    },
    ["plan-column-missing data.sponsors.columns.score", "plan-column-missing data.sponsors.columns.score"],
  ],
  [
    "a column has one role",
    samplePlan,
    columns({ indicators: ["branch", "score"] }),
    ["plan-column-twice data.sponsors.columns.indicators.1"],
  ],
  [
    "an ignored column has no role",
    samplePlan,
    columns({ ignored: ["branch"] }),
    ["plan-column-twice data.sponsors.columns.ignored.0"],
  ],
  [
    "columns of the migrants are named once",
    samplePlan,
    { data: { migrants: { columns: { count: "nationality" } } } },
    ["plan-column-twice data.migrants.columns.count"],
  ],
  // Files.
  [
    "a file has a known ending",
    sampleCasesPlan,
    { data: { cases: { file: "cases.xlsx" } } },
    ["plan-file-unreadable-as-declared data.cases.file"],
  ],
  [
    "delimiter and decimal mark differ",
    samplePlan,
    { data: { migrants: { decimal: "," } } },
    ["plan-file-unreadable-as-declared data.migrants.delimiter"],
  ],
  [
    "a delimiter is no quotation mark",
    samplePlan,
    { data: { sponsors: { delimiter: '"' } } },
    ["plan-file-unreadable-as-declared data.sponsors.delimiter"],
  ],
  // Labels.
  [
    "outcome labels are disjoint",
    samplePlan,
    { outcome: { violation: ["x"], none: ["y", "x"] } },
    ["plan-label-conflict outcome.none.1"],
  ],
  [
    "selection labels are disjoint",
    sampleCasesPlan,
    { selected: { yes: ["yes", "no"] } },
    ["plan-label-conflict selected.no.0"],
  ],
  [
    "provenance labels are disjoint",
    samplePlan,
    { provenance: { never: ["risk"] } },
    ["plan-label-conflict provenance.never.0"],
  ],
  ["a label is no missing text", samplePlan, { outcome: { none: [""] } }, ["plan-label-conflict outcome.none.0"]],
  [
    "a label does not stand twice",
    samplePlan,
    { outcome: { none: ["none", "none"] } },
    ["plan-label-conflict outcome.none.1"],
  ],
  [
    "provenance has a label",
    samplePlan,
    { provenance: { random: [], risk: [], signal: [], never: [] } },
    ["plan-label-conflict provenance"],
  ],
  [
    "stateless is no missing text",
    samplePlan,
    { rules: { statelessAndUnknown: [""] } },
    ["plan-label-conflict rules.statelessAndUnknown.0"],
  ],
  [
    "suppressed is no missing text",
    sampleCountsPlan,
    { data: { suppressed: "" } },
    ["plan-label-conflict data.suppressed"],
  ],
  // Bands.
  ["bands differ", samplePlan, { bands: { order: ["low", "low", "high"] } }, ["plan-bands-inconsistent bands.order.1"]],
  [
    "there is one threshold less than bands",
    samplePlan,
    { bands: { thresholds: [60] } },
    ["plan-bands-inconsistent bands.thresholds"],
  ],
  ["thresholds rise", samplePlan, { bands: { thresholds: [60, 60] } }, ["plan-bands-inconsistent bands.thresholds.1"]],
  [
    "thresholds lie in the score range",
    samplePlan,
    { bands: { thresholds: [0, 101] } },
    ["plan-bands-inconsistent bands.thresholds.0", "plan-bands-inconsistent bands.thresholds.1"],
  ],
  ["a score range is not empty", samplePlan, { scoreRange: { lower: 100 } }, ["plan-bands-inconsistent scoreRange"]],
  [
    "a score without bands needs thresholds",
    samplePlan,
    { bands: { thresholds: undefined } },
    ["plan-bands-inconsistent bands.thresholds"],
  ],
  [
    "thresholds exclude a band column",
    sampleCasesPlan,
    { bands: { thresholds: [5] } },
    ["plan-bands-inconsistent bands.thresholds"],
  ],
  [
    "thresholds need a score",
    sampleCountsPlan,
    { bands: { thresholds: [5] } },
    ["plan-bands-inconsistent bands.thresholds"],
  ],
  [
    "texts of bands lead to bands",
    sampleCasesPlan,
    { bands: { map: { L: "low", H: "hgh" } } },
    ["plan-bands-inconsistent bands.map.H"],
  ],
  [
    "texts of bands need a band column",
    samplePlan,
    { bands: { map: { L: "low" } } },
    ["plan-bands-inconsistent bands.map"],
  ],
  [
    "a flagged band is a band",
    samplePlan,
    { bands: { flagged: ["top"] } },
    ["plan-bands-inconsistent bands.flagged.0"],
  ],
  [
    "not all bands are flagged",
    samplePlan,
    { bands: { flagged: ["low", "middle", "high"] } },
    ["plan-bands-inconsistent bands.flagged"],
  ],
  [
    "bands above a flagged one are flagged",
    samplePlan,
    { bands: { flagged: ["middle"] } },
    ["plan-bands-inconsistent bands.flagged"],
  ],
  [
    "a flagged band stands once",
    samplePlan,
    { bands: { flagged: ["high", "high"] } },
    ["plan-bands-inconsistent bands.flagged.1"],
  ],
  // Settings.
  [
    "threshold 0 needs a reason",
    samplePlan,
    { disclosure: { threshold: 0 } },
    ["plan-reason-missing disclosure.reason"],
  ],
  [
    "a design effect is for members of clusters",
    sampleCountsPlan,
    { data: { designEffect: { value: 2, source: "x" } } },
    ["plan-setting-conflict data.designEffect"],
  ],
  [
    "a bound of suppressed counts needs the text that marks them",
    sampleCountsPlan,
    { data: { suppressedBelow: 10 } },
    ["plan-setting-conflict data.suppressedBelow"],
  ],
  [
    "the untested assumption needs units never inspected",
    samplePlan,
    { untestedAssumption: true, provenance: { never: [] } },
    ["plan-setting-conflict untestedAssumption"],
  ],
  [
    "a group's smallest share of hidden violations is not above its largest",
    samplePlan,
    { assumption: { shareByGroup: { A: { least: 0.3, most: 0.2 }, B: { most: 0.5 } } } },
    ["plan-setting-conflict assumption.shareByGroup.A.least"],
  ],
  ["languages differ", samplePlan, { languages: ["nl", "nl"] }, ["plan-item-twice languages.1"]],
  ["baselines differ", samplePlan, { score: { baselines: [0.5, 0.5] } }, ["plan-item-twice score.baselines.1"]],
  ["named groups differ", samplePlan, { groups: { named: ["A", "B", "A"] } }, ["plan-item-twice groups.named.2"]],
  [
    "markers differ",
    samplePlan,
    { rules: { overrides: { markers: [99, 99], decides: "as-registered" } } },
    ["plan-item-twice rules.overrides.markers.1"],
  ],
];

const HOLDING: readonly (readonly [string, Build, PlanOverrides])[] = [
  ["each sample plan", samplePlan, {}],
  ["a cases plan with a registered band beside its score", sampleCasesPlan, {}],
  [
    "a counts plan with group and selection only",
    sampleCountsPlan,
    {
      bands: undefined,
      data: { counts: { columns: { band: undefined, selected: "s" } } },
      selected: { yes: ["1"], no: ["0"] },
    },
  ],
  ["a composition later than the prediction", samplePlan, { rules: { compositionDate: "2018-01-01" } }],
  [
    "threshold 0 with a reason, with any number of units",
    samplePlan,
    { disclosure: { threshold: 0, units: 0, reason: "public data" } },
  ],
  [
    "a design effect for members of clusters",
    sampleCountsPlan,
    { data: { unit: "members-of-clusters", designEffect: { value: 2, source: "x" } } },
  ],
  ["the two highest bands flagged, in any order", samplePlan, { bands: { flagged: ["high", "middle"] } }],
  [
    "model-only with its score and thresholds",
    samplePlan,
    { ...columns({ modelScore: "model" }), rules: overridden("model-only") },
  ],
  ["a semicolon with a decimal comma", samplePlan, { data: { sponsors: { delimiter: ";", decimal: "," } } }],
  [
    "a tab as delimiter and a compressed file",
    samplePlan,
    { data: { migrants: { delimiter: "\t", file: "m.CSV.gz" } } },
  ],
];

describe("checkRules", () => {
  for (const [sentence, build, overrides, breaches] of CASES) {
    test(`holds that ${sentence}`, () => {
      const found = checkRules(build(overrides)).map(({ code, path }) => `${code} ${path.join(".")}`);
      expect(found).toEqual(breaches);
    });
  }

  for (const [sentence, build, overrides] of HOLDING) {
    test(`accepts ${sentence}`, () => expect(checkRules(build(overrides))).toEqual([]));
  }

  test("skips a rule when a section that it reads is not valid by itself", () => {
    const { bands: _, ...others } = samplePlan({ rules: undefined });
    expect(checkRules(others, new Set(["bands"])).map(({ path }) => path.join("."))).toEqual(["rules"]);
  });
});
