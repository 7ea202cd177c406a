import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import type { PublishedSeries } from "../../../src/audit/monitoring/series.js";
import { publishedMonitor } from "../../../src/disclosure/monitoring.js";
import { toMonitorDocument } from "../../../src/report/document/monitor-document.js";
import { monitorTables } from "../../../src/report/document/monitor-tables.js";
import { renderHtml } from "../../../src/report/html/render-html.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { monitoringPlan, periodOf, seriesOf } from "../../audit/monitoring/simulated-series.js";

const rising = seriesOf(
  Array.from({ length: 6 }, (_, at) =>
    periodOf(`p${at + 1}`, { flagged: at === 2 ? null : 20 + 12 * at, n: 100, otherFlagged: 80, otherN: 400 }, 10),
  ),
);
const even = seriesOf([1, 2].map((at) => periodOf(`p${at}`, { flagged: 20, n: 100, otherFlagged: 80, otherN: 400 })));
const clusters: PublishedSeries = { ...even, unit: "migrants", dependence: "clusters-unknown" };

const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });

const CASES = [
  ["an alarm and a gap", rising, monitoringPlan(), /^Alarm: /],
  [
    "no alarm",
    even,
    monitoringPlan(),
    /^(?:No alarm after 2 of 12 planned looks|Geen alarm na 2 van de 12 geplande meetmomenten)$/,
  ],
  ["the betting test", rising, monitoringPlan({ decides: "martingale" }), /^Alarm: /],
  ["the same units", rising, monitoringPlan({ units: "repeated" }), /^Alarm: /],
  ["nothing that can be tested", clusters, monitoringPlan(), /could not be tested$|kon niet worden getoetst$/],
] as const;

describe.each(CASES)("the report of a series with %s", (_, series, plan, finding) => {
  const monitor = publishedMonitor(series, plan, "f".repeat(64));

  it.each(["nl", "en"] as const)(
    "states its finding and holds no forbidden phrase, in a valid page (%s)",
    async (language) => {
      const document = toMonitorDocument(monitor, { language });
      expect(document.finding).toMatch(finding);
      expect(forbiddenPhrases(JSON.stringify(document))).toEqual([]);
      expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|null,null|\[object/);
      const { results } = await validator.validateString(renderHtml(document));
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    },
  );
});

describe("the report of a monitored series", () => {
  it("draws a gap as a word, not as a point, and never as zero", () => {
    const document = toMonitorDocument(publishedMonitor(rising, monitoringPlan(), "f".repeat(64)), { language: "en" });
    const figure = document.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === "figure");
    if (figure?.kind !== "figure") throw new Error("no figure");
    const text = JSON.stringify(figure.figure.spec);
    expect(text).toContain('{"period":"p3","label":"not shown"}');
    expect(text).not.toMatch(/"period":"p3","ratio"/);
    expect(figure.figure.table!.rows[2]!.slice(0, 3)).toEqual(["p3", "not shown", "–"]);
  });

  it("marks every row of its tables when the data is made up", () => {
    const tables = monitorTables(publishedMonitor(rising, monitoringPlan(), "f".repeat(64)));
    expect(tables.map(({ id }) => id)).toEqual(["run-charts", "groups", "verdict-changes", "drift"]);
    for (const { header, rows } of tables) {
      expect(header.at(-1)).toBe("data");
      for (const row of rows) expect([row.length, row.at(-1)]).toEqual([header.length, "synthetic"]);
    }
  });
});
