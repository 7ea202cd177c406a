import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase, withinLimits } from "../../../src/data/intake/database.js";
import { pathLiteral } from "../../../src/data/intake/sql.js";
import type { Progress } from "../../../src/runtime/run-context.js";
import { dataFolder } from "../../support/data-folder.js";

it("reads the named files and nothing else, and cannot be unlocked", async () => {
  const folder = dataFolder({ "a.csv": "x\n1\n", "b.csv": "x\n2\n" });
  const { connection, close } = await openDatabase([join(folder, "a.csv")]);
  const read = (name: string) => connection.run(`SELECT * FROM read_csv(${pathLiteral(join(folder, name))})`);
  await expect(read("a.csv")).resolves.toMatchObject({ rowCount: 1 });
  await expect(read("b.csv")).rejects.toThrow(/disabled by configuration/);
  for (const statement of [
    "SET enable_external_access = true",
    "SET autoload_known_extensions = true",
    "INSTALL sqlite",
    "ATTACH 'x.db' (TYPE sqlite)",
    `COPY (SELECT 1) TO '${join(folder, "out.csv")}'`,
    "SELECT * FROM read_csv('https://example.org/a.csv')",
  ]) {
    await expect(connection.run(statement), statement).rejects.toThrow();
  }
  const settings = await connection.runAndReadAll(
    `SELECT name, value FROM duckdb_settings() WHERE name IN
      ('autoinstall_known_extensions', 'autoload_known_extensions', 'lock_configuration', 'temp_directory') ORDER BY 1`,
  );
  expect(settings.getRows()).toEqual([
    ["autoinstall_known_extensions", "false"],
    ["autoload_known_extensions", "false"],
    ["lock_configuration", "true"],
    ["temp_directory", ""],
  ]);
  close();
});

it("tells how many rows a long query has gone through, and nothing once it is closed", async () => {
  const told: Progress[] = [];
  const { connection, close } = await openDatabase([], { progress: (progress) => told.push(progress) });
  await connection.run("CREATE TABLE numbers AS SELECT range AS n FROM range(10000000)");
  await connection.run("SELECT count(DISTINCT hash(n)) FROM numbers");
  close();
  const before = told.length;
  expect(before).toBeGreaterThan(0);
  for (const { stage, done, total, unit } of told) {
    expect([stage, unit]).toEqual(["rows", "rows"]);
    expect(done).toBeLessThanOrEqual(total!);
  }
  expect(told.at(-1)!.done).toBeGreaterThanOrEqual(told[0]!.done);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(told.length).toBe(before);
});

it("spills into the given folder, and leaves it empty", async () => {
  const folder = dataFolder({});
  const store = { memoryLimit: "60MB", spillFolder: folder };
  const { connection, close } = await openDatabase([], { store });
  await connection.run(`CREATE TABLE sorted AS SELECT range AS a, hash(range) AS b FROM range(6000000) ORDER BY b`);
  expect(readdirSync(folder)).toEqual(["toetssteen-spill"]);
  close();
  expect(readdirSync(folder)).toEqual([]);
});

it("says which limit was reached, and quotes nothing of the data", async () => {
  const { connection, close } = await openDatabase([], { store: { memoryLimit: "20MB" } });
  const table = `CREATE TABLE wide AS SELECT 'secret' || range AS a FROM range(3000000)`;
  await expect(withinLimits(() => connection.run(table))).rejects.toMatchObject({
    code: "source-unavailable",
    message: expect.stringContaining("more memory"),
    mend: expect.stringContaining("--spill-folder"),
  });
  close();
  const other = new Error("Binder Error: something else");
  await expect(withinLimits(() => Promise.reject(other))).rejects.toBe(other);
});

it("refuses a folder to spill to that is not empty, and a size that is none", async () => {
  const folder = dataFolder({ "a.txt": "" });
  await expect(openDatabase([], { store: { spillFolder: folder } })).rejects.toMatchObject({ code: "usage-invalid" });
  await expect(openDatabase([], { store: { memoryLimit: "2'; SELECT 1" } })).rejects.toMatchObject({
    code: "usage-invalid",
  });
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});

it("says that the disk is full while it spills, and leaves nothing behind", async ({ skip }) => {
  const folder = dataFolder({});
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]).status !== 0) {
    skip("no file system of 4 MB can be mounted here");
  }
  try {
    const { connection, close } = await openDatabase([], { store: { memoryLimit: "40MB", spillFolder: folder } });
    const table = "CREATE TABLE sorted AS SELECT range AS a, hash(range) AS b FROM range(6000000) ORDER BY b";
    await expect(withinLimits(() => connection.run(table))).rejects.toMatchObject({
      code: "source-unavailable",
      message: expect.stringContaining("disk in the spill folder"),
    });
    close();
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    spawnSync("umount", [folder]);
  }
});
