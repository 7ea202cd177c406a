import { z } from "zod";
import { DataError, type Issue } from "../errors.js";
import { canonicalJson } from "../plan/canonical-json.js";
import type { SampleDraw } from "./draw-sample.js";
import type { SamplingFrame } from "./sampling-frame.js";

const NOTICE = "Not for inspectors: says which units were drawn at random and which the model selected.";

const keySchema = z.strictObject({
  kind: z.literal("sampling-key"),
  version: z.literal(1),
  notice: z.string(),
  synthetic: z.boolean(),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  seed: z.int().min(0).max(0xffffffff),
  unit: z.enum(["sponsors", "cases"]),
  strata: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(["drawn", "selected", "signal"]),
      units: z.int().min(0),
      drawn: z.int().min(0),
    }),
  ),
  rows: z.array(
    z.strictObject({
      number: z.int().min(1),
      id: z.string(),
      random: z.boolean(),
      selected: z.boolean(),
      stratum: z.int().min(0),
      probability: z.number().min(0).max(1),
    }),
  ),
});

/** The key of a worklist: origin, stratum and inclusion probability of each row. Rows, so a workfile. */
export type SamplingKey = z.output<typeof keySchema>;

/**
 * The key of a draw.
 * @param frame  population with its strata
 * @param draw  what was drawn and listed
 * @param facts  hash of the plan and its seed
 * @returns rows in the order of the worklist; `drawn / units` of a stratum is the exact probability of a random draw
 * @example samplingKey(frame, draw, { planHash, seed: 1, synthetic: true }).rows[0]?.random
 */
export function samplingKey(
  frame: SamplingFrame,
  draw: SampleDraw,
  facts: Pick<SamplingKey, "planHash" | "seed" | "synthetic">,
): SamplingKey {
  return {
    kind: "sampling-key",
    version: 1,
    notice: NOTICE,
    synthetic: facts.synthetic,
    planHash: facts.planHash,
    seed: facts.seed,
    unit: frame.unit,
    strata: frame.strata.map(({ name, kind, size, drawn }) => ({ name, kind, units: size, drawn })),
    rows: Array.from(draw.worklist, (unit, i) => {
      const stratum = frame.stratumCodes[unit]!;
      const { size, drawn } = frame.strata[stratum]!;
      return {
        number: i + 1,
        id: frame.ids[unit]!,
        random: draw.random[unit] === 1,
        selected: frame.selected[unit] === 1,
        stratum,
        probability: drawn / size,
      };
    }),
  };
}

/** Text of a key. */
export function keyText(key: SamplingKey): string {
  return canonicalJson(key, { indent: 2 });
}

/**
 * Reads a key and holds it to the draw that plan and data give again: a key that was changed, or data that is not that
 * of the draw, is refused.
 * @param text  the whole file
 * @param expected  key of the draw made again; `file`: base name for messages
 * @throws DataError `data-unreadable` or `data-invalid` with all problems; no identifier stands in them
 */
export function checkKey(text: string, { expected, file }: { expected: SamplingKey; file: string }): void {
  const parsed = keySchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    const problem = problemOf(file, { expected: "the key that sample draw wrote", received: "another text" });
    throw new DataError("data-unreadable", problem.message, [problem]);
  }
  const problems = differences(parsed.data, expected).map((difference) => problemOf(file, difference));
  if (problems.length > 0) throw new DataError("data-invalid", problems[0]!.message, problems);
}

interface Difference {
  readonly column?: string;
  readonly expected: string;
  readonly received: string;
}

function differences(key: SamplingKey, expected: SamplingKey): readonly Difference[] {
  if (key.planHash !== expected.planHash) {
    return [
      {
        column: "planHash",
        expected: "the key of this plan",
        received: "the key of another plan, or of an earlier text of it",
      },
    ];
  }
  const strata = expected.strata.filter((stratum, i) => !same(stratum, key.strata[i]));
  const rows = expected.rows.filter((row, i) => !same(row, key.rows[i]));
  const found: Difference[] = [];
  if (key.seed !== expected.seed) found.push({ column: "seed", expected: "the seed of the plan", received: "another" });
  if (key.strata.length !== expected.strata.length || strata.length > 0) {
    const received = `${key.strata.length} strata, ${strata.length} of the expected ones different`;
    found.push({
      column: "strata",
      expected: `the ${expected.strata.length} strata of the data at the draw`,
      received,
    });
  }
  if (key.rows.length !== expected.rows.length || rows.length > 0) {
    const received = `${key.rows.length} rows, ${rows.length} of the expected ones different`;
    found.push({
      column: "rows",
      expected: `the ${expected.rows.length} rows that plan and data give again`,
      received,
    });
  }
  return found;
}

function same(a: object, b: object | undefined): boolean {
  return b !== undefined && canonicalJson(a) === canonicalJson({ ...b });
}

function problemOf(file: string, { column, expected, received }: Difference): Issue {
  const subject = column === undefined ? expected : `${expected} in ${column}`;
  return {
    code: "key-mismatch",
    file,
    ...(column === undefined ? {} : { column }),
    expected,
    received,
    message: `${file} requires ${subject}; got ${received}`,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
