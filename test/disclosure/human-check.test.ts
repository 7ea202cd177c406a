import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { readBlindTrial } from "../../src/data/tables/blind-trial.js";
import { publishedHumanCheck } from "../../src/disclosure/human-check.js";
import { toHumanCheckDocument } from "../../src/report/document/human-check-document.js";
import { humanCheckTables } from "../../src/report/document/human-check-tables.js";
import { renderHtml } from "../../src/report/html/render-html.js";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { humanCheckPlan, type LogTruth, logEvidence } from "../audit/human-check/simulated-log.js";

const TRIAL = [
  "blind,model,after",
  ...Array.from(
    { length: 120 },
    (_, at) =>
      `${["low", "middle", "high"][at % 3]},${["low", "middle", "high"][(at % 3) + (at % 7 === 0 && at % 3 < 2 ? 1 : 0)]},low`,
  ),
].join("\n");

const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });

const published = (truth: LogTruth, plan = humanCheckPlan()) =>
  publishedHumanCheck({ log: logEvidence(5, truth, plan), trial: readBlindTrial(TRIAL, plan) }, plan, "f".repeat(64));

const FOLLOWING: LogTruth = { deviates: () => 0.006, casesEach: 100 };

describe("a published human check", () => {
  it("gives a handful of deviations as a class, withholds what rests on them, and keeps the signal", () => {
    const { log, tables } = published(FOLLOWING);
    expect(log!.deviated).toEqual({ kind: "class", relation: "below", bound: 0.01 });
    expect(log!.kappa.kind).toBe("withheld");
    expect(log!.contribution.signal).toBe("no-demonstrable-contribution");
    expect(tables.find(({ id }) => id === "log.cases")!.counts).toEqual(["suppressed", "suppressed"]);
    for (const table of tables)
      for (const count of table.counts) expect(count === "suppressed" || count >= 10).toBe(true);
  });

  it("shows everything where a reason is given", () => {
    const plan = humanCheckPlan();
    const open = { ...plan, disclosure: { ...plan.disclosure, threshold: 0, reason: "made-up data" } };
    const { log } = published(FOLLOWING, open);
    expect(log!.deviated.kind).toBe("shown");
    expect(log!.byBand.every(({ deviated }) => deviated.kind === "shown")).toBe(true);
  });

  it("gives nothing of a hidden group, and Holm's value of a shown one as a class", () => {
    const truth: LogTruth = { deviates: (_, group) => (group === "A" ? 0.3 : 0.1), groupA: () => 0.02, casesEach: 100 };
    const evidence = logEvidence(5, truth);
    const third = { group: "C", followed: 400, deviated: 100 };
    const log = {
      ...evidence,
      decisions: evidence.decisions + 500,
      byBand: evidence.byBand.map((band) =>
        band.band === "low" ? { ...band, investigate: band.investigate + 100, leave: band.leave + 400 } : band,
      ),
      byGroup: [...evidence.byGroup!, third],
      officers: null,
    };
    const { log: shown } = publishedHumanCheck({ log, trial: null }, humanCheckPlan(), "f".repeat(64));
    const [a, b, c] = shown!.byGroup!;
    for (const hidden of [a!, c!]) {
      expect([hidden.difference.kind, hidden.pValue.kind, hidden.holm.kind]).toEqual([
        "withheld",
        "withheld",
        "withheld",
      ]);
    }
    expect([b!.deviated.kind, b!.holm.kind]).toEqual(["shown", "class"]);
  });

  it.each([
    ["fewer officers than the settings want", { deviates: () => 0.2, officers: 4 }],
    ["one officer who decides more than half", null],
  ] as const)("is refused for %s", (_, truth) => {
    const plan = humanCheckPlan();
    const evidence = logEvidence(5, truth ?? { deviates: () => 0.2, officers: 6 });
    const log =
      truth !== null
        ? evidence
        : {
            ...evidence,
            officers: evidence.officers!.map((own, at) => (at === 0 ? { ...own, n: evidence.decisions * 0.6 } : own)),
          };
    expect(() => publishedHumanCheck({ log, trial: null }, plan, "f".repeat(64))).toThrow(/requires a log of/);
  });
});

describe.each([
  ["a log that follows the model", FOLLOWING],
  ["a log that deviates", { deviates: () => 0.3 }],
  ["a log of quick decisions", { deviates: () => 0.3, seconds: () => 2 }],
] as const)("the report of %s", (_, truth) => {
  it.each(["nl", "en"] as const)(
    "holds no forbidden phrase and no empty number, in a valid page (%s)",
    async (language) => {
      const document = toHumanCheckDocument(published(truth), { language });
      expect(forbiddenPhrases(JSON.stringify(document))).toEqual([]);
      expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|\[object/);
      const { results } = await validator.validateString(renderHtml(document));
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    },
  );
});

describe("the report of a human check", () => {
  it("names the signal in the words of the domain, and warns that agreement is no validation", () => {
    const document = toHumanCheckDocument(published(FOLLOWING), { language: "nl" });
    expect(document.finding).toBe(
      "Geen aantoonbare menselijke toevoeging: medewerkers wijken in minder dan 1% van hun beslissingen af van het model",
    );
    expect(JSON.stringify(document)).toContain("Overeenstemming met het huidige beeld is geen validatie.");
  });

  it("stands for a trial alone", () => {
    const { log: _, ...plan } = humanCheckPlan();
    const check = publishedHumanCheck({ log: null, trial: readBlindTrial(TRIAL, plan) }, plan, "f".repeat(64));
    const document = toHumanCheckDocument(check, { language: "en" });
    expect(document.finding).toMatch(/^Staff who do not see the model give the same rating in /);
    expect(document.sections.map(({ id }) => id)).toEqual(["summary", "trial", "limits", "methods", "reproduction"]);
  });

  it("marks every row of its tables when the data is made up", () => {
    for (const { header, rows } of humanCheckTables(published(FOLLOWING))) {
      expect(header.at(-1)).toBe("data");
      for (const row of rows) expect([row.length, row.at(-1)]).toEqual([header.length, "synthetic"]);
    }
  });
});
