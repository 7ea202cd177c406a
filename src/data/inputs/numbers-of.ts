import { ArgumentError } from "../../errors.js";
import type { TextColumn } from "../columns.js";

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/;

/**
 * Numbers of a text column by its decimal mark.
 * @param column  codes and levels; the empty text means no value
 * @param options  decimal mark, and the name of the column for messages
 * @returns one number a row, NaN where there is no value
 * @throws ArgumentError when a text is no number; it tells how many and never which
 * @example numbersOf({ codes: Uint8Array.of(1, 0), levels: ["", "3,5"] }, { decimal: ",", name: "age" }) // [3.5, NaN]
 */
export function numbersOf(
  { codes, levels }: TextColumn,
  { decimal, name }: { readonly decimal: "." | ","; readonly name: string },
): Float64Array {
  const values = levels.map((level) => {
    const text = decimal === "," ? level.replace(",", ".") : level;
    return level === ""
      ? Number.NaN
      : NUMBER.test(text) && !(decimal === "," && level.includes("."))
        ? Number(text)
        : null;
  });
  const wrong = codes.filter((code) => values[code] === null).length;
  if (wrong > 0)
    throw new ArgumentError(`numbersOf requires numbers in ${name}; got ${wrong} rows that hold other text`);
  return Float64Array.from(codes, (code) => values[code]!);
}
