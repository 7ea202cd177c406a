import type { InputsWriter } from "./inputs-writer.js";

/**
 * A number that was rounded to so many decimals for protection, with all of them.
 * @example
 * fixed(1, 1, writer); // "1.0"
 */
export function fixed(value: number, digits: number, { language }: Pick<InputsWriter, "language">): string {
  const text = value.toFixed(digits);
  return language === "nl" ? text.replace(".", ",") : text;
}
