import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { runCli, startCli } from "../support/command-line.js";
import { samplePlanInput } from "../support/sample-plan.js";
import { READER } from "../support/servers/postgresql.js";
import {
  logIn,
  putRows,
  type ServerName,
  type Servers,
  serversArePresent,
  startServers,
} from "../support/servers/servers.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SERVERS: readonly ServerName[] = ["postgresql", "clickhouse"];
const BAD = "Wakanda";
const ROWS = Array.from({ length: 400 }, (_, i) => ({
  id: `case-${i}`,
  group: i % 3 === 0 ? "A" : "B",
  band: i % 4 === 0 ? "high" : "low",
  outcome: i % 5 === 0 ? "1" : "0",
  selected: i % 7 === 0 ? "yes" : "no",
  score: String(i % 100),
}));

const SLOW = {
  postgresql: `CREATE VIEW slow AS SELECT i::text AS id, 'A'::text AS "group", 'low'::text AS band, '0'::text AS outcome,
    'no'::text AS selected, '1'::text AS score FROM generate_series(1, 2000000000) i WHERE sqrt(i) > 0`,
  clickhouse: `CREATE VIEW slow AS SELECT toString(number) AS id, 'A' AS group, 'low' AS band, '0' AS outcome,
    'no' AS selected, toString(number % 7) AS score FROM system.numbers LIMIT 200000000000`,
};

describe.skipIf(!serversArePresent())("toetssteen audit on tables of a server", () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await startServers();
    await putRows(servers, "cases", ROWS);
    await putRows(servers, "broken", [...ROWS.slice(1), { ...ROWS[0]!, band: BAD }]);
    await servers.postgresql.run(SLOW.postgresql);
    await servers.clickhouse.run(0, SLOW.clickhouse);
  });
  afterAll(() => servers?.stop());
  afterEach(() => vi.unstubAllEnvs());

  function folderWith(engine: ServerName, table: string): string {
    const folder = temporaryFolder();
    const input = samplePlanInput("cases", {
      data: { cases: { file: undefined, table }, server: { engine } },
      resampling: { seed: 1, resamples: 999 },
    });
    writeFileSync(join(folder, "plan.yaml"), stringify(JSON.parse(JSON.stringify(input))));
    return folder;
  }

  const audit = ["audit", "plan.yaml", "--out", "out", "--no-pdf"];

  it.each(SERVERS)("writes a release that says it read %s, and nothing of the login", async (engine) => {
    logIn(servers, engine);
    const folder = folderWith(engine, "cases");
    const { exitCode, stderr } = await runCli(audit, folder);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    const names = readdirSync(join(folder, "out"), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    const texts = names.map((each) => readFileSync(join(each.parentPath, each.name), "latin1"));
    for (const secret of [READER.user, READER.password, "127.0.0.1", process.env.TOETSSTEEN_SERVER_PORT!, "case-7"]) {
      expect(texts.filter((text) => text.includes(secret)).length, secret).toBe(0);
    }
    const { source } = JSON.parse(readFileSync(join(folder, "out/audit.json"), "utf8"));
    expect(source.server).toEqual({ kind: engine, mayWrite: false });
    expect(source.files).toEqual([{ name: "cases", rows: 400 }]);
    const report = readFileSync(join(folder, "out/report.en.html"), "utf8");
    expect(report).toContain("The user of the database may not change data.");
  });

  it.each(SERVERS)("refuses rows of %s that break a rule, counts them, and leaves nothing behind", async (engine) => {
    logIn(servers, engine);
    const folder = folderWith(engine, "broken");
    const { exitCode, stdout, stderr } = await runCli(audit, folder);
    expect(exitCode).toBe(3);
    expect(stderr).toContain("received text, 7 characters, not among the 2 known texts, in 1 row");
    expect(stdout + stderr).not.toContain(BAD);
    expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  });

  it.each(SERVERS)("says in one line that %s refuses the login, and leaves nothing behind", async (engine) => {
    logIn(servers, engine, { PASSWORD: "geheim-blauw-42" });
    const folder = folderWith(engine, "cases");
    const { exitCode, stdout, stderr } = await runCli([...audit, "--debug"], folder);
    expect(exitCode).toBe(4);
    expect(stderr).toContain("data.server requires a user and a password that the server accepts; got a refusal");
    for (const secret of ["geheim-blauw-42", READER.user, "127.0.0.1"]) expect(stdout + stderr).not.toContain(secret);
    expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  });

  it.each(SERVERS)("ends at an interrupt while %s works, and leaves nothing behind", async (engine) => {
    logIn(servers, engine);
    const folder = folderWith(engine, "slow");
    const { child, ended } = await startCli(audit, folder);
    await pause(4_000);
    child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(stdout).toBe("");
    expect(stderr).toContain("interrupted");
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  });
});
