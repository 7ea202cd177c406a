import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, writeSample } from "../support/command-line.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

it("writes the analyst's replication only into a confidential folder, and the public one into the release", async () => {
  const folder = temporaryFolder();
  const plan = writeSample(folder, { sponsors: 1_500 });
  const refused = await runCli(["audit", plan, "--out", "out", "--replication", "notes"], folder);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain("got notes");
  const args = ["audit", plan, "--out", "out", "--replication", "confidential-run"];
  expect(await runCli(args, folder)).toMatchObject({ exitCode: 0 });
  for (const name of ["patterns.csv", "replicate.R"]) {
    expect(statSync(join(folder, "confidential-run", name)).mode & 0o777, name).toBe(0o600);
  }
  const release = textsBelow(join(folder, "out"));
  expect(Object.keys(release).filter((path) => path.startsWith("replication"))).toEqual(["replication/replicate.R"]);
  expect(JSON.parse(release["manifest.json"]!).files.map((file: { path: string }) => file.path)).toContain(
    "replication/replicate.R",
  );
  expect(release["replication/replicate.R"]).toMatch(/synthetic/i);
  expect(release["replication/replicate.R"]).not.toContain("patterns.csv");
  expect(readFileSync(join(folder, "confidential-run", "replicate.R"), "utf8")).toContain("Confidential");
});
