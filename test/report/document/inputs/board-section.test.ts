import { describe, expect, it } from "vitest";
import { examineBoard } from "../../../../src/audit/inputs/board.js";
import { boardEvidence } from "../../../../src/data/inputs/board-evidence.js";
import { hiddenCells, type Thresholds } from "../../../../src/disclosure/hidden-cells.js";
import { disclosedBoard } from "../../../../src/disclosure/inputs/board.js";
import type { DisclosedInputs } from "../../../../src/disclosure/inputs/disclose-inputs.js";
import { publisher } from "../../../../src/disclosure/publish.js";
import { publishedTable } from "../../../../src/disclosure/published-table.js";
import type { BoardSettings } from "../../../../src/plan/inputs/board-schema.js";
import { renderChart } from "../../../../src/report/charts/render-chart.js";
import { boardTables } from "../../../../src/report/document/inputs/board-data.js";
import { boardChapter } from "../../../../src/report/document/inputs/board-section.js";
import { inputsWriter } from "../../../../src/report/document/inputs/inputs-writer.js";
import { forbiddenPhrases } from "../../../../src/report/text/forbidden-phrases.js";
import { boardEn } from "../../../../src/report/text/inputs/en-board.js";
import { boardNl } from "../../../../src/report/text/inputs/nl-board.js";
import { boardRegistrations, boardSettings, type MadeBoard } from "../../../support/board-world.js";
import { questionOf, samplePlan } from "../../../support/registered-rows.js";

const OPEN = { threshold: 0, units: 0, largestShare: 1, shareDenominator: 0 } as unknown as Thresholds;
const LANGUAGES = ["en", "nl"] as const;
const times = (count: number, board: MadeBoard) => Array.from({ length: count }, () => board);

/** Two classes of 400 of which 20% and so many are flagged, with 90 boards that fit no class. */
function world(flaggedOfGerman: number): readonly MadeBoard[] {
  const share = (at: number, of: number) => at % 100 < of;
  return [
    ...times(400, { directors: ["NLD"], registered: "2" }).map((each, at) => ({ ...each, isFlagged: share(at, 20) })),
    ...times(400, { directors: ["DEU"], registered: "7" }).map((each, at) => ({
      ...each,
      isFlagged: share(at, flaggedOfGerman),
      ...(at % 10 === 0 ? { registered: "2" } : {}),
    })),
    ...times(90, { directors: ["NLD", "USA", "IND"], registered: "5" }).map((each, at) => ({
      ...each,
      isFlagged: share(at, 20),
    })),
  ];
}

async function inputsOf(
  made: readonly MadeBoard[],
  { changes = {}, thresholds }: { readonly changes?: Partial<BoardSettings>; readonly thresholds?: Thresholds } = {},
): Promise<DisclosedInputs> {
  const plan = samplePlan();
  const rules = thresholds ?? plan.disclosure;
  const settings = boardSettings(changes);
  const evidence = boardEvidence(boardRegistrations(made), settings, plan);
  const { result, tables } = await examineBoard(evidence, settings, questionOf(plan, { alpha: 0.05 } as never));
  const hidden = hiddenCells(tables, rules);
  return {
    unit: "sponsors",
    settings: {
      alpha: 0.05,
      synthetic: true,
      period: "2021",
      protectedAttribute: { nl: "nationaliteit", en: "nationality" },
    },
    tables: tables.map((table) => publishedTable(table, hidden, rules)),
    parts: { board: disclosedBoard(result, { publish: publisher(hidden, rules), thresholds: rules }) },
  } as unknown as DisclosedInputs;
}

function written(inputs: DisclosedInputs, language: (typeof LANGUAGES)[number]) {
  const [chapter] = boardChapter(inputsWriter(inputs, language));
  const blocks = chapter!.sections.flatMap((section) => section.blocks);
  return {
    opening: chapter!.sections[0]!.blocks,
    headings: chapter!.sections.map(({ heading }) => heading),
    texts: blocks.flatMap((block) => ("text" in block ? [block.text] : [])),
    figures: blocks.flatMap((block) => (block.kind === "figure" ? [block.figure] : [])),
    rows: blocks.flatMap((block) => (block.kind === "table" ? block.table.rows.map((row) => row.join(" | ")) : [])),
    methods: chapter!.methods,
  };
}

describe("the chapter on boards", async () => {
  const null_ = await inputsOf(world(20));
  const different = await inputsOf(world(45));

  it.each(LANGUAGES)(
    "opens with the words that it is a reconstruction, and with purpose and ground (%s)",
    (language) => {
      const [first, second] = written(null_, language).opening;
      const banner = { en: "Reconstruction, not for use.", nl: "Reconstructie, niet voor gebruik." }[language];
      expect(first?.kind === "paragraph" && first.text.startsWith(banner)).toBe(true);
      const ground = second?.kind === "note" ? second.text : "";
      expect(ground).toContain("a study of the old registration");
      expect(ground).toContain("article 6 of the regulation");
    },
  );

  it.each([
    ["en", "differs between the classes of boards", "No difference in the share"],
    ["nl", "verschilt tussen de klassen van besturen", "geen verschil in het aandeel"],
  ] as const)("says first whether a difference is shown (%s)", (language, shown, notShown) => {
    expect(written(different, language).texts[0]).toContain(shown);
    expect(written(null_, language).texts[0]).toContain(notShown);
  });

  it("counts the boards that fit no class", () => {
    expect(written(null_, "en").texts[0]).toContain(
      "Of the boards of 890 sponsors, 90 fit no class of the instruction.",
    );
    expect(written(null_, "nl").texts[0]).toContain("Van de besturen van 890 referenten passen er 90 in geen klasse");
  });

  it("prints both claims of the sources, and which one the run follows only where it declares one", async () => {
    const declared = await inputsOf(world(20), { changes: { claims: ["C2"] } });
    expect(written(null_, "en").texts.join(" ")).toContain("The sources contradict each other.");
    expect(written(null_, "en").texts.join(" ")).not.toContain("claim C2");
    expect(written(declared, "en").texts.join(" ")).toContain("claim C2");
  });

  it("says that nationalities are not what the instruction asks for", async () => {
    const settings = boardSettings();
    const changes = { directors: { ...settings.directors, holds: "nationality" as const } };
    const inputs = await inputsOf(world(20), { changes });
    expect(written(inputs, "nl").texts.join(" ")).toContain("zijn dus niet die van de instructie");
    expect(written(inputs, "en").texts.join(" ")).toContain("are not the classes of the instruction");
  });

  it("draws the share flagged by class, with intervals", async () => {
    for (const language of LANGUAGES) {
      const { figures } = written(different, language);
      expect(figures).toHaveLength(1);
      const words = { id: "f", title: figures[0]!.finding, description: figures[0]!.description };
      const svg = await renderChart(figures[0]!.spec!, words);
      expect(svg).toContain("<svg");
      expect(figures[0]!.table!.rows).toHaveLength(3);
    }
  });

  it("has short words of its own for every class, in each language", () => {
    for (const { classes } of [boardEn, boardNl]) {
      const short = Object.values(classes.short);
      expect(Object.keys(classes.short)).toEqual(Object.keys(classes.words));
      expect(new Set(short).size).toBe(short.length);
      expect(short.every((label) => label.length <= 30)).toBe(true);
    }
  });

  it("names what changes the finding under another reading, or that none does", async () => {
    expect(written(null_, "en").texts.join(" ")).toContain("None of the other readings changes whether");
    const british = world(20).map((board) =>
      board.directors[0] === "DEU" ? { ...board, directors: ["GBR"], date: "2020-02-01" } : board,
    );
    const rows = written(await inputsOf(british), "en").rows;
    const line = rows.find((row) => row.startsWith("which countries are EU countries"))!;
    expect(line).toContain("more than 25%");
  });

  it.each(LANGUAGES)("holds no forbidden word and no gap in a text (%s)", async (language) => {
    const rare = await inputsOf([
      ...times(60, { directors: ["NLD"], registered: "2" }),
      { directors: ["DEU"], registered: "" },
    ]);
    const open = await inputsOf(world(45), { thresholds: OPEN });
    for (const inputs of [null_, different, rare, open]) {
      const { headings, texts, rows, methods, figures } = written(inputs, language);
      const all = [...headings, ...texts, ...rows, ...methods, ...figures.map(({ finding }) => finding)];
      expect(all.flatMap(forbiddenPhrases)).toEqual([]);
      for (const text of all) expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("names no country of a director outside the words of the instruction", () => {
    const { texts, rows } = written(different, "en");
    for (const country of ["DEU", "Germany", "IND", "India", "USA"])
      expect([...texts, ...rows].join(" ")).not.toContain(country);
  });

  it("writes tables for machines with what is withheld as a word", () => {
    const tables = boardTables(null_.parts.board!);
    expect(tables.map(({ id }) => id)).toEqual(["board-shares", "board-kappa", "board-otherwise"]);
    for (const { header, rows } of tables) for (const row of rows) expect(row).toHaveLength(header.length);
    expect(tables[2]!.rows.map((row) => row[3])).toEqual(new Array(6).fill("at-most"));
  });

  it("is absent without the section", () => {
    const inputs = { ...null_, parts: { ...null_.parts, board: null } };
    expect(boardChapter(inputsWriter(inputs, "en"))).toEqual([]);
  });
});
