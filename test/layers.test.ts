import { describe, expect, it } from "vitest";
import { type Rule, readSources, type SourceFiles, violationsOf } from "./support/layers.js";
import { importsOf } from "./support/source-imports.js";

const root = new URL("..", import.meta.url).pathname;

function sources(files: Record<string, string>): SourceFiles {
  return new Map(Object.entries(files));
}

function rulesBroken(files: Record<string, string>): Rule[] {
  return violationsOf(sources(files)).map(({ rule }) => rule);
}

describe("the repository", () => {
  it("keeps every rule of the house", () => {
    expect(violationsOf(readSources(root, ["src", "analyses"]))).toEqual([]);
  });

  it("keeps each hypothesis analysis under 80 lines", () => {
    const analyses = readSources(root, ["analyses"]);
    for (const name of ["hypothesis-1-nationality", "hypothesis-2-majority", "auc-baseline"]) {
      expect(analyses.get(`analyses/${name}.ts`)?.split("\n").length, name).toBeLessThan(80);
    }
  });
});

describe("the reader of imports", () => {
  it("finds every way to reach another file", () => {
    const source = [
      'import "./a.js";',
      'import { b } from "./b.js";',
      'import type { C } from "./c.js";',
      'import { type D } from "./d.js";',
      'import { type E, e } from "./e.js";',
      'export * from "./f.js";',
      'export { g } from "./g.js";',
      'const h = await import("./h.js");',
      'const i = new URL("./i.js", import.meta.url);',
      "const j = await import(name);",
      'type K = import("./k.js").K;',
    ].join("\n");
    const found = importsOf(source).map(({ kind, specifier }) => `${kind} ${specifier}`.trim());
    expect(found.sort()).toEqual([
      "computed-import",
      "dynamic-import ./h.js",
      "dynamic-import ./k.js",
      "export-from ./f.js",
      "export-from ./g.js",
      "import ./a.js",
      "import ./b.js",
      "import ./e.js",
      "import-type ./c.js",
      "import-type ./d.js",
      "url ./i.js",
    ]);
  });

  it("is not misled by comments, strings, templates and patterns", () => {
    const hole = "$";
    const source = [
      '// import "./a.js";',
      '/* export * from "./b.js"; */',
      "const text = 'import \"./c.js\"';",
      `const template = \`import "./d.js" ${hole}{"\`"} import("./e.js")\`;`,
      "const pattern = /[\"'/]/;",
      `const inside = \`${hole}{await import("./f.js")}\`;`,
    ].join("\n");
    expect(importsOf(source)).toEqual([{ kind: "dynamic-import", specifier: "./f.js" }]);
  });
});

describe("the arrow", () => {
  const later = { "src/audit/h1.ts": "", "src/plan/schema.ts": "" };

  it.each([
    ["import", 'import { h1 } from "../audit/h1.js";'],
    ["import type", 'import type { H1 } from "../audit/h1.js";'],
    ["export from", 'export { h1 } from "../audit/h1.js";'],
    ["import()", 'const h1 = await import("../audit/h1.js");'],
    ["new URL", 'const h1 = new URL("../audit/h1.js", import.meta.url);'],
  ])("refuses %s from a later room", (_kind, source) => {
    expect(rulesBroken({ ...later, "src/plan/schema.ts": source })).toEqual(["arrow"]);
  });

  it("allows an earlier room, the own room and the leaves", () => {
    const source =
      'import "../plan/schema.js"; import "./h1.js"; import "../errors.js"; import "../runtime/inline.js";';
    const files = { ...later, "src/errors.ts": "", "src/runtime/inline.ts": "", "src/audit/h2.ts": source };
    expect(rulesBroken(files)).toEqual([]);
  });

  it("refuses a leaf that imports a room", () => {
    expect(rulesBroken({ ...later, "src/runtime/inline.ts": 'import "../plan/schema.js";' })).toEqual(["arrow"]);
  });

  it("refuses a room that imports a door", () => {
    expect(rulesBroken({ "src/index.ts": "", "src/bundle/write.ts": 'import "../index.js";' })).toEqual(["arrow"]);
  });

  it("refuses a file in no room", () => {
    expect(rulesBroken({ "src/tools/x.ts": "", "src/audit/h1.ts": 'import "../tools/x.js";' })).toEqual(["arrow"]);
  });

  it("refuses a file that does not exist", () => {
    expect(rulesBroken({ "src/audit/h1.ts": 'import "./gone.js";' })).toEqual(["unresolved"]);
  });
});

describe("cycles", () => {
  it("are refused inside a room, through any number of files and through types", () => {
    const files = {
      "src/audit/a.ts": 'import "./b.js";',
      "src/audit/b.ts": 'import type { C } from "./c.js";',
      "src/audit/c.ts": 'import "./a.js";',
    };
    expect(violationsOf(sources(files))).toEqual([
      {
        rule: "cycle",
        file: "src/audit/a.ts",
        detail: "src/audit/a.ts -> src/audit/b.ts -> src/audit/c.ts -> src/audit/a.ts",
      },
    ]);
  });
});

describe("native code", () => {
  it.each([
    ["a node: module in audit", "src/audit/h1.ts", 'import { readFile } from "node:fs/promises";'],
    ["a node: module in the inline executor", "src/runtime/inline.ts", 'import "node:os";'],
    ["a node: module in data outside intake", "src/data/frame.ts", 'const fs = await import("node:fs");'],
    ["a computed import in plan", "src/plan/read.ts", "await import(name);"],
  ])("refuses %s", (_what, file, source) => {
    expect(rulesBroken({ [file]: source })).toEqual(["native"]);
  });

  it("refuses the database outside its engine and the intake", () => {
    expect(rulesBroken({ "src/audit/h1.ts": 'import { x } from "@duckdb/node-api";' })).toEqual(["native"]);
    expect(rulesBroken({ "src/cli/main.ts": 'import { x } from "@duckdb/node-api";' })).toEqual(["package"]);
  });

  it.each([
    "src/data/engines/duckdb.ts",
    "src/data/intake/header.ts",
    "src/report/pdf/compile.ts",
    "src/runtime/node.ts",
    "src/bundle/write.ts",
    "src/cli/main.ts",
  ])("allows node: modules in %s", (file) => {
    expect(rulesBroken({ [file]: 'import { join } from "node:path";' })).toEqual([]);
  });

  it("refuses a package that no room may use", () => {
    expect(rulesBroken({ "src/statistics/mean.ts": 'import _ from "lodash";' })).toEqual(["package"]);
    expect(rulesBroken({ "src/audit/h1.ts": 'import { parse } from "yaml";' })).toEqual(["package"]);
  });

  it("is not reachable from a door that runs in a browser", () => {
    const files = {
      "src/core.ts": 'export * from "./bundle/write.js";',
      "src/bundle/write.ts": "",
    };
    expect(rulesBroken(files)).toEqual(["portable-door"]);
  });
});

describe("neighbours", () => {
  it("lets statistics import errors and the types of runtime only", () => {
    const files = { "src/errors.ts": "", "src/runtime/inline.ts": "" };
    const values = 'import { inlineExecutor } from "../runtime/inline.js";';
    const types = 'import type { Executor } from "../runtime/inline.js"; import "../errors.js";';
    expect(rulesBroken({ ...files, "src/statistics/x.ts": values })).toEqual(["statistics-alone"]);
    expect(rulesBroken({ ...files, "src/statistics/x.ts": types })).toEqual([]);
  });

  it("lets audit see evidence, never engines or intake", () => {
    const files = { "src/data/evidence.ts": "", "src/data/engines/memory.ts": "", "src/data/intake/read.ts": "" };
    for (const hidden of ["engines/memory", "intake/read"]) {
      const source = `import type { X } from "../data/${hidden}.js";`;
      expect(rulesBroken({ ...files, "src/audit/h1.ts": source })).toEqual(["audit-sees-evidence"]);
    }
    expect(rulesBroken({ ...files, "src/audit/h1.ts": 'import "../data/evidence.js";' })).toEqual([]);
  });

  it("lets audit see the types of evidence on inputs, never its reductions or the registrations", () => {
    const files = { "src/data/inputs/fields-evidence.ts": "", "src/data/inputs/registrations.ts": "" };
    const broken = (line: string) => rulesBroken({ ...files, "src/audit/h1.ts": line });
    expect(broken('import type { X } from "../data/inputs/fields-evidence.js";')).toEqual([]);
    expect(broken('import { x } from "../data/inputs/fields-evidence.js";')).toEqual(["audit-sees-evidence"]);
    expect(broken('import type { X } from "../data/inputs/registrations.js";')).toEqual(["audit-sees-evidence"]);
  });

  it("lets report see the types of audit and nothing that runs", () => {
    const files = { "src/audit/run.ts": "" };
    const values = 'import { runAudit } from "../audit/run.js";';
    const types = 'import type { AuditResult } from "../audit/run.js";';
    expect(rulesBroken({ ...files, "src/report/page.ts": values })).toEqual(["report-sees-types"]);
    expect(rulesBroken({ ...files, "src/report/page.ts": types })).toEqual([]);
  });

  it("lets disclosure alone make a disclosed audit", () => {
    const cast = "const open = result as unknown as DisclosedAudit;";
    expect(rulesBroken({ "src/report/page.ts": cast })).toEqual(["disclosed-maker"]);
    expect(rulesBroken({ "src/disclosure/disclose.ts": cast })).toEqual([]);
  });

  it("lets analyses import the public doors only", () => {
    const files = { "src/index.ts": "", "src/audit/run.ts": "" };
    expect(rulesBroken({ ...files, "analyses/x.ts": 'import { audit } from "../src/index.js";' })).toEqual([]);
    for (const source of ['import { run } from "../src/audit/run.js";', 'import "lodash";', "await import(name);"]) {
      expect(rulesBroken({ ...files, "analyses/x.ts": source })).toEqual(["public-doors"]);
    }
  });
});

describe("guards on the text", () => {
  it.each([
    ["randomness", "const x = Math.random();"],
    ["any", "function f(x: any) {}"],
    ["any", "const x = y as any;"],
    ["any", "const x: Record<string, any> = {};"],
    ["default-export", "export default 1;"],
    ["clock", "const now = Date.now();"],
    ["clock", "const now = new Date();"],
    ["clock", "const now = new Date;"],
    ["clock", "const now = performance.now();"],
    ["console", 'console.log("x");'],
  ])("refuse %s: %s", (rule, source) => {
    expect(rulesBroken({ "src/audit/h1.ts": source })).toEqual([rule]);
  });

  it("allow a date that is given, and the word any in a text", () => {
    const source = 'const day = new Date(text); // any\nconst word = "as any"; const some = { any: 1 };';
    expect(rulesBroken({ "src/audit/h1.ts": source })).toEqual([]);
  });

  it("allow the clock in the command line", () => {
    expect(rulesBroken({ "src/cli/main.ts": "const now = Date.now();" })).toEqual([]);
  });
});
