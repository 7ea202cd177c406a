import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { flatObject } from "../../../src/data/intake/flat-json.js";
import type { Plan } from "../../../src/plan/schema.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "../traps/sponsor-files.js";

const inLines = (file = "sponsors.jsonl") => samplePlan({ data: { sponsors: { file } } });
const ROW = '{"sponsor": "0363", "score": 10, "outcome": "none", "provenance": "risk", "branch": "62"}';

async function problems(lines: string | Uint8Array, plan: Plan = inLines()) {
  return problemsIn(plan, {
    "sponsors.jsonl": lines,
    "migrants.csv": "sponsor,nationality,migrants\n0363,A,2\n",
  });
}

async function evidenceOf(plan: Plan, files: Record<string, string | Uint8Array>) {
  const engine = await openDuckdbEngine(plan, dataFolder(files), quietContext());
  return { hash: await engine.dataHash(quietContext()), rows: engine.describe().files[0]!.rows };
}

describe("a line of JSON lines", () => {
  it("gives the values of JSON.parse, as texts, for every flat object", () => {
    const value = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text) && !text.includes("\0");
    fc.assert(
      fc.property(fc.dictionary(fc.string().filter(wellFormed), value), fc.boolean(), (object, spaced) => {
        fc.pre(Object.values(object).every((each) => typeof each !== "string" || wellFormed(each)));
        const read = flatObject(JSON.stringify(object, null, spaced ? " " : undefined).replaceAll("\n", " "));
        if (read.kind !== "object") throw new Error(read.received);
        const expected = Object.entries(object).map(([key, each]) => {
          const text = typeof each === "string" || each === null ? each : JSON.stringify(each);
          return [key, text];
        });
        expect([...read.values]).toEqual(expected);
      }),
    );
  });

  it("keeps the digits of long numbers", () => {
    const read = flatObject('{"id": 12345678901234567890, "score": 1.50}');
    expect(read.kind === "object" && [...read.values.values()]).toEqual(["12345678901234567890", "1.50"]);
  });

  it.each([
    ["[1]", "another value than one object"],
    ["7", "another value than one object"],
    ['{"a": {"b": 1}}', "a nested value"],
    ['{"a": [1]}', "a nested value"],
    ['{"a": 1, "a": 2}', "a key twice"],
    ['{"a": 01}', "an object that does not end"],
    ['{"a": +1}', "a value that cannot be read"],
    ['{"a": NaN}', "a value that cannot be read"],
    ["{'a': 1}", "an object with a key that cannot be read"],
    ['{"a": 1,}', "an object with a key that cannot be read"],
    ['{"a" 1}', "a key without a value"],
    ['{"a": 1', "an object that does not end"],
    ['{"a": 1} {"a": 2}', "text after the object"],
    ['{"a": "\\ud800"}', "half of a surrogate pair"],
    ['{"a": "\\u0000"}', "a NUL byte"],
    ['{"a": "x\u0001"}', "a value that cannot be read"],
  ])("is refused: %s", (line, received) => {
    expect(flatObject(line)).toMatchObject({ kind: "malformed", received });
    if (!line.includes('"a": 1, "a"') && !/01|1 \{|ud800|u0000/.test(line)) {
      expect(() => {
        const value = JSON.parse(line);
        if (typeof value !== "object" || Array.isArray(value)) throw new Error("no object");
        if (Object.values(value).some((each) => typeof each === "object")) throw new Error("nested");
      }).toThrow();
    }
  });
});

describe("a file of JSON lines", () => {
  it("gives the evidence of the same rows in a CSV file, with numbers as texts or as numbers, compressed or not", async () => {
    const [header, ...rows] = SPONSORS.trim()
      .split("\n")
      .map((line) => line.split(","));
    const lines = rows.map((cells, place) =>
      JSON.stringify(
        Object.fromEntries(
          header!.map((name, i) => {
            const cell = cells[i]!;
            if (cell === "") return [name, place % 2 === 0 ? null : ""];
            return [name, name === "score" ? Number(cell) : cell];
          }),
        ),
      ),
    );
    const text = `${lines.join("\r\n")}\n\n`;
    const expected = await evidenceOf(samplePlan(), { "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
    const found = await evidenceOf(inLines(), { "sponsors.jsonl": text, "migrants.csv": MIGRANTS });
    const zipped = await evidenceOf(inLines("s.ndjson.gz"), {
      "s.ndjson.gz": gzipSync(text),
      "migrants.csv": MIGRANTS,
    });
    expect(found).toEqual(expected);
    expect(zipped).toEqual(expected);
  });

  it("reads a key that a line lacks as no value", async () => {
    expect(await problems(`${ROW}\n`)).toEqual([]);
    const second = ROW.replace("0363", "7");
    expect(places(await problems(`${ROW}\n{"sponsor": "7", "score": 3}\n`))).toEqual([]);
    expect(places(await problems(`${ROW}\n{"score": 3}\n${second}\n`))).toEqual(["value-missing sponsors.jsonl:2"]);
  });

  it.each([
    ["a blank line between", `${ROW}\n\n${ROW.replace("0363", "7")}\n`, ["row-blank sponsors.jsonl:2"]],
    ["a broken line", `${ROW}\n{"sponsor": \n${ROW.replace("0363", "7")}\n`, ["line-malformed sponsors.jsonl:2"]],
    [
      "a value against a rule after it",
      `${ROW}\nx\n${ROW.replace("0363", "7").replace("10", "101")}\n`,
      ["line-malformed sponsors.jsonl:2", "value-range sponsors.jsonl:3"],
    ],
    [
      "an unknown key",
      `${ROW}\n${ROW.replace("0363", "7").replace("}", ', "x": 1}')}\n`,
      ["column-unknown sponsors.jsonl:2"],
    ],
    ["a key that no line has", `${ROW.replace(', "branch": "62"', "")}\n`, ["column-missing sponsors.jsonl"]],
    ["a byte-order mark", `\ufeff${ROW}\n${ROW}\n`, ["byte-order-mark sponsors.jsonl:1"]],
    ["no line", "\n\n", ["no-rows sponsors.jsonl"]],
    ["other keys", '{"a": 1}\n', ["header-unrecognised sponsors.jsonl"]],
    [
      "CSV",
      SPONSORS,
      [
        "line-malformed sponsors.jsonl:1",
        "line-malformed sponsors.jsonl:2",
        "line-malformed sponsors.jsonl:3",
        "line-malformed sponsors.jsonl:4",
      ],
    ],
  ])("names the line of %s", async (_, text, expected) => {
    const found = places(await problems(text)).filter((place) => place.includes("sponsors.jsonl"));
    expect(found.sort()).toEqual([...expected].sort());
  });

  it("names a line that is not UTF-8, and quotes no value", async () => {
    const bytes = Buffer.concat([Buffer.from(`${ROW}\n{"sponsor": "`), Buffer.from([0xff, 0xfe]), Buffer.from('"}\n')]);
    expect(places(await problems(bytes))).toContain("encoding-invalid sponsors.jsonl:2");
    const issues = await problems(`${ROW}\n{"sponsor": "secret", "GBR": {"a": 1}}\n{"sponsor": "secret" 1}\n`);
    expect(issues.map(({ message }) => message).join()).not.toMatch(/secret|GBR/);
  });
});
