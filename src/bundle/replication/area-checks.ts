import { type Check, CLOSED } from "./check.js";
import { rString, rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { number, shown } from "./table-checks.js";
import { threeNumbers } from "./three-numbers.js";

type Errors = Extract<ReplicatedNumbers["errors"], { kind: "estimated" }>;
type GroupAreas = Errors["groups"][number]["areas"];

/** Functions of R that count outcomes by what the areas rank by, from the outcomes by score and group. */
const FUNCTIONS: readonly string[] = [
  "known_by <- function(column, set, rows) {",
  "  o <- outcomes_by_group[!is.na(outcomes_by_group[[column]]), ]",
  "  own <- is.element(o$group, rows)",
  '  never <- set == "all-known-and-never-inspected" & o$provenance == "never" & o$outcome == 3',
  '  if (!is.element(set, c("all-known", "all-known-and-never-inspected"))) own <- own & o$provenance == set',
  "  by <- factor(o[[column]], sort(unique(o[[column]])))",
  "  count <- function(kept) as.vector(tapply(o$units * kept, by, sum))",
  "  list(v = count(own & o$outcome == 1), n = count(own & (o$outcome == 2 | never)), at = sort(unique(o[[column]])))",
  "}",
  "area_numbers <- function(v, n, level) {",
  "  a <- auc_delong(seq_along(v), v, n)",
  "  c(a$auc, if (is.finite(a$logit_error)) plogis(qlogis(a$auc) + c(-1, 1) * qnorm((1 + level) / 2) * a$logit_error) else c(NA, NA))",
  "}",
  "area_of <- function(set, rows, level, others = rows) area_numbers(known_by(ranked_by, set, rows)$v, known_by(ranked_by, set, others)$n, level)",
  "area_difference <- function(rows, others, level) {",
  '  areas <- lapply(list(rows, others), function(r) { k <- known_by(ranked_by, "all-known", r); auc_delong(seq_along(k$v), k$v, k$n) })',
  "  d <- areas[[1]]$auc - areas[[2]]$auc",
  "  e <- sqrt(areas[[1]]$error^2 + areas[[2]]$error^2)",
  "  c(d, d + c(-1, 1) * qnorm((1 + level) / 2) * e, 2 * pnorm(-abs(d / e)))",
  "}",
];

/**
 * Areas under the ROC curve of each group, across groups and by the way in which outcomes became known, from the outcomes
 * by score and group that the script has read.
 */
export function areaParts({ errors, tables }: ReplicatedNumbers): readonly ScriptPart[] {
  if (errors.kind !== "estimated") return [];
  const labels = tables.find(({ id }) => id === errors.confusion)?.keys[0]?.levels ?? [];
  const place = (group: string) => labels.indexOf(group) + 1;
  const sets = errors.sets.flatMap(({ provenance, groups }) =>
    groups.flatMap(({ group, auc }) =>
      threeNumbers(`${group}: AUC, ${provenance}`, auc, (level) => {
        return `area_of(${rString(provenance)}, ${place(group)}, ${level})`;
      }),
    ),
  );
  return [
    {
      section: "errors",
      lines: [
        `outcome_groups <- ${rVector(labels)}`,
        `ranked_by <- "${errors.rankedBy}"`,
        ...FUNCTIONS,
        "every_group <- seq_along(outcome_groups)",
      ],
      checks: [
        ...errors.groups.flatMap(({ group, areas }) => groupChecks(group, areas, place(group))),
        ...sets,
        ...adjustedChecks(errors, place),
      ],
    },
  ];
}

function groupChecks(group: string, areas: GroupAreas, place: number): readonly Check[] {
  const rest = `every_group[-${place}]`;
  const test = shown(areas.test);
  return [
    ...threeNumbers(`${group}: AUC`, areas.auc, (level) => `area_of("all-known", ${place}, ${level})`),
    ...threeNumbers(`${group}: AUC less that of the others`, areas.difference, (level) => {
      return `area_difference(${place}, ${rest}, ${level})[1:3]`;
    }),
    ...(test !== undefined && "pValue" in test
      ? [
          number(
            `${group}: AUC against that of the others, p`,
            test.pValue,
            `area_difference(${place}, ${rest}, 0.95)[4]`,
            CLOSED,
          ),
        ]
      : []),
    ...threeNumbers(`${group}: its violations against others without`, areas.againstOthersWithout, (level) => {
      return `area_of("all-known", ${place}, ${level}, ${rest})`;
    }),
    ...threeNumbers(`${group}: others' violations against its own without`, areas.othersAgainstWithout, (level) => {
      return `area_of("all-known", ${rest}, ${level}, ${place})`;
    }),
  ];
}

/** Holm over the tested groups; a test that does not exist counts as 1. */
function adjustedChecks(errors: Errors, place: (group: string) => number): readonly Check[] {
  const tested = errors.groups.filter(({ areas }) => areas.adjusted !== null);
  const ours = tested.flatMap(({ areas }) => shown(areas.adjusted!) ?? []);
  if (tested.length === 0 || ours.length < tested.length) return [];
  const p = tested.map(({ group, areas }) => {
    const test = shown(areas.test);
    const exists = test !== undefined && "pValue" in test;
    return exists ? `area_difference(${place(group)}, every_group[-${place(group)}], 0.95)[4]` : "1";
  });
  const theirs = `p.adjust(c(${p.join(", ")}), "holm")`;
  const of = tested.map(({ group }) => group);
  return [{ kind: "numbers", name: "AUC against that of the others, Holm", of, ours, theirs, tolerance: CLOSED }];
}
