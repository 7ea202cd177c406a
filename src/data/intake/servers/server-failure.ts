import { AuditError } from "../../../errors.js";

/** Ways in which a server fails to answer. */
export type FailureKind =
  | "unreachable"
  | "lost"
  | "login"
  | "database"
  | "rights"
  | "table"
  | "certificate"
  | "timeout"
  | "shard"
  | "partial"
  | "changed"
  | "refused";

/** A server that failed to answer. Its own words are left out: they may quote rows, names or a password. */
export class ServerFailure extends Error {
  readonly kind: FailureKind;
  /** Code of the server, digits and letters only; null where it gave none. */
  readonly serverCode: string | null;
  constructor(kind: FailureKind, serverCode: string | null = null) {
    super(kind);
    this.kind = kind;
    this.serverCode = serverCode !== null && /^[A-Za-z0-9_]{1,40}$/.test(serverCode) ? serverCode : null;
  }
}

const WORDING: Readonly<Record<FailureKind, readonly [needs: string, got: string, mend: string]>> = {
  unreachable: [
    "a server that can be reached",
    "no answer at its address",
    "check TOETSSTEEN_SERVER_HOST and TOETSSTEEN_SERVER_PORT, that the server runs, and that it speaks TLS there unless TOETSSTEEN_SERVER_TLS is off",
  ],
  lost: [
    "a connection that stays open",
    "one that was cut, also when it was tried again",
    "check the server and the network, and run again",
  ],
  login: [
    "a user and a password that the server accepts",
    "a refusal",
    "check TOETSSTEEN_SERVER_USER and TOETSSTEEN_SERVER_PASSWORD",
  ],
  database: ["a database that the server has", "none of that name", "check TOETSSTEEN_SERVER_DATABASE"],
  rights: [
    "a user that may read the tables of the plan",
    "one that may not",
    "grant the user SELECT on these tables; more is not needed",
  ],
  table: [
    "one table or view of the name that is given, which the user may read",
    "none, or several",
    "name it with its schema, and grant the user SELECT on it",
  ],
  certificate: [
    "a certificate that can be verified",
    "one that cannot, or none",
    "name the file of its authority in TOETSSTEEN_SERVER_CA; TOETSSTEEN_SERVER_TLS=off is taken on this machine only",
  ],
  timeout: [
    "answers within data.server.timeoutSeconds",
    "a query that took longer, and was cancelled",
    "allow more seconds, or ask for fewer columns",
  ],
  shard: [
    "every shard of the tables to answer",
    "one that does not",
    "check that all servers of the cluster run, and run again: no answer is made of the others alone",
  ],
  partial: [
    "settings of the user under which an answer is whole or an error",
    "settings that leave out shards or rows without a word",
    "set skip_unavailable_shards to 0 and every overflow mode to throw for this user",
  ],
  changed: [
    "tables that stay the same while they are read",
    "one that changed",
    "run again when nothing writes to them, or name a table that is a copy",
  ],
  refused: ["queries that the server answers", "an error of the server", "look in the log of the server"],
};

/** The error that a user sees. */
export function failureError({ kind, serverCode }: ServerFailure): AuditError {
  const [needs, got, mend] = WORDING[kind];
  const code = serverCode === null ? "" : ` (${serverCode})`;
  return new AuditError("source-unavailable", `data.server requires ${needs}; got ${got}${code}`, mend);
}
