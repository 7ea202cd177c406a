import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { BROWSER_BINARY, BROWSER_FONTS, BROWSER_LIBRARIES } from "./browser-files.js";

/** Screenshots for people to look at; not kept in git. */
export const SCREENSHOT_FOLDER = join(import.meta.dirname, "../../out/screenshots");

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
];

/**
 * Starts the unpacked Chromium. Where the machine lacks its system libraries, those of the same package are used.
 * @returns a browser that the caller closes
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER_BINARY, args: FLAGS, env: browserEnvironment(), timeout: 60_000 });
}

function browserEnvironment(): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const plain = { ...Object.fromEntries(inherited), FONTCONFIG_PATH: BROWSER_FONTS };
  if (spawnSync(BROWSER_BINARY, ["--version"], { env: plain }).status === 0) return plain;
  return { ...plain, LD_LIBRARY_PATH: BROWSER_LIBRARIES };
}

/**
 * A page on which every request is refused and noted, save for the given files under `http://page.test/`. A policy of
 * the page against scripts is passed over, so that axe-core can run in it.
 */
export async function openOfflinePage(
  browser: Browser,
  options: { width?: number; height?: number; files?: Readonly<Record<string, string | Buffer>> } = {},
): Promise<{ page: Page; refused: string[] }> {
  const viewport = { width: options.width ?? 1280, height: options.height ?? 900 };
  const page = await browser.newPage({ viewport, colorScheme: "light", bypassCSP: true });
  const refused: string[] = [];
  await page.route("**/*", (route) => {
    const { pathname, host } = new URL(route.request().url());
    const body = host === "page.test" ? options.files?.[pathname.slice(1)] : undefined;
    if (body !== undefined) return route.fulfill({ body, contentType: contentTypeOf(pathname) });
    refused.push(route.request().url());
    return route.abort();
  });
  return { page, refused };
}

function contentTypeOf(path: string): string {
  if (path.endsWith(".wasm")) return "application/wasm";
  return /\.m?js$/.test(path) ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8";
}

export interface AxeFinding {
  readonly rule: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/**
 * Runs axe-core on the page as it stands, with the rules of WCAG 2.2 A and AA and its best practices.
 * @returns the violations, none when the page is accessible as far as a machine can tell
 */
export async function axeViolations(page: Page): Promise<readonly AxeFinding[]> {
  const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.addScriptTag({ path: script });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? "unknown",
      nodes: nodes.map(({ html }) => html.slice(0, 300)),
    }));
  });
}

/** Chromium cannot capture a picture much taller than this. */
const TALLEST_PICTURE = 12_000;

/**
 * Writes a screenshot of the page, as far down as can be captured, for a person to look at. No test rests on it: where
 * a busy machine cannot capture one, the run says so and goes on.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOT_FOLDER, { recursive: true });
  const size = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  const height = Math.min(size.height, TALLEST_PICTURE);
  try {
    // A picture of the whole page would first draw what it then cuts off, for half a minute where details are open.
    await page.setViewportSize({ width: size.width, height });
    await page.screenshot({ path: join(SCREENSHOT_FOLDER, `${name}.png`) });
  } catch (error) {
    process.stdout.write(`no screenshot of ${name}: ${error instanceof Error ? error.message : error}\n`);
  }
}
