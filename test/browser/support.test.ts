import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, launchBrowser, openOfflinePage } from "../support/browser.js";

const GOOD = `<!doctype html><html lang="en"><head><title>Page</title></head>
<body><main><h1>One finding</h1><p>One sentence.</p></main></body></html>`;

describe("the browser of the tests", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("finds nothing on an accessible page", async () => {
    const { page, refused } = await openOfflinePage(browser);
    await page.setContent(GOOD);
    expect(await axeViolations(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it("finds pale text, which needs a layout", async () => {
    const { page } = await openOfflinePage(browser);
    await page.setContent(GOOD.replace("<p>", '<p style="color: #bbb">'));
    expect((await axeViolations(page)).map(({ rule }) => rule)).toEqual(["color-contrast"]);
  });

  it("refuses and notes a request that leaves the page", async () => {
    const { page, refused } = await openOfflinePage(browser);
    await page.setContent(GOOD.replace("</main>", '<img alt="" src="http://example.test/pixel.png"></main>'));
    expect(refused).toEqual(["http://example.test/pixel.png"]);
  });
});
