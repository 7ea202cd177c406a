import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { describeValue, type PlanIssueCode, type PlanPath, type PlanProblem } from "./plan-issues.js";

/** A problem of the text itself, at a line. */
export interface LocatedProblem extends PlanProblem {
  readonly line: number;
}

/** A plan as YAML: plain values, the problems of the text, and the line of any path. */
export interface PlanYaml {
  readonly value: unknown;
  /** True when the text could not be read as a whole, so that `value` means nothing. */
  readonly broken: boolean;
  readonly problems: readonly LocatedProblem[];
  /** Keys with nothing behind them. YAML reads them as null, and a plan wants null to be written. */
  readonly empty: readonly PlanPath[];
  /** Line of a key or list item; of the nearest mapping around it when it is absent. 1 is the first line. */
  readonly lineOf: (path: PlanPath) => number;
}

/**
 * Reads the text of a plan as YAML 1.2: `yes`, `no` and dates stay text.
 * @param text  whole file
 * @returns values, problems and lines; nothing is thrown
 * @see https://yaml.org/spec/1.2.2/
 */
export function readPlanYaml(text: string): PlanYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: "error" });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const locate = (error: YAMLError) => ({ ...problemOf(error, text), line: lineAt(error.pos[0]) });
  const problems = [...document.errors, ...document.warnings].map(locate);
  const { value, failure } = plainValue(document);
  if (failure !== undefined) problems.push({ ...syntaxProblem(failure), line: 1 });
  const broken = failure !== undefined || problems.some(({ code }) => code !== "plan-key-duplicate");
  return {
    value,
    broken,
    problems: broken ? problems : [...problems, ...ambiguousKeys(document, lineAt)],
    empty: emptyValues(document),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

function plainValue(document: Document): { readonly value: unknown; readonly failure?: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { value: undefined, failure: error instanceof Error ? error.message : String(error) };
  }
}

function problemOf(error: YAMLError, text: string): PlanProblem {
  if (error.code === "DUPLICATE_KEY") {
    const key = text.slice(error.pos[0]).split(/[:\r\n]/, 1)[0]!;
    return problem("plan-key-duplicate", "a key that does not stand in the mapping yet", describeValue(key.trim()));
  }
  // `key: ?` without quotes opens a mapping in YAML, so it never arrives as a value.
  if (error.code === "BLOCK_AS_IMPLICIT_KEY" && text[error.pos[0]] === "?") {
    return problem("plan-to-fill-in", "a value", "?, still to be filled in");
  }
  return syntaxProblem(error.message);
}

function syntaxProblem(message: string): PlanProblem {
  return problem("plan-syntax", "YAML", message);
}

function problem(code: PlanIssueCode, expected: string, received: string): PlanProblem {
  return { code, path: [], expected, received };
}

/** Keys that are no text, and whose value is written otherwise than in the file: 007 would become 7. */
function ambiguousKeys(document: Document, lineAt: (offset: number) => number): readonly LocatedProblem[] {
  const found: LocatedProblem[] = [];
  visit(document, {
    Pair(_, { key }) {
      const isText = isScalar(key) && (typeof key.value === "string" || String(key.value) === key.source);
      if (isText) return;
      const received = isScalar(key) ? (key.source ?? "") : "a list or mapping";
      const line = lineAt(isNode(key) ? (key.range?.[0] ?? 0) : 0);
      found.push({ ...problem("plan-key-ambiguous", "a text as key, between quotes", received), line });
    },
  });
  return found;
}

function emptyValues(document: Document): readonly PlanPath[] {
  const found: PlanPath[] = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      const { value } = pair;
      const isEmpty = value === null || (isScalar(value) && value.value === null && (value.source ?? "") === "");
      if (isEmpty) found.push([...ancestors.filter(isPair), pair].map(({ key }) => String(key)));
    },
  });
  return found;
}

function offsetOf(document: Document, path: PlanPath): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const child = childOf(isAlias(node) ? node.resolve(document) : node, key);
    if (child === undefined) return offset;
    offset = startOf(isPair(child) ? child.key : child) ?? offset;
    node = isPair(child) ? child.value : child;
  }
  return offset;
}

function childOf(node: unknown, key: string | number): Pair | unknown {
  if (isSeq(node)) return node.items[Number(key)];
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
