/*
 * Which of 20 indicators stand for sex and age? German credit, public data.
 *
 * Data. 1,000 loans of a German bank, 300 of which were not paid back (Statlog, UCI Machine Learning Repository 1994).
 * Groups: men and women, under 26 and from 26 on. Sex is read from the code of personal status, as is usual with these
 * data; so that column gives sex away by construction, and age is itself one of the 20.
 * Proxies. As in inputs.ts: strength of the relation with the groups and with loans that were not paid back, adjusted
 * over the 20 indicators.
 *
 *   npx tsx analyses/german-credit.ts german.data
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { examineInputs, inputsFiles } from "../src/index.js";

const COLUMNS = `checking_account duration credit_history purpose amount savings employment instalment_share
  personal_status other_debtors years_at_address property age instalment_plans housing existing_credits job
  people_liable telephone foreign_worker`.split(/\s+/);
/** Meaning of the codes of the source, for the columns whose tables the report shows. */
const WORDS: Readonly<Record<string, string>> = {
  A71: "0 none",
  A72: "0 to 1",
  A73: "1 to 4",
  A74: "4 to 7",
  A75: "7 or more",
  A91: "man divorced",
  A92: "woman not single",
  A93: "man single",
  A94: "man married",
  A95: "woman single",
  A151: "rented",
  A152: "own",
  A153: "free",
  A191: "none",
  A192: "yes",
};

const source = process.argv[2] ?? "../shared/data/german-credit/german.data";
mkdirSync("out", { recursive: true });
const loans = readFileSync(source, "utf8").trim().split("\n");
const rows = loans.map((line, i) => {
  const fields = line.trim().split(/\s+/);
  const sex = fields[8] === "A92" || fields[8] === "A95" ? "women" : "men";
  const group = `${sex} ${Number(fields[12]) < 26 ? "under 26" : "from 26"}`;
  const values = fields.slice(0, COLUMNS.length).map((value) => WORDS[value] ?? value);
  return [i + 1, group, fields[20] === "2" ? "bad" : "good", ...values];
});
const header = ["id", "group", "outcome", ...COLUMNS];
writeFileSync("out/german-credit.csv", [header, ...rows].map((row) => `${row.join(",")}\n`).join(""));
copyFileSync(join(import.meta.dirname, "german-credit.yaml"), "out/plan.yaml");
copyFileSync(join(import.meta.dirname, "german-credit-inputs.yaml"), "out/inputs.yaml");

const inputs = await examineInputs("out/inputs.yaml");
const { proxies } = inputs.parts;
for (const corner of ["proxy-without-purpose", "both", "outcome-only", "neither"] as const) {
  const names = proxies?.indicators.filter((each) => each.corner === corner).map(({ column }) => column) ?? [];
  console.log(`${corner}: ${names.join(", ")}`);
}

for (const [path, file] of inputsFiles(inputs, { languages: ["nl", "en"], date: undefined, pdf: false })) {
  mkdirSync(dirname(join("out/release", path)), { recursive: true });
  writeFileSync(join("out/release", path), file);
}
console.log("Report: out/release/report.en.html");
