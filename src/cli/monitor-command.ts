import { Option } from "commander";
import type { MonitorOptions } from "./monitor.js";
import { calendarDate } from "./options.js";
import type { AddCommand } from "./session.js";

/** `monitor`: a series of periodic results, and a release with run charts, sequential tests and alarms. */
export const addMonitor: AddCommand = (program, session) => {
  program
    .command("monitor")
    .description("follow periodic results of a model in use and write a release: run charts, alarms and monitor.json")
    .argument("<series>", "series.yaml: releases of this tool in time order, or a file of counts")
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--date <YYYY-MM-DD>", "date that the reports state; without it they state none", calendarDate)
    .option("--no-pdf", "write no PDF beside the pages")
    .addOption(
      new Option("--fail-on <value>", "exit 10 on an alarm, or also on a reason to look").choices([
        "alarm",
        "attention",
      ]),
    )
    .action(async (seriesFile: string, options: MonitorOptions) => {
      const { runMonitor } = await import("./monitor.js");
      await runMonitor(seriesFile, options, session);
    });
};
