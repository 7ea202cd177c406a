import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { synthesise } from "../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../src/synthetic/write-synthetic.js";
import { runAnalysis } from "../support/run-analysis.js";

const folder = mkdtempSync(join(tmpdir(), "toetssteen-inputs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the analysis of what goes into a model", () => {
  it("finds each planted proxy of the sample and no innocent indicator", { timeout: 240_000 }, async () => {
    const sample = join(folder, "sample");
    mkdirSync(sample);
    for (const { name, text } of syntheticFiles(synthesise({ seed: 1, sponsors: 10_577 }))) {
      writeFileSync(join(sample, name), text);
    }
    const whole = parse(readFileSync(join(sample, "inputs.yaml"), "utf8"));
    const { version, plan, title, registrations, proxies } = whole;
    const settings = { version, plan, title, registrations, proxies: { ...proxies, resamples: 999 } };
    writeFileSync(join(sample, "inputs.yaml"), stringify(settings));
    const printed = await runAnalysis("inputs", folder, [join(sample, "inputs.yaml")]);
    const corners = Object.fromEntries(
      [...printed.matchAll(/^│ \d+ +│ '(\w+)' .*'(proxy-without-purpose|both|outcome-only|neither)'/gm)].map(
        ([, column, corner]) => [column!, corner!],
      ),
    );
    const planted = JSON.parse(readFileSync(join(sample, "truth.json"), "utf8")).registrations.proxies;
    const cornersOf = (columns: readonly string[]) => columns.map((column) => corners[column]);
    expect(new Set(cornersOf(planted.proxies))).toEqual(new Set(["proxy-without-purpose"]));
    expect(new Set(cornersOf(planted.both))).toEqual(new Set(["both"]));
    expect(new Set(cornersOf(planted.outcomeOnly))).toEqual(new Set(["outcome-only"]));
    expect(new Set(cornersOf(planted.innocents))).toEqual(new Set(["neither"]));
  });
});
