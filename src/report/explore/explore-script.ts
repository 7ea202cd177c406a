/**
 * What the page of interactive charts does, after Vega: draws each chart from the data in the page, and draws it again for
 * the groups whose names hold what the reader types. It makes no code from text and asks the network for nothing.
 */
export const EXPLORE_SCRIPT = `
(() => {
  "use strict";
  const charts = JSON.parse(document.getElementById("charts").textContent);
  for (const { id, spec, dataset } of charts) {
    const runtime = vega.parse(spec, null, { ast: true });
    const view = new vega.View(runtime, {
      expr: expressionInterpreter,
      renderer: "svg",
      container: document.getElementById(id + "-view"),
      hover: true,
    });
    view.tooltip((_handler, _event, item, value) => {
      const words = value == null ? "" : Object.entries(value).map(([name, each]) => name + ": " + each).join("\\n");
      document.getElementById(id + "-view").title = words;
    });
    view.run();
    const filter = document.getElementById(id + "-filter");
    if (filter === null) continue;
    const rows = view.data(dataset).map((row) => ({ ...row }));
    document.getElementById(id + "-count").textContent = String(rows.length);
    filter.addEventListener("input", () => {
      const sought = filter.value.trim().toLocaleLowerCase();
      const kept = rows.filter((row) => String(row.label).toLocaleLowerCase().includes(sought));
      view.change(dataset, vega.changeset().remove(() => true).insert(kept)).run();
      document.getElementById(id + "-count").textContent = String(kept.length);
    });
  }
})();
`;
