import { readFileSync, statSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { AuditError } from "../../../errors.js";
import type { ServerKind } from "./server-session.js";

const loginSchema = z.strictObject({
  host: z.string().min(1).default("127.0.0.1"),
  port: z.coerce.number().int().min(1).max(65_535).optional(),
  database: z.string().min(1),
  user: z.string().min(1),
  password: z.string().optional(),
  tls: z.enum(["verify", "off"]).default("verify"),
  ca: z.string().min(1).optional(),
});

/** Where a server is, and who logs in. Never part of a plan, a result, a log or an error. */
export interface ServerLogin {
  /** Name or address; for PostgreSQL also the folder of a socket, which starts with `/`. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  /** Authorities that the certificate must come from, as PEM; undefined: those that Node knows. Null: no TLS. */
  readonly tls: { readonly ca: string | undefined } | null;
}

const PREFIX = "TOETSSTEEN_SERVER_";
const KEYS = ["HOST", "PORT", "DATABASE", "USER", "PASSWORD", "TLS", "CA"] as const;
const PORTS: Readonly<Record<ServerKind, readonly [plain: number, tls: number]>> = {
  postgresql: [5_432, 5_432],
  clickhouse: [8_123, 8_443],
};

/**
 * The login of a server: from `TOETSSTEEN_SERVER_HOST`, `_PORT`, `_DATABASE`, `_USER`, `_PASSWORD`, `_TLS` (verify, or off
 * for this machine) and `_CA` (file of an authority, PEM); or from a YAML file with the same keys in lower case that
 * `TOETSSTEEN_SERVER_FILE` names and that no one else may read. A variable goes before the file.
 *
 * @param kind  kind of the server, for its usual port
 * @param environment  variables
 * @returns the login
 * @throws AuditError `usage-invalid`, without any value, where something is absent, malformed or open to others
 */
export function serverLogin(kind: ServerKind, environment: NodeJS.ProcessEnv = process.env): ServerLogin {
  const named = KEYS.flatMap((key) => {
    const value = environment[`${PREFIX}${key}`];
    return value === undefined || value === "" ? [] : [[key.toLowerCase(), value] as const];
  });
  const file = environment[`${PREFIX}FILE`];
  const parsed = loginSchema.safeParse({ ...(file ? keysOfFile(file) : {}), ...Object.fromEntries(named) });
  if (!parsed.success) {
    const keys = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "FILE").toUpperCase()));
    throw refused(`values of ${[...keys].map((key) => PREFIX + key).join(", ")}`, "none, or some of another form");
  }
  const { host, port, database, user, password, tls, ca } = parsed.data;
  if (tls === "off" && !isThisMachine(host)) {
    throw refused(`${PREFIX}TLS to be verify, since the server is another machine`, "off");
  }
  const [plain, encrypted] = PORTS[kind];
  return {
    host,
    port: port ?? (tls === "off" ? plain : encrypted),
    database,
    user,
    password,
    tls: tls === "off" ? null : { ca: ca === undefined ? undefined : textOf(ca, `${PREFIX}CA`) },
  };
}

function keysOfFile(file: string): object {
  const name = `${PREFIX}FILE`;
  const text = textOf(file, name);
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) {
    throw refused(`${name} to be a file that its owner alone may read`, "one that others may read: chmod 600");
  }
  const keys: unknown = parsedOrNull(text);
  if (keys !== null && typeof keys === "object" && !Array.isArray(keys)) return keys;
  throw refused(`${name} to be a YAML file of keys and values`, "another text");
}

function parsedOrNull(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw refused(`${name} to name a file that can be read`, "none");
  }
}

function isThisMachine(host: string): boolean {
  return host.startsWith("/") || ["127.0.0.1", "::1", "localhost"].includes(host);
}

function refused(what: string, got: string): AuditError {
  return new AuditError("usage-invalid", `data.server requires ${what}; got ${got}`);
}
