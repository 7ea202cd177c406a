import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { BROWSER_FOLDER, BROWSER_READY } from "./browser-files.js";

const UNPACK = `
import chromium from "@sparticuz/chromium";
await chromium.executablePath();
`;

/**
 * Unpacks the browser that lies inside an npm package, once a machine. It runs in a process of its own, with the
 * temporary folder and the environment in which that package also unpacks the system libraries that it needs.
 */
export function setup(): void {
  if (existsSync(BROWSER_READY)) return;
  rmSync(BROWSER_FOLDER, { recursive: true, force: true });
  mkdirSync(BROWSER_FOLDER, { recursive: true });
  execFileSync(process.execPath, ["--input-type=module", "--eval", UNPACK], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: BROWSER_FOLDER, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(BROWSER_READY, "");
}
