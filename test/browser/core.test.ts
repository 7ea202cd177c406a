import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit, canonicalJson, parsePlan, renderHtml, toDocument } from "../../src/core.js";
import { nodeContext } from "../../src/runtime/node.js";
import { launchBrowser, openOfflinePage } from "../support/browser.js";

const PLAN = `
version: 1
title: A model on counts
synthetic: true
model: { name: Made up, version: "1", owner: nobody, status: in-development }
period: "2021"
dataOwner: nobody
purpose: To run the same audit in a browser and in Node
legalBasis: None needed
data:
  form: counts
  counts: { file: counts.csv, columns: { group: group, band: band, outcome: outcome, count: n } }
  unit: independent-persons
bands: { order: [low, high] }
outcome: { violation: [violation], none: [none] }
resampling: { seed: 1, resamples: 1999 }
`;

/** Few people stand behind D: its rows are hidden, and all tables are then looked at together. */
const GROUPS = ["A", "B", "C", "D"];
const BANDS = ["low", "high"];
const OUTCOMES = ["violation", "none"];
const COUNTS = [31, 402, 24, 118, 22, 260, 19, 140, 40, 388, 30, 111, 6, 30, 3, 12];

/** Sixteen rows: every group, band and outcome, in that order. */
const SOURCE = {
  form: "counts",
  counts: {
    group: { levels: GROUPS, codes: COUNTS.map((_, row) => Math.floor(row / 4)) },
    band: { levels: BANDS, codes: COUNTS.map((_, row) => Math.floor(row / 2) % 2) },
    outcome: { levels: OUTCOMES, codes: COUNTS.map((_, row) => row % 2) },
    count: COUNTS,
  },
} as const;

/** The same lines in both places: arrays become typed arrays, the audit runs, and its bytes come out. */
const SCRIPT = `
import { audit, browserContext, canonicalJson, parsePlan, renderHtml, toDocument } from "./src/core.ts";

const column = ({ levels, codes }) => ({ levels, codes: Uint16Array.from(codes) });
const { group, band, outcome, count } = SOURCE.counts;
const counts = { group: column(group), band: column(band), outcome: column(outcome), count: Float64Array.from(count) };
globalThis.outcome = (async () => {
  const result = await audit(parsePlan(PLAN, "plan.yaml"), { form: "counts", counts }, browserContext({ solverUrl: "/highs.mjs" }));
  return { json: canonicalJson(result), html: renderHtml(toDocument(result, { language: "nl" })) };
})();
`;

async function bundledCore(): Promise<string> {
  const define = { PLAN: JSON.stringify(PLAN), SOURCE: JSON.stringify(SOURCE) };
  const stdin = { contents: SCRIPT, resolveDir: process.cwd() };
  const alias = { crypto: resolve("test/support/no-random-bytes.ts") };
  const built = await build({ stdin, define, alias, bundle: true, format: "esm", platform: "browser", write: false });
  return built.outputFiles[0]!.text;
}

async function onNode(): Promise<{ json: string; html: string }> {
  const column = ({ levels, codes }: { levels: readonly string[]; codes: readonly number[] }) => ({
    levels,
    codes: Uint16Array.from(codes),
  });
  const { group, band, outcome, count } = SOURCE.counts;
  const counts = {
    group: column(group),
    band: column(band),
    outcome: column(outcome),
    count: Float64Array.from(count),
  };
  const context = nodeContext({ threads: 1 });
  const result = await audit(parsePlan(PLAN, "plan.yaml"), { form: "counts", counts }, context);
  await context.executor.close();
  return { json: canonicalJson(result), html: renderHtml(toDocument(result, { language: "nl" })) };
}

/** In a browser Vega measures text on a canvas and places labels by it, so pictures differ by fractions of a pixel. */
function withoutPictures(html: string): string {
  return html.replaceAll(/<svg[\s\S]*?<\/svg>/g, "");
}

describe("the door ./core", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("audits counts in Chromium and gives the bytes that Node gives", async () => {
    const files = {
      "index.html": "<!doctype html><title>Page</title>",
      "page.js": await bundledCore(),
      "highs.mjs": readFileSync("node_modules/highs/build/highs.mjs"),
      "highs.wasm": readFileSync("node_modules/highs/build/highs.wasm"),
    };
    const { page, refused } = await openOfflinePage(browser, { files });
    await page.goto("https://page.test/index.html");
    await page.addScriptTag({ url: "/page.js", type: "module" });
    const there = await page.evaluate(
      () => (globalThis as unknown as { outcome: Promise<{ json: string; html: string }> }).outcome,
    );
    const here = await onNode();
    expect(JSON.parse(there.json).hypothesis1.kind).toBe("tested");
    expect(JSON.parse(there.json).disclosure).toMatchObject({ together: { search: "complete" } });
    expect(JSON.parse(there.json).disclosure.suppressedCells).toBeGreaterThan(0);
    expect(there.json).toBe(here.json);
    expect(withoutPictures(there.html)).toBe(withoutPictures(here.html));
    expect(refused).toEqual([]);
  });
});
