import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { profileServerTable } from "../../../../src/data/intake/servers/profile-server-table.js";
import { draftPlan } from "../../../../src/plan/draft-plan.js";
import {
  logIn,
  type ServerName,
  type Servers,
  serversArePresent,
  startServers,
} from "../../../support/servers/servers.js";

const SERVERS: readonly ServerName[] = ["postgresql", "clickhouse"];

describe.skipIf(!serversArePresent())("the profile of a table of a server", () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await startServers();
    await servers.postgresql.run(
      `CREATE TABLE people (id bigint, "group" text, band text, score numeric(5, 1), outcome text, seen date, extra bytea)`,
      `INSERT INTO people SELECT i, 'secret' || i % 30, CASE WHEN i % 4 = 0 THEN 'high' ELSE 'low' END, (i % 100)::numeric,
        CASE WHEN i % 3 = 0 THEN NULL ELSE '1' END, DATE '2020-01-01' + i, '' FROM generate_series(1, 500) i`,
    );
    await servers.clickhouse.run(
      0,
      `CREATE TABLE people (id UInt64, group String, band String, score Float64, outcome Nullable(String), seen Date,
        extra Array(UInt8)) ENGINE = MergeTree ORDER BY id`,
      `INSERT INTO people SELECT number + 1, concat('secret', toString((number + 1) % 30)),
        if((number + 1) % 4 = 0, 'high', 'low'), (number + 1) % 100, if((number + 1) % 3 = 0, NULL, '1'),
        toDate('2020-01-01') + number + 1, [] FROM numbers(500)`,
    );
  });
  afterAll(() => servers?.stop());
  afterEach(() => vi.unstubAllEnvs());

  it.each(SERVERS)("of %s has the margins of single columns, and levels of those with few", async (name) => {
    logIn(servers, name);
    const { columns, rows, server } = await profileServerTable(name, "people");
    expect([rows, server]).toEqual([500, name]);
    expect(columns).toEqual([
      { name: "id", type: "integer", rows: 500, missing: 0, distinct: 500, minimum: 1, maximum: 500 },
      { name: "group", type: "text", rows: 500, missing: 0, distinct: 30 },
      {
        ...{ name: "band", type: "text", rows: 500, missing: 0, distinct: 2 },
        levels: [
          { text: "high", count: 125 },
          { text: "low", count: 375 },
        ],
      },
      { name: "score", type: "number", rows: 500, missing: 0, distinct: 100, minimum: 0, maximum: 99 },
      {
        ...{ name: "outcome", type: "text", rows: 500, missing: 166, distinct: 1 },
        levels: [{ text: "1", count: 334 }],
      },
      { name: "seen", type: "date", rows: 500, missing: 0, distinct: 500 },
    ]);
  });

  it.each(SERVERS)("of %s becomes a draft that names the table and the kind of server, and no group", async (name) => {
    logIn(servers, name);
    const text = draftPlan({ form: "cases", cases: await profileServerTable(name, "people") });
    expect(text).toContain(`server: {engine: ${name}}`);
    expect(text).toContain('table: "people"');
    expect(text).not.toMatch(/^ {4}file:/m);
    expect(text).not.toContain("secret");
  });

  it("is refused where the server has no such table", async () => {
    logIn(servers, "postgresql");
    await expect(profileServerTable("postgresql", "absent")).rejects.toThrow("one table or view of the name");
  });
});
