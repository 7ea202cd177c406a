import { createHmac } from "node:crypto";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { pseudonymKey, pseudonymOf } from "../../../src/data/intake/pseudonyms.js";
import { dataFolder, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const KEY = Buffer.from("0123456789abcdef0123456789abcdef");
const IDS = Array.from({ length: 40 }, (_, i) => `00${i}`);

afterEach(() => vi.unstubAllEnvs());

function keyFile(bytes: Buffer = KEY, mode = 0o600): string {
  const file = join(temporaryFolder(), "key.bin");
  writeFileSync(file, bytes);
  chmodSync(file, mode);
  return file;
}

/** The same cases with their outcomes in a second file, of which the identifiers are what `named` makes of them. */
function filesWith(named: (id: string) => string) {
  const cases = IDS.map((id, i) => [id, i % 3 === 0 ? "A" : "B", i % 4 === 0 ? "high" : "low"].join());
  const outcomes = IDS.map((id, i) => [named(id), i % 5 === 0 ? "1" : "0"].join());
  return dataFolder({
    "cases.csv": ["id,group,band", ...cases, ""].join("\n"),
    "outcomes.csv": ["number,result", ...outcomes.toReversed(), ""].join("\n"),
  });
}

async function read(folder: string, pseudonyms?: "hmac-sha256") {
  const plan = sampleCasesPlan({
    data: {
      cases: { columns: { outcome: undefined, selected: undefined, score: undefined } },
      joined: [
        { file: "outcomes.csv", columns: { id: "number", outcome: "result" }, ...(pseudonyms && { pseudonyms }) },
      ],
    },
    selected: undefined,
  });
  const context = quietContext();
  const engine = await openDuckdbEngine(plan, folder, context);
  return { hash: await engine.dataHash(context), joined: engine.describe().joined };
}

describe("a joined file with pseudonyms", () => {
  it("gives the evidence of the same file with the identifiers themselves", async () => {
    const plain = await read(filesWith((id) => id));
    vi.stubEnv("TOETSSTEEN_PSEUDONYM_KEY", keyFile());
    const folder = filesWith((id) => createHmac("sha256", KEY).update(id).digest("hex"));
    expect(await read(folder, "hmac-sha256")).toEqual(plain);
    expect(plain.joined).toEqual([{ name: "outcomes.csv", withoutUnit: 0, unitsWithout: 0 }]);
  });

  it("that were made under another key has no partner at all, on both sides", async () => {
    vi.stubEnv("TOETSSTEEN_PSEUDONYM_KEY", keyFile());
    const folder = filesWith((id) => pseudonymOf(id, Buffer.from("another key of more bytes")));
    const { joined } = await read(folder, "hmac-sha256");
    expect(joined).toEqual([{ name: "outcomes.csv", withoutUnit: 40, unitsWithout: 40 }]);
  });

  it("is refused without a key, and with one that is short, absent or open to others", async () => {
    const folder = filesWith((id) => pseudonymOf(id, KEY));
    await expect(read(folder, "hmac-sha256")).rejects.toThrow("TOETSSTEEN_PSEUDONYM_KEY to name the file of the key");
    const refusals = [
      [keyFile(Buffer.from("short")), "a key of 16 bytes or more; got 5"],
      [keyFile(KEY, 0o644), "chmod 600"],
      [join(folder, "absent"), "a file that can be read; got none"],
    ] as const;
    for (const [file, words] of refusals) {
      expect(() => pseudonymKey({ TOETSSTEEN_PSEUDONYM_KEY: file })).toThrow(words);
    }
  });
});

describe("pseudonymOf", () => {
  it("is the HMAC of RFC 4231, test case 2", () => {
    expect(pseudonymOf("what do ya want for nothing?", Buffer.from("Jefe"))).toBe(
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
  });
});
