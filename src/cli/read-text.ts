import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { CliError, DataError, EXIT_CODES } from "../errors.js";

type Encoding = "utf-8" | "latin-1";

/**
 * The text of a file that a command names.
 * @throws CliError with the code of the file's role: exit 2 for settings, 3 for data
 */
export async function readText(
  file: string,
  code: "plan-unreadable" | "data-unreadable",
  encoding: Encoding = "utf-8",
): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const exitCode = code === "plan-unreadable" ? EXIT_CODES.usage : EXIT_CODES.dataRejected;
    throw new CliError(code, `${basename(file)} requires a readable file; got ${error.code} at ${file}`, exitCode);
  });
  try {
    return new TextDecoder(encoding === "latin-1" ? "windows-1252" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    const exitCode = code === "plan-unreadable" ? EXIT_CODES.usage : EXIT_CODES.dataRejected;
    throw new CliError(code, `${basename(file)} requires ${encoding} text; got bytes that are not`, exitCode);
  }
}

/**
 * Texts of several files of data.
 * @throws DataError `data-unreadable` naming every file that cannot be read
 */
export async function readTexts(files: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    files.map((file) => readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error)),
  );
  const issues = texts.flatMap((text, at) => {
    if (typeof text === "string") return [];
    const file = files[at]!;
    const received = String(text.code);
    const message = `${basename(file)} requires a readable file; got ${received} at ${file}`;
    return [{ code: "file-unreadable", file: basename(file), expected: "a readable file", received, message }];
  });
  if (issues.length > 0) throw new DataError("data-unreadable", issues[0]!.message, issues);
  return texts.map(String);
}
