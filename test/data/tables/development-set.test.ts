import { describe, expect, it } from "vitest";
import { readDevelopmentSet } from "../../../src/data/tables/development-set.js";
import { developmentTexts, rebuildPlan } from "../../audit/rebuild/development-sample.js";

const plan = rebuildPlan();
const text = developmentTexts(1).get("development.synthetic.csv")!;
const lines = text.trimEnd().split("\n");
const problems = (csv: string) => {
  try {
    readDevelopmentSet(csv, plan);
  } catch (error) {
    return (error as { readonly issues: readonly { readonly message: string }[] }).issues.map(({ message }) => message);
  }
  return [];
};

describe("a file of development cases", () => {
  it("becomes the same sorted patterns in any order of its rows", () => {
    const evidence = readDevelopmentSet(text, plan);
    const turned = `${[lines[0], ...lines.slice(1).reverse()].join("\n")}\n`;
    expect(readDevelopmentSet(turned, plan)).toEqual(evidence);
    expect(evidence.patterns.map((codes) => codes.join())).toEqual(
      evidence.patterns.map((codes) => codes.join()).toSorted(),
    );
  });

  it("keeps nothing that names a case", () => {
    expect(JSON.stringify(readDevelopmentSet(text, plan))).not.toMatch(/S\d{3}|synthetic/);
  });

  it("is refused with every value that the settings do not know, by line", () => {
    const changed = lines.map((line, at) => (at === 2 ? line.replace(/,[JN],[JN],/, ",?,J,") : line));
    const unknown = [...changed, "S999,synthetic,9,62,J,J,NL,maybe"].join("\n");
    const found = problems(unknown);
    expect(found).toHaveLength(3);
    expect(found.join("\n")).toMatch(
      /:3 requires a level of website.*\n.*:121 requires a text of outcome.*\n.*:121 requires a level of size_class/,
    );
    expect(found.join("\n")).not.toMatch(/maybe/);
  });

  it("is refused with one outcome only, and without a column", () => {
    expect(problems([lines[0], ...lines.slice(1).filter((line) => line.endsWith("N"))].join("\n")).join()).toMatch(
      /cases with a violation and cases with none in column "violation"; got no case with a violation/,
    );
    expect(problems(text.replace("website", "site")).join()).toMatch(/website/);
  });
});
