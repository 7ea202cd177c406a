import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { auditJsonSchema } from "../../src/disclosure/audit-schema.js";
import { runCli, startCli, writeSample } from "../support/command-line.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

describe("toetssteen audit", () => {
  it("writes a release that its own schema accepts, and says where the reports are and what the verdicts hold", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { sponsors: 1_500 });
    const { exitCode, stdout, stderr } = await runCli(["audit", plan, "--out", "out"], folder);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("out/report.nl.html, out/report.en.html");
    for (const layer of ["evidence", "signal", "equivalence", "adequacy"]) {
      expect(stdout.match(new RegExp(`^ +${layer} +\\S+$`, "gm")), layer).toHaveLength(2);
    }
    const files = textsBelow(join(folder, "out"));
    const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(auditJsonSchema());
    validate(JSON.parse(files["audit.json"]!));
    expect(validate.errors).toBeNull();
    const manifest = JSON.parse(files["manifest.json"]!);
    expect([...manifest.files.map((file: { path: string }) => file.path), "manifest.json"].sort()).toEqual(
      Object.keys(files),
    );
    const folders = new Set(Object.keys(files).map((path) => path.split("/")[0]));
    expect([...folders].sort()).toEqual([
      "audit.json",
      "charts",
      "letter.en.html",
      "letter.en.pdf",
      "letter.nl.html",
      "letter.nl.pdf",
      "manifest.json",
      "plan.json",
      "report-analyst.en.html",
      "report-analyst.nl.html",
      "report-archive.en.pdf",
      "report-archive.nl.pdf",
      "report-public.en.html",
      "report-public.en.pdf",
      "report-public.nl.html",
      "report-public.nl.pdf",
      "report-without-scores.en.html",
      "report-without-scores.nl.html",
      "report.en.html",
      "report.en.pdf",
      "report.nl.html",
      "report.nl.pdf",
      "tables",
    ]);
    const holdingData = Object.entries(files).filter(([, text]) => text.trimEnd().includes("\n"));
    for (const [name, text] of holdingData) expect(text, `${name} is of made-up data`).toMatch(/syntheti/i);
  });

  it("writes the same bytes on every run, on one thread and on two, from any folder", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { resamples: 4_999 });
    const one = await runCli(["audit", plan, "--out", "one", "--threads", "1"], folder);
    const two = await runCli(["audit", plan, "--out", "two", "--threads", "2"], folder);
    const elsewhere = await runCli(["audit", "plan.yaml", "--out", "../three", "--threads", "2"], join(folder, "data"));
    expect([one.exitCode, two.exitCode, elsewhere.exitCode]).toEqual([0, 0, 0]);
    const expected = textsBelow(join(folder, "one"));
    expect(textsBelow(join(folder, "two"))).toEqual(expected);
    expect(textsBelow(join(folder, "three"))).toEqual(expected);
  });

  it("replaces its own older output, and states the date only when it is given", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    await runCli(["audit", plan, "--no-pdf", "--out", "out"], folder);
    expect(readFileSync(join(folder, "out", "report.en.html"), "utf8")).not.toContain("2026-11-22");
    const dated = await runCli(["audit", plan, "--no-pdf", "--out", "out", "--date", "2026-11-22"], folder);
    expect(dated.exitCode).toBe(0);
    expect(readFileSync(join(folder, "out", "report.en.html"), "utf8")).toMatch(/2026-11-22|22 November 2026/);
    expect(readdirSync(folder).sort()).toEqual(["data", "out"]);
  });

  it("prints one JSON document on standard output with --format json, and nothing else", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    const { stdout, stderr } = await runCli(["audit", plan, "--no-pdf", "--out", "out", "--format", "json"], folder);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      out: "out",
      reports: expect.arrayContaining(["out/report.nl.html", "out/report.en.html", "out/letter.nl.html"]),
      verdicts: { hypothesis1: { evidence: expect.any(String) }, hypothesis2: { adequacy: expect.any(String) } },
    });
  });

  it("ends with 10 after writing when a verdict holds the value of --fail-on, and with 0 when none does", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder, { design: "null", seed: 2 });
    const insufficient = await runCli(["audit", plan, "--no-pdf", "--out", "out", "--fail-on", "insufficient"], folder);
    expect(insufficient.stdout).toContain("insufficient");
    expect(insufficient.exitCode).toBe(10);
    expect(Object.keys(textsBelow(join(folder, "out")))).toContain("audit.json");
    const shown = await runCli(["audit", plan, "--no-pdf", "--out", "out", "--fail-on", "difference-shown"], folder);
    expect(shown.stdout).not.toContain("difference-shown");
    expect(shown.exitCode).toBe(0);
  });

  it("writes the analyst's record only into a confidential folder, and keeps seed and data hash out of the release", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    const refused = await runCli(["audit", plan, "--no-pdf", "--out", "out", "--record", "notes"], folder);
    expect(refused.exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual(["data"]);
    writeFileSync(join(folder, "key.bin"), "0123456789abcdef");
    const args = ["audit", plan, "--no-pdf", "--out", "out", "--record", "confidential-run", "--hmac-key", "key.bin"];
    expect((await runCli(args, folder)).exitCode).toBe(0);
    const file = join(folder, "confidential-run", "record.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const record = JSON.parse(readFileSync(file, "utf8"));
    expect(record).toMatchObject({
      kind: "analyst-record",
      seed: 1,
      dataHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const release = textsBelow(join(folder, "out"));
    for (const [name, text] of Object.entries(release)) expect(text.includes(record.dataHash), name).toBe(false);
    expect(JSON.stringify(JSON.parse(release["audit.json"]!))).not.toContain('"seed"');
    const hmac = createHmac("sha256", "0123456789abcdef").update(record.dataHash).digest("hex");
    expect(JSON.parse(release["manifest.json"]!).dataHmac).toEqual({ algorithm: "HMAC-SHA-256", value: hmac });
  });
});

describe("toetssteen audit, with letters for labels", () => {
  it("writes the key of the letters beside the record alone, and no label into the release", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    const file = join(folder, plan);
    writeFileSync(file, `${readFileSync(file, "utf8")}\ndisclosure: { letters: true }\n`);
    const args = ["audit", plan, "--no-pdf", "--out", "out", "--record", "confidential-run"];
    const { exitCode, stderr } = await runCli(args, folder);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Key of the letters, not for publication");
    const key = join(folder, "confidential-run", "letters.json");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const { letters }: { letters: { group: string; letter: string }[] } = JSON.parse(readFileSync(key, "utf8"));
    const labels = letters.map(({ group }) => group).filter((group) => /^[A-Z]{3}$/.test(group) && group !== "IND");
    expect(labels.length).toBeGreaterThan(20);
    expect(new Set(letters.map(({ letter }) => letter)).size).toBe(letters.length);
    const release = textsBelow(join(folder, "out"));
    expect(Object.keys(release)).not.toContain("letters.json");
    const words = new Set(Object.values(release).flatMap((text) => text.match(/\b[A-Z]{3}\b/g) ?? []));
    expect(labels.filter((label) => words.has(label))).toEqual([]);
  });
});

describe("toetssteen audit, refused", () => {
  it("names the foreign file in the output folder before it reads any data", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    rmSync(join(folder, "data", "sponsors.synthetic.csv"));
    writeFileSync(join(folder, "data", "mine.txt"), "mine");
    const { exitCode, stderr } = await runCli(["audit", plan, "--out", "data"], folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("requires a folder that is absent, empty or written by this tool; got data/");
    expect(readFileSync(join(folder, "data", "mine.txt"), "utf8")).toBe("mine");
  });

  it("lists every problem of a plan with its line and ends with 2", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    const text = readFileSync(join(folder, plan), "utf8").replace("form: sponsors", "form: people");
    const line = text.split("\n").findIndex((content) => content.includes("form: people")) + 1;
    writeFileSync(join(folder, plan), text.replace("version: 1", "version: 9"));
    const { exitCode, stdout, stderr } = await runCli(["audit", plan, "--no-pdf", "--out", "out"], folder);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^plan\.yaml:2 version: expected .*; received 9$/m);
    expect(stderr).toMatch(new RegExp(`^plan\\.yaml:${line} data\\.form: expected .*; received "people"$`, "m"));
    expect(readdirSync(folder)).toEqual(["data"]);
  });

  it("ends with 3 on bad data, keeps older output, and shows a bad value of an origin or identifier nowhere", async () => {
    const folder = temporaryFolder();
    const plan = writeSample(folder);
    await runCli(["audit", plan, "--no-pdf", "--out", "out"], folder);
    const before = textsBelow(join(folder, "out"));
    const migrants = join(folder, "data", "migrants.synthetic.csv");
    const header = readFileSync(migrants, "utf8").split("\n")[0]!;
    const row = header
      .split(",")
      .map((name) => ({ kvk_number: "ZZSECRETID", nationality: "ZZSECRETLAND", migrants: "-3" })[name] ?? "synthetic");
    writeFileSync(migrants, `${readFileSync(migrants, "utf8")}${row.join(",")}\n`);
    for (const extra of [["--debug"], ["--format", "json"]]) {
      const { exitCode, stdout, stderr } = await runCli(["audit", plan, "--no-pdf", "--out", "out", ...extra], folder);
      expect(exitCode).toBe(3);
      expect(stderr).toContain("migrants.synthetic.csv:");
      expect(stdout + stderr).not.toContain("ZZSECRET");
    }
    expect(textsBelow(join(folder, "out"))).toEqual(before);
  });

  it("leaves the old output whole and nothing beside it when it is interrupted or terminated", async () => {
    const folder = temporaryFolder();
    const quick = writeSample(folder);
    await runCli(["audit", quick, "--out", "out"], folder);
    const before = textsBelow(join(folder, "out"));
    const slow = readFileSync(join(folder, quick), "utf8").replace("resamples: 199", "resamples: 9999999");
    const pipe = join(folder, "data", "slow.yaml");
    execFileSync("mkfifo", [pipe]);
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const { child, ended } = await startCli(["audit", join("data", "slow.yaml"), "--out", "out"], folder);
      await writeFile(pipe, slow);
      setTimeout(() => child.kill(signal), 1_000);
      const { exitCode, stderr } = await ended;
      expect(stderr).toContain("interrupted");
      expect(exitCode).toBe(code);
      expect(textsBelow(join(folder, "out"))).toEqual(before);
      expect(readdirSync(folder).sort()).toEqual(["data", "out"]);
    }
  });

  it("refuses a command line that it cannot understand with 2 and a hint", async () => {
    const folder = temporaryFolder();
    for (const args of [[], ["adit"], ["audit"], ["audit", "p.yaml", "--out", "o", "--date", "soon"]]) {
      const { exitCode, stdout, stderr } = await runCli(args, folder);
      expect([args, exitCode, stdout]).toEqual([args, 2, ""]);
      expect(stderr).toContain("See toetssteen --help");
    }
    const unreadable = await runCli(["audit", "absent.yaml", "--out", "o"], folder);
    expect([unreadable.exitCode, unreadable.stderr]).toEqual([
      2,
      "plan requires a readable file; got ENOENT at absent.yaml\n",
    ]);
  });
});
