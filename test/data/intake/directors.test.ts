import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { boardRows } from "../../../src/data/inputs/board-rows.js";
import { loadRegistrations } from "../../../src/data/intake/load-registrations.js";
import { DataError } from "../../../src/errors.js";
import { parseInputsSettings } from "../../../src/plan/inputs/inputs-schema.js";
import { parsePlan } from "../../../src/plan/parse-plan.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../../src/synthetic/write-synthetic.js";
import { questionOf } from "../../support/registered-rows.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const files = new Map(syntheticFiles(synthesise({ seed: 2, sponsors: 60 })).map(({ name, text }) => [name, text]));
const plan = parsePlan(files.get("plan.yaml")!, "plan.yaml");
const settings = parseInputsSettings(files.get("inputs.yaml")!, "inputs.yaml");
const { context } = questionOf(plan, settings);

describe("a file of directors", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder();
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  });
  const load = () => loadRegistrations(plan, settings, { plan: folder, settings: folder }, context);
  const refusal = async () => {
    const error = await load().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DataError)) throw new Error("requires a refusal");
    return error;
  };

  it("is read as text beside the sponsors, director by director", async () => {
    const registrations = await load();
    const written = files.get("directors.synthetic.csv")!.trimEnd().split("\n").slice(1);
    expect(registrations.directors!.ids.codes).toHaveLength(written.length);
    const { rows, withoutSponsor, boards } = boardRows(registrations, settings.board!);
    expect([rows, withoutSponsor]).toEqual([written.length, 0]);
    expect(boards.filter((board) => board === null)).toHaveLength(30);
  });

  it("is refused with every problem at once, each with its line and column, and never a value of origin", async () => {
    const [header, first] = files.get("directors.synthetic.csv")!.split("\n");
    const id = first!.split(",")[0]!;
    const bad = [
      `${id},synthetic,N,Zembla,,`,
      `${id},synthetic,N,nld,,`,
      `${id},synthetic,X,NLD,,`,
      `${id},synthetic,,NLD,,`,
      ",synthetic,N,NLD,,",
      `${id},synthetic,N,NLD,31-01-2020,`,
      `${id},synthetic,N,NLD,,2020-02-30`,
      `${id},synthetic,N,NLD,2020-02-01,2020-01-31`,
    ];
    writeFileSync(join(folder, "directors.synthetic.csv"), [header, ...bad, ""].join("\n"));
    const { issues, total } = await refusal();
    const found = issues.map(({ row, column, code }) => [row, column, code]);
    expect(total).toBe(bad.length);
    expect(found).toEqual([
      [2, "born", "value-unknown"],
      [3, "born", "value-unknown"],
      [4, "kind", "value-unknown"],
      [5, "kind", "value-missing"],
      [6, "kvk_number", "value-missing"],
      [7, "since", "value-type"],
      [8, "until", "value-type"],
      [9, "until", "value-range"],
    ]);
    expect(issues[0]!.received).toMatch(/^text, 6 characters, not among the \d+ known texts$/);
    const said = JSON.stringify(issues);
    for (const value of ["Zembla", '"nld"', "31-01-2020", "2020-02-30", id]) expect(said).not.toContain(value);
  });

  it("is refused together with registered classes and days that are none, in one error", async () => {
    const text = files.get("registrations.synthetic.csv")!;
    const [header, ...rows] = text
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    const [date, registered] = [header!.indexOf("board_date"), header!.indexOf("board_class")];
    rows[0]![date] = "yesterday";
    rows[2]![registered] = "11";
    rows[4]![registered] = "Marokko";
    writeFileSync(
      join(folder, "registrations.synthetic.csv"),
      [header!, ...rows].map((row) => `${row.join(",")}\n`).join(""),
    );
    writeFileSync(join(folder, "directors.synthetic.csv"), files.get("directors.synthetic.csv")!.replace(",N,", ",Q,"));
    const { issues } = await refusal();
    expect(issues.map(({ file, row, column }) => [file, row, column]).sort()).toEqual([
      ["directors.synthetic.csv", 2, "kind"],
      ["registrations.synthetic.csv", 2, "board_date"],
      ["registrations.synthetic.csv", 4, "board_class"],
      ["registrations.synthetic.csv", 6, "board_class"],
    ]);
    expect(JSON.stringify(issues)).not.toMatch(/Marokko|yesterday/);
  });
});
