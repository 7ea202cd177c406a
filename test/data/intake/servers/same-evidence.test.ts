import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openDuckdbEngine } from "../../../../src/data/engines/duckdb.js";
import type { Plan } from "../../../../src/plan/schema.js";
import { quietContext } from "../../../support/data-folder.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../../../support/sample-plan.js";
import {
  logIn,
  putRows,
  type Row,
  type ServerName,
  type Servers,
  serversArePresent,
  startServers,
} from "../../../support/servers/servers.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";

/** Where the rows of a section are. */
type Named = (section: string) => object;
type Sections = Readonly<Record<string, readonly Row[]>>;

const SERVERS: readonly ServerName[] = ["postgresql", "clickhouse"];

describe.skipIf(!serversArePresent())("the same rows in files, in PostgreSQL and on two shards of ClickHouse", () => {
  let servers: Servers;
  beforeAll(async () => {
    servers = await startServers();
  });
  afterAll(() => servers?.stop());
  afterEach(() => vi.unstubAllEnvs());

  async function hashOf(plan: Plan, folder: string): Promise<string> {
    const context = quietContext();
    const engine = await openDuckdbEngine(plan, folder, {
      ...context,
      hash: async (bytes) => Buffer.from(bytes).toString("hex"),
    });
    return engine.dataHash(context).then((hash) => hash);
  }

  async function requireSame(sections: Sections, planOf: (named: Named, server: object) => Plan): Promise<void> {
    const folder = temporaryFolder();
    for (const [name, rows] of Object.entries(sections)) {
      const names = Object.keys(rows[0]!);
      const lines = [names, ...rows.map((row) => names.map((each) => `"${row[each]!.replaceAll('"', '""')}"`))];
      writeFileSync(join(folder, `${name}.csv`), lines.map((fields) => fields.join()).join("\n"));
      await putRows(servers, name, rows);
    }
    const file = await hashOf(
      planOf((section) => ({ file: `${section}.csv` }), {}),
      folder,
    );
    for (const engine of SERVERS) {
      logIn(servers, engine);
      const plan = planOf((section) => ({ file: undefined, table: section }), { server: { engine } });
      expect(await hashOf(plan, folder), engine).toBe(file);
    }
  }

  const group = fc.constantFrom("B", "A", "\u00e9", "a b", "it's", '"q"', "back\\slash", "`t`", "tab\t");
  const score = fc.constantFrom("0", "12.5", "29.9", "30", "60", "100");
  const settings = { numRuns: 8, seed: 1 };

  it("give the same bytes for sponsors, with a row a nationality or a row a migrant", async () => {
    const row = fc.record({
      score,
      outcome: fc.constantFrom("violation", "none"),
      group,
      count: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), fc.boolean(), async (rows, counted) => {
        const sponsors = rows.map(({ score: s, outcome }, i) => {
          return { sponsor: `00${i}`, score: s, outcome, provenance: "risk", branch: "01" };
        });
        const migrants = rows.flatMap((each, i) => {
          const one = { sponsor: `00${i}`, nationality: each.group };
          return counted ? [{ ...one, migrants: String(each.count) }] : Array.from({ length: each.count }, () => one);
        });
        const columns = counted ? {} : { columns: { id: "sponsor", group: "nationality", count: undefined } };
        await requireSame({ sponsors, migrants }, (named, server) =>
          samplePlan({
            data: { sponsors: named("sponsors"), migrants: { ...named("migrants"), ...columns }, ...server },
          }),
        );
      }),
      settings,
    );
  });

  it("give the same bytes for cases, with texts that mean no value", async () => {
    const row = fc.record({
      group,
      score,
      band: fc.constantFrom("low", "high"),
      selected: fc.constantFrom("", "yes", "no"),
      outcome: fc.constantFrom("", "0", "1"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const cases = rows.map((each, i) => ({ id: `00${i}`, ...each }));
        await requireSame({ cases }, (named, server) =>
          sampleCasesPlan({ data: { cases: named("cases"), ...server } }),
        );
      }),
      settings,
    );
  });

  it("give the same bytes for counts", async () => {
    const row = fc.record({ group, band: fc.constantFrom("low", "high"), n: fc.nat(50).map(String) });
    const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: (each) => `${each.group}/${each.band}` });
    await fc.assert(
      fc.asyncProperty(rows, async (counts) => {
        await requireSame({ counts }, (named, server) =>
          sampleCountsPlan({ data: { counts: named("counts"), ...server } }),
        );
      }),
      settings,
    );
  });
});
