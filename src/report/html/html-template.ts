import { visibleMarks } from "../text/visible-marks.js";

/** Text that is markup already. Only `html` and `trusted` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = string | number | Markup | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Template tag for HTML: the one place where text is escaped. Values are escaped, markup made by this tag is kept, and
 * lists are joined.
 *
 * @param strings  markup between the values
 * @param values   text, numbers, markup or lists of these
 * @returns markup
 * @example
 * html`<p>${"a < b"}</p>`.text; // "<p>a &lt; b</p>"
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup {
  let text = strings[0] ?? "";
  values.forEach((value, i) => {
    text += render(value) + (strings[i + 1] ?? "");
  });
  return new Markup(text);
}

/**
 * Marks text as markup: for charts and styles that this toolkit makes itself.
 *
 * @param text  well-formed markup, never text of a user
 * @returns markup
 * @example
 * trusted(renderChart(spec, words));
 */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(value: HtmlValue): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join("");
  return visibleMarks(String(value)).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
