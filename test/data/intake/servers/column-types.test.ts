import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openDuckdbEngine } from "../../../../src/data/engines/duckdb.js";
import type { DataError } from "../../../../src/errors.js";
import type { Plan } from "../../../../src/plan/schema.js";
import { dataFolder, quietContext } from "../../../support/data-folder.js";
import { sampleCasesPlan } from "../../../support/sample-plan.js";
import {
  logIn,
  type ServerName,
  type Servers,
  serversArePresent,
  startServers,
} from "../../../support/servers/servers.js";

function planOf(source: object, data: object): Plan {
  return sampleCasesPlan({ data: { cases: source, ...data } });
}

async function hashOf(plan: Plan, folder = "."): Promise<string> {
  const context = quietContext();
  return (await openDuckdbEngine(plan, folder, context)).dataHash(context);
}

const CSV = `id,group,band,outcome,selected,score
9007199254740993,NLD,low,1,yes,0.1
-5,"x,y",high,0,no,1e21
7,NLD,low,,,12.5
8,"x,y",low,1,yes,-0.3
`;

describe.skipIf(!serversArePresent())("columns with types of their own", () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await startServers();
    await servers.postgresql.run(
      "CREATE TYPE level AS ENUM ('low', 'high')",
      "CREATE DOMAIN code AS varchar(10)",
      `CREATE TABLE typed (id bigint, "group" code, band level, outcome smallint, selected char(3), score double precision)`,
      `INSERT INTO typed VALUES (9007199254740993, 'NLD', 'low', 1, 'yes', 0.1), (-5, 'x,y', 'high', 0, 'no', 1e21),
        (7, 'NLD', 'low', NULL, NULL, 12.5), (8, 'x,y', 'low', 1, 'yes', -0.3)`,
      "CREATE VIEW seen AS SELECT * FROM typed",
      `CREATE TABLE refused (id text, "group" text[], band text, outcome bytea, selected text, score timestamp)`,
      "INSERT INTO refused VALUES ('1', '{A}', 'low', '1', 'no', now())",
      "CREATE SCHEMA other",
      "CREATE TABLE other.typed AS SELECT * FROM typed",
      "CREATE TABLE hidden AS SELECT * FROM typed",
      "REVOKE ALL ON hidden FROM auditor",
      "GRANT USAGE ON SCHEMA other TO auditor",
      "GRANT SELECT ON other.typed TO auditor",
    );
    await servers.clickhouse.run(
      0,
      `CREATE TABLE typed (id Int64, group String, band Enum8('low' = 1, 'high' = 2), outcome Nullable(UInt8),
        selected Nullable(String), score Float64) ENGINE = MergeTree ORDER BY id`,
      `INSERT INTO typed VALUES (9007199254740993, 'NLD', 'low', 1, 'yes', 0.1), (-5, 'x,y', 'high', 0, 'no', 1e21),
        (7, 'NLD', 'low', NULL, NULL, 12.5), (8, 'x,y', 'low', 1, 'yes', -0.3)`,
      "CREATE VIEW seen AS SELECT * FROM typed",
      `CREATE TABLE refused (id String, group Array(String), band String, outcome FixedString(3), selected String,
        score DateTime) ENGINE = MergeTree ORDER BY id`,
      "INSERT INTO refused VALUES ('1', ['A'], 'low', '1', 'no', 0)",
      "CREATE TABLE bytes (id String, group String, band String, outcome String, selected String, score String) ENGINE = MergeTree ORDER BY id",
      "INSERT INTO bytes SELECT '1', unhex('41FF'), 'low', '0', 'no', '1'",
    );
  });
  afterAll(() => servers?.stop());
  afterEach(() => vi.unstubAllEnvs());

  it.each(["postgresql", "clickhouse"] as const)(
    "of %s give the bytes of their texts, also through a view",
    async (name) => {
      const file = await hashOf(planOf({ file: "cases.csv" }, {}), dataFolder({ "cases.csv": CSV }));
      logIn(servers, name);
      for (const table of [name === "postgresql" ? "public.typed" : "typed", "seen"]) {
        expect(await hashOf(planOf({ file: undefined, table }, { server: { engine: name } })), table).toBe(file);
      }
    },
  );

  async function refusals(name: ServerName, table: string) {
    logIn(servers, name);
    const plan = planOf({ file: undefined, table }, { server: { engine: name } });
    const error = await openDuckdbEngine(plan, ".", quietContext()).catch((each: unknown) => each);
    return (error as DataError).issues.map(({ code, column, received }) => [code, column, received]);
  }

  it("of which no text is exact are refused by name and type", async () => {
    expect(await refusals("postgresql", "refused")).toEqual([
      ["column-type", "group", "type TEXT[]"],
      ["column-type", "outcome", "type BYTEA"],
      ["column-type", "score", "type TIMESTAMP WITHOUT TIME ZONE"],
    ]);
    expect(await refusals("clickhouse", "refused")).toEqual([
      ["column-type", "group", "type Array"],
      ["column-type", "outcome", "type FixedString"],
      ["column-type", "score", "type DateTime"],
    ]);
  });

  it("with bytes that are no text are refused", async () => {
    expect(await refusals("clickhouse", "bytes")).toEqual([
      ["encoding-invalid", "group", "bytes that are none, in 1 row"],
    ]);
  });

  it("are of one table: a name that two schemas have, or that the user may not read, is refused", async () => {
    expect(await refusals("postgresql", "typed")).toEqual([["table-missing", undefined, "2 schemas that have one"]]);
    expect(await refusals("postgresql", "hidden")).toEqual([["table-missing", undefined, "none of that name"]]);
  });
});
