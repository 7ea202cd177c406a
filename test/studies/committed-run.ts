import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { forbiddenPhrases } from "../../src/report/text/forbidden-phrases.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/statistics/distributions.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { outcomeOf } from "./outcome-bits.js";
import { BOUNDS_TAIL, type MeasuredRate } from "./rates.js";
import type { StudyRun } from "./run-study.js";
import type { Study } from "./study.js";

/* The committed run of a study: a few seeds of every design are drawn again, chosen by the commit. */

const ROOT = join(import.meta.dirname, "../..");

/** Reads a committed run with its page. */
export function committedRun({ id }: Study): { readonly run: StudyRun; readonly page: string } {
  const folder = join(ROOT, "reports", id);
  return {
    run: JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8")) as StudyRun,
    page: readFileSync(join(folder, "index.html"), "utf8"),
  };
}

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

/** Tests of what every committed run must hold, and of the page beside it. */
export function describeCommittedRun(study: Study, pageOf: (run: StudyRun) => string): void {
  const { run, page } = committedRun(study);
  const cells = study.parts.flatMap((part) => part.cells);
  describe("the committed run", () => {
    it("holds every design of the study with every measure, in order", () => {
      expect(run.cells.map(({ id, measures }) => [id, measures.map((measure) => measure.id)])).toEqual(
        cells.map(({ id, measures }) => [id, measures.map((measure) => measure.id)]),
      );
    });

    it.each(cells.map((cell) => [cell.id, cell] as const))(
      "gives the same outcomes when seeds chosen by the commit are drawn again: %s",
      async (id, cell) => {
        const stored = run.cells.find((each) => each.id === id)!;
        for (const seed of chosenSeeds(id, stored.sets)) {
          const outcomes = stored.measures.map((measure) => outcomeOf(measure, seed));
          expect(await cell.run(seed), `${id}, seed ${seed}`).toEqual(outcomes);
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
      expect(pageOf(run)).toBe(page);
    });
  });

  describe("the page", () => {
    it("is valid HTML", async () => {
      const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });
      const report = await validator.validateString(page);
      expect(
        report.results.flatMap((result) => result.messages.map((each) => `${each.line}: ${each.message}`)),
      ).toEqual([]);
    });

    it("uses no word that clears a model", () => {
      const text = page.replace(/<head>.*<\/head>/s, "").replaceAll(/<[^>]+>/g, " ");
      expect(forbiddenPhrases(text)).toEqual([]);
    });
  });
}

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
