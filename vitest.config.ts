import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Machines that run the tests have two cores: results never depend on it.
    maxWorkers: 2,
    reporters: process.env.CI ? ["default", ["json", { outputFile: "out/tests.json" }]] : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          setupFiles: ["test/support/refuse-warnings.ts", "test/support/fixed-draws.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/support/unpack-browser.ts"],
          setupFiles: ["test/support/refuse-warnings.ts", "test/support/fixed-draws.ts"],
          fileParallelism: false,
        },
      },
    ],
  },
});
