import { afterEach, describe, expect, it } from "vitest";
import { nodeContext, nodeExecutor } from "../../src/runtime/node.js";
import type { Executor } from "../../src/runtime/run-context.js";
import { drawTask, endlessTask, failingTask, missingTask } from "./tasks.js";

const open: Executor[] = [];
afterEach(async () => {
  for (const executor of open.splice(0)) await executor.close();
});

function executorWith(threads: number, signal?: AbortSignal): Executor {
  const executor = nodeExecutor(threads, { signal });
  open.push(executor);
  return executor;
}

const problem = { seed: 7, draws: 2_000, weights: Float64Array.of(0.5, 1.5) };

async function drawWith(executor: Executor, blocks = 9) {
  const order: number[] = [];
  const draws: number[] = [];
  await executor.run(drawTask, problem, {
    blocks,
    merge: (result, block) => {
      order.push(block);
      draws.push(...result.draws, ...result.weights);
    },
  });
  return { order, draws };
}

describe("nodeExecutor", () => {
  it("gives the same merged result, in block order, on 1, 2 and 3 threads", async () => {
    const alone = await drawWith(executorWith(1));
    expect(alone.order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await drawWith(executorWith(2))).toEqual(alone);
    expect(await drawWith(executorWith(3))).toEqual(alone);
  });

  it("keeps its workers for a second job and runs simultaneous jobs one after the other", async () => {
    const executor = executorWith(2);
    const [first, second] = await Promise.all([drawWith(executor, 6), drawWith(executor, 8)]);
    expect(second.draws.slice(0, first.draws.length)).toEqual(first.draws);
    expect(await drawWith(executor, 6)).toEqual(first);
  });

  it("runs a job of few blocks on the calling thread", async () => {
    let calls = 0;
    const local = { ...missingTask, runBlock: () => ++calls };
    await executorWith(2).run(local, null, { blocks: 3, merge: () => {} });
    expect(calls).toBe(3);
  });

  it("raises the error of the earliest failing block with its code, after merging the blocks before it", async () => {
    const merged: number[] = [];
    const run = executorWith(3).run(failingTask, { from: 5 }, { blocks: 12, merge: (_, block) => merged.push(block) });
    await expect(run).rejects.toMatchObject({
      name: "ArgumentError",
      code: "argument-invalid",
      message: "failingTask requires a block below 5; got 5",
      mend: "Lower it",
    });
    expect(merged).toEqual([0, 1, 2, 3, 4]);
  });

  it("works again after a failed job", async () => {
    const executor = executorWith(2);
    await expect(executor.run(failingTask, { from: 0 }, { blocks: 8, merge: () => {} })).rejects.toThrow("got 0");
    expect((await drawWith(executor)).order).toHaveLength(9);
  });

  it("names the export that a task's module lacks", async () => {
    const run = executorWith(2).run(missingTask, null, { blocks: 8, merge: () => {} });
    await expect(run).rejects.toThrow("requires a task exported as noSuchExport");
  });

  it("passes on an error of the merge", async () => {
    const merge = () => {
      throw new Error("merge refused");
    };
    await expect(executorWith(2).run(drawTask, problem, { blocks: 8, merge })).rejects.toThrow("merge refused");
  });

  it("stops workers in the middle of a block when the signal is aborted", async () => {
    const controller = new AbortController();
    const run = executorWith(2).run(endlessTask, null, { blocks: 8, merge: () => {}, signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    await expect(run).rejects.toMatchObject({ code: "interrupted" });
  });

  it("obeys the signal of the context where a run names none", async () => {
    const controller = new AbortController();
    controller.abort();
    for (const threads of [1, 2]) {
      const run = executorWith(threads, controller.signal).run(endlessTask, null, { blocks: 8, merge: () => {} });
      await expect(run).rejects.toMatchObject({ code: "interrupted" });
    }
  });

  it("refuses a number of threads that is not a positive integer", () => {
    for (const threads of [0, 1.5, -2, Number.NaN]) expect(() => nodeExecutor(threads)).toThrow(`got ${threads}`);
  });
});

describe("nodeContext", () => {
  it("hashes with SHA-256 (FIPS 180-2, appendix B.1)", async () => {
    expect(await nodeContext().hash(new TextEncoder().encode("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
