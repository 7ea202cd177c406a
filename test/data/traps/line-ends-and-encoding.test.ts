import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./sponsor-files.js";

async function compositionOf(plan: Parameters<typeof openDuckdbEngine>[0], files: Record<string, string | Uint8Array>) {
  const context = quietContext();
  const engine = await openDuckdbEngine(plan, dataFolder(files), context);
  const { composition } = await engine.evidence(["composition"], context);
  if (composition.kind !== "composition") throw new Error(composition.reason);
  return { composition, hash: await engine.dataHash(context) };
}

it("reads line feeds, carriage returns with line feeds, and gz alike", async () => {
  const plain = await compositionOf(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
  const returns = MIGRANTS.replaceAll("\n", "\r\n");
  const windows = await compositionOf(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": returns });
  const packed = await compositionOf(samplePlan({ data: { migrants: { file: "migrants.csv.gz" } } }), {
    "sponsors.csv": SPONSORS,
    "migrants.csv.gz": gzipSync(MIGRANTS),
  });
  expect(windows.hash).toBe(plain.hash);
  expect(packed.hash).toBe(plain.hash);
});

it("reports the first line that ends otherwise than the header, which the reader refuses", async () => {
  const returns = MIGRANTS.replaceAll("\n", "\r\n");
  for (const migrants of [MIGRANTS.replace("A,2\n", "A,2\r\n"), returns.replace("A,2\r\n", "A,2\n")]) {
    const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": migrants });
    expect(places(issues)).toEqual(["line-end-mixed migrants.csv:2"]);
  }
});

it("reports a carriage return alone", async () => {
  const migrants = MIGRANTS.replace("A,2\n", "A,2\r");
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": migrants });
  expect(places(issues)).toContain("line-end-mixed migrants.csv:2");
});

it("reports a gz file that is cut off", async () => {
  const plan = samplePlan({ data: { migrants: { file: "migrants.csv.gz" } } });
  const packed = gzipSync(MIGRANTS).subarray(0, 30);
  const issues = await problemsIn(plan, { "sponsors.csv": SPONSORS, "migrants.csv.gz": packed });
  expect(places(issues)).toEqual(["file-unreadable migrants.csv.gz"]);
});

const LATIN = Buffer.from(MIGRANTS.replaceAll(",A,", ",Cura\u00e7ao,"), "latin1");

it("reads Latin-1 where the plan declares it", async () => {
  const plan = samplePlan({ data: { migrants: { encoding: "latin-1" } } });
  const { composition } = await compositionOf(plan, { "sponsors.csv": SPONSORS, "migrants.csv": LATIN });
  expect(composition.groups).toEqual(["B", "Cura\u00e7ao"]);
});

it("reports every Latin-1 line of a file that is declared as UTF-8", async () => {
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": LATIN });
  expect(places(issues)).toEqual(["encoding-invalid migrants.csv:2", "encoding-invalid migrants.csv:4"]);
});

it("rejects the same byte sequences as the reader, so that records reconcile", async () => {
  const bad = ["eda080", "c080", "f4908080", "e282", "ff", "e9", "80"].map((hex) => Buffer.from(hex, "hex"));
  const rows = bad.flatMap((bytes) => [Buffer.from("0363,"), bytes, Buffer.from(",1\n")]);
  const good = Buffer.from("007,\u{1F600}\u20ac,1\n");
  const migrants = Buffer.concat([Buffer.from("sponsor,nationality,migrants\n"), ...rows, good]);
  const issues = await problemsIn(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": migrants });
  expect(places(issues)).toEqual(bad.map((_, i) => `encoding-invalid migrants.csv:${i + 2}`));
});
