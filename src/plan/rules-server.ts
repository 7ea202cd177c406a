import { joinedFiles, plannedFiles } from "./named-columns.js";
import type { PlanPath, PlanProblem } from "./plan-issues.js";
import { planRule } from "./plan-rule.js";
import type { Plan } from "./schema.js";

/** Tables of a server: a section without a file names one, and the plan then says what kind of server it is. */
export const serverRules = [planRule(["data"], ({ data }) => tablesOfServer(data))];

function tablesOfServer(data: Plan["data"]): readonly PlanProblem[] {
  const sections = [
    ...plannedFiles(data).map(({ section, file }) => ({ path: [section] as PlanPath, file })),
    ...joinedFiles(data).map((file, place) => ({ path: ["joined", place] as PlanPath, file })),
  ];
  const onServer = sections.filter(({ file }) => file.file === undefined);
  const problems = onServer
    .filter(({ file }) => file.table === undefined)
    .map(({ path }): PlanProblem => {
      const expected = "the path of a file, or absent beside `table` of data.server";
      return { code: "plan-key-missing", path: ["data", ...path, "file"], expected, received: "nothing" };
    });
  if (data.server === undefined && onServer.some(({ file }) => file.table !== undefined)) {
    const expected = "present, since a section names a table and no file";
    problems.push({ code: "plan-section-missing", path: ["data", "server"], expected, received: "nothing" });
  }
  if (data.server !== undefined && onServer.length === 0) {
    const expected = "absent, since every section names a file";
    problems.push({ code: "plan-section-unused", path: ["data", "server"], expected, received: "a mapping" });
  }
  return problems;
}
