import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { CliError, EXIT_CODES } from "../errors.js";

/** Shortest key of `--hmac-key`, in bytes: as many as half a SHA-256 digest. */
const HMAC_KEY_BYTES = 16;

/**
 * The key of `--hmac-key`.
 * @throws CliError `usage-invalid` (exit 2) when it cannot be read or is too short
 */
export async function readHmacKey(file: string): Promise<Buffer> {
  const key = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CliError("usage-invalid", `--hmac-key requires a readable file; got ${error.code}`, EXIT_CODES.usage);
  });
  if (key.length >= HMAC_KEY_BYTES) return key;
  throw new CliError(
    "usage-invalid",
    `--hmac-key requires a key of ${HMAC_KEY_BYTES} bytes or more; got ${key.length}`,
    EXIT_CODES.usage,
    "Make one with: openssl rand -out key.bin 32",
  );
}

/** HMAC-SHA-256 of the hash of the data, in hexadecimal. */
export function dataHmac(dataHash: string, key: Buffer): string {
  return createHmac("sha256", key).update(dataHash).digest("hex");
}
