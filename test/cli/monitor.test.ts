import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/command-line.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const ROOT = join(import.meta.dirname, "../..");

function writeCounts(folder: string, risen: number): void {
  const rows = Array.from({ length: 6 }, (_, at) => {
    const flagged = at < 2 ? 25 : risen;
    return [
      `p${at + 1},A,yes,${flagged}`,
      `p${at + 1},A,no,${100 - flagged}`,
      `p${at + 1},B,yes,100`,
      `p${at + 1},B,no,300`,
    ];
  });
  writeFileSync(join(folder, "counts.csv"), `${["period,group,flagged,count", ...rows.flat()].join("\r\n")}\r\n`);
  writeFileSync(
    join(folder, "series.yaml"),
    `version: 1
title: Made-up counts
synthetic: true
model: {name: made-up, version: "1"}
dataOwner: nobody
protectedAttribute: {nl: groep, en: group}
source:
  kind: counts
  file: counts.csv
  columns: {period: period, group: group, flagged: flagged, count: count}
  flagged: {"yes": ["yes"], "no": ["no"]}
  unit: independent-persons
  periods: [p1, p2, p3, p4, p5, p6]
units: new
plannedLooks: 12
`,
  );
}

describe("toetssteen monitor", () => {
  it("writes a release and exits 10 on an alarm only where it is asked to", async () => {
    const folder = temporaryFolder();
    writeCounts(folder, 50);
    const args = ["monitor", "series.yaml", "--out", "release"];
    const plain = await runCli(args, folder);
    expect([plain.exitCode, plain.stderr]).toEqual([0, ""]);
    expect(plain.stdout).toContain("Alarm: raised (looks: 6 of 12, groups watched: 2)");
    const first = textsBelow(join(folder, "release"));
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining([
        "manifest.json",
        "monitor.json",
        "report.en.html",
        "report.nl.html",
        "report.nl.pdf",
        "report-archive.nl.pdf",
      ]),
    );
    expect(JSON.parse(first["monitor.json"]!)).toMatchObject({ alarm: { raised: true, groups: ["A", "B"] } });

    const failing = await runCli([...args, "--fail-on", "alarm", "--format", "json"], folder);
    expect(failing.exitCode).toBe(10);
    expect(JSON.parse(failing.stdout)).toMatchObject({ alarm: { raised: true } });
    expect(textsBelow(join(folder, "release"))).toEqual(first);
  }, 60_000);

  it("exits 0 without an alarm, 2 on a wrong series file and 3 on wrong counts, with every problem", async () => {
    const folder = temporaryFolder();
    writeCounts(folder, 25);
    const args = ["monitor", "series.yaml", "--out", "release", "--fail-on", "alarm"];
    expect((await runCli(args, folder)).exitCode).toBe(0);
    const counts = readFileSync(join(folder, "counts.csv"), "utf8");
    writeFileSync(
      join(folder, "counts.csv"),
      counts.replace("p1,A,yes,25", "p1,A,perhaps,25").replace("p2,A,no,75", "p2,A,no,-"),
    );
    const rejected = await runCli(args, folder);
    expect(rejected.exitCode).toBe(3);
    expect(rejected.stderr).toContain("counts.csv:2 flagged: expected a text that the series file explains");
    expect(rejected.stderr).toContain("counts.csv:7 count: expected a whole number");
    expect(rejected.stderr).not.toContain("perhaps");
    const series = readFileSync(join(folder, "series.yaml"), "utf8");
    writeFileSync(
      join(folder, "series.yaml"),
      series.replace("units: new", "units: both\nplaned: 3").replace("plannedLooks: 12", "plannedLooks: 3"),
    );
    const wrong = await runCli(args, folder);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('series.yaml:14 units: expected one of "new", "repeated"');
    expect(wrong.stderr).toContain("planed: expected absent");
  }, 60_000);

  it("follows releases of this tool, and lists every release that it cannot read", async () => {
    const folder = temporaryFolder();
    for (const name of ["one", "two"]) {
      mkdirSync(join(folder, name));
      copyFileSync(join(ROOT, "reports/sponsors/audit.json"), join(folder, name, "audit.json"));
    }
    const series = (second: string) => `version: 1
title: Two releases
synthetic: true
model: {name: made-up, version: "1"}
dataOwner: nobody
protectedAttribute: {nl: nationaliteit, en: nationality}
source:
  kind: bundles
  periods: [{period: first, file: one/audit.json}, {period: second, file: ${second}}]
units: repeated
plannedLooks: 12
`;
    writeFileSync(join(folder, "series.yaml"), series("two/audit.json"));
    const { exitCode, stderr } = await runCli(["monitor", "series.yaml", "--out", "release"], folder);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const monitor = JSON.parse(readFileSync(join(folder, "release", "monitor.json"), "utf8"));
    expect(monitor.validity.decides).toBe("each-look");
    const audit = JSON.parse(readFileSync(join(ROOT, "reports/sponsors/audit.json"), "utf8"));
    const table = audit.tables.find(({ id }: { id: string }) => id === "h2.groupByBand");
    for (const { group, looks } of monitor.groups) {
      const row = table.keys[0].levels.indexOf(group);
      const cells = table.counts.slice(3 * row, 3 * row + 3);
      for (const look of looks) {
        expect(look.state === "gap").toBe(
          cells.includes("suppressed") ||
            audit.tables.find(({ id }: { id: string }) => id === "h2.bands").counts.includes("suppressed"),
        );
        if (look.state === "shown") expect(look.flagged).toBe(cells[2]);
      }
    }
    writeFileSync(join(folder, "series.yaml"), series("gone/audit.json"));
    const missing = await runCli(["monitor", "series.yaml", "--out", "release"], folder);
    expect([missing.exitCode, missing.stderr]).toEqual([3, expect.stringContaining("audit.json")]);
  }, 60_000);
});
