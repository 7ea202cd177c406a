import { HtmlValidate } from "html-validate";
import { beforeAll, expect, test } from "vitest";
import { DEFAULT_FEEDBACK, type FeedbackSettings } from "../../../src/audit/simulation/feedback-settings.js";
import { type FeedbackResult, simulateFeedback } from "../../../src/audit/simulation/feedback-simulation.js";
import { simulationFiles } from "../../../src/bundle/simulation-files.js";
import { toSimulationDocument } from "../../../src/report/document/simulation-document.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { inlineExecutor } from "../../../src/runtime/inline.js";

const settings: FeedbackSettings = {
  ...DEFAULT_FEEDBACK,
  sponsors: 400,
  inspections: 60,
  history: 120,
  rounds: 4,
  simulations: 20,
  randomShares: [0.5, 0],
};
const command = "toetssteen simulate feedback --seed 1";

let result: FeedbackResult;

function simulate(change: Partial<FeedbackSettings> = {}): Promise<FeedbackResult> {
  const context = { executor: inlineExecutor(), progress: () => {}, signal: undefined };
  return simulateFeedback({ ...settings, ...change }, context);
}

beforeAll(async () => {
  result = await simulate();
});

test.each(["nl", "en"] as const)("every part of the page in %s says that it is a simulation", (language) => {
  const document = toSimulationDocument(result, { language, command });
  const word = language === "nl" ? /simulatie/i : /simulation/i;
  expect(document.banners[0]!.text).toMatch(word);
  expect(document.finding).toMatch(word);
  expect(document.labels.syntheticTag).toMatch(word);
  for (const { blocks } of document.sections) {
    for (const block of blocks) {
      if (block.kind === "table") expect(block.table.caption).toMatch(word);
      if (block.kind !== "figure") continue;
      expect(block.figure.subtitle).toMatch(word);
      expect(JSON.stringify(block.figure.spec)).toMatch(word);
    }
  }
  expect(forbiddenPhrases(JSON.stringify(document))).toEqual([]);
  expect(renderHtml(document)).toMatch(/<title>Simulati(e|on): [^<…]+<\/title>/);
});

test.each(["nl", "en"] as const)("the page in %s is valid HTML", async (language) => {
  const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
  const { results } = await validator.validateString(renderHtml(toSimulationDocument(result, { language, command })));
  expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
});

test("the page tells the numbers of the run without random inspections, whatever the order of the shares", () => {
  const document = toSimulationDocument(result, { language: "en", command });
  const none = result.shares.find(({ randomShare }) => randomShare === 0)!;
  const { apparent, truth } = none.rounds.at(-1)!;
  expect(document.finding).toContain(`reach ${apparent!.mean.toFixed(3)} after 4 rounds`);
  expect(document.finding).toContain(`really reaches ${truth!.mean.toFixed(3)}`);
  const summary = JSON.stringify(document.sections[0]);
  expect(summary).toContain("The records make the score look better than it is.");
  expect(summary).toContain("If 50% of the inspections are drawn at random");
});

test("with a score that stays and outcomes of the inspected only, the page does not say that the score looks better", async () => {
  const inspected = await simulate({ labels: "inspected-only", refit: false, history: 0 });
  const summary = JSON.stringify(toSimulationDocument(inspected, { language: "en", command }).sections[0]);
  expect(summary).not.toContain("look better than it is");
});

test("one share of random inspections has no chapter that compares shares", async () => {
  const one = await simulate({ randomShares: [0.3] });
  const ids = toSimulationDocument(one, { language: "en", command }).sections.map(({ id }) => id);
  expect(ids).toEqual(["summary", "rounds", "world", "limits", "reproduction"]);
});

test("the files are the same bytes for the same settings, and each says simulation", async () => {
  const options = { languages: ["nl", "en"] as const, command, hash: "0".repeat(64) };
  const files = simulationFiles(result, options);
  expect([...files.keys()]).toEqual([
    "simulation.json",
    "report.nl.html",
    "charts/simulation-rounds.nl.svg",
    "charts/simulation-rounds.nl.vl.json",
    "charts/simulation-shares.nl.svg",
    "charts/simulation-shares.nl.vl.json",
    "report.en.html",
    "charts/simulation-rounds.en.svg",
    "charts/simulation-rounds.en.vl.json",
    "charts/simulation-shares.en.svg",
    "charts/simulation-shares.en.vl.json",
    "tables/simulation-rounds.csv",
    "manifest.json",
  ]);
  for (const text of files.values()) expect(text).toMatch(/simulati(e|on)/i);
  expect(simulationFiles(await simulate(), options)).toEqual(files);
});
