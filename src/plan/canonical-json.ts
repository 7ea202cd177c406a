import { ArgumentError } from "../errors.js";

/** Digits that survive the last-digit differences of `Math.exp` and `Math.log` between JavaScript engines. */
const SIGNIFICANT_DIGITS = 12;

export interface CanonicalJsonOptions {
  /** Spaces a level; 0 writes one line without a newline at the end. */
  readonly indent?: number;
}

/**
 * The one text of a number: rounded to 12 significant digits, then the shortest form of that value.
 * @param x  finite; -0 is written as 0
 * @returns a JSON number
 * @throws ArgumentError when x is NaN or infinite
 * @example canonicalNumber(0.1 + 0.2) // "0.3"
 */
export function canonicalNumber(x: number): string {
  if (!Number.isFinite(x)) throw new ArgumentError(`canonicalNumber requires a finite number; got ${x}`);
  return String(Number(x.toPrecision(SIGNIFICANT_DIGITS)) + 0);
}

/**
 * JSON that has the same bytes on every engine: numbers by `canonicalNumber`, keys in insertion order, arrays as they are.
 * @param value  null, booleans, numbers, strings, arrays and plain objects only
 * @param options  indent in spaces, default 0; with an indent the text ends with a newline
 * @returns JSON text
 * @throws ArgumentError on undefined, a typed array, a class instance or a number that JSON has not, with its path
 * @example canonicalJson({ share: 1 / 3 }) // '{"share":0.333333333333}'
 */
export function canonicalJson(value: unknown, { indent = 0 }: CanonicalJsonOptions = {}): string {
  const text = write(value, { step: " ".repeat(indent), sorted: false, path: [] }, "\n");
  return indent === 0 ? text : `${text}\n`;
}

/**
 * One line of JSON with the keys of every object in code-unit order, for hashing: the order in which an object was
 * built does not change it.
 * @param value  as for `canonicalJson`
 * @returns JSON text on one line
 * @throws ArgumentError as `canonicalJson`
 * @example sortedCanonicalJson({ b: 1, a: 2 }) // '{"a":2,"b":1}'
 */
export function sortedCanonicalJson(value: unknown): string {
  return write(value, { step: "", sorted: true, path: [] }, "\n");
}

interface Writer {
  readonly step: string;
  readonly sorted: boolean;
  /** Keys down to the value that is being written; for messages. */
  readonly path: (string | number)[];
}

function write(value: unknown, writer: Writer, lineStart: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return canonicalNumber(value);
  if (Array.isArray(value)) return writeItems("[]", Array.from(value, itemOf(writer, lineStart)), writer, lineStart);
  if (isPlainObject(value)) return writeItems("{}", membersOf(value, writer, lineStart), writer, lineStart);
  throw new ArgumentError(`canonicalJson requires JSON values only; got ${kindOf(value)}${placeOf(writer)}`);
}

function itemOf(writer: Writer, lineStart: string): (item: unknown, index: number) => string {
  return (item, index) => writeAt(index, item, writer, lineStart);
}

function membersOf(object: Record<string, unknown>, writer: Writer, lineStart: string): string[] {
  const keys = Object.keys(object);
  if (writer.sorted) keys.sort();
  const colon = writer.step === "" ? ":" : ": ";
  return keys.map((key) => `${JSON.stringify(key)}${colon}${writeAt(key, object[key], writer, lineStart)}`);
}

function writeAt(key: string | number, value: unknown, writer: Writer, lineStart: string): string {
  writer.path.push(key);
  const text = write(value, writer, lineStart + writer.step);
  writer.path.pop();
  return text;
}

function writeItems(brackets: "[]" | "{}", items: readonly string[], { step }: Writer, lineStart: string): string {
  const [open, close] = brackets;
  if (items.length === 0 || step === "") return `${open}${items.join(",")}${close}`;
  const inner = lineStart + step;
  return `${open}${inner}${items.join(`,${inner}`)}${lineStart}${close}`;
}

/** Plain in any realm: the prototype is absent, or is an object's own root. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"));
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "object" && value !== null ? value.constructor.name : typeof value;
}

function placeOf({ path }: Writer): string {
  return path.length === 0 ? "" : ` at ${path.join(".")}`;
}
