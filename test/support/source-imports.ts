/** How one file reaches another. */
export type ImportKind = "import" | "import-type" | "export-from" | "dynamic-import" | "computed-import" | "url";

export interface SourceImport {
  readonly kind: ImportKind;
  /** The specifier as written; empty for a computed import. */
  readonly specifier: string;
}

/** Source text with comments, strings, templates and regular expressions taken out. */
export interface ScannedSource {
  /** Every string literal is replaced by `"index"` into `strings`; comments, templates and patterns are gone. */
  readonly code: string;
  readonly strings: readonly string[];
}

const PATTERN_MAY_FOLLOW = /(?:^|[(,=:[!&|?{};+*%~^<>-]|\b(?:return|typeof|case|of|in|void|yield|await))$/;

/**
 * Takes comments, strings, templates and patterns out of TypeScript source, so a rule never trips over a text.
 * Code inside `${}` of a template is kept.
 * @example scanSource('f("a"); // Math.random').code // 'f("0"); '
 */
export function scanSource(source: string): ScannedSource {
  const strings: string[] = [];
  let code = "";
  let at = 0;
  const templateDepths: number[] = [];
  let depth = 0;
  while (at < source.length) {
    const two = source.slice(at, at + 2);
    const char = source[at]!;
    if (two === "//") {
      at = endOf(source, "\n", at);
    } else if (two === "/*") {
      at = endOf(source, "*/", at + 2) + 2;
    } else if (char === '"' || char === "'") {
      const end = closingQuote(source, at);
      code += `"${strings.push(source.slice(at + 1, end)) - 1}"`;
      at = end + 1;
    } else if (char === "`" || (char === "}" && templateDepths.at(-1) === depth)) {
      if (char === "}") templateDepths.pop();
      const end = templatePartEnd(source, at + 1);
      code += char === "`" ? "`" : "}";
      if (source[end] === "$") {
        templateDepths.push(depth);
        code += "${";
        at = end + 2;
      } else {
        code += "`";
        at = end + 1;
      }
    } else if (char === "/" && PATTERN_MAY_FOLLOW.test(code.slice(-12).trimEnd())) {
      at = patternEnd(source, at) + 1;
      code += "//";
    } else {
      if (char === "{") depth++;
      if (char === "}") depth--;
      code += char;
      at++;
    }
  }
  return { code, strings };
}

const STATIC_FORM = /\b(import|export)\s+(type\b(?!\s*from\b|\s*,)\s*)?([\w$*{},\s]*?)\bfrom\s*"(\d+)"/g;
const BARE_FORM = /\bimport\s*"(\d+)"/g;
const DYNAMIC_FORM = /\bimport\s*\(\s*(?:"(\d+)"\s*[,)]|)/g;
const URL_FORM = /\bnew\s+URL\s*\(\s*"(\d+)"\s*,\s*import\s*\.\s*meta\s*\.\s*url/g;

/**
 * Every way in which a file reaches another: `import`, `import type`, `export from`, `import()`, and
 * `new URL(..., import.meta.url)`. A named import of which every name is a `type` counts as a type import.
 */
export function importsOf(source: string): readonly SourceImport[] {
  const { code, strings } = scanSource(source);
  const found: SourceImport[] = [];
  const text = (index: string | undefined) => strings[Number(index)] ?? "";
  for (const match of code.matchAll(STATIC_FORM)) {
    found.push({ kind: staticKind(match[1]!, match[2] !== undefined, match[3]!), specifier: text(match[4]) });
  }
  for (const match of code.matchAll(BARE_FORM)) found.push({ kind: "import", specifier: text(match[1]) });
  for (const match of code.matchAll(DYNAMIC_FORM)) {
    if (match[1] === undefined) found.push({ kind: "computed-import", specifier: "" });
    else found.push({ kind: "dynamic-import", specifier: text(match[1]) });
  }
  for (const match of code.matchAll(URL_FORM)) found.push({ kind: "url", specifier: text(match[1]) });
  return found;
}

function staticKind(keyword: string, typeOnly: boolean, clause: string): ImportKind {
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1]?.split(",") ?? [];
  const named = names.map((name) => name.trim()).filter((name) => name !== "");
  if (typeOnly || (named.length > 0 && named.every((name) => name.startsWith("type ")))) return "import-type";
  return keyword === "export" ? "export-from" : "import";
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end;
}

function closingQuote(source: string, open: number): number {
  for (let at = open + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === source[open] || source[at] === "\n") return at;
  }
  return source.length;
}

function templatePartEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "`" || source.startsWith("${", at)) return at;
  }
  return source.length;
}

function patternEnd(source: string, open: number): number {
  let inClass = false;
  for (let at = open + 1; at < source.length; at++) {
    const char = source[at];
    if (char === "\\") at++;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if ((char === "/" && !inClass) || char === "\n") return at;
  }
  return source.length;
}
