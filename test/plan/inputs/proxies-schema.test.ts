import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/errors.js";
import { namedInputs, parseInputsSettings } from "../../../src/plan/inputs/inputs-schema.js";

const HEAD = "version: 1\nplan: plan.yaml\ntitle: Inputs\nproxies:\n";
const parse = (section: string) => parseInputsSettings(HEAD + section, "inputs.yaml");
const messages = (section: string): readonly string[] => {
  try {
    parse(section);
  } catch (error) {
    if (error instanceof DataError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
};
const WHOLE = "  margin: 0.1\n  outcomes: known\n";

describe("the section on proxies", () => {
  it("fills in what has a default, and names its columns", () => {
    const settings = parse(`  indicators:\n    - { column: branch, as: categories }\n${WHOLE}`);
    expect(settings.proxies).toMatchObject({ groupUnits: 50, levelUnits: 50, resamples: 4999, tables: 4 });
    expect(namedInputs(settings).map(({ name }) => name)).toEqual(["branch"]);
  });

  it("has no default for the margin and for the outcomes", () => {
    const found = messages("  indicators:\n    - { column: branch, as: categories }\n");
    expect(found).toHaveLength(2);
    expect(found.join()).toMatch(/proxies\.margin.*proxies\.outcomes/);
  });

  it.each([
    ["{ column: a, as: classes }", /either cuts or equalClasses.*neither/],
    ["{ column: a, as: classes, cuts: [1], equalClasses: 3 }", /either cuts or equalClasses.*both/],
    ["{ column: a, as: ranks, cuts: [1] }", /neither cuts nor equalClasses, since as is ranks/],
    ["{ column: a, as: classes, cuts: [1, 1] }", /more than the cut before it/],
  ])("refuses %s", (indicator, expected) => {
    expect(messages(`  indicators:\n    - ${indicator}\n${WHOLE}`).join()).toMatch(expected);
  });

  it("refuses a column that stands twice", () => {
    const found = messages(
      `  indicators:\n    - { column: a, as: categories }\n    - { column: a, as: ranks }\n${WHOLE}`,
    );
    expect(found.join()).toMatch(/a column that stands once; got "a"/);
  });
});
