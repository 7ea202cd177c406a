import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { openDuckdbEngine } from "../../../../src/data/engines/duckdb.js";
import { quietContext } from "../../../support/data-folder.js";
import { sampleCasesPlan } from "../../../support/sample-plan.js";
import { selfSigned } from "../../../support/servers/certificate.js";
import { startClickhouse } from "../../../support/servers/clickhouse.js";
import { startPostgresql } from "../../../support/servers/postgresql.js";
import { logIn, putRows, type ServerName, type Servers, serversArePresent } from "../../../support/servers/servers.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";

const SERVERS: readonly ServerName[] = ["postgresql", "clickhouse"];
const ROWS = ["A", "B"].map((group, i) => {
  return { id: String(i), group, band: "low", outcome: "0", selected: "no", score: "1" };
});

async function startWith(certificate: ReturnType<typeof selfSigned>): Promise<Servers> {
  const [postgresql, clickhouse] = await Promise.all([startPostgresql(certificate), startClickhouse(certificate)]);
  onTestFinished(async () => {
    await Promise.all([postgresql.stop(), clickhouse.stop()]);
  });
  const servers = { postgresql, clickhouse } as Servers;
  await putRows(servers, "cases", ROWS);
  return servers;
}

function rowsRead(name: ServerName): Promise<number> {
  const data = { cases: { file: undefined, table: "cases" }, server: { engine: name } };
  return openDuckdbEngine(sampleCasesPlan({ data }), ".", quietContext()).then(
    (engine) => engine.describe().files[0]!.rows,
  );
}

describe.skipIf(!serversArePresent())("a server that speaks TLS", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is read where its certificate comes from the named authority, and refused where it does not", async () => {
    const certificate = selfSigned("IP:127.0.0.1");
    const servers = await startWith(certificate);
    const folder = temporaryFolder();
    const [own, other] = [join(folder, "own.pem"), join(folder, "other.pem")];
    writeFileSync(own, certificate.cert);
    writeFileSync(other, selfSigned("IP:127.0.0.1").cert);
    for (const name of SERVERS) {
      const port = name === "postgresql" ? servers.postgresql.port : servers.clickhouse.httpsPort!;
      const login = { TLS: "verify", PORT: String(port) };
      logIn(servers, name, login);
      await expect(rowsRead(name), name).rejects.toThrow("a certificate that can be verified");
      logIn(servers, name, { ...login, CA: other });
      await expect(rowsRead(name), name).rejects.toThrow("a certificate that can be verified");
      logIn(servers, name, { ...login, CA: own });
      expect(await rowsRead(name), name).toBe(2);
    }
  });

  it("is refused where its certificate is for another machine", async () => {
    const certificate = selfSigned("DNS:db.example");
    const servers = await startWith(certificate);
    const ca = join(temporaryFolder(), "ca.pem");
    writeFileSync(ca, certificate.cert);
    for (const name of SERVERS) {
      const port = name === "postgresql" ? servers.postgresql.port : servers.clickhouse.httpsPort!;
      logIn(servers, name, { TLS: "verify", PORT: String(port), CA: ca });
      await expect(rowsRead(name), name).rejects.toThrow("a certificate that can be verified");
    }
  });
});
