import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { parsePlan } from "../../src/plan/parse-plan.js";
import { planHash } from "../../src/plan/plan-hash.js";
import { browserContext } from "../../src/runtime/browser.js";
import { nodeContext } from "../../src/runtime/node.js";
import { samplePlan, samplePlanInput } from "../support/sample-plan.js";

const { hash } = nodeContext({ threads: 1 });

describe("planHash", () => {
  test("is SHA-256 in hexadecimal, the same on Node and in a browser", async () => {
    const digest = await planHash(samplePlan(), hash);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await planHash(samplePlan(), browserContext().hash)).toBe(digest);
  });

  test("does not depend on layout, comments or the order of keys", async () => {
    const expected = await planHash(samplePlan(), hash);
    const entries = Object.entries(samplePlanInput("sponsors"));
    const layout = fc.record({
      indent: fc.integer({ min: 1, max: 8 }),
      lineWidth: fc.constantFrom(0, 20, 80),
      collectionStyle: fc.constantFrom<("any" | "block" | "flow")[]>("any", "block", "flow"),
      defaultStringType: fc.constantFrom<("PLAIN" | "QUOTE_DOUBLE" | "QUOTE_SINGLE")[]>(
        "PLAIN",
        "QUOTE_DOUBLE",
        "QUOTE_SINGLE",
      ),
      order: fc.shuffledSubarray(entries, { minLength: entries.length }),
    });
    await fc.assert(
      fc.asyncProperty(layout, async ({ order, ...options }) => {
        const text = `# a comment\n${stringify(Object.fromEntries(order), { ...options, defaultKeyType: "PLAIN" })}`;
        expect(await planHash(parsePlan(text, "plan.yaml"), hash)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("does not change when a default is written out", async () => {
    const written = samplePlan({ hypothesis1: { alpha: 0.05 }, margins: { ratioLower: 0.8 } });
    expect(await planHash(written, hash)).toBe(await planHash(samplePlan(), hash));
  });

  test("changes with every single value", async () => {
    const variants = [
      samplePlan(),
      samplePlan({ title: "Another audit" }),
      samplePlan({ hypothesis1: { alpha: 0.01 } }),
      samplePlan({ hypothesis2: { alpha: 0.01 } }),
      samplePlan({ resampling: { seed: 2 } }),
      samplePlan({ bands: { thresholds: [30, 61] } }),
      samplePlan({ rules: { statelessAndUnknown: ["Unknown", "Stateless"] } }),
      samplePlan({ languages: ["en", "nl"] }),
    ];
    const digests = await Promise.all(variants.map((plan) => planHash(plan, hash)));
    expect(new Set(digests).size).toBe(variants.length);
  });
});
