import type { Section } from "./report-document.js";
import type { Writer } from "./writer.js";

/**
 * How to repeat the audit: versions, fingerprint of the plan, dates, data and the command.
 *
 * @param writer  writer of the report
 * @param date    date of the report, or null when the caller gives none
 * @returns one section
 * @example
 * reproductionSection(writer, "2026-11-22").id; // "reproduction"
 */
export function reproductionSection(writer: Writer, date: string | null): Section {
  const { audit, text, format } = writer;
  const { reproduction } = text;
  const { plan } = audit;
  const dated = (term: string, value: string | null) => (value === null ? [] : [{ term, description: value }]);
  const rows = audit.source.files.map((file) => reproduction.rows(file.name, format.count(file.rows)));
  return {
    id: "reproduction",
    level: 2,
    heading: reproduction.heading,
    blocks: [
      {
        kind: "definitions",
        items: [
          { term: text.facts.purpose, description: plan.purpose },
          { term: text.facts.legalBasis, description: plan.legalBasis },
          { term: text.facts.modelOwner, description: plan.model.owner },
          { term: reproduction.toolkit, description: `${audit.toolkit.name} ${audit.toolkit.version}` },
          { term: reproduction.schema, description: audit.schemaVersion },
          { term: reproduction.planHash, description: audit.planHash },
          { term: reproduction.resamples, description: format.count(plan.resampling.resamples) },
          ...dated(reproduction.compositionDate, plan.compositionDate),
          ...(plan.nationalityRule === null
            ? []
            : [
                {
                  term: reproduction.severalNationalities,
                  description: reproduction.nationalityRules[plan.nationalityRule],
                },
              ]),
          ...dated(reproduction.predictionDate, plan.predictionDate),
          ...dated(reproduction.date, date),
          { term: reproduction.retention, description: retentionOf(writer) },
          { term: reproduction.data, description: rows.join("; ") },
          ...serverOf(writer),
        ],
      },
      { kind: "paragraph", text: reproduction.record },
      { kind: "paragraph", text: reproduction.command },
      { kind: "command", text: "npx toetssteen audit plan.yaml --out report" },
      { kind: "paragraph", text: reproduction.verify },
      { kind: "command", text: "npx toetssteen verify report --data plan.yaml" },
      { kind: "paragraph", text: reproduction.machine },
    ],
  };
}

const SERVERS = { postgresql: "PostgreSQL", clickhouse: "ClickHouse" };

function serverOf({ audit, text: { reproduction } }: Writer) {
  const { server } = audit.source;
  if (server === undefined) return [];
  return [{ term: reproduction.server, description: reproduction.onServer(SERVERS[server.kind], server.mayWrite) }];
}

function retentionOf({ audit, text }: Writer): string {
  const { retention } = audit.plan;
  const { retentionUntil, retentionNotSet } = text.reproduction;
  return retention === undefined ? retentionNotSet : retentionUntil(retention.until, retention.basis);
}
