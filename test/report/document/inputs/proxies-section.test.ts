import { describe, expect, it } from "vitest";
import { examineProxies } from "../../../../src/audit/inputs/proxies.js";
import { hiddenCells } from "../../../../src/disclosure/hidden-cells.js";
import type { DisclosedInputs } from "../../../../src/disclosure/inputs/disclose-inputs.js";
import { disclosedProxies } from "../../../../src/disclosure/inputs/proxies.js";
import { publishedTable } from "../../../../src/disclosure/published-table.js";
import { renderChart } from "../../../../src/report/charts/render-chart.js";
import { inputsWriter } from "../../../../src/report/document/inputs/inputs-writer.js";
import { proxiesTables } from "../../../../src/report/document/inputs/proxies-data.js";
import { proxiesChapter } from "../../../../src/report/document/inputs/proxies-section.js";
import { forbiddenPhrases } from "../../../../src/report/text/forbidden-phrases.js";
import { nextUniform, streamsFrom } from "../../../../src/statistics/random.js";
import { type ProxyUnit, proxyEvidence, proxyQuestion } from "../../../support/proxy-units.js";

type Settings = Parameters<typeof proxyQuestion>[1];
const OPEN = { disclosure: { threshold: 0, units: 0, largestShare: 1, reason: "nobody stands behind it" } };
const CLOSED = { disclosure: { threshold: 10, units: 5, largestShare: 0.5 } };

/** `a` stands for group A, `b` for the violation, `c` for nothing, `d` is a number that stands for group B. */
function units(known = 1): ProxyUnit[] {
  const state = streamsFrom(5).block(0);
  return Array.from({ length: 300 }, (_, i): ProxyUnit => {
    const group = i < 80 ? "A" : i < 150 ? "B" : "rest";
    const outcome = nextUniform(state) < 0.3 ? 1 : 0;
    const yes = (share: number) => (nextUniform(state) < share ? "yes" : "no");
    const number = nextUniform(state) + (group === "B" ? 0.8 : 0);
    return {
      group,
      outcome: i % known === 0 ? outcome : null,
      flagged: i % 5 === 0 ? 1 : 0,
      values: [yes(group === "A" ? 0.7 : 0.2), yes(outcome === 1 ? 0.8 : 0.2), yes(0.5), number],
    };
  });
}

async function inputsOf(rows: readonly ProxyUnit[], plan: object, settings: Settings = {}): Promise<DisclosedInputs> {
  const evidence = proxyEvidence(rows);
  const { proxies: own, question } = proxyQuestion(evidence, settings, plan);
  const labelled = own.indicators.map((each) => ({
    ...each,
    label: { nl: `nl ${each.column}`, en: `en ${each.column}` },
  }));
  const { result, tables } = await examineProxies(evidence, { ...own, indicators: labelled }, question);
  const thresholds = question.plan.disclosure;
  const hidden = hiddenCells(tables, thresholds);
  const proxies = disclosedProxies(result, { hidden, thresholds });
  return {
    unit: "sponsors",
    settings: { ...question.plan, alpha: 0.05 },
    disclosure: { threshold: thresholds.threshold },
    tables: tables.map((table) => publishedTable(table, hidden, thresholds)),
    parts: { proxies },
  } as unknown as DisclosedInputs;
}

function written(inputs: DisclosedInputs, language: "nl" | "en") {
  const [chapter] = proxiesChapter(inputsWriter(inputs, language));
  const { blocks, heading } = chapter!.sections[0]!;
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return {
    heading,
    paragraphs: blocks.flatMap((block) => ("text" in block ? [block.text] : [])),
    figure: blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : []))[0]!,
    table: (id: string) => tables.find((table) => table.id === id),
    text: JSON.stringify([
      heading,
      blocks.map((block) => (block.kind === "figure" ? { ...block.figure, spec: null } : block)),
      chapter!.methods,
    ]),
  };
}

describe("the chapter on proxies", () => {
  it("says first which indicators are proxies without demonstrated purpose, in both languages", async () => {
    const inputs = await inputsOf(units(), OPEN);
    expect(written(inputs, "en").paragraphs[0]).toMatch(
      /^2 of the 4 indicators go together with .*: en d and en a\. Each is/,
    );
    expect(written(inputs, "nl").paragraphs[0]).toMatch(
      /2 van de 4 gegevens .*: nl d en nl a\. .*proxy zonder aangetoond doelverband\.$/,
    );
    expect(written(inputs, "nl").figure.finding).toMatch(/^2 gegevens gaan samen met/);
  });

  it("says so when none is found, and that this is no evidence", async () => {
    const innocent = units().map((unit): ProxyUnit => ({ ...unit, values: [unit.values[2]!] }));
    const { paragraphs, figure } = written(await inputsOf(innocent, OPEN), "en");
    expect(paragraphs[0]).toMatch(/none is found .* no evidence that there is none\.$/);
    expect(figure.finding).toMatch(/^No indicator is found/);
  });

  it("says that outcomes are too few to show a purpose", async () => {
    const { paragraphs } = written(await inputsOf(units(10), OPEN), "en");
    expect(paragraphs.some((text) => /For en d and en a the known outcomes are too few/.test(text))).toBe(true);
  });

  it("has every indicator in the table of corners and in that of strengths", async () => {
    const { table } = written(await inputsOf(units(), OPEN), "en");
    expect(table("proxies-corners")!.rows).toEqual([
      [expect.stringContaining("shown, at the margin"), "none", "en d, en a (proxy without demonstrated purpose)"],
      [expect.stringContaining("not shown"), "en b", "en c"],
    ]);
    const strengths = table("proxies-strengths")!.rows.map(([name, strength]) => ({
      name,
      strength: Number.parseFloat(strength!),
    }));
    expect(strengths.map(({ name }) => name).toSorted()).toEqual(["en a", "en b", "en c", "en d"]);
    expect(strengths.map(({ strength }) => strength)).toEqual(
      strengths.map(({ strength }) => strength).toSorted((a, b) => b - a),
    );
    for (const row of table("proxies-strengths")!.rows) {
      expect(row.length).toBe(table("proxies-strengths")!.columns.length);
    }
  });

  it("gives the numbers of every hundred of a group, which add up to a hundred", async () => {
    const { table } = written(await inputsOf(units(), OPEN), "en");
    const rows = table("proxies-indicator-1")!.rows;
    expect(rows.map(([group]) => group)).toEqual(["A", "B", "all others together"]);
    for (const [, , no, yes] of rows) expect(Math.abs(Number(no) + Number(yes) - 100)).toBeLessThanOrEqual(1);
  });

  it("draws the two-way chart with a shape a corner and names beside what is shown", async () => {
    const { figure } = written(await inputsOf(units(), OPEN), "nl");
    const svg = renderChart(figure.spec!, { id: "proxies", title: figure.finding, description: figure.description });
    for (const label of ["nl a", "nl b", "nl d", "marge 0,1", "proxy zonder aangetoond doelverband"]) {
      expect(svg).toContain(`>${label}<`);
    }
    expect(svg).not.toContain(">nl c<");
  });

  it("gives strengths on small counts as a class, in words and in the file for machines", async () => {
    const rows = units().map(
      (unit, i): ProxyUnit => ({ ...unit, values: [i % 40 === 0 ? "rare" : "common", unit.values[3]!] }),
    );
    const inputs = await inputsOf(rows, CLOSED);
    const { table, paragraphs } = written(inputs, "en");
    const row = table("proxies-strengths")!.rows.find(([name]) => name === "en a")!;
    expect(row.slice(1, 3)).toEqual(["below 0.1", "more than 0.05"]);
    expect(paragraphs.some((text) => text.includes("only says whether they are below or above 0.1"))).toBe(true);
    const [strengths] = proxiesTables(inputs.parts.proxies!);
    expect(strengths!.rows[0]).toContain("below 0.1");
  });

  it("holds no forbidden phrase in either language", async () => {
    for (const inputs of [await inputsOf(units(), OPEN), await inputsOf(units(10), CLOSED, { outcomes: "random" })]) {
      for (const language of ["nl", "en"] as const)
        expect(forbiddenPhrases(written(inputs, language).text)).toEqual([]);
    }
  });

  it("is absent where the settings have no such section", async () => {
    const inputs = await inputsOf(units(), OPEN);
    const none = { ...inputs, parts: { ...inputs.parts, proxies: null } };
    expect(proxiesChapter(inputsWriter(none, "en"))).toEqual([]);
  });
});
