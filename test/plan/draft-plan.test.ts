import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Document, isMap, isPair, isScalar, parseDocument, visit } from "yaml";
import { DataError, type Issue } from "../../src/errors.js";
import type { ColumnProfile, DraftProfiles, FileProfile } from "../../src/plan/column-profile.js";
import { draftPlan } from "../../src/plan/draft-plan.js";
import { parsePlan } from "../../src/plan/parse-plan.js";
import { samplePlan } from "../support/sample-plan.js";

function column(name: string, type: ColumnProfile["type"], more: Partial<ColumnProfile> = {}): ColumnProfile {
  return { name, type, rows: 300, missing: 0, distinct: 40, ...more };
}

function file(name: string, columns: readonly ColumnProfile[]): FileProfile {
  return { file: name, rows: 300, delimiter: ";", encoding: "latin-1", decimal: ",", columns };
}

const labels = (...texts: string[]) => ({ distinct: texts.length, levels: texts.map((text) => ({ text, count: 7 })) });

const sponsors: DraftProfiles = {
  form: "sponsors",
  sponsors: file("data/sponsors.csv", [
    column("sponsor_id", "text"),
    column("risk_score", "number", { minimum: 0.5, maximum: 99 }),
    column("branch", "text", labels("branch-one", "branch-two")),
    column("outcome", "text", labels("violation", "none")),
    column("provenance", "text"),
  ]),
  migrants: file("data/migrants.csv", [
    column("sponsor_id", "text"),
    column("nationality", "text", labels("Sylvania", "Borduria")),
    column("migrants", "integer"),
  ]),
};

const cases: DraftProfiles = {
  form: "cases",
  cases: file("people.parquet", [
    column("id", "integer"),
    column("race", "text", labels("Sylvania", "Borduria")),
    column("decile_score", "integer", { minimum: 1, maximum: 10 }),
    column("score_text", "text", labels("Low", "High")),
    column("two_year_recid", "integer", labels("0", "1")),
  ]),
};

const counts: DraftProfiles = {
  form: "counts",
  counts: file("counts.csv", [
    column("herkomst", "text", labels("Sylvania", "Borduria")),
    column("geselecteerd", "text", labels("ja", "nee")),
    column("aantal", "integer"),
  ]),
};

/** What a person fills in, by dotted path. */
const COMMON_ANSWERS = {
  title: "Audit",
  "model.name": "Model",
  "model.version": "1",
  "model.owner": "Owner",
  "model.status": "in-use",
  period: "2017",
  dataOwner: "Owner",
  purpose: "Audit",
  legalBasis: "None needed",
  "resampling.seed": 1,
};
const SPONSORS_ANSWERS = {
  ...COMMON_ANSWERS,
  "data.sponsors.columns.id": "sponsor_id",
  "data.sponsors.columns.score": "risk_score",
  "data.sponsors.columns.outcome": "outcome",
  "data.sponsors.columns.provenance": "provenance",
  "data.sponsors.columns.indicators": ["branch"],
  "data.sponsors.columns.ignored": [],
  "data.migrants.columns.id": "sponsor_id",
  "data.migrants.columns.group": "nationality",
  "data.migrants.columns.count": "migrants",
  ...Object.fromEntries(Object.entries(samplePlan().rules!).map(([key, value]) => [`rules.${key}`, value])),
  "bands.order": ["low", "high"],
  "bands.thresholds": [60],
  "outcome.violation": ["violation"],
  "outcome.none": ["none"],
  "provenance.random": ["random"],
  "provenance.risk": ["risk"],
  "provenance.signal": [],
  "provenance.never": ["never"],
};
const CASES_ANSWERS = {
  ...COMMON_ANSWERS,
  "protectedAttribute.nl": "afkomst",
  "protectedAttribute.en": "race",
  "data.cases.columns.id": "id",
  "data.cases.columns.group": "race",
  "data.cases.columns.score": "decile_score",
  "data.cases.columns.band": "score_text",
  "data.cases.columns.outcome": "two_year_recid",
  "bands.order": ["Low", "High"],
  "outcome.violation": ["1"],
  "outcome.none": ["0"],
};
const COUNTS_ANSWERS = {
  ...COMMON_ANSWERS,
  "protectedAttribute.nl": "herkomst",
  "protectedAttribute.en": "origin",
  "data.counts.columns.group": "herkomst",
  "data.counts.columns.selected": "geselecteerd",
  "data.counts.columns.count": "aantal",
  "data.unit": "independent-persons",
  "selected.yes": ["ja"],
  "selected.no": ["nee"],
};

function questionsOf(document: Document): string[] {
  const found: string[] = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      if (!isScalar(pair.value) || pair.value.value !== "?") return;
      found.push([...ancestors.filter(isPair), pair].map(({ key }) => String(key)).join("."));
    },
  });
  return found;
}

function filledIn(draft: string, answers: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(draft);
  expect(questionsOf(document).sort()).toEqual(Object.keys(answers).sort());
  for (const [path, answer] of Object.entries(answers)) document.setIn(path.split("."), answer);
  return document.toString();
}

function issuesOf(text: string): readonly Issue[] {
  try {
    parsePlan(text, "plan.yaml");
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.issues;
    throw error;
  }
}

describe("draftPlan", () => {
  test("becomes a valid plan of each form when exactly its question marks are filled in", () => {
    const plan = parsePlan(filledIn(draftPlan(sponsors), SPONSORS_ANSWERS), "plan.yaml");
    expect(plan.data).toMatchObject({
      form: "sponsors",
      sponsors: { delimiter: ";", decimal: ",", encoding: "latin-1" },
    });
    expect(plan.rules).toEqual(samplePlan().rules);
    expect(parsePlan(filledIn(draftPlan(cases), CASES_ANSWERS), "plan.yaml").data.form).toBe("cases");
    expect(parsePlan(filledIn(draftPlan(counts), COUNTS_ANSWERS), "plan.yaml").bands).toBeUndefined();
  });

  test("suggests severity, numbers of violations, periods and clusters by name and type alone", () => {
    const graded: DraftProfiles = {
      ...sponsors,
      sponsors: file("data/sponsors.csv", [
        ...sponsors.sponsors.columns,
        column("ernst", "text", labels("zwaar", "licht")),
        column("aantal_overtredingen", "integer", { minimum: 0, maximum: 9 }),
        column("jaar", "integer", labels("2020", "2021")),
      ]),
    };
    const draft = draftPlan(graded);
    expect(draft).toContain('# By its name this could be "ernst" (text, 2 distinct, 0 missing).');
    expect(draft).toContain('# Texts in "ernst": "licht", "zwaar".');
    expect(draft).toContain('# "aantal_overtredingen" runs from 0 to 9.');
    const level = (name: string, ...texts: string[]) => ({ name, label: { nl: name, en: name }, texts });
    const plan = parsePlan(
      filledIn(draft, {
        ...SPONSORS_ANSWERS,
        "data.sponsors.columns.severity": "ernst",
        "data.sponsors.columns.violations": "aantal_overtredingen",
        "data.sponsors.columns.period": "jaar",
        "severity.levels": [level("light", "licht"), level("heavy", "zwaar")],
        "violationNumbers.from": [1, 2, 5],
        "score.periods.order": ["2020", "2021"],
      }),
      "plan.yaml",
    );
    expect(plan.score.periods).toEqual({ order: ["2020", "2021"], developedOn: [] });
    const clustered: DraftProfiles = {
      form: "cases",
      cases: file("people.parquet", [
        ...cases.cases.columns,
        column("household_id", "text"),
        column("violations", "text"),
      ]),
    };
    const questions = questionsOf(parseDocument(draftPlan(clustered)));
    expect(questions).toContain("data.cases.columns.cluster");
    // Texts are no numbers of violations.
    expect(questions).not.toContain("data.cases.columns.violations");
    const people = questionsOf(parseDocument(draftPlan(cases)));
    for (const path of ["cluster", "period", "severity"]) expect(people).not.toContain(`data.cases.columns.${path}`);
  });

  test("writes out the defaults of the schema", () => {
    const drafted = parsePlan(filledIn(draftPlan(sponsors), SPONSORS_ANSWERS), "plan.yaml");
    const { groups, hypothesis1, hypothesis2, margins, score, adequacy, signal, disclosure, languages } = samplePlan();
    expect(drafted).toMatchObject({
      groups,
      hypothesis1,
      hypothesis2,
      margins,
      score,
      adequacy,
      signal,
      disclosure,
      languages,
    });
    expect(drafted.resampling).toEqual({ seed: 1, resamples: 99_999, bootstrap: 1_999, sequential: false });
  });

  test("lists every question mark, and nothing else, as still to be filled in", () => {
    for (const profiles of [sponsors, cases, counts]) {
      const draft = draftPlan(profiles);
      const issues = issuesOf(draft);
      expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(["plan-to-fill-in"]));
      expect(issues.map(({ column }) => column).sort()).toEqual(questionsOf(parseDocument(draft)).sort());
    }
  });

  test("asks for rules, purpose, legal basis, owner and seed and guesses none of them", () => {
    const questions = questionsOf(parseDocument(draftPlan(sponsors)));
    for (const path of ["purpose", "legalBasis", "dataOwner", "model.owner", "resampling.seed"]) {
      expect(questions).toContain(path);
    }
    expect(questions.filter((path) => path.startsWith("rules."))).toHaveLength(Object.keys(samplePlan().rules!).length);
  });

  test("names columns in comments only", () => {
    for (const profiles of [sponsors, cases, counts]) {
      const document = parseDocument(draftPlan(profiles));
      const values = JSON.stringify({ ...document.toJS(), drafted: "" });
      for (const name of ["sponsor_id", "risk_score", "nationality", "race", "herkomst", "aantal"]) {
        expect(values).not.toContain(`"${name}"`);
      }
    }
    expect(draftPlan(sponsors)).toContain('# By its name this could be "risk_score" (number, 40 distinct, 0 missing).');
  });

  test("prints texts of an outcome and of bands, and no text of a group or an indicator, nor any count of rows", () => {
    expect(draftPlan(sponsors)).toContain('# Texts in "outcome": "none", "violation".');
    expect(draftPlan(cases)).toContain('# Texts in "score_text": "High", "Low".');
    for (const profiles of [sponsors, cases, counts]) {
      expect(draftPlan(profiles)).not.toMatch(/Sylvania|Borduria|branch-one/);
    }
    expect(draftPlan(sponsors)).not.toMatch(/(?<!\.)\b7\b/);
  });

  test("records what was read and that no two columns were read together", () => {
    const note: unknown = parseDocument(draftPlan(sponsors)).get("drafted");
    expect(note).toBe(
      "Drafted from the headers, types and margins of single columns of sponsors.csv (300 rows, 5 columns) and migrants.csv (300 rows, 3 columns); no two columns were read together.",
    );
  });

  test("gives no delimiter to a Parquet file", () => {
    const { contents } = parseDocument(draftPlan(cases));
    expect(isMap(contents) && contents.hasIn(["data", "cases", "file"])).toBe(true);
    expect(isMap(contents) && contents.hasIn(["data", "cases", "delimiter"])).toBe(false);
  });

  test("describes every key above it", () => {
    const lines = draftPlan(counts).split("\n");
    const keys = lines.flatMap((line, index) => (/^ *\w+:/.test(line) ? [index] : []));
    expect(keys.length).toBeGreaterThan(40);
    for (const index of keys) expect(lines[index - 1]).toMatch(/^ *# /);
  });

  test("stays a draft with question marks only, whatever the columns are called and hold", () => {
    const anyText = fc.string({ unit: "binary", minLength: 1, maxLength: 30 });
    const anyName = fc.oneof(
      anyText,
      anyText.map((text) => `outcome${text}`),
      anyText.map((text) => `score${text}`),
    );
    const anyColumn = fc.record({
      name: anyName,
      type: fc.constantFrom<ColumnProfile["type"][]>("integer", "number", "date", "text"),
      levels: fc.array(fc.record({ text: anyText, count: fc.nat() }), { maxLength: 15 }),
    });
    fc.assert(
      fc.property(fc.array(anyColumn, { maxLength: 8 }), anyText, (columns, name) => {
        const profiles = columns.map(({ name, type, levels }) => column(name, type, { levels }));
        const draft = draftPlan({ form: "cases", cases: file(`${name}.csv`, profiles) });
        expect(new Set(issuesOf(draft).map(({ code }) => code))).toEqual(new Set(["plan-to-fill-in"]));
        expect(parseDocument(draft).getIn(["data", "cases", "file"])).toBe(`${name}.csv`);
      }),
      { numRuns: 25 },
    );
  });
});
