import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

it("the statistics door opens every file of the room", () => {
  const door = readFileSync(join(ROOT, "src/statistics.ts"), "utf8");
  const files = readdirSync(join(ROOT, "src/statistics")).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !door.includes(`"./statistics/${file.replace(/\.ts$/, ".js")}"`))).toEqual([]);
});
