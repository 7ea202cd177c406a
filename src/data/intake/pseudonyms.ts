import { createHmac } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { AuditError } from "../../errors.js";
import { columnOf } from "./sql.js";

/** Shortest key, in bytes: as many as half a SHA-256 digest. */
const KEY_BYTES = 16;

const VARIABLE = "TOETSSTEEN_PSEUDONYM_KEY";

/**
 * The key of pseudonyms, from the file that `TOETSSTEEN_PSEUDONYM_KEY` names and that no one else may read.
 * @param environment  variables
 * @returns its bytes
 * @throws AuditError `usage-invalid`, without a word of the key
 */
export function pseudonymKey(environment: NodeJS.ProcessEnv = process.env): Buffer {
  const file = environment[VARIABLE];
  if (file === undefined || file === "") throw refused(`${VARIABLE} to name the file of the key`, "nothing");
  const key = readOrNull(file);
  if (key === null) throw refused(`${VARIABLE} to name a file that can be read`, "none");
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) {
    throw refused(`${VARIABLE} to be a file that its owner alone may read`, "one that others may read: chmod 600");
  }
  if (key.length < KEY_BYTES) throw refused(`a key of ${KEY_BYTES} bytes or more`, `${key.length}`);
  return key;
}

/**
 * Pseudonym of an identifier.
 * @param id  as the first file has it
 * @returns HMAC-SHA-256 of its UTF-8 bytes, 64 hexadecimal digits in lower case
 * @see RFC 2104
 */
export function pseudonymOf(id: string, key: Buffer): string {
  return createHmac("sha256", key).update(id, "utf8").digest("hex");
}

/**
 * Makes a table with the pseudonym of every identifier, computed here: the key reaches no database.
 * @param connection  locked database
 * @param identifiers  query of one column without repeats
 * @returns name of a table with the columns `id` and `pseudonym`
 */
export async function pseudonymTable(connection: DuckDBConnection, identifiers: string, key: Buffer): Promise<string> {
  const table = "pseudonyms_of_identifiers";
  await connection.run(`CREATE TABLE ${table} (id VARCHAR, pseudonym VARCHAR)`);
  const ids = await columnOf<string>(connection, identifiers);
  const appender = await connection.createAppender(table);
  for (const id of ids) {
    appender.appendVarchar(id);
    appender.appendVarchar(pseudonymOf(id, key));
    appender.endRow();
  }
  appender.closeSync();
  return table;
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function refused(what: string, got: string): AuditError {
  const mend = "make a key with: openssl rand -out key.bin 32; who made the pseudonyms must have used the same one";
  return new AuditError("usage-invalid", `data.joined requires ${what}; got ${got}`, mend);
}
