import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import * as bandPermutation from "../../src/statistics/band-permutation.js";
import * as bootstrapT from "../../src/statistics/bootstrap-t.js";
import * as clusterPermutation from "../../src/statistics/cluster-permutation.js";
import * as fixedMargins from "../../src/statistics/fixed-margins.js";
import * as fixedMarginsStepDown from "../../src/statistics/fixed-margins-step-down.js";
import * as independentPermutation from "../../src/statistics/independent-permutation.js";
import * as labelPermutation from "../../src/statistics/label-permutation.js";
import * as quadraticPermutation from "../../src/statistics/quadratic-permutation.js";
import * as permutationResampling from "../../src/statistics/resampled-null-distribution.js";
import * as sharePermutation from "../../src/statistics/share-permutation.js";
import * as simulatedPower from "../../src/statistics/simulated-power.js";
import * as stratifiedPermutation from "../../src/statistics/stratified-permutation.js";
import * as studentisedStrata from "../../src/statistics/studentised-strata.js";
import * as valuePermutation from "../../src/statistics/value-permutation.js";

interface Task {
  readonly module: string;
  readonly exportName: string;
  readonly runBlock: unknown;
}

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "band-permutation": bandPermutation,
  "bootstrap-t": bootstrapT,
  "cluster-permutation": clusterPermutation,
  "fixed-margins": fixedMargins,
  "fixed-margins-step-down": fixedMarginsStepDown,
  "independent-permutation": independentPermutation,
  "label-permutation": labelPermutation,
  "quadratic-permutation": quadraticPermutation,
  "resampled-null-distribution": permutationResampling,
  "share-permutation": sharePermutation,
  "simulated-power": simulatedPower,
  "stratified-permutation": stratifiedPermutation,
  "studentised-strata": studentisedStrata,
  "value-permutation": valuePermutation,
};

it("a worker finds every task of blocks under the name and in the file that the task gives", () => {
  const sources = join(import.meta.dirname, "../../src/statistics");
  const files = readdirSync(sources);
  for (const [file, exported] of Object.entries(modules)) {
    const tasks = Object.values(exported).filter(
      (value): value is Task => typeof value === "object" && value !== null && "runBlock" in value,
    );
    expect(files).toContain(`${file}.ts`);
    expect(tasks.length, file).toBeGreaterThan(0);
    for (const task of tasks) {
      expect(exported[task.exportName]).toBe(task);
      expect(task.module).toBe(pathToFileURL(join(sources, `${file}.ts`)).href);
    }
  }
});
