import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { examineOutcomes } from "../../../src/audit/inputs/outcomes.js";
import { outcomesEvidence } from "../../../src/data/inputs/outcomes-evidence.js";
import { outcomesList } from "../../../src/data/inputs/outcomes-list.js";
import { loadRegistrations } from "../../../src/data/intake/load-registrations.js";
import { DataError } from "../../../src/errors.js";
import { parseInputsSettings } from "../../../src/plan/inputs/inputs-schema.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../../src/synthetic/write-synthetic.js";
import { questionOf } from "../../support/registered-rows.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const files = new Map(syntheticFiles(synthesise({ seed: 2, sponsors: 300 })).map(({ name, text }) => [name, text]));
const plan = parsePlan(files.get("plan.yaml")!, "plan.yaml");
const yaml = files.get("inputs.yaml")!;
const COLUMN = "histories: { column: hht_history, bankruptcy: no-violation }";
const fromEvents = (order: string) =>
  parseInputsSettings(
    yaml.replace(
      COLUMN,
      `histories: { events: { file: events.csv, id: kvk, day: day, status: status, order: ${order} }, bankruptcy: no-violation }`,
    ),
    "inputs.yaml",
  );
const fromColumn = parseInputsSettings(yaml, "inputs.yaml");
const { context } = questionOf(plan, fromColumn);

/** Every history of the column, entry by entry: one round of the sponsors an entry, so that no sponsor stands together. */
function eventsOfColumn(): readonly string[] {
  const [header, ...rows] = files
    .get("registrations.synthetic.csv")!
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const at = header!.indexOf("hht_history");
  const histories = rows.map((row) => ({ id: row[0]!, entries: row[at]!.split("; ").filter((entry) => entry !== "") }));
  const longest = Math.max(...histories.map(({ entries }) => entries.length));
  return Array.from({ length: longest }, (_, place) =>
    histories.flatMap(({ id, entries }) => {
      const entry = entries[place];
      return entry === undefined ? [] : [`${id},${entry.slice(0, 10)},${entry.slice(11)}`];
    }),
  ).flat();
}

describe("a file of events of enforcement", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  });
  const write = (rows: readonly string[]) =>
    writeFileSync(join(folder, "events.csv"), ["kvk,day,status", ...rows, ""].join("\n"));
  const load = (settings: typeof fromColumn) =>
    loadRegistrations(plan, settings, { plan: folder, settings: folder }, context);
  const found = async (settings: typeof fromColumn) => {
    const registrations = await load(settings);
    const evidence = outcomesEvidence(registrations, settings.outcomes!);
    return {
      events: evidence.histories!.events,
      answer: examineOutcomes(evidence, settings.outcomes!, questionOf(plan, settings)),
      list: outcomesList(registrations, settings.outcomes!).text,
    };
  };

  it("gives the same answer, tables and list as the same histories in a column", async () => {
    const rows = eventsOfColumn();
    write(rows);
    const [column, events] = [await found(fromColumn), await found(fromEvents("as-entered"))];
    expect(column.list).toContain("out-of-order");
    expect(column.list).toContain("recognised-again-too-soon");
    expect(events.list).toBe(column.list);
    expect(events.answer.tables).toEqual(column.answer.tables);
    const { histories } = events.answer.result;
    expect(histories).toEqual({
      ...column.answer.result.histories,
      events: { rows: rows.length, withoutUnit: 0, order: "as-entered" },
    });
  });

  it("put in order of date has no history out of order, and leaves the others as they are", async () => {
    write(eventsOfColumn().toReversed());
    const [column, events] = [await found(fromColumn), await found(fromEvents("by-date"))];
    const problems = (list: string) => list.split("\n").filter((line) => line.includes(",history,"));
    expect(events.list).not.toContain("out-of-order");
    expect(problems(events.list)).toEqual(problems(column.list).filter((line) => !line.includes("out-of-order")));
  });

  it("counts the events of sponsors that the plan does not know, and drops none of the others", async () => {
    const rows = eventsOfColumn();
    write(["99999999,2018-01-01,waarschuwing", ...rows, "99999998,2018-01-01,voornemen"]);
    const { events } = await found(fromEvents("as-entered"));
    expect(events).toEqual({ rows: rows.length + 2, withoutUnit: 2 });
  });

  it("is refused with every problem at once, each with its line and column and never its text", async () => {
    const id = eventsOfColumn()[0]!.split(",")[0]!;
    write([
      ",2018-01-01,voornemen",
      `${id},,voornemen`,
      `${id},01-02-2018,voornemen`,
      `${id},2018-02-30,voornemen`,
      `${id},2018-02-01,Voornemen`,
      `${id},2018-02-01,gewaarschuwd`,
      `${id},2018-02-01,`,
    ]);
    const error = await load(fromEvents("as-entered")).catch((thrown: unknown) => thrown);
    if (!(error instanceof DataError)) throw new Error("requires a refusal");
    expect(error.issues.map(({ file, row, column, code }) => [file, row, column, code])).toEqual([
      ["events.csv", 2, "kvk", "value-missing"],
      ["events.csv", 3, "day", "value-missing"],
      ["events.csv", 4, "day", "value-type"],
      ["events.csv", 5, "day", "value-type"],
      ["events.csv", 6, "status", "value-unknown"],
      ["events.csv", 7, "status", "value-unknown"],
    ]);
    expect(error.issues[4]!.expected).toContain("faillissement");
    for (const value of [id, "gewaarschuwd", "01-02-2018"]) expect(JSON.stringify(error.issues)).not.toContain(value);
  });

  it("is refused where a column of it is missing or named nowhere", async () => {
    writeFileSync(join(folder, "events.csv"), "kvk,date,status\n1,2018-01-01,voornemen\n");
    const error = await load(fromEvents("as-entered")).catch((thrown: unknown) => thrown);
    if (!(error instanceof DataError)) throw new Error("requires a refusal");
    expect(error.issues.map(({ column }) => column).toSorted()).toEqual(["date", "day"]);
  });

  it("does not stand beside a column, and neither of them may be absent", () => {
    const withBoth = yaml.replace(
      "column: hht_history,",
      "column: hht_history, events: { file: e.csv, id: a, day: b, status: c, order: by-date },",
    );
    expect(() => parseInputsSettings(withBoth, "inputs.yaml")).toThrow("either column or events; got both");
    expect(() => parseInputsSettings(yaml.replace("column: hht_history, ", ""), "inputs.yaml")).toThrow(
      "either column or events; got none",
    );
    const withoutOrder = yaml.replace("column: hht_history,", "events: { file: e.csv, id: a, day: b, status: c },");
    expect(() => parseInputsSettings(withoutOrder, "inputs.yaml")).toThrow("order");
  });
});
