import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { examineInputs } from "../../src/bundle/examine-inputs.js";
import { DataError } from "../../src/errors.js";
import { toInputsDocument } from "../../src/report/document/inputs/inputs-document.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const PLAN = `version: 1
title: Persons
synthetic: true
model: { name: m, version: "1", owner: o, status: in-development }
period: "2021"
dataOwner: d
purpose: to test
legalBasis: none
data:
  form: cases
  cases:
    file: cases.csv
    columns:
      { id: id, group: group, score: score, outcome: outcome, ignored: [raw, remark, history, day, late, total, since, found, street, colour] }
bands: { order: [low, high], thresholds: [60], flagged: [high] }
outcome: { violation: [bad], none: [good] }
resampling: { seed: 1, resamples: 999 }
`;

/** Sections that say something of persons too. */
const PARTS = {
  registeredScores: "registeredScores: { registered: score, raw: raw, highFrom: 60, compared: rounded, adjust: up }\n",
  outcomes: `outcomes:
  remarks: remark
  codesByYear: day
  histories: { column: history, bankruptcy: no-violation }
  deregistrations: { late: late, total: total }
  policyChange: { column: day, date: "2021-07-01" }
`,
  duration: 'duration: { recognised: since, watched: { until: "2022-01-01" }, violations: found, bands: [2, 4] }\n',
  proxies: `proxies:
  indicators: [{ column: street, as: categories }, { column: colour, as: categories }]
  margin: 0.1
  outcomes: known
`,
  together: "together:\n  indicators: [{ column: street, as: categories }, { column: colour, as: categories }]\n",
} as const;

/** 900 persons: a street tells the group, a colour does not, and forty violations have no code. */
function cases(): string {
  const stream = streamsFrom(4).block(0);
  const rows = Array.from({ length: 900 }, (_, row) => {
    const group = ["A", "B", "C"][nextBelow(stream, 3)]!;
    const raw = 1 + 97 * nextUniform(stream);
    const isBad = nextUniform(stream) < 0.4;
    const hasCode = isBad && row >= 120;
    const street = nextUniform(stream) < 0.8 ? `street ${group}` : "street Z";
    return [
      `P${row}`,
      ...[group, Math.round(raw) === 50 ? 51 : Math.round(raw), isBad ? "bad" : "good", raw.toFixed(3)],
      hasCode ? "*NM*" : "",
      row < 30 ? "2015-01-01 faillissement; 2016-01-01 waarschuwing" : isBad ? "2018-02-01 waarschuwing" : "",
      row % 2 === 0 ? "2021-03-01" : "2021-09-01",
      ...[nextBelow(stream, 2), 5 + nextBelow(stream, 20), `201${nextBelow(stream, 9)}-05-01`, isBad ? 1 : 0],
      ...[street, ["red", "blue"][nextBelow(stream, 2)]!],
    ].join(",");
  });
  const header = "id,group,score,outcome,raw,remark,history,day,late,total,since,found,street,colour";
  return `${[header, ...rows].join("\n")}\n`;
}

describe("what goes into a model of persons", () => {
  let folder: string;
  const examine = (section: string) => {
    const file = join(folder, "inputs.yaml");
    writeFileSync(file, `version: 1\nplan: plan.yaml\ntitle: Persons\n${section}`);
    return examineInputs(file);
  };
  beforeEach(() => {
    folder = temporaryFolder();
    writeFileSync(join(folder, "plan.yaml"), PLAN);
    writeFileSync(join(folder, "cases.csv"), cases());
  });

  it.each(Object.entries(PARTS))("is examined as to %s, and told of cases in both languages", async (part, section) => {
    const inputs = await examine(section);
    expect([inputs.unit, inputs.rows]).toEqual(["cases", 900]);
    expect(inputs.parts[part as keyof typeof PARTS]).not.toBeNull();
    for (const language of ["nl", "en"] as const) {
      const { sections } = toInputsDocument(inputs, { language });
      const text = JSON.stringify(sections, (key, value) => (key === "spec" ? null : value));
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(text).not.toMatch(language === "nl" ? /\breferenten\b(?! of zaken)/ : /\bsponsors\b(?! or cases)/);
    }
  });

  it("shows what was planted: violations without a code, histories that cannot have been, and the street", async () => {
    const { tables } = await examine(PARTS.outcomes);
    const count = (id: string, level: string) => {
      const table = tables.find((each) => each.id === id)!;
      return table.counts[table.keys[0]!.levels.indexOf(level)];
    };
    const bad = cases()
      .split("\n")
      .slice(1, 121)
      .filter((line) => line.includes(",bad,")).length;
    expect(count("outcomes.remarks", "violation-without-code")).toBe(bad);
    expect(count("outcomes.histories", "after-bankruptcy")).toBe(30);
    expect(tables.find(({ id }) => id === "outcomes.codes-by-year")!.keys[0]!.levels).toEqual([
      "2021 before",
      "2021 from",
    ]);
    const { parts } = await examine(PARTS.proxies);
    expect(parts.proxies!.indicators.map(({ column }) => column).sort()).toEqual(["colour", "street"]);
  });

  it.each([
    ["fields", "fields: { columns: { website: colour } }\n", "the fields of the scoring screen describe companies"],
    ["overrides", "overrides: { remark: remark, computed: overridden }\n", "cases have no score of the model"],
  ])("is refused as to %s, with the reason", async (part, section, reason) => {
    const error = await examine(section).catch((thrown: unknown) => thrown);
    if (!(error instanceof DataError)) throw new Error("requires a refusal");
    const { expected, received } = error.issues.find(({ column }) => column === part) ?? error.issues[0]!;
    expect(expected).toContain(reason);
    expect(received).toBe("a plan of cases");
  });
});
