import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TOOLKIT } from "../../src/runtime/toolkit.js";

it("states the name and the version of package.json", () => {
  const { name, version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(TOOLKIT).toEqual({ name, version });
});
