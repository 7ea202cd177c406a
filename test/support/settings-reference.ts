import type { JsonSchemaNode } from "../../src/plan/json-schema.js";
import { SETTINGS_SCHEMAS } from "../../src/plan/settings-json-schema.js";
import { isMapping, row, rowsBelow, table } from "./plan-reference.js";

/** The reference of all settings files beside the plan: a chapter a command, a table a section. */
export function settingsReference(): string {
  const chapters = Object.values(SETTINGS_SCHEMAS).map((schema) => schema() as JsonSchemaNode & { title: string });
  return `${[["# Settings of the other commands"], INTRODUCTION, ...chapters.map(chapterBlocks)].flat().join("\n\n")}\n`;
}

const INTRODUCTION = [
  "Some commands have a file of settings of their own beside, or in place of, the plan of an audit. It is YAML like [the plan](plan.md), and is written before the data is opened. `toetssteen schema NAME` prints each format as JSON Schema.",
  "In the tables, a default of *required* means that there is none; *absent* means that the field may be left out, with the meaning that its description gives.",
];

function chapterBlocks(schema: JsonSchemaNode & { readonly title: string }): readonly string[] {
  const fields = Object.entries(schema.properties ?? {});
  const single = fields.filter(([, node]) => !isMapping(node));
  return [
    `## ${schema.title}`,
    schema.description ?? "",
    table(single.map((field) => row(field, "", schema))),
    ...fields.filter(([, node]) => isMapping(node)).flatMap(([name, node]) => sectionBlocks(name, node)),
  ];
}

function sectionBlocks(name: string, node: JsonSchemaNode): readonly string[] {
  const forms = [...(node.oneOf ?? []), ...(node.anyOf ?? [])].filter(({ properties }) => properties !== undefined);
  const opening = [`### ${name}`, node.description ?? ""];
  if (forms.length < 2) return [...opening, table(rowsBelow(forms[0] ?? itemsOf(node), "", forms[0] ?? itemsOf(node)))];
  return [
    ...opening,
    ...forms.flatMap((form) => [
      ...(form.description === undefined ? [] : [form.description]),
      table(rowsBelow(form, "", form)),
    ]),
  ];
}

function itemsOf(node: JsonSchemaNode): JsonSchemaNode {
  return node.items?.properties === undefined ? node : node.items;
}
