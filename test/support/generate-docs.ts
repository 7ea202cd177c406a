import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ERROR_CODES, EXIT_CODES } from "../../src/errors.js";
import { planSchema } from "../../src/plan/schema.js";

/*
 * Documents that are made from the source: the plan reference, the error catalogue, and what each door exports.
 *   npm run docs             writes them
 *   npm run docs -- --check  fails when one of them is out of date
 */

const ROOT = join(import.meta.dirname, "../..");
const DOORS = ["index", "core", "statistics", "analyst"];
const NOTE = "<!-- Made by `npm run docs`; edit the source instead. -->";

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly format?: string;
}

/**
 * The plan reference: one table row a field, nested fields by dotted path, alternatives by the value that tells them
 * apart.
 */
export function planReference(schema: JsonSchema): string {
  const rows = fieldRows(schema, "");
  return [
    NOTE,
    "# The plan file",
    "",
    `${schema.description ?? ""} YAML; \`toetssteen plan schema\` prints this reference as JSON Schema, and`,
    "`toetssteen plan new` drafts a plan from data. A field without a default and not marked optional must be given.",
    "",
    "| Field | Values | Default | Meaning |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function fieldRows(schema: JsonSchema, path: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const own = path === "" ? name : `${path}.${name}`;
    const required = schema.required?.includes(name) ?? false;
    const alternatives = objectAlternatives(field);
    if (alternatives.length > 1) {
      const nested = alternatives.flatMap((alternative) => fieldRows(alternative, `${own} (${tagOf(alternative)})`));
      return [fieldRow(own, field, required), ...nested];
    }
    return [fieldRow(own, field, required), ...fieldRows(alternatives[0] ?? field, own)];
  });
}

function objectAlternatives(field: JsonSchema): JsonSchema[] {
  return [...(field.oneOf ?? field.anyOf ?? [])].filter(({ properties }) => properties !== undefined);
}

/** `form: counts`: the constant field that tells one alternative from the others. */
function tagOf(alternative: JsonSchema): string {
  const tag = Object.entries(alternative.properties ?? {}).find(([, field]) => field.const !== undefined);
  return tag === undefined ? "" : `${tag[0]}: ${String(tag[1].const)}`;
}

function fieldRow(path: string, field: JsonSchema, required: boolean): string {
  const isGroup = field.properties !== undefined;
  const fallback = field.default === undefined || isGroup ? "" : `\`${JSON.stringify(field.default)}\``;
  const need = required || fallback !== "" || isGroup ? fallback : "optional";
  const cells = [`\`${path}\``, valuesOf(field), need, field.description ?? ""];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}

function valuesOf(field: JsonSchema): string {
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum !== undefined) return field.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (field.properties !== undefined) return "";
  const alternatives = field.oneOf ?? field.anyOf;
  if (alternatives !== undefined) return alternatives.map(valuesOf).filter(Boolean).join(" or ");
  if (field.type === "array") return `list of ${valuesOf(field.items ?? {})}`;
  return `${field.format === "date" ? "date" : (field.type ?? "")}${boundsOf(field)}`;
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const bounds = [
    minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? "" : `at least ${minimum}`,
    exclusiveMinimum === undefined ? "" : `above ${exclusiveMinimum}`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? "" : `at most ${maximum}`,
    exclusiveMaximum === undefined ? "" : `below ${exclusiveMaximum}`,
  ].filter(Boolean);
  return bounds.length === 0 ? "" : `, ${bounds.join(", ")}`;
}

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT_CODES, string>> = {
  done: "The command did its work, whatever the verdict",
  unexpected: "An error that nobody foresaw; `--debug` prints where",
  usage: "The command line or the plan is wrong",
  dataRejected: "The data was rejected",
  sourceUnavailable: "A data source or an optional package cannot be reached",
  verificationMismatch: "A bundle differs from its manifest",
  disclosureImpossible: "The disclosure rules leave nothing that can be published",
  failOn: "The verdict holds a value named by `--fail-on`",
  interrupted: "Interrupted from the keyboard",
  terminated: "Told to end by the system",
};

/** The error catalogue: every code with its meaning, and every exit code. */
export function errorCatalogue(): string {
  return [
    NOTE,
    "# Errors and exit codes",
    "",
    "A code never changes its meaning. Problems in a plan or in data are listed all at once; where a column holds an",
    "origin, an identifier or free text, a message tells the shape of a value and never the value.",
    "",
    "| Code | Meaning |",
    "|---|---|",
    ...Object.entries(ERROR_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
    "",
    "| Exit code | Meaning |",
    "|---|---|",
    ...Object.entries(EXIT_CODES).map(
      ([name, code]) => `| ${code} | ${EXIT_MEANINGS[name as keyof typeof EXIT_CODES]} |`,
    ),
    "",
  ].join("\n");
}

/** What a door exports, from the declarations that the build wrote: one line a name, with its declaration's file. */
export function exportsOfDoor(declarations: string): readonly string[] {
  const lists = [...declarations.matchAll(/export (type )?\{([^}]*)\} from "([^"]+)"/g)];
  const listed = lists.flatMap(([, typeOnly, names, from]) =>
    names!
      .split(",")
      .map((name) => name.trim().replace(/^type /, (mark) => (typeOnly === undefined ? mark : "")))
      .filter(Boolean)
      .map((name) => `${typeOnly ?? ""}${name} from ${from}`),
  );
  const whole = [...declarations.matchAll(/export \* from "([^"]+)"/g)].map((match) => `* from ${match[1]}`);
  const own = [...declarations.matchAll(/export declare (?:async )?(\w+) (\w+)([^\n]*)/g)];
  return [...listed, ...whole, ...own.map(([, kind, name, rest]) => `${kind} ${name}${rest}`)].sort();
}

function apiReport(): string {
  const sections = DOORS.map((door) => {
    const path = join(ROOT, "dist", `${door}.d.ts`);
    const lines = exportsOfDoor(readFileSync(path, "utf8"));
    return `## \`${door === "index" ? "toetssteen" : `toetssteen/${door}`}\`\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
  });
  return `${NOTE}\n# What the package exports\n\n${sections.join("\n")}`;
}

function documents(): Map<string, string> {
  const schema = z.toJSONSchema(planSchema, { io: "input" }) as JsonSchema;
  const made = new Map([
    ["docs/plan.md", planReference(schema)],
    ["docs/errors.md", errorCatalogue()],
  ]);
  if (existsSync(join(ROOT, "dist/index.d.ts"))) made.set("docs/api.md", apiReport());
  return made;
}

function main(check: boolean): void {
  for (const [path, text] of documents()) {
    const file = join(ROOT, path);
    const current = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (current === text) continue;
    if (check) {
      console.log(`${path} is out of date; run npm run docs`);
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      console.log(`${path} written`);
    }
  }
}

main(process.argv.includes("--check"));
