import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inlineExecutor } from "../../src/runtime/inline.js";
import { drawTask } from "../runtime/tasks.js";
import { launchBrowser, openOfflinePage } from "../support/browser.js";

const PAGE = "<!doctype html><html lang='en'><head><title>Page</title></head><body></body></html>";

/** Draws with workers and on the page alone; hashes; aborts a task that never ends. */
const SCRIPT = `
import { browserContext } from "./src/runtime/browser.ts";
import { drawTask, endlessTask } from "/tasks.js";

async function draw(executor) {
  const order = [];
  const draws = [];
  await executor.run(drawTask, { seed: 7, draws: 500, weights: Float64Array.of(0.5) }, {
    blocks: 9,
    merge: (result, block) => { order.push(block); draws.push(...result.draws); },
  });
  return { order, draws };
}

globalThis.outcome = (async () => {
  const workers = browserContext({ workerUrl: "/worker.js", threads: 2 });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 200);
  const aborted = await workers.executor
    .run(endlessTask, null, { blocks: 8, merge: () => {}, signal: controller.signal })
    .catch((error) => error.code);
  const drawn = await draw(workers.executor);
  await workers.executor.close();
  const alone = await draw(browserContext().executor);
  return { drawn, alone, aborted, hash: await workers.hash(new TextEncoder().encode("abc")) };
})();
`;

interface Outcome {
  readonly drawn: { readonly order: number[]; readonly draws: number[] };
  readonly alone: { readonly order: number[]; readonly draws: number[] };
  readonly aborted: string;
  readonly hash: string;
}

async function bundled(input: { entryPoints: string[] } | { contents: string }): Promise<string> {
  const source = "contents" in input ? { stdin: { contents: input.contents, resolveDir: process.cwd() } } : input;
  const built = await build({ ...source, bundle: true, format: "esm", external: ["/tasks.js"], write: false });
  return built.outputFiles[0]!.text;
}

describe("browserContext", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("gives with Web Workers what it gives on the page alone, and what Node gives", async () => {
    const files = {
      "index.html": PAGE,
      "page.js": await bundled({ contents: SCRIPT }),
      "tasks.js": await bundled({ entryPoints: ["test/runtime/tasks.ts"] }),
      "worker.js": await bundled({ entryPoints: ["src/runtime/browser-worker.ts"] }),
    };
    const { page, refused } = await openOfflinePage(browser, { files });
    await page.goto("https://page.test/index.html");
    await page.addScriptTag({ url: "/page.js", type: "module" });
    const outcome = await page.evaluate(() => (globalThis as unknown as { outcome: Promise<Outcome> }).outcome);

    const expected: number[] = [];
    const merge = ({ draws }: { draws: Uint32Array }) => expected.push(...draws);
    const problem = { seed: 7, draws: 500, weights: Float64Array.of(0.5) };
    await inlineExecutor().run(drawTask, problem, { blocks: 9, merge });
    expect(outcome.drawn).toEqual({ order: [0, 1, 2, 3, 4, 5, 6, 7, 8], draws: expected });
    expect(outcome.alone).toEqual(outcome.drawn);
    expect(outcome.aborted).toBe("interrupted");
    expect(outcome.hash).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(refused).toEqual([]);
  });
});
