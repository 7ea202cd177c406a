import { describe, expect, it } from "vitest";
import { runInputs } from "../../../src/audit/inputs/run-inputs.js";
import { inputsEvidence } from "../../../src/data/inputs/inputs-evidence.js";
import { type DisclosedInputs, discloseInputs } from "../../../src/disclosure/inputs/disclose-inputs.js";
import { durationResultSchema } from "../../../src/disclosure/inputs/duration-schema.js";
import { renderChart } from "../../../src/report/charts/render-chart.js";
import { figuresOf } from "../../../src/report/document/figures-of.js";
import { toInputsDocument } from "../../../src/report/document/inputs/inputs-document.js";
import { inputsTables } from "../../../src/report/document/inputs/inputs-tables.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { loadedSolver } from "../../support/loaded-solver.js";
import { questionOf, syntheticRegistrations } from "../../support/registered-rows.js";

const { registrations, plan, settings: all } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 10_577 }));
const { version, plan: file, title, alpha, duration } = all;
const settings = { version, plan: file, title, alpha, duration };
const result = await runInputs(inputsEvidence(registrations, settings, plan), questionOf(plan, settings));
const hashes = { planHash: "p", settingsHash: "s" };
const written: DisclosedInputs = discloseInputs(result, { plan, settings, ...hashes }, loadedSolver());
const groups = written.parts.duration!.groups!;

function hiddenRow(id: string, group: string): boolean {
  const { keys, counts } = written.tables.find((table) => table.id === id)!;
  const width = counts.length / keys[0]!.levels.length;
  const at = keys[0]!.levels.indexOf(group) * width;
  return counts.slice(at, at + width).includes("suppressed");
}

describe("what may be written of durations", () => {
  it("has the form of its schema", () => {
    const { parts } = JSON.parse(JSON.stringify(written)) as DisclosedInputs;
    expect(durationResultSchema.parse(parts.duration)).toEqual(parts.duration);
  });

  it("shows no cell of a group with fewer people or sponsors than the thresholds", () => {
    const seen = { shown: 0, hidden: 0 };
    for (const { id, support } of result.tables.filter(({ keys }) => keys[0]!.name === "group")) {
      written.tables
        .find((table) => table.id === id)!
        .counts.forEach((count, cell) => {
          seen[count === "suppressed" ? "hidden" : "shown"] += 1;
          if (count === "suppressed") return;
          expect(count).toBeGreaterThanOrEqual(5);
          expect(support!.people[cell]).toBeGreaterThanOrEqual(10);
        });
    }
    expect(Math.min(seen.shown, seen.hidden)).toBeGreaterThan(5);
  });

  it("withholds the violations and years of a hidden group, and what rests on its bands", () => {
    const kinds = groups.compared.map(({ group, units, violations, years, share, rate, ratio, adjusted }) => {
      const [isRow, isBands] = [hiddenRow("duration.groups", group), hiddenRow("duration.groups-bands", group)];
      for (const number of [units, violations, years, share, rate]) {
        expect(number.kind).toBe(isRow ? "withheld" : "shown");
      }
      expect([ratio.kind, adjusted.kind]).toEqual(isRow || isBands ? ["withheld", "class"] : ["shown", "shown"]);
      return isRow || isBands;
    });
    expect(new Set(kinds).size).toBe(2);
  });

  it("hides two rows or none in the same table, so that no sum gives one back", () => {
    for (const id of ["duration.groups", "duration.groups-bands"]) {
      const hidden = groups.compared.filter(({ group }) => hiddenRow(id, group)).length;
      expect(hidden).not.toBe(1);
    }
  });
});

describe.each(["nl", "en"] as const)("the chapter on durations in %s", (language) => {
  const document = toInputsDocument(written, { language });
  const sections = document.sections.filter(({ id }) => id.startsWith("duration"));
  const text = JSON.stringify(sections, (key, value) => (key === "spec" ? null : value));

  it("begins with the finding, and holds no forbidden word and no word of code", () => {
    const [block] = sections[0]!.blocks;
    expect(block).toMatchObject({ kind: "paragraph", strong: true });
    expect(JSON.stringify(block)).toContain(language === "nl" ? "stijgt met de duur" : "rises with duration");
    expect(forbiddenPhrases(text)).toEqual([]);
    expect(text).not.toMatch(/undefined|NaN|\[object|other-groups|not-estimable|no-longer-shown/);
  });

  it("draws the ratios, and names every band in words", () => {
    const figure = figuresOf(document).find(({ id }) => id === "duration-ratios")!;
    expect(renderChart(figure.spec!, { id: figure.id, title: "t", description: "d" })).toContain("<svg");
    expect(figure.table!.rows.map(([band]) => band)).toEqual(
      language === "nl"
        ? ["0 tot 2 jaar", "2 tot 4 jaar", "4 jaar of langer"]
        : ["0 to 2 years", "2 to 4 years", "4 years or more"],
    );
  });

  it("is written for machines too", () => {
    const ids = inputsTables(written).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["duration-rates", "duration-trends", "duration-rates-groups"]));
  });
});
