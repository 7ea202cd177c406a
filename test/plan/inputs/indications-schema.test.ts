import { expect, test } from "vitest";
import { DataError } from "../../../src/errors.js";
import { INDICATION_CODES, isAboutMigrant } from "../../../src/plan/inputs/indication-codes.js";
import { parseInputsSettings } from "../../../src/plan/inputs/inputs-schema.js";
import { INDICATIONS, isSponsorLevel } from "../../../src/registry/indications.js";

const HEAD = "version: 1\nplan: plan.yaml\ntitle: t\n";
const items = (pairs: string, tested: string) =>
  `indications: { items: { ${pairs} }, "yes": [J], "no": [N], tested: [${tested}] }\n`;

function messages(text: string): readonly string[] {
  try {
    parseInputsSettings(HEAD + text, "inputs.yaml");
    return [];
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.issues.map(({ message }) => message);
  }
}

test("the codes are those of the coded list", () => {
  expect(INDICATION_CODES).toEqual(INDICATIONS.map(({ code }) => code));
  expect(INDICATION_CODES.filter(isAboutMigrant)).toEqual(INDICATION_CODES.filter((code) => !isSponsorLevel(code)));
});

test.each(["14", "15", "16", "17", "18", "18a", "18b", "18c", "19", "20", "21"])(
  "indication %s is refused as an input of a test on sponsors, with the reason",
  (code) => {
    const found = messages(items(`"${code}": a`, `"${code}"`));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("14 to 21 are about a single migrant, and a sponsor has many");
  },
);

test.each(["13", "22", "11a"])("indication %s may be tested", (code) => {
  expect(messages(items(`"${code}": a`, `"${code}"`))).toEqual([]);
});

test("a column of an indication about a migrant is refused in other tests on sponsors", () => {
  const proxies =
    "proxies: { margin: 0.1, outcomes: known, indicators: [{ column: a, as: categories }, { column: b, as: categories }] }\n";
  const found = messages(items('"01": b, "19": a', '"01"') + proxies).filter((each) => each.includes("indication 19"));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("proxies.indicators.0.column");
});

test("an indication without a column or parts is no input, and a text means one answer", () => {
  expect(messages(items('"01": a', '"12"')).join()).toContain("indications.items.12");
  const both = 'indications: { items: { "01": a }, "yes": [J], "no": [J], tested: ["01"] }';
  expect(messages(both).join()).toContain("texts that do not mean yes too");
});

test("a conjunction may be tested by its parts alone", () => {
  const text = `indications: { items: { "01": a }, "yes": [J], "no": [N], tested: ["12"], twelve: { addressDiffers: d, changeReported: r } }`;
  expect(messages(text)).toEqual([]);
});
