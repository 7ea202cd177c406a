/** What a line of JSON lines holds: texts by key, null where the value is null; or what is wrong with it. */
export type FlatObject =
  | { readonly kind: "object"; readonly values: ReadonlyMap<string, string | null> }
  | { readonly kind: "malformed"; readonly received: string; readonly key?: string };

const SPACE = /[ \t\r]*/y;
// Of the control characters of Unicode, JSON allows those from U+007F on.
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const HALF_PAIR = /\p{Surrogate}/u;

/**
 * Reads one flat object of JSON. Numbers keep their digits, so that an identifier of twenty digits stays what it is.
 * @param line  text of one line, without its line end
 * @returns texts by key; a nested value, a key twice and anything but one object are malformed
 * @see RFC 8259; https://jsonlines.org
 * @example flatObject('{"id": 007}').kind // "malformed"
 */
export function flatObject(line: string): FlatObject {
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(line)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const next = (character: string): boolean => {
    take(SPACE);
    if (line[at] !== character) return false;
    at++;
    return true;
  };
  const malformed = (received: string, key?: string): FlatObject => ({
    kind: "malformed",
    received,
    ...(key !== undefined && { key }),
  });
  if (!next("{")) return malformed("another value than one object");
  const values = new Map<string, string | null>();
  if (!next("}")) {
    do {
      take(SPACE);
      const quoted = take(STRING);
      if (quoted === null) return malformed("an object with a key that cannot be read");
      const key = JSON.parse(quoted) as string;
      if (!next(":")) return malformed("a key without a value");
      take(SPACE);
      const value = take(STRING) ?? take(NUMBER) ?? take(WORD);
      if (value === null) {
        const nested = line[at] === "{" || line[at] === "[";
        return malformed(nested ? "a nested value" : "a value that cannot be read", key);
      }
      const text = value.startsWith('"') ? (JSON.parse(value) as string) : value === "null" ? null : value;
      if (HALF_PAIR.test(key) || HALF_PAIR.test(text ?? "")) return malformed("half of a surrogate pair", key);
      if (text?.includes("\0") === true) return malformed("a NUL byte", key);
      if (values.has(key)) return malformed("a key twice", key);
      values.set(key, text);
    } while (next(","));
    if (!next("}")) return malformed("an object that does not end");
  }
  take(SPACE);
  return at === line.length ? { kind: "object", values } : malformed("text after the object");
}
