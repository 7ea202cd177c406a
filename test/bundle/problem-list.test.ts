import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { problemList } from "../../src/bundle/problem-list.js";
import { writeWorkfile } from "../../src/bundle/workfile.js";
import type { Issue } from "../../src/errors.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("writes every problem as a line of CSV, with quotes where a field needs them", async () => {
  async function* issues(): AsyncGenerator<Issue> {
    yield { code: "file-empty", file: "a.csv", expected: "rows", received: "none", message: "m" };
    yield { code: "x", file: "a.csv", row: 3, column: 'the "b"', expected: "1, 2 or 3", received: "4", message: "m" };
  }
  const file = await writeWorkfile(join(temporaryFolder(), "confidential-run"), "problems.csv", problemList(issues()));
  expect(readFileSync(file, "utf8").split("\n")).toEqual([
    "file,line,column,code,expected,received",
    "a.csv,,,file-empty,rows,none",
    'a.csv,3,"the ""b""",x,"1, 2 or 3",4',
    "",
  ]);
});
