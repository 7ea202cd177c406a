import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { openDuckdbEngine } from "../../../../src/data/engines/duckdb.js";
import { AuditError, DataError } from "../../../../src/errors.js";
import type { Plan } from "../../../../src/plan/schema.js";
import type { Progress, RunContext } from "../../../../src/runtime/run-context.js";
import { quietContext } from "../../../support/data-folder.js";
import { sampleCasesPlan } from "../../../support/sample-plan.js";
import { startClickhouse } from "../../../support/servers/clickhouse.js";
import { READER, startPostgresql } from "../../../support/servers/postgresql.js";
import { startProxy } from "../../../support/servers/proxy.js";
import {
  logIn,
  putRows,
  type Row,
  type ServerName,
  type Servers,
  serversArePresent,
  startServers,
} from "../../../support/servers/servers.js";

const SERVERS: readonly ServerName[] = ["postgresql", "clickhouse"];
const BAD = "Wakanda";

const ROWS: readonly Row[] = Array.from({ length: 400 }, (_, i) => ({
  id: String(i),
  group: i % 3 === 0 ? "A" : "B",
  band: i % 4 === 0 ? "high" : "low",
  outcome: i % 5 === 0 ? "1" : "0",
  selected: i % 7 === 0 ? "yes" : "no",
  score: String(i % 100),
}));

/** Rows that take a server some minutes, one by one. */
const SLOW = {
  postgresql: `CREATE VIEW slow AS SELECT i::text AS id, 'A'::text AS "group", 'low'::text AS band, '0'::text AS outcome,
    'no'::text AS selected, '1'::text AS score FROM generate_series(1, 2000000000) i WHERE sqrt(i) > 0`,
  clickhouse: `CREATE VIEW slow AS SELECT toString(number) AS id, 'A' AS group, 'low' AS band, '0' AS outcome,
    'no' AS selected, toString(number % 7) AS score FROM system.numbers LIMIT 200000000000`,
};

function planOf(engine: ServerName, table = "cases", server: object = {}): Plan {
  return sampleCasesPlan({ data: { cases: { file: undefined, table }, server: { engine, ...server } } });
}

async function failure(plan: Plan, context: Partial<RunContext> = {}): Promise<AuditError> {
  try {
    await openDuckdbEngine(plan, ".", { ...quietContext(), ...context });
  } catch (error) {
    expect(error).toBeInstanceOf(AuditError);
    const told = JSON.stringify([error, (error as Error).message, (error as Error).stack, (error as AuditError).mend]);
    for (const secret of [READER.password, "potlood", BAD]) expect(told).not.toContain(secret);
    return error as AuditError;
  }
  throw new Error("the audit requires a server that fails; got an answer");
}

async function hashOf(plan: Plan, context: Partial<RunContext> = {}): Promise<string> {
  const whole = { ...quietContext(), ...context };
  return (await openDuckdbEngine(plan, ".", whole)).dataHash(whole);
}

describe.skipIf(!serversArePresent())("a server", () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await startServers();
    await putRows(servers, "cases", ROWS);
    await servers.postgresql.run(SLOW.postgresql);
    await servers.clickhouse.run(0, SLOW.clickhouse);
  });
  afterAll(() => servers?.stop());
  afterEach(() => vi.unstubAllEnvs());

  /** Queries of the slow view that the server still works on. */
  async function running(name: ServerName): Promise<number> {
    if (name === "clickhouse") {
      const sql = "SELECT count() FROM system.processes WHERE query LIKE '%slow%' AND query NOT LIKE '%processes%'";
      return Number(await servers.clickhouse.run(0, sql));
    }
    const sql =
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%slow%' AND query NOT LIKE '%activity%'";
    return Number((await servers.postgresql.rows(sql))[0]!.n);
  }

  async function untilNone(name: ServerName): Promise<void> {
    for (let attempt = 0; attempt < 50 && (await running(name)) > 0; attempt++) await pause(100);
    expect(await running(name)).toBe(0);
  }

  describe.each(SERVERS)("of %s", (name) => {
    it("that refuses the password is told so", async () => {
      logIn(servers, name, { PASSWORD: "another" });
      const error = await failure(planOf(name));
      expect(error).toMatchObject({ code: "source-unavailable" });
      expect(error.message).toContain("a user and a password that the server accepts; got a refusal");
    });

    it("that no one listens for is told so, at once", async () => {
      logIn(servers, name, { PORT: "1" });
      expect((await failure(planOf(name))).message).toContain("a server that can be reached; got no answer");
    });

    it("without the database is told so", async () => {
      logIn(servers, name, { DATABASE: "absent" });
      expect((await failure(planOf(name))).message).toContain("a database that the server has");
    });

    it("that speaks no TLS is refused unless the login says so", async () => {
      logIn(servers, name, { TLS: "verify" });
      const { message, mend } = await failure(planOf(name));
      expect(`${message} ${mend}`).toMatch(/a certificate that can be verified|that it speaks TLS there/);
    });

    it("without the table is told so, as a problem of the data", async () => {
      logIn(servers, name);
      const error = await failure(planOf(name, "absent"));
      expect(error).toBeInstanceOf(DataError);
      expect((error as DataError).issues.map(({ code, file }) => [code, file])).toEqual([["table-missing", "absent"]]);
    });

    it("cancels a query that takes longer than the plan allows", async () => {
      logIn(servers, name);
      const error = await failure(planOf(name, "slow", { timeoutSeconds: 1 }));
      expect(error.message).toContain("answers within data.server.timeoutSeconds");
      await untilNone(name);
    });

    it("cancels a query when the run is interrupted", async () => {
      logIn(servers, name);
      const controller = new AbortController();
      const failed = failure(planOf(name, "slow"), { signal: controller.signal });
      for (let attempt = 0; attempt < 100 && (await running(name)) === 0; attempt++) await pause(50);
      expect(await running(name)).toBeGreaterThan(0);
      controller.abort();
      expect(await failed).toMatchObject({ code: "interrupted" });
      await untilNone(name);
    });

    it("is asked again where the connection was cut once, with the same answer", async () => {
      logIn(servers, name);
      const plain = await hashOf(planOf(name));
      // Far enough to log in, and not to the end of the answers.
      const proxy = await startProxy(Number(process.env.TOETSSTEEN_SERVER_PORT), (connection) =>
        connection === 0 ? (name === "postgresql" ? 2_000 : 100) : undefined,
      );
      onTestFinished(() => proxy.close());
      logIn(servers, name, { PORT: String(proxy.port) });
      expect(await hashOf(planOf(name))).toBe(plain);
      expect(proxy.connections()).toBeGreaterThan(1);
    });

    it("that is cut off each time is given up, with one error", async () => {
      const target = name === "postgresql" ? servers.postgresql.port : servers.clickhouse.ports[0];
      const proxy = await startProxy(target, () => (name === "postgresql" ? 2_000 : 100));
      onTestFinished(() => proxy.close());
      logIn(servers, name, { PORT: String(proxy.port) });
      expect((await failure(planOf(name))).message).toContain("a connection that stays open");
      expect(proxy.connections()).toBeGreaterThanOrEqual(4);
    });

    it("has its rows counted where they break a rule, since they have no place", async () => {
      logIn(servers, name);
      const broken = ROWS.map((row, i) => ({
        ...row,
        ...(i < 3 && { band: BAD }),
        ...(i === 9 && { id: "8" }),
        ...(i === 11 && { id: null }),
      }));
      await putRows(servers, "broken", broken);
      const { issues } = (await failure(planOf(name, "broken"))) as DataError;
      expect(issues.map(({ code, row, column, received }) => [code, row, column, received])).toEqual([
        ["value-missing", undefined, "id", "no value, in 1 row"],
        ["row-duplicate", undefined, "id", "an identifier of another row, in 1 row"],
        ["value-unknown", undefined, "band", "text, 7 characters, not among the 2 known texts, in 3 rows"],
      ]);
    });

    it("is left when its user may do more than read, with a word of it", async () => {
      logIn(servers, name);
      const reader = await openDuckdbEngine(planOf(name), ".", quietContext());
      expect(reader.describe().server).toEqual({ kind: name, mayWrite: false });
      logIn(
        servers,
        name,
        name === "postgresql" ? { USER: "owner", PASSWORD: "owner-of-tests" } : { USER: "default", PASSWORD: "" },
      );
      const owner = await openDuckdbEngine(planOf(name), ".", quietContext());
      expect(owner.describe().server).toEqual({ kind: name, mayWrite: true });
    });
  });

  it("of PostgreSQL shows one moment: what is written meanwhile changes nothing", async () => {
    logIn(servers, "postgresql");
    const before = await hashOf(planOf("postgresql"));
    const { port } = servers.postgresql;
    let written = 0;
    const progress = ({ stage }: Progress) => {
      if (stage === "reading" && written++ === 0)
        execFileSync(
          "psql",
          [
            "-h",
            "127.0.0.1",
            "-p",
            String(port),
            "-U",
            "owner",
            "-d",
            "postgres",
            "-c",
            `INSERT INTO cases VALUES ('x', 'A', 'low', '0', 'no', '3')`,
          ],
          { env: { ...process.env, PGPASSWORD: "owner-of-tests" }, stdio: "ignore" },
        );
    };
    expect(await hashOf(planOf("postgresql"), { progress })).toBe(before);
    expect(written).toBeGreaterThan(1);
    expect(await hashOf(planOf("postgresql"))).not.toBe(before);
  });

  it("of ClickHouse is refused where a table changed between the count and the end, also by as many rows", async () => {
    logIn(servers, "clickhouse");
    await putRows(servers, "moving", ROWS);
    const url = `http://127.0.0.1:${servers.clickhouse.ports[0]}/`;
    const change = (sql: string) =>
      execFileSync(process.execPath, [
        "-e",
        `fetch(${JSON.stringify(url)}, { method: "POST", body: ${JSON.stringify(sql)} })`,
      ]);
    for (const sql of [
      "INSERT INTO moving_shard VALUES ('x', 'A', 'low', '0', 'no', '3')",
      "DROP TABLE moving_shard",
    ]) {
      let calls = 0;
      const progress = ({ stage }: Progress) => {
        if (stage === "reading" && calls++ === 0) change(sql);
      };
      const error = await failure(planOf("clickhouse", "moving"), { progress });
      expect(error.code).toBe("source-unavailable");
    }
  });

  it("of ClickHouse whose user leaves out shards that are down is refused", async () => {
    logIn(servers, "clickhouse", { USER: "careless" });
    expect((await failure(planOf("clickhouse"))).message).toContain("an answer is whole or an error");
  });
});

describe.skipIf(!serversArePresent())("a server that dies", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("in the midst of a query of PostgreSQL is one clear error", async () => {
    const postgresql = await startPostgresql();
    onTestFinished(() => postgresql.stop());
    await postgresql.run(SLOW.postgresql);
    logIn({ postgresql } as Servers, "postgresql");
    const failed = failure(planOf("postgresql", "slow"));
    await pause(1_500);
    await postgresql.kill();
    const error = await failed;
    expect(error).toMatchObject({ code: "source-unavailable" });
    expect(error.message).toContain("a connection that stays open");
  });

  it("in the midst of a query of ClickHouse is one clear error", async () => {
    const clickhouse = await startClickhouse();
    onTestFinished(() => clickhouse.stop());
    await clickhouse.run(0, SLOW.clickhouse);
    logIn({ clickhouse } as unknown as Servers, "clickhouse");
    const failed = failure(planOf("clickhouse", "slow"));
    await pause(1_500);
    await clickhouse.shards[0].kill();
    const error = await failed;
    expect(error).toMatchObject({ code: "source-unavailable" });
    expect(error.message).toContain("a connection that stays open");
  });

  it("as one shard of two is one clear error, before a query and in the midst of it", async () => {
    const clickhouse = await startClickhouse();
    onTestFinished(() => clickhouse.stop());
    const postgresql = { run: async () => {} } as unknown as Servers["postgresql"];
    await putRows({ clickhouse, postgresql } as unknown as Servers, "cases", ROWS);
    for (const shard of [0, 1] as const) {
      await clickhouse.run(shard, SLOW.clickhouse.replace("VIEW slow", "VIEW slow_shard"));
    }
    await clickhouse.run(
      0,
      "CREATE TABLE slow (id String, group String, band String, outcome String, selected String, score String) ENGINE = Distributed(two_shards, default, slow_shard)",
    );
    logIn({ clickhouse } as unknown as Servers, "clickhouse");
    const inTheMidst = failure(planOf("clickhouse", "slow"));
    await pause(1_500);
    await clickhouse.shards[1].kill();
    expect((await inTheMidst).message).toContain("every shard of the tables to answer");
    expect((await failure(planOf("clickhouse"))).message).toContain("every shard of the tables to answer");
  });
});
