import type { ListsSettings } from "../../plan/inputs/lists-schema.js";
import { FIRST_LINE } from "./field-states.js";
import { type ListFile, listCsv } from "./list-csv.js";
import { numberState, numbersIn, rowStates, withZeros } from "./lists-evidence.js";
import type { RegisteredList } from "./registered-list.js";

/**
 * Lists for the analyst: what was read of which file, with its hash, and every number that stands more than once, that
 * lost its zeros, or that is no number.
 * @param lists  rows of each list
 * @param settings  section of the settings
 * @returns two workfiles: lists-manifest.csv and lists-numbers.csv
 * @example companiesLists(lists, settings)[0].name // "lists-manifest.csv"
 */
export function companiesLists(lists: readonly RegisteredList[], settings: ListsSettings): readonly ListFile[] {
  const named = settings.files.map((file) => ({ file, list: lists.find(({ name }) => name === file.name)! }));
  const manifest = named.map(({ file, list }) => [
    ...[file.name, file.file, file.source, file.date],
    String(list.ids.codes.length),
    list.sha256,
  ]);
  return [
    { name: "lists-manifest.csv", text: listCsv(["list", "file", "source", "date", "rows", "sha256"], manifest) },
    {
      name: "lists-numbers.csv",
      text: listCsv(["list", "line", "number", "problem"], numberRows(named, settings.digits)),
    },
  ];
}

interface NamedList {
  readonly file: ListsSettings["files"][number];
  readonly list: RegisteredList;
}

function numberRows(named: readonly NamedList[], digits: number): readonly (readonly string[])[] {
  const writings = new Map<string, Set<string>>();
  const listsOf = new Map<string, Set<string>>();
  for (const { list } of named) {
    for (const number of numbersIn(list)) {
      const restored = withZeros(number, digits);
      writings.set(restored, (writings.get(restored) ?? new Set()).add(number));
      listsOf.set(number, (listsOf.get(number) ?? new Set()).add(list.name));
    }
  }
  return named.flatMap(({ file, list }) => {
    const states = rowStates(list, file.reprofiled);
    return numbersIn(list).flatMap((number, row) => {
      const written = numberState(number, digits);
      const problems = [
        ...(written === "as-it-should" ? [] : [written]),
        ...(writings.get(withZeros(number, digits))!.size > 1 ? ["same-but-for-zeros"] : []),
        ...(listsOf.get(number)!.size > 1 ? ["several-lists"] : []),
        ...(states[row] === "first" ? [] : [states[row]!]),
      ];
      return problems.map((problem) => [file.name, String(row + FIRST_LINE), number, problem]);
    });
  });
}
