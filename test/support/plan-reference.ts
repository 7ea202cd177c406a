import { stringify } from "yaml";
import { fileSchema } from "../../src/plan/data-schema.js";
import { type JsonSchemaNode, planJsonSchema } from "../../src/plan/json-schema.js";
import { samplePlanInput } from "./sample-plan.js";

type Named = readonly [name: string, node: JsonSchemaNode];

const READING_KEYS = Object.keys(fileSchema.shape);
const TABLE_HEAD = ["| Field | Value | Default | Meaning |", "|---|---|---|---|"];
const SAFE_INTEGER = Number.MAX_SAFE_INTEGER;

/** The plan reference: prose, an example, and a table a section with values, ranges, defaults and meanings. */
export function planReference(): string {
  const plan = planJsonSchema();
  const fields = Object.entries(plan.properties ?? {});
  const sections = fields.filter(([, node]) => isMapping(node));
  const example = samplePlanInput("sponsors", {
    resampling: { resamples: undefined, bootstrap: undefined },
    languages: undefined,
  });
  const blocks = [
    ["# The plan file"],
    INTRODUCTION,
    [
      "## An example",
      "A whole plan with two files. What it leaves out has the default of the tables below.",
      yamlBlock(example),
    ],
    ["## Top level", table(fields.filter(([, node]) => !isMapping(node)).map((field) => row(field, "", plan)))],
    ...sections.map(([name, node]) => (name === "data" ? dataBlocks(node) : sectionBlocks(name, node))),
  ];
  return `${blocks.flat().join("\n\n")}\n`;
}

const INTRODUCTION = [
  "A plan is written before the data is opened. It says what is audited and why, how the files are to be read, which rules hold, and which differences would count. A run does what the plan says; everything else that it did is listed in the report as a deviation.",
  'The file is YAML 1.2: `yes`, `no` and dates are text, and a label that looks like a number stands between quotes. `toetssteen plan new` drafts a plan from the headers, types and margins of single columns, with `"?"` wherever only a person can know. `toetssteen check` lists all problems of a plan at once, with line and path; the codes stand in [errors.md](errors.md). `toetssteen plan schema` prints all that follows as JSON Schema.',
  "In the tables, a default of *required* means that there is none and that the field must stand in the plan; *absent* means that the field may be left out, with the meaning that its description gives. Rules that join several fields are said with each of them.",
  "The SHA-256 of a plan is public. It is taken over the values, with every default filled in: layout, comments and the order of keys do not change it.",
];

function sectionBlocks(name: string, node: JsonSchemaNode): readonly string[] {
  return [`## ${name}`, node.description ?? "", table(rowsBelow(mappingOf(node), "", node))];
}

function dataBlocks(data: JsonSchemaNode): readonly string[] {
  const forms = data.oneOf ?? [];
  const [first] = forms;
  const file = Object.values(first?.properties ?? {}).find(({ properties }) => properties?.file !== undefined)!;
  const reading = READING_KEYS.map((key): Named => [key, file.properties![key]!]);
  return [
    "## data",
    data.description ?? "",
    "### Reading a file",
    "These fields stand with every file of every form. Nothing here is guessed at run time.",
    table(reading.map((field) => row(field, "", file))),
    ...forms.flatMap(formBlocks),
  ];
}

function formBlocks(form: JsonSchemaNode): readonly string[] {
  const name = String(form.properties?.form?.const);
  const { data } = samplePlanInput(name as "sponsors" | "cases" | "counts");
  return [`### form: ${name}`, form.description ?? "", yamlBlock({ data }), table(rowsBelow(form, "", form))];
}

/** A row a field of a mapping, and of the mappings below it; how files are read is said once, elsewhere. */
export function rowsBelow(node: JsonSchemaNode, prefix: string, parent: JsonSchemaNode): readonly string[] {
  return Object.entries(node.properties ?? {})
    .filter(([name]) => prefix === "" || !READING_KEYS.includes(name))
    .flatMap(([name, child]) => [
      row([name, child], prefix, mappingOf(parent)),
      ...(isMapping(child) ? rowsBelow(mappingOf(child), `${prefix}${name}.`, child) : []),
    ]);
}

/** One field: name, value, default and meaning. */
export function row([name, node]: Named, prefix: string, parent: JsonSchemaNode): string {
  const cells = [`\`${prefix}${name}\``, valueText(node), defaultOf(name, node, parent), node.description ?? ""];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Rows under the head of a reference table. */
export function table(rows: readonly string[]): string {
  return [...TABLE_HEAD, ...rows].join("\n");
}

function yamlBlock(value: unknown): string {
  return `\`\`\`yaml\n${stringify(value, { lineWidth: 0 })}\`\`\``;
}

/** Whether a node holds fields of its own. */
export function isMapping(node: JsonSchemaNode): boolean {
  return mappingOf(node).properties !== undefined || node.oneOf !== undefined;
}

function mappingOf(node: JsonSchemaNode): JsonSchemaNode {
  return node.anyOf?.find(({ properties }) => properties !== undefined) ?? mappingOfItems(node) ?? node;
}

/** What stands in a list of mappings. */
function mappingOfItems({ items }: JsonSchemaNode): JsonSchemaNode | undefined {
  return items?.properties === undefined ? undefined : items;
}

function defaultOf(name: string, node: JsonSchemaNode, parent: JsonSchemaNode): string {
  if (parent.required?.includes(name)) return "*required*";
  if (node.default === undefined) return "*absent*";
  return isMapping(node) && node.type !== "array" ? "those of its fields" : `\`${JSON.stringify(node.default)}\``;
}

/** What stands behind each text of a mapping. */
function entryText({ additionalProperties: entry }: JsonSchemaNode): string {
  return typeof entry === "object" ? valueText(entry) : "text";
}

function valueText(node: JsonSchemaNode): string {
  if (node.anyOf !== undefined) return node.anyOf.map(valueText).join(" or ");
  if (node.const !== undefined) return `\`${String(node.const)}\``;
  if (node.enum !== undefined) return node.enum.map((choice) => `\`${String(choice)}\``).join(", ");
  switch (node.type) {
    case "array":
      return `list of ${valueText(node.items ?? {})}${node.minItems === undefined ? "" : `, at least ${node.minItems}`}`;
    case "object":
      return node.properties === undefined ? `mapping of text to ${entryText(node)}` : "mapping";
    case "boolean":
      return "`true`, `false`";
    case "string":
      return node.format === "date" ? "date" : node.maxLength === 1 ? "one character" : "text";
    case "integer":
      return `whole number${rangeOf(node)}`;
    default:
      return `${node.type ?? ""}${rangeOf(node)}`;
  }
}

function rangeOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchemaNode): string {
  const lower = exclusiveMinimum === undefined ? bound("at least", minimum) : bound("above", exclusiveMinimum);
  const upper = exclusiveMaximum === undefined ? bound("at most", maximum) : bound("below", exclusiveMaximum);
  const range = [lower, upper].filter((part) => part !== "").join(", ");
  return range === "" ? "" : ` ${range}`;
}

function bound(relation: string, value: number | undefined): string {
  return value === undefined || Math.abs(value) === SAFE_INTEGER ? "" : `${relation} ${value}`;
}
