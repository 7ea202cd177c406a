import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { AuditError } from "../errors.js";
import type { StoreLimits } from "../runtime/run-context.js";

/** A whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** Options on memory and disk of the database that reads files. */
export interface StoreOptions {
  readonly memoryLimit?: string;
  readonly spillFolder?: string;
}

/** Adds the options on memory and disk to a command that reads data. */
export function withStoreOptions(command: Command): Command {
  return command
    .option("--memory-limit <size>", "memory of the database at most, such as 2GB; changes no number", memorySize)
    .option(
      "--spill-folder <folder>",
      "empty folder for rows that do not fit in memory, left empty again; without it none are written to disk",
    );
}

/** What the options say, with the folder as an absolute path; a folder that is absent is refused. */
export function storeLimits({ memoryLimit, spillFolder }: StoreOptions): StoreLimits {
  if (spillFolder !== undefined && statSync(spillFolder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AuditError("usage-invalid", "--spill-folder requires a folder that exists; got none");
  }
  return { memoryLimit, spillFolder: spillFolder === undefined ? undefined : resolve(spillFolder) };
}

function memorySize(text: string): string {
  if (!/^\d+(\.\d+)?[KMGT]i?B$/i.test(text)) throw new InvalidArgumentError("It must be a size such as 2GB.");
  return text;
}

/** A number in decimal notation. */
export function decimalNumber(text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("It must be a number.");
  return Number(text);
}

/** A date of the calendar as YYYY-MM-DD. */
export function calendarDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("It must be a date as YYYY-MM-DD.");
  }
  return text;
}

/** A group and a number as GROUP:NUMBER. */
export function groupAndNumber(text: string): { readonly group: string; readonly size: number } {
  const match = /^(.+):(\d+(?:\.\d+)?)$/.exec(text);
  if (match === null) throw new InvalidArgumentError("It must be a nationality, a colon and a number.");
  return { group: match[1]!, size: Number(match[2]) };
}
