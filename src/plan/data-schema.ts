import { z } from "zod";

/** Text with at least one character that is not white space. */
export const nonEmpty = z.string().trim().min(1);

export const fileSchema = z.strictObject({
  file: nonEmpty.describe(
    "Path of the file, relative to the plan. Must end in .csv, .csv.gz, .parquet, or .jsonl or .ndjson (one JSON object a line; also .gz). Parquet files may be several: a folder (ends in /), or a pattern with *, ? and **; names of folders such as year=2020 are then values of a column `year`. A DuckDB database (.duckdb) also needs `table`.",
  ),
  table: nonEmpty
    .optional()
    .describe(
      "Table or view of a DuckDB database file, as `name` or `schema.name`. Needed for a file that ends in .duckdb, and for no other.",
    ),
  delimiter: z
    .string()
    .length(1)
    .default(",")
    .describe(
      "Character between two fields of a CSV file. May not be the decimal mark, a quotation mark, a letter, a digit or a line end.",
    ),
  encoding: z.enum(["utf-8", "latin-1"]).default("utf-8").describe("Character encoding of a CSV file."),
  decimal: z.enum([".", ","]).default(".").describe("Decimal mark of numbers in a CSV file."),
  missing: z
    .array(z.string())
    .default([""])
    .describe("Texts that mean: no value. Compared exactly. May not be given a meaning elsewhere in the plan."),
});

/** Where the rows of a section are: in a file, or in a table of the server that the plan reads from. */
const sourceSchema = fileSchema.extend({
  file: fileSchema.shape.file
    .optional()
    .describe(`${fileSchema.shape.file.description} Absent: the rows are in \`table\` of \`data.server\`.`),
  table: nonEmpty
    .optional()
    .describe(
      "Table or view, as `name` or `schema.name`: of a DuckDB database file, or of the server where no file is named. Needed for these two, and for no other.",
    ),
});

const server = z
  .strictObject({
    engine: z.enum(["postgresql", "clickhouse"]).describe("Kind of the server."),
    timeoutSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .default(600)
      .describe("Seconds that one query may take; it is then cancelled on the server."),
  })
  .optional()
  .describe(
    "Server that holds the tables of the sections without a file. Absent: there is none. Its address, database, user and password stand in the environment or in a file of their own, never in the plan.",
  );

const ignored = z
  .array(nonEmpty)
  .default([])
  .describe("Columns of the file that the audit does not read. No column may be named twice.");
const outcome = nonEmpty
  .optional()
  .describe("Outcome: violation, none, or missing. Needs the section `outcome`, which says what its texts mean.");
const selected = nonEmpty
  .optional()
  .describe(
    "The human step after the proposal: selected for investigation. Needs the section `selected`, which says what its texts mean.",
  );
const provenance = nonEmpty
  .optional()
  .describe("How the outcome came to be known. Needs the section `provenance`, which says what its texts mean.");
const severity = nonEmpty
  .optional()
  .describe("How serious the violation is. Needs the section `severity`, which says what its texts mean.");
const violations = nonEmpty
  .optional()
  .describe(
    "Number of violations found at the unit: a whole number, 0 or missing where none was found. Needs the section `violationNumbers`.",
  );
const period = nonEmpty
  .optional()
  .describe("Period that the prediction falls in. Needs score.periods.order, which says what its texts are.");
const score = nonEmpty
  .optional()
  .describe("Risk score; a finite number, higher = more risk. Needs the section `bands`.");
const registeredBand = nonEmpty
  .optional()
  .describe(
    "Risk band as registered. Needs the section `bands` without thresholds; absent when the band is cut from the score.",
  );

const sponsorColumnsSchema = z
  .strictObject({
    id: nonEmpty.describe("Identifier of the sponsor. Read as text: leading zeros stay."),
    score,
    modelScore: nonEmpty.optional().describe("Score that the model computed, before any override by hand."),
    band: registeredBand,
    selected,
    outcome,
    provenance,
    severity,
    violations,
    concern: nonEmpty.optional().describe("Concern that several sponsor numbers belong to."),
    predictedOn: nonEmpty.optional().describe("Date of the prediction (YYYY-MM-DD); orders re-profilings."),
    period,
    indicators: z
      .array(nonEmpty)
      .default([])
      .describe("Inputs of the model. Read as text. No column may be named twice."),
    ignored,
  })
  .describe("Columns of the sponsors file. A column of the file that is named nowhere is a problem, not ignored.");

const migrantColumnsSchema = z
  .strictObject({
    id: nonEmpty.describe(
      "Identifier of the sponsor. Read as text, and compared exactly with that of the sponsors file.",
    ),
    group: nonEmpty.describe("Group of the migrants: their nationality."),
    count: nonEmpty.optional().describe("Number of migrants. Absent: every row is one migrant."),
    ignored,
  })
  .describe(
    "Columns of the migrants file: one row a sponsor and nationality, or one row a migrant. A column of the file that is named nowhere is a problem.",
  );

const caseColumnsSchema = z
  .strictObject({
    id: nonEmpty.describe("Identifier of the case. Read as text: leading zeros stay."),
    group: nonEmpty.describe("Group of the person: the protected attribute."),
    score,
    band: registeredBand,
    selected,
    outcome,
    provenance,
    severity,
    violations,
    cluster: nonEmpty
      .optional()
      .describe("What several cases belong to: a household, a person with several cases. Empty: a case of its own."),
    period,
    ignored,
  })
  .describe("Columns of a cases file: one row a person. A column of the file that is named nowhere is a problem.");

const countColumnsSchema = z
  .strictObject({
    group: nonEmpty.describe("Group: the protected attribute."),
    band: nonEmpty.optional().describe("Risk band. Needs the section `bands`."),
    outcome,
    selected,
    count: nonEmpty.describe("How many units share this combination."),
    ignored,
  })
  .describe(
    "Columns of a counts file: one row a combination of group, band, outcome and selected (any subset). A column of the file that is named nowhere is a problem.",
  );

const joinedColumnsSchema = z
  .strictObject({
    id: nonEmpty.describe(
      "Identifier of the sponsor or case: each once. Compared exactly with that of the first file.",
    ),
    score,
    modelScore: nonEmpty.optional().describe("Score that the model computed, before any override by hand."),
    band: registeredBand,
    selected,
    outcome,
    provenance,
    severity,
    violations,
    period,
    indicators: z.array(nonEmpty).default([]).describe("Inputs of the model. Read as text."),
    ignored,
  })
  .describe(
    "Columns of the joined file. A role or a name that the first file, or another joined one, has already is a problem.",
  );

const joined = z
  .array(
    sourceSchema
      .extend({
        columns: joinedColumnsSchema,
        pseudonyms: z
          .literal("hmac-sha256")
          .optional()
          .describe(
            "The identifiers of this file are pseudonyms: HMAC-SHA-256 of those of the first file, 64 hexadecimal digits in lower case. The key stands in the file that TOETSSTEEN_PSEUDONYM_KEY names. Absent: they are the same identifiers.",
          ),
      })
      .describe("File with one row a sponsor or case, with columns that the first file lacks."),
  )
  .min(1)
  .optional()
  .describe(
    "Files that are joined to the first one by identifier: outcomes, overrides or indicators from another source. Absent: none. A sponsor or case without a row has no value in their columns. Rows without a partner are counted on both sides.",
  );

const sponsorsForm = z
  .strictObject({
    form: z
      .literal("sponsors")
      .describe("Form of the data: sponsors, each with one prediction, and the migrants behind them."),
    sponsors: sourceSchema.extend({ columns: sponsorColumnsSchema }).describe("File with one row a sponsor."),
    migrants: sourceSchema
      .extend({ columns: migrantColumnsSchema })
      .describe("File with one row a sponsor and nationality, or one row a migrant."),
    joined,
    server,
  })
  .describe("Sponsors with their migrants, in two files. Needs the section `rules`.");

const casesForm = z
  .strictObject({
    form: z.literal("cases").describe("Form of the data: persons, each with one group and one prediction."),
    cases: sourceSchema.extend({ columns: caseColumnsSchema }).describe("File with one row a person."),
    joined,
    server,
  })
  .describe("Persons with one group each, in one file.");

const countsForm = z
  .strictObject({
    form: z
      .literal("counts")
      .describe("Form of the data: counts a combination, as a statistics office hands them out."),
    counts: sourceSchema
      .extend({ columns: countColumnsSchema })
      .describe("File with one row a combination of group, band, outcome and selected."),
    server,
    unit: z
      .enum(["independent-persons", "sponsors", "members-of-clusters"])
      .describe("What one count is. No default: members of clusters may not be tested as if independent."),
    rounding: z
      .strictObject({
        base: z.int().min(2).describe("Counts are multiples of this number."),
        kind: z
          .enum(["nearest", "random"])
          .describe("nearest: the true value lies within base/2. random: within base - 1."),
      })
      .optional()
      .describe("Rounding that was applied to the counts. Absent: counts are exact."),
    suppressed: z
      .string()
      .optional()
      .describe("Text that marks a suppressed cell. Suppressed is not zero, and not missing."),
    suppressedBelow: z
      .int()
      .min(1)
      .optional()
      .describe(
        "The source suppressed counts below this number. Needs `suppressed`. Absent: counts with suppressed cells are not tested.",
      ),
    designEffect: z
      .strictObject({
        value: z.number().min(1).describe("Design effect: X2 is divided by this."),
        source: nonEmpty.describe("Where the design effect comes from. Printed."),
      })
      .optional()
      .describe(
        "Design effect for members of clusters, and refused for other units: X2 / deff, labelled approximate. Absent: hypothesis 1 cannot be tested on members of clusters.",
      ),
  })
  .describe("Counts by group, in one file.");

/** What a section of the data says of where its rows are. */
export type DataSource = z.output<typeof sourceSchema>;

export const dataSchema = z
  .discriminatedUnion("form", [sponsorsForm, casesForm, countsForm])
  .describe("Form and files of the data: sponsors with their migrants, cases, or counts.");
