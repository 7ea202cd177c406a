import { join } from "node:path";
import { expect, it } from "vitest";
import { openDatabase } from "../../../src/data/intake/database.js";
import { pathLiteral } from "../../../src/data/intake/sql.js";
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
