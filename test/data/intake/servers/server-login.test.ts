import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serverLogin } from "../../../../src/data/intake/servers/server-login.js";
import { temporaryFolder } from "../../../support/temporary-folder.js";

const SECRET = "geheim-blauw-42";
const USUAL = {
  TOETSSTEEN_SERVER_HOST: "db.example",
  TOETSSTEEN_SERVER_DATABASE: "audits",
  TOETSSTEEN_SERVER_USER: "auditor",
  TOETSSTEEN_SERVER_PASSWORD: SECRET,
};

function refusal(environment: Record<string, string>): string {
  try {
    serverLogin("postgresql", environment);
  } catch (error) {
    return String(error);
  }
  throw new Error("serverLogin requires a reason to refuse; got a login");
}

describe("the login of a server", () => {
  it("is read from the environment, with TLS verified and the usual port by default", () => {
    expect(serverLogin("postgresql", USUAL)).toEqual({
      ...{ host: "db.example", port: 5432, database: "audits", user: "auditor", password: SECRET },
      tls: { ca: undefined },
    });
    expect(serverLogin("clickhouse", USUAL).port).toBe(8443);
    expect(serverLogin("clickhouse", { ...USUAL, TOETSSTEEN_SERVER_PORT: "9000" }).port).toBe(9000);
  });

  it("is read from a file that its owner alone may read, and a variable goes before it", () => {
    const file = join(temporaryFolder(), "login.yaml");
    writeFileSync(file, `host: db.example\ndatabase: audits\nuser: auditor\npassword: ${SECRET}\n`, { mode: 0o600 });
    const login = serverLogin("clickhouse", { TOETSSTEEN_SERVER_FILE: file, TOETSSTEEN_SERVER_USER: "other" });
    expect(login).toMatchObject({ database: "audits", user: "other", password: SECRET });
  });

  it("is refused from a file that others may read, without a word of it", () => {
    const file = join(temporaryFolder(), "login.yaml");
    writeFileSync(file, `database: audits\nuser: auditor\npassword: ${SECRET}\n`, { mode: 0o644 });
    const words = refusal({ TOETSSTEEN_SERVER_FILE: file });
    expect(words).toContain("chmod 600");
    expect(words).not.toContain(SECRET);
  });

  it("names every variable that is absent or malformed, and no value", () => {
    const words = refusal({ TOETSSTEEN_SERVER_PORT: "high", TOETSSTEEN_SERVER_PASSWORD: SECRET });
    expect(words).toContain("TOETSSTEEN_SERVER_PORT, TOETSSTEEN_SERVER_DATABASE, TOETSSTEEN_SERVER_USER");
    expect(words).not.toContain(SECRET);
    expect(words).not.toContain("high");
  });

  it("may do without TLS on this machine only", () => {
    expect(refusal({ ...USUAL, TOETSSTEEN_SERVER_TLS: "off" })).toContain("another machine");
    const own = { ...USUAL, TOETSSTEEN_SERVER_TLS: "off", TOETSSTEEN_SERVER_HOST: "127.0.0.1" };
    expect(serverLogin("clickhouse", own)).toMatchObject({ tls: null, port: 8123 });
  });

  it("is refused where the file of an authority, or of the login, is absent or of another form", () => {
    const folder = temporaryFolder();
    expect(refusal({ ...USUAL, TOETSSTEEN_SERVER_CA: join(folder, "ca.pem") })).toContain("TOETSSTEEN_SERVER_CA");
    expect(refusal({ TOETSSTEEN_SERVER_FILE: join(folder, "absent") })).toContain("TOETSSTEEN_SERVER_FILE");
    const file = join(folder, "list.yaml");
    writeFileSync(file, "- a\n- b: [\n", { mode: 0o600 });
    expect(refusal({ TOETSSTEEN_SERVER_FILE: file })).toContain("keys and values");
  });
});
