import { describe, expect, it } from "vitest";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { charts } from "../../../src/report/charts.js";
import { provenanceSections } from "../../../src/report/document/bands-provenance.js";
import { bandsSections } from "../../../src/report/document/bands-section.js";
import { calibrationSections } from "../../../src/report/document/calibration-section.js";
import { errorsSections } from "../../../src/report/document/errors-section.js";
import type { Section } from "../../../src/report/document/report-document.js";
import { tables } from "../../../src/report/document/tables.js";
import { writerFor } from "../../../src/report/document/writer.js";
import { disclosedAudit } from "../../support/disclosed-audit.js";
import type { ScoredRow } from "../../support/errors-part.js";
import { severalWays, withOutcomes } from "../../support/outcomes-part.js";

const AUDIT = withOutcomes(disclosedAudit(), severalWays());

const textOf = (sections: readonly Section[]) =>
  sections
    .flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "paragraph" || block.kind === "note" ? [block.text] : [])),
    )
    .join("\n");

const tableOf = (sections: readonly Section[], id: string) =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === "table") return [block.table];
      return block.kind === "figure" && block.figure.table !== null ? [block.figure.table] : [];
    })
    .find((table) => table.id === id)!;

const write = (sections: (writer: ReturnType<typeof writerFor>) => Section[], audit: DisclosedAudit = AUDIT) =>
  sections(writerFor(audit, "en"));

describe("the section on where outcomes come from", () => {
  it("says which bands have no outcome at all, and puts the random sample first", () => {
    const sections = write(provenanceSections);
    expect(sections[0]!.heading).toBe("Where the outcomes come from: a random sample is among them");
    expect(textOf(sections)).toContain(
      "Among units inspected because of the risk score there is no outcome at all in “low”.",
    );
    expect(textOf(sections)).toContain("Range restriction:");
    const { rows } = tableOf(sections, "provenance-by-band");
    expect(rows.map(([set]) => set)).toEqual([
      "outcomes from a random sample",
      "units inspected because of the risk score",
    ]);
    expect(rows[1]![1]).toBe("none");
  });

  it("does not take outcomes of unstated origin for those of selected units", () => {
    const rows = severalWays().map(({ provenance: _, ...row }): ScoredRow => row);
    const merged = new Map<string, ScoredRow>();
    for (const row of rows) {
      const key = `${row.group} ${row.score} ${row.outcome}`;
      merged.set(key, { ...row, count: row.count + (merged.get(key)?.count ?? 0) });
    }
    const sections = write(provenanceSections, withOutcomes(disclosedAudit(), [...merged.values()]));
    expect(sections[0]!.heading).toBe("Where the outcomes come from: the data does not say");
    expect(textOf(sections)).toContain("The data does not say how the outcomes became known.");
    expect(textOf(sections)).not.toContain("in one way");
  });

  it("is absent where the data has no outcome by band", () => {
    expect(write(provenanceSections, disclosedAudit())).toEqual([]);
  });
});

describe("the section on the order of the bands", () => {
  it("is about the random sample, in natural frequencies", () => {
    const sections = write(bandsSections);
    expect(sections[0]!.heading).toBe("On outcomes from a random sample, higher bands hold more violations");
    // Of 10, 30: (10 + 3) + (10 + 8) violations per group, and 60, 70, 80 without.
    const [found, none] = [3 * (13 + 18), 2 * (60 + 70 + 80)];
    const perThousand = Math.round((1000 * found) / (found + none));
    expect(textOf(sections)).toContain(`a violation was found at ${perThousand} in band “low”`);
    expect(textOf(sections)).not.toContain("not from a random sample");
  });

  it("marks all known outcomes as not random where there is no sample", () => {
    const rows = severalWays().filter(({ provenance }) => provenance === "risk");
    expect(textOf(write(bandsSections, withOutcomes(disclosedAudit(), rows)))).toContain(
      "As far as the data says, these outcomes are not from a random sample.",
    );
  });

  it("draws nothing where the bands may not be shown", () => {
    const few = severalWays()
      .filter(({ provenance }) => provenance === "random")
      .map((row): ScoredRow => (row.band === 2 ? { ...row, count: 1 } : row));
    const audit = withOutcomes(disclosedAudit(), few);
    expect(write(bandsSections, audit)[0]!.heading).toBe(
      "Whether the bands are ordered rests on numbers that are too small to be published",
    );
    expect(charts(audit, "en").map(({ id }) => id)).not.toContain("bands-ordered-rates");
  });
});

describe("the section on what a score means", () => {
  it("compares what the score says with what was found, by set and by group", () => {
    const sections = write(calibrationSections);
    const text = textOf(sections);
    expect(text).toMatch(/On outcomes from a random sample, the score says \d\d\.\d% on average\./);
    expect(text).toContain("The calibration slope is ");
    expect(tableOf(sections, "calibration-groups").rows.map(([group]) => group)).toEqual(["A", "B", "C"]);
    const curve = tableOf(sections, "calibration-curve");
    expect(curve.rows.length).toBeGreaterThan(2);
    const total = curve.rows.reduce((sum, row) => sum + Number(row[2]!.replace(",", "")), 0);
    const random = severalWays().filter(({ provenance }) => provenance === "random");
    expect(total).toBe(random.reduce((sum, { count }) => sum + count, 0));
  });

  it("has the curve alone where the score is no chance", () => {
    const audit = withOutcomes(disclosedAudit(), severalWays(), { scoreRange: { lower: 10, upper: 90 } });
    const sections = write(calibrationSections, audit);
    expect(textOf(sections)).toContain("The plan does not say that the score is a chance.");
    expect(tableOf(sections, "calibration-sets")).toBeUndefined();
  });
});

describe("the section on errors by group", () => {
  it("names the clearest difference per 1,000, with its corrected p-value", () => {
    const text = textOf(write(errorsSections));
    expect(text).toMatch(/of every 1,000 cases without a violation, \d+ are flagged in group [ABC] and \d+ among/);
    expect(text).toMatch(/corrected p\u00a0[<=]/);
    expect(text).toContain("corrected by Holm for 3 groups");
  });

  it("is headed, with its figures, by the clearest difference, or by none being shown", () => {
    const figuresOf = (sections: readonly Section[]) =>
      sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === "figure" ? [block.figure.finding] : [])),
      );
    const found = write(errorsSections);
    const pattern = /wrongly flagged is [\d.]+% in group [ABC], against [\d.]+% among the others$/i;
    expect(found[0]!.heading).toMatch(pattern);
    const [group, own] = /group ([ABC]), against ([\d.]+)%/.exec(found[0]!.heading)!.slice(1);
    expect(textOf(found)).toContain(`flagged in group ${group}`);
    expect(figuresOf(found)[0]).toContain(`in group ${group}, against ${own}%`);
    const alike = severalWays().map((row): ScoredRow => ({ ...row, count: row.outcome === "none" ? 70 : 20 }));
    const none = write(errorsSections, withOutcomes(disclosedAudit(), alike));
    expect(none[0]!.heading).toBe("Errors of the flag: no difference between groups is shown");
    expect(figuresOf(none)).toEqual([
      "Wrongly flagged: no difference between groups is shown",
      "Missed: no difference between groups is shown",
    ]);
  });

  it("says nothing of a difference where the numbers of a tested group are withheld", () => {
    const alike = severalWays().map((row): ScoredRow => ({ ...row, count: row.outcome === "none" ? 70 : 20 }));
    const audit = withOutcomes(disclosedAudit(), alike);
    if (audit.errors.kind !== "estimated") throw new Error("errors were expected");
    const [first, ...others] = audit.errors.groups;
    const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" } as const;
    const { falsePositiveRate } = first!.differences!;
    const hidden = {
      ...first!,
      differences: { ...first!.differences!, falsePositiveRate: { ...falsePositiveRate, adjusted: withheld } },
    };
    const sections = write(errorsSections, { ...audit, errors: { ...audit.errors, groups: [hidden, ...others] } });
    expect(sections[0]!.heading).toBe("Errors of the flag, by group");
    expect(textOf(sections)).not.toContain("No difference in wrongly flagging is shown");
  });

  it("gives the rates by the way in which outcomes became known, the random sample first", () => {
    const { rows } = tableOf(write(errorsSections), "errors-by-provenance");
    expect(rows.map(([set]) => set)).toEqual([
      "outcomes from a random sample",
      "all known outcomes",
      "units inspected because of the risk score",
    ]);
  });

  it("says that no difference is shown where none is", () => {
    const alike = severalWays().map((row): ScoredRow => ({ ...row, count: row.outcome === "none" ? 70 : 20 }));
    expect(textOf(write(errorsSections, withOutcomes(disclosedAudit(), alike)))).toContain(
      "No difference in wrongly flagging is shown that chance does not explain.",
    );
  });
});

describe("charts and tables of known outcomes", () => {
  it("are there for bands, scores and errors in both languages", () => {
    for (const language of ["nl", "en"] as const) {
      const ids = charts(AUDIT, language).map(({ id }) => id);
      expect(ids).toEqual(
        expect.arrayContaining(["bands-ordered-rates", "calibration-curve", "errors-wrongly-flagged", "errors-missed"]),
      );
    }
  });

  it("hold one row for each group, band and set", () => {
    const rowsOf = (id: string) => tables(AUDIT).find((table) => table.id === id)!.rows;
    expect(rowsOf("errors-by-group").length).toBe(3);
    expect(rowsOf("bands-ordered").length).toBe(9);
    expect(rowsOf("errors-by-provenance").length).toBe(2 * 4);
    expect(rowsOf("calibration").length).toBe(3 + 3);
    for (const { header, rows } of tables(AUDIT)) for (const row of rows) expect(row.length).toBe(header.length);
  });
});
