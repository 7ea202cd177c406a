import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changedNumbers } from "../../../src/bundle/verify/changed-numbers.js";

const CHANGELOG = `# Changelog

## 0.10.0

- a feature

### Numbers that changed

- one
  on two lines
- two

### Other

- not this

## 0.9.0

- no numbers

## 0.2.0

### Numbers that changed

- three
`;

describe("changedNumbers", () => {
  it("takes the versions after the older one up to the newer one, by number and not by letter", () => {
    expect(changedNumbers(CHANGELOG, ["0.2.0", "0.10.0"])).toEqual([
      { version: "0.10.0", changes: ["one on two lines", "two"] },
    ]);
    expect(changedNumbers(CHANGELOG, ["0.10.0", "0.1.0"]).map(({ version }) => version)).toEqual(["0.10.0", "0.2.0"]);
    expect(changedNumbers(CHANGELOG, ["0.10.0", "0.10.0"])).toEqual([]);
  });

  it("reads the changelog of this package", () => {
    const text = readFileSync(join(import.meta.dirname, "../../../CHANGELOG.md"), "utf8");
    const [first] = changedNumbers(text, ["0.1.0", "0.2.0"]);
    expect(first?.version).toBe("0.2.0");
    expect(first?.changes).toHaveLength(1);
    expect(first?.changes[0]).toContain("minimumDetectableRatio");
  });
});
