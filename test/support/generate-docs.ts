import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { errorCatalogue } from "./error-catalogue.js";
import { planReference } from "./plan-reference.js";
import { settingsReference } from "./settings-reference.js";

/*
 * Documents that are made from the source: the references of plan and settings, the error catalogue, and what each door exports.
 *   npm run docs             writes them
 *   npm run docs -- --check  fails when one of them is out of date
 */

const ROOT = join(import.meta.dirname, "../..");
const DOORS = ["index", "core", "statistics", "analyst"];
const NOTE = "<!-- Made by `npm run docs`; edit the source instead. -->";

/**
 * What a door exports, from the declarations that the build wrote: one line a name, with the file it comes from.
 * @param path  declaration file inside `dist`
 */
export function exportsOfDoor(path: string, from = ""): readonly string[] {
  const declarations = readFileSync(join(ROOT, "dist", path), "utf8");
  const place = from === "" ? "" : ` from ${from}`;
  const lists = [...declarations.matchAll(/export (type )?\{([^}]*)\} from "([^"]+)"/g)];
  const listed = lists.flatMap(([, typeOnly = "", names, file]) =>
    names!
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => `${typeOnly}${name} from ${file}`),
  );
  const whole = [...declarations.matchAll(/export \* from "\.\/([^"]+)\.js"/g)].flatMap(([, file]) =>
    exportsOfDoor(`${file}.d.ts`, `./${file}.js`),
  );
  const own = [
    ...declarations.matchAll(/^export (?:declare )?(?:async )?(function|const|class|interface|type) (\w+)/gm),
  ];
  return [...new Set([...listed, ...whole, ...own.map(([, kind, name]) => `${kind} ${name}${place}`)])].sort();
}

function apiReport(): string {
  const sections = DOORS.map((door) => {
    const lines = exportsOfDoor(`${door}.d.ts`);
    return `## \`${door === "index" ? "toetssteen" : `toetssteen/${door}`}\`\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
  });
  return `${NOTE}\n# What the package exports\n\n${sections.join("\n")}`;
}

function documents(): Map<string, string> {
  const made = new Map([
    ["docs/plan.md", `${NOTE}\n${planReference()}`],
    ["docs/settings.md", `${NOTE}\n${settingsReference()}`],
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
