import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCatalogue } from "./error-catalogue.js";
import { planReference } from "./plan-reference.js";

/*
 * Documents that are made from the source: the plan reference, the error catalogue, and what each door exports.
 *   npm run docs             writes them
 *   npm run docs -- --check  fails when one of them is out of date
 */

const ROOT = join(import.meta.dirname, "../..");
const DOORS = ["index", "core", "statistics", "analyst"];
const NOTE = "<!-- Made by `npm run docs`; edit the source instead. -->";

/** What a door exports, from the declarations that the build wrote: one line a name, with its declaration's file. */
export function exportsOfDoor(declarations: string): readonly string[] {
  const lists = [...declarations.matchAll(/export (type )?\{([^}]*)\} from "([^"]+)"/g)];
  const listed = lists.flatMap(([, typeOnly, names, from]) =>
    names!
      .split(",")
      .map((name) => name.trim().replace(/^type /, (mark) => (typeOnly === undefined ? mark : "")))
      .filter(Boolean)
      .map((name) => `${typeOnly ?? ""}${name} from ${from}`),
  );
  const whole = [...declarations.matchAll(/export \* from "([^"]+)"/g)].map((match) => `* from ${match[1]}`);
  const own = [...declarations.matchAll(/export declare (?:async )?(\w+) (\w+)([^\n]*)/g)];
  return [...listed, ...whole, ...own.map(([, kind, name, rest]) => `${kind} ${name}${rest}`)].sort();
}

function apiReport(): string {
  const sections = DOORS.map((door) => {
    const path = join(ROOT, "dist", `${door}.d.ts`);
    const lines = exportsOfDoor(readFileSync(path, "utf8"));
    return `## \`${door === "index" ? "toetssteen" : `toetssteen/${door}`}\`\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
  });
  return `${NOTE}\n# What the package exports\n\n${sections.join("\n")}`;
}

function documents(): Map<string, string> {
  const made = new Map([
    ["docs/plan.md", `${NOTE}\n${planReference()}`],
    ["docs/errors.md", `${NOTE}\n${errorCatalogue()}`],
  ]);
  if (existsSync(join(ROOT, "dist/index.d.ts"))) made.set("docs/api.md", apiReport());
  return made;
}

function main(check: boolean): void {
  for (const [path, text] of documents()) {
    const file = join(ROOT, path);
    const current = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (current === text) continue;
    if (check) {
      console.log(`${path} is out of date; run npm run docs`);
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(`${path} written`);
    }
  }
}

main(process.argv.includes("--check"));
