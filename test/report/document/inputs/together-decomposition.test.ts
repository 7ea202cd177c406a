import { describe, expect, it } from "vitest";
import { decompose } from "../../../../src/audit/inputs/decomposition.js";
import type { PartAnswer } from "../../../../src/audit/inputs/inputs-question.js";
import { groupsTogether } from "../../../../src/audit/inputs/together.js";
import { hiddenCells, type Thresholds } from "../../../../src/disclosure/hidden-cells.js";
import { disclosedDecomposition } from "../../../../src/disclosure/inputs/decomposition.js";
import type { DisclosedInputs } from "../../../../src/disclosure/inputs/disclose-inputs.js";
import { disclosedTogether } from "../../../../src/disclosure/inputs/together.js";
import { publisher } from "../../../../src/disclosure/publish.js";
import { publishedTable } from "../../../../src/disclosure/published-table.js";
import { renderChart } from "../../../../src/report/charts/render-chart.js";
import { decompositionTables } from "../../../../src/report/document/inputs/decomposition-data.js";
import { decompositionChapter } from "../../../../src/report/document/inputs/decomposition-section.js";
import type { InputsChapter } from "../../../../src/report/document/inputs/inputs-chapter.js";
import { inputsWriter } from "../../../../src/report/document/inputs/inputs-writer.js";
import { togetherTables } from "../../../../src/report/document/inputs/together-data.js";
import { togetherChapter } from "../../../../src/report/document/inputs/together-section.js";
import { forbiddenPhrases } from "../../../../src/report/text/forbidden-phrases.js";
import { streamsFrom } from "../../../../src/statistics/random.js";
import { decompositionQuestion, type PlantedWorld, plantedEvidence } from "../../../support/planted-score.js";
import { togetherQuestion, toldEvidence } from "../../../support/told-groups.js";

const OPEN: Thresholds = { threshold: 0, units: 0, largestShare: 1, shareDenominator: 0 } as unknown as Thresholds;
const CLOSED: Thresholds = { threshold: 10, units: 5, largestShare: 0.5, shareDenominator: 0 } as unknown as Thresholds;
const LANGUAGES = ["en", "nl"] as const;

function inputsOf<Result>(
  { result, tables }: PartAnswer<Result>,
  thresholds: Thresholds,
  partsOf: (
    result: Result,
    rest: { hidden: ReturnType<typeof hiddenCells>; publish: ReturnType<typeof publisher> },
  ) => object,
): DisclosedInputs {
  const hidden = hiddenCells(tables, thresholds);
  const publish = publisher(hidden, thresholds);
  return {
    unit: "sponsors",
    settings: {
      alpha: 0.05,
      synthetic: true,
      period: "2021",
      protectedAttribute: { nl: "nationaliteit", en: "nationality" },
    },
    disclosure: { threshold: thresholds.threshold },
    tables: tables.map((table) => publishedTable(table, hidden, thresholds)),
    parts: { together: null, decomposition: null, ...partsOf(result, { hidden, publish }) },
  } as unknown as DisclosedInputs;
}

function togetherInputs(told: number, thresholds = OPEN): DisclosedInputs {
  const evidence = toldEvidence(streamsFrom(1).block(0), { units: 240, told });
  return inputsOf(groupsTogether(evidence, togetherQuestion(1)), thresholds, (result, rest) => ({
    together: disclosedTogether(result, rest),
  }));
}

async function decompositionInputs(world: PlantedWorld, thresholds = OPEN): Promise<DisclosedInputs> {
  const answer = await decompose(plantedEvidence(streamsFrom(1).block(0), world), decompositionQuestion(1, true));
  return inputsOf(answer, thresholds, (result, { publish }) => ({
    decomposition: disclosedDecomposition(result, publish),
  }));
}

function written([chapter]: readonly InputsChapter[]) {
  const blocks = chapter!.sections.flatMap((section) => section.blocks);
  const figure = blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : []))[0]!;
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return {
    paragraphs: blocks.flatMap((block) => ("text" in block ? [block.text] : [])),
    figure,
    table: (id: string) => tables.find((table) => table.id === id)!,
    tables: [...tables, ...(figure.table === null ? [] : [figure.table])],
    text: JSON.stringify([
      chapter!.sections.map(({ heading }) => heading),
      blocks.map((block) => (block.kind === "figure" ? { ...block.figure, spec: null } : block)),
      chapter!.methods,
    ]),
  };
}

describe("the chapter on all indicators together", () => {
  it("says first of how many of every hundred the group can be told, and how many a guess gets right", () => {
    const { paragraphs, figure } = written(togetherChapter(inputsWriter(togetherInputs(0.6), "en")));
    expect(paragraphs[0]).toMatch(
      /^From the indicators one can tell the nationality group of 7\d of every 100 sponsors; .* of 50\.$/,
    );
    expect(paragraphs[1]).toContain("A test shows that the indicators say something of nationality");
    expect(figure.finding).toMatch(
      /^The indicators tell (GBR|IND|smaller groups together) best: \d\d of every 100 pairs/,
    );
  });

  it("names no group where the test shows nothing, and calls that no evidence", () => {
    const { paragraphs, figure } = written(togetherChapter(inputsWriter(togetherInputs(0), "nl")));
    expect(paragraphs[1]).toContain("toont niet aan dat de gegevens iets zeggen over nationaliteit");
    expect(paragraphs[1]).toContain("Dat is geen bewijs dat ze niets zeggen.");
    expect(figure.finding).toBe("Van geen groep is aangetoond dat de gegevens haar beter raden dan een munt");
  });

  it("draws a group a row beside a coin, and carries the mark of made-up data", () => {
    const { figure } = written(togetherChapter(inputsWriter(togetherInputs(0.6), "nl")));
    const svg = renderChart(figure.spec!, { id: "t", title: figure.finding, description: figure.description });
    for (const label of ["GBR", "IND", "kleinere groepen samen", "een munt: 50", "Synthetische data"]) {
      expect(svg).toContain(`>${label}<`);
    }
  });

  it("says in both languages that there is nothing to tell of one group, with no number beside it", () => {
    const evidence = toldEvidence(streamsFrom(1).block(0), { units: 40, told: 0 });
    const one = { ...evidence, groups: ["GBR"], groupCodes: new Uint16Array(40) };
    const inputs = inputsOf(groupsTogether(one, togetherQuestion(1)), OPEN, (result, rest) => ({
      together: disclosedTogether(result, rest),
    }));
    for (const [language, sentence] of [
      ["en", "There is only one group with enough units, so there is nothing to tell."],
      ["nl", "Er is maar één groep die groot genoeg is. Er valt dus niets te raden."],
    ] as const) {
      const [chapter] = togetherChapter(inputsWriter(inputs, language));
      expect(chapter!.sections.flatMap(({ blocks }) => blocks)).toEqual([{ kind: "paragraph", text: sentence }]);
      expect(chapter!.methods).toEqual([]);
    }
    expect(togetherTables(inputs.parts.together!)).toEqual([]);
  });

  it("is absent without its section", () => {
    const inputs = { ...togetherInputs(0), parts: { together: null } } as unknown as DisclosedInputs;
    expect(togetherChapter(inputsWriter(inputs, "en"))).toEqual([]);
  });
});

const PLANTED: PlantedWorld = { units: 700, inA: 250, first: [0.6, 0.2], byHand: 20 };

describe("the chapter on the parts of a difference", () => {
  it("says first how the difference divides over the formula and what is beside it, of every thousand", async () => {
    const { paragraphs, figure } = written(
      decompositionChapter(inputsWriter(await decompositionInputs(PLANTED), "en")),
    );
    const [, own, rest, difference, formula, other] =
      /^Of every 1,000 sponsors with a majority of A, (\d+) are flagged; of every 1,000 others, (\d+)\. Of these (\d+) more, (\d+) run through the indicators of the formula and (\d+)/
        .exec(paragraphs[0]!)!
        .map(Number);
    expect(Math.abs(own! - rest! - difference!)).toBeLessThanOrEqual(1);
    expect(Math.abs(formula! + other! - difference!)).toBeLessThanOrEqual(1);
    expect(paragraphs[1]).toMatch(/^The largest part that is certain enough runs through proxy: /);
    expect(figure.finding).toMatch(/^A: the largest part, \d+ of every 1,000, runs through proxy$/);
  });

  it("always says that a route does not justify a difference", async () => {
    const inputs = await decompositionInputs({ ...PLANTED, first: [0.3, 0.3], byHand: 0 });
    for (const [language, sentence] of [
      ["en", "It does not justify it."],
      ["nl", "Het rechtvaardigt het verschil niet."],
    ] as const) {
      expect(written(decompositionChapter(inputsWriter(inputs, language))).text).toContain(sentence);
    }
    expect(written(decompositionChapter(inputsWriter(inputs, "nl"))).paragraphs[0]).toMatch(
      /^Van geen groep is zeker genoeg/,
    );
  });

  it("draws the whole and its parts as bars with intervals", async () => {
    const { figure } = written(decompositionChapter(inputsWriter(await decompositionInputs(PLANTED), "nl")));
    const svg = renderChart(figure.spec!, { id: "d", title: figure.finding, description: figure.description });
    for (const label of ["hele verschil", "proxy", "innocent", "buiten de formule om", "geen verschil"]) {
      expect(svg).toContain(`>${label}<`);
    }
  });

  it("shows nothing of a group whose flagged members are too few, in words, tables or files", async () => {
    const few: PlantedWorld = { units: 500, inA: 8, first: [0.3, 0.3], byHand: 0 };
    const inputs = await decompositionInputs(few, CLOSED);
    const { table, figure, paragraphs } = written(decompositionChapter(inputsWriter(inputs, "en")));
    expect(table("decomposition-h2").rows).toEqual([]);
    expect(table("decomposition-ratios").rows).toEqual([]);
    expect(paragraphs.filter((text) => text.startsWith("Not shown: A. Too few people"))).toHaveLength(3);
    expect(figure.spec).toBeNull();
    expect(paragraphs[0]).not.toMatch(/\d of every/);
    const [file] = decompositionTables(inputs.parts.decomposition!);
    const row = file!.rows.find(([hypothesis]) => hypothesis === "h2")!;
    expect(row[file!.header.indexOf("difference")]).toBe("withheld");
  });
});

describe("both chapters", () => {
  it("hold no forbidden word, no empty value, and rows as long as their headers, in both languages", async () => {
    const all = [
      ...LANGUAGES.flatMap((language) =>
        [togetherInputs(0.6), togetherInputs(0), togetherInputs(0.6, CLOSED)].map((inputs) =>
          togetherChapter(inputsWriter(inputs, language)),
        ),
      ),
      ...(
        await Promise.all([PLANTED, { ...PLANTED, inA: 30 }].map((world) => decompositionInputs(world, CLOSED)))
      ).flatMap((inputs) => LANGUAGES.map((language) => decompositionChapter(inputsWriter(inputs, language)))),
    ].map(written);
    for (const { text, tables } of all) {
      expect(forbiddenPhrases(text)).toEqual([]);
      expect(text).not.toMatch(/NaN|undefined|\bnull of\b|Infinity/);
      for (const table of tables) for (const row of table.rows) expect(row.length).toBe(table.columns.length);
    }
  });

  it("have tables for machines with cells as many as headers", async () => {
    const inputs = await decompositionInputs(PLANTED);
    const tables = [
      ...decompositionTables(inputs.parts.decomposition!),
      ...togetherTables(togetherInputs(0.6).parts.together!),
    ];
    for (const { header, rows } of tables) for (const row of rows) expect(row.length).toBe(header.length);
    expect(tables.map(({ id }) => id)).toEqual([
      "decomposition-differences",
      "decomposition-contributions",
      "decomposition-areas",
      "decomposition-without",
      "together-groups-areas",
      "together-measures",
    ]);
  });
});
