import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations, launchBrowser, openOfflinePage, screenshot } from "../support/browser.js";

const REPORTS = join(import.meta.dirname, "../../reports");
const GOLDENS = readdirSync(REPORTS).flatMap((folder) =>
  readdirSync(join(REPORTS, folder))
    .filter((file) => file.endsWith(".html") && !file.endsWith("-changed.html"))
    .map((file) => ({
      name: `${folder}-${file.replace(/^report\.|\.html$/g, "")}`,
      path: join(REPORTS, folder, file),
    })),
);

const LAYOUTS = [
  { layout: "desktop", width: 1280, media: "screen" },
  { layout: "phone", width: 390, media: "screen" },
  { layout: "print", width: 794, media: "print" },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function openReport(path: string, width: number): Promise<{ page: Page; refused: string[] }> {
  const opened = await openOfflinePage(browser, { width, files: { "report.html": readFileSync(path, "utf8") } });
  await opened.page.goto("http://page.test/report.html");
  return opened;
}

it("has golden reports to look at", () => {
  expect(GOLDENS.length).toBeGreaterThan(0);
  for (const sample of ["sponsors-nl", "sponsors-en"]) expect(GOLDENS.map(({ name }) => name)).toContain(sample);
});

describe.each(GOLDENS)("the report $name", ({ name, path }) => {
  it.each(LAYOUTS)("is accessible on $layout, fits, and asks the network for nothing", async (options) => {
    const { page, refused } = await openReport(path, options.width);
    await page.emulateMedia({ media: options.media });
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(options.width);
    expect(refused).toEqual([]);
    await screenshot(page, `${name}-${options.layout}`);
    await page.close();
  });

  it("lets the keyboard reach the skip link first, and every detail", async () => {
    const { page } = await openReport(path, 1280);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toMatch(/^#/);
    const details = await page.locator("summary").count();
    expect(details).toBeGreaterThan(0);
    expect(await summariesReachedByTab(page)).toBe(details);
    await page.close();
  });

  it("opens a detail with the keyboard", async () => {
    const { page } = await openReport(path, 1280);
    const detail = page.locator("details").first();
    await detail.locator("summary").first().focus();
    const before = await detail.evaluate((element) => (element as HTMLDetailsElement).open);
    await page.keyboard.press("Enter");
    expect(await detail.evaluate((element) => (element as HTMLDetailsElement).open)).toBe(!before);
    await page.close();
  });

  it("prints what the details hold", async () => {
    const { page } = await openReport(path, 794);
    await page.emulateMedia({ media: "print" });
    const hidden = await page.evaluate(
      () =>
        [...document.querySelectorAll("details table")].filter((table) => table.getClientRects().length === 0).length,
    );
    expect(hidden).toBe(0);
    await page.close();
  });

  it("holds no script and forbids one", async () => {
    const { page } = await openReport(path, 1280);
    expect(await page.locator("script").count()).toBe(0);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    await page.close();
  });
});

/** Tabs once through the page and counts the summaries that had the focus. */
async function summariesReachedByTab(page: Page): Promise<number> {
  const focusable = await page.locator("a[href], summary, [tabindex='0']").count();
  const reached = new Set<number>();
  for (let press = 0; press < focusable + 5; press++) {
    const index = await page.evaluate(() => {
      const summaries: (Element | null)[] = [...document.querySelectorAll("summary")];
      return summaries.indexOf(document.activeElement);
    });
    if (index >= 0) reached.add(index);
    await page.keyboard.press("Tab");
  }
  return reached.size;
}
