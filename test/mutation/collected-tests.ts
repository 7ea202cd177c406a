import { format } from "node:util";
import * as matchers from "@vitest/expect";
import * as chai from "chai";

/** One test of a file, with the names of the groups that hold it. */
export interface CollectedTest {
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...values: never[]) => unknown;

let groups: string[] = [];
let collected: CollectedTest[] = [];

/** The tests that a file registers while `load` evaluates it. */
export function collect(load: () => void): readonly CollectedTest[] {
  groups = [];
  collected = [];
  load();
  return collected;
}

function inGroup(name: string, body: Body): void {
  groups.push(name);
  (body as () => unknown)();
  groups.pop();
}

function register(name: string, body: Body): void {
  const wanted = [...groups, name].join(" > ");
  const taken = collected.filter((test) => test.name === wanted || test.name.startsWith(`${wanted} (`)).length;
  collected.push({ name: taken === 0 ? wanted : `${wanted} (${taken + 1})`, run: body as () => unknown });
}

/** `each` of the test runner: arrays are spread over the parameters, `$key` in a name is a field of the value. */
function each(register: (name: string, body: Body) => void) {
  return (values: readonly unknown[]) => (name: string, body: Body) => {
    for (const value of values) {
      const parameters = Array.isArray(value) ? value : [value];
      const filled = name.replaceAll(/\$(\w+)/g, (_, key: string) => String((value as Record<string, unknown>)[key]));
      const named = parameters.slice(0, filled.match(/%[sdifjo]/g)?.length ?? 0);
      register(format(filled, ...named), () => body(...(parameters as never[])));
    }
  };
}

function skipIf(register: (name: string, body: Body) => void) {
  return (skip: boolean) => (skip ? () => undefined : register);
}

chai.use(matchers.JestExtend);
chai.use(matchers.JestChaiExpect);
chai.use(matchers.JestAsymmetricMatchers);

const it = Object.assign(register, { each: each(register), skipIf: skipIf(register) });

/** What a test file imports from "vitest", without its worker, its reporters and its watching. */
export const testApi = {
  describe: Object.assign(inGroup, { each: each(inGroup), skipIf: skipIf(inGroup) }),
  it,
  test: it,
  expect: Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect),
};
