import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandsOf } from "./support/run-docs.js";

const ROOT = join(import.meta.dirname, "..");
const DOCUMENTS = [...readdirSync(ROOT), ...readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`)].filter(
  (path) => path.endsWith(".md"),
);

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Anchors that a Markdown text offers: its headings in the form that links use. */
function anchorsOf(markdown: string): Set<string> {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
  return new Set(
    headings.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );
}

describe("the documents", () => {
  it.each(DOCUMENTS)("%s links to files and headings that exist", (path) => {
    const targets = [...textOf(path).matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!);
    const broken = targets.filter((target) => {
      const [file = "", anchor] = target.split("#");
      const linked = file === "" ? path : join(dirname(path), file);
      if (!existsSync(join(ROOT, linked))) return true;
      return anchor !== undefined && !anchorsOf(textOf(linked)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("say of no model what the tool may not say", () => {
    for (const path of ["README.md", "docs/method.md", "docs/tutorial.md"]) {
      expect(textOf(path)).not.toMatch(/\b(?:is|are) (?:fair|unbiased|safe)\b|free of bias|geen bias|bewezen/i);
    }
  });

  it("name every runtime dependency in the README", () => {
    const { dependencies, peerDependencies } = JSON.parse(textOf("package.json"));
    const readme = textOf("README.md");
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) expect(readme).toContain(`\`${name}\``);
  });
});

describe("the reader of documented commands", () => {
  it("finds commands, exit codes and printed lines in console blocks only", () => {
    const markdown = "```sh\n$ skipped\n```\n\n```console\n$ one --a\nprinted\n...\n$ two # exit 2\n```\n";
    expect(commandsOf(markdown)).toEqual([
      { command: "one --a", exitCode: 0, prints: ["printed"] },
      { command: "two", exitCode: 2, prints: [] },
    ]);
  });
});
