import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/statistics/distributions.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { calibration } from "./calibration/calibration.js";
import { calibrationPage } from "./calibration/page.js";
import { outcomeOf } from "./outcome-bits.js";
import { BOUNDS_TAIL, type MeasuredRate } from "./rates.js";
import type { StudyRun } from "./run-study.js";

/* The committed run of the study: a few seeds of every design are drawn again, chosen by the commit. */

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "reports/calibration");
const run = JSON.parse(readFileSync(join(FOLDER, "calibration.json"), "utf8")) as StudyRun;
const page = readFileSync(join(FOLDER, "index.html"), "utf8");

/** Seeds drawn again a design: 20 in CI; elsewhere fewer of the designs that cost more and so have fewer sets. */
function seedsOf(sets: number): number {
  if (process.env.CI || sets >= 1000) return 20;
  return sets >= 500 ? 8 : 2;
}

/** Hash of the commit, or a fixed word outside a repository. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: ROOT, encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "no commit";
  }
}

function chosenSeeds(id: string, sets: number): readonly number[] {
  const digest = createHash("sha256").update(`${commit()} ${id}`).digest();
  const stream = streamsFrom(digest.readUInt32BE(0)).block(0);
  const seeds = new Set<number>();
  while (seeds.size < Math.min(seedsOf(sets), sets)) seeds.add(1 + nextBelow(stream, sets));
  return [...seeds].sort((a, b) => a - b);
}

const cells = calibration.parts.flatMap((part) => part.cells);

describe("the committed run", () => {
  it("holds every design of the study with every measure, in order", () => {
    expect(run.cells.map(({ id, measures }) => [id, measures.map((measure) => measure.id)])).toEqual(
      cells.map(({ id, measures }) => [id, measures.map((measure) => measure.id)]),
    );
  });

  it.each(cells.map((cell) => [cell.id, cell] as const))(
    "gives the same outcomes when seeds chosen by the commit are drawn again: %s",
    (id, cell) => {
      const stored = run.cells.find((each) => each.id === id)!;
      for (const seed of chosenSeeds(id, stored.sets)) {
        const outcomes = stored.measures.map((measure) => outcomeOf(measure, seed));
        expect(cell.run(seed), `${id}, seed ${seed}`).toEqual(outcomes);
      }
    },
  );

  it("counts what its outcomes say, within bounds that are exact binomial", () => {
    for (const { id, sets, measures } of run.cells) {
      for (const measure of measures) {
        const seeds = Array.from({ length: sets }, (_, i) => outcomeOf(measure, i + 1));
        const answered = seeds.filter((outcome) => outcome !== null).length;
        const count = seeds.filter((outcome) => outcome === true).length;
        expect([answered, count], `${id} ${measure.id}`).toEqual([measure.answered, measure.count]);
        expectExactBounds(measure);
      }
    }
  });

  it("is written as the page beside it, byte by byte", () => {
    expect(calibrationPage(run)).toBe(page);
  });
});

/**
 * At the lower bound as many or more have probability 1e-4, at the upper bound as many or fewer. The bounds are kept to
 * six digits: the probabilities a last digit to either side hold 1e-4 between them.
 */
function expectExactBounds({ id, answered, count, lower, upper }: MeasuredRate): void {
  if (answered === 0) return;
  const between = (tail: (rate: number) => number, bound: number) =>
    [Math.max(0, bound - 1e-6), Math.min(1, bound + 1e-6)]
      .map((rate) => tail(rate) - BOUNDS_TAIL)
      .reduce((a, b) => a * b) <= 0;
  const atLeast = between((rate) => binomialUpperTail(count, answered, rate), lower);
  const atMost = between((rate) => binomialLowerTail(count, answered, rate), upper);
  expect(count > 0 ? atLeast : lower === 0, `${id}, lower`).toBe(true);
  expect(count < answered ? atMost : upper === 1, `${id}, upper`).toBe(true);
}

describe("what the committed run says", () => {
  const rates = (part: string, keep: (measure: MeasuredRate) => boolean) =>
    run.cells.filter((cell) => cell.part === part).flatMap((cell) => cell.measures.filter(keep));
  const deciding = ({ id, kind }: MeasuredRate) => /^h[12]-(?:minp|maxt)$/.test(id) && kind === "false-alarm";

  it("holds the deciding tests of both hypotheses to 5 % among sponsors without giants or without a tie to size", () => {
    const found = rates("sponsors", deciding);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ reading }) => reading === "above")).toEqual([]);
  });

  it("finds every popular procedure far above 5 % on the same sets", () => {
    const found = rates("sponsors", ({ standing }) => standing === "popular");
    expect(found.length).toBeGreaterThan(0);
    for (const measure of found) expect(measure.lower, measure.id).toBeGreaterThan(0.3);
  });

  it("says plainly that H1 rejects too often where giants exist and size decides", () => {
    const heavy = rates("heavy-tailed", ({ id, answered }) => id === "h1-minp-from-20" && answered >= 50);
    const above = heavy.filter(({ reading }) => reading === "above");
    expect(above.length > 0).toBe(page.includes("H1 does not hold 5 %"));
  });
});

describe("the page", () => {
  it("is valid HTML", async () => {
    const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
    const report = await validator.validateString(page);
    expect(report.results.flatMap((result) => result.messages.map((each) => `${each.line}: ${each.message}`))).toEqual(
      [],
    );
  });

  it("uses no word that clears a model", () => {
    const text = page.replace(/<head>.*<\/head>/s, "").replaceAll(/<[^>]+>/g, " ");
    expect(text).toContain("reject a true null");
    expect(forbiddenPhrases(text)).toEqual([]);
  });
});
