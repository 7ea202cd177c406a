import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser, openOfflinePage } from "./browser.js";
import { setup } from "./unpack-browser.js";

/*
 * The picture of a report in the README: the first screen of the golden report in English.
 *   npx tsx test/support/take-picture.ts
 */

const ROOT = join(import.meta.dirname, "../..");

setup();
const browser = await launchBrowser();
const files = { "report.html": readFileSync(join(ROOT, "reports/sponsors/report.en.html"), "utf8") };
const { page } = await openOfflinePage(browser, { width: 820, height: 1100, files });
await page.goto("http://page.test/report.html");
await page.screenshot({ path: join(ROOT, "docs/report.png") });
await browser.close();
