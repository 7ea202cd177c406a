import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exploreFiles } from "../../src/bundle/explore/explore-files.js";
import { figuresOf } from "../../src/report/document/figures-of.js";
import { toDocument } from "../../src/report/document/to-document.js";
import { axeViolations, launchBrowser, openOfflinePage, screenshot } from "../support/browser.js";
import { AUDITS, LANGUAGES } from "../support/report-audits.js";

const AUDIT = AUDITS["a conclusion that turns with the rule"];
const pages = exploreFiles(AUDIT, LANGUAGES);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(LANGUAGES)("the page of charts that answer, in %s", (language) => {
  const page = pages.get(`explore.${language}.html`)!;
  const figures = figuresOf(toDocument(AUDIT, { language }));

  it("draws every chart under its own strict policy, and asks the network for nothing", async () => {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const said: string[] = [];
    tab.on("console", (message) => said.push(message.text()));
    tab.on("pageerror", (error) => said.push(error.message));
    const asked: string[] = [];
    await tab.route("**/*", (route) => {
      if (route.request().url() === "http://page.test/explore.html") {
        return route.fulfill({ body: page, contentType: "text/html; charset=utf-8" });
      }
      asked.push(route.request().url());
      return route.abort();
    });
    await tab.goto("http://page.test/explore.html");
    await tab.waitForFunction((count) => document.querySelectorAll("figure svg").length === count, figures.length);
    expect(asked.filter((url) => !url.endsWith("/favicon.ico"))).toEqual([]);
    expect(said).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    await screenshot(tab, `explore-${language}`);
    await tab.close();
  });

  it("draws only the groups that are sought", async () => {
    const { page: tab } = await openOfflinePage(browser, { files: { "explore.html": page } });
    await tab.goto("http://page.test/explore.html");
    const filter = tab.locator("#hypothesis-1-flagged-share-filter");
    const figure = tab.locator("#hypothesis-1-flagged-share");
    const before = await figure.locator("svg text").count();
    const sought = (await figure.locator("svg .role-axis-label text").allTextContents()).find((text) =>
      text.includes("n ="),
    )!;
    await filter.fill(sought.split(" (")[0]!);
    await expect.poll(() => figure.locator("[role=status] span").textContent()).toBe("1");
    expect(await figure.locator("svg text").count()).toBeLessThan(before);
    await tab.close();
  });

  it("is accessible", async () => {
    const { page: tab } = await openOfflinePage(browser, { files: { "explore.html": page } });
    await tab.goto("http://page.test/explore.html");
    expect(await axeViolations(tab)).toEqual([]);
    await tab.close();
  });
});
