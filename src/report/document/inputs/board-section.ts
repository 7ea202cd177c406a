import { boardEn } from "../../text/inputs/en-board.js";
import { boardNl } from "../../text/inputs/nl-board.js";
import { chapter } from "../chapter.js";
import { estimateOf, shownValue } from "../published.js";
import type { Block, Section } from "../report-document.js";
import { countOf, countWords, isShown, numberWords, shareOfState, statesTable, tagged } from "./answer-blocks.js";
import { flagsSection, testP } from "./board-flags.js";
import type { BoardPart } from "./board-part.js";
import type { InputsChapter } from "./inputs-chapter.js";
import type { InputsWriter } from "./inputs-writer.js";

/**
 * Chapter on the composition of boards: a reconstruction, which its first words say.
 * @param writer  writer of the report
 * @returns none where the settings have no such section
 */
export function boardChapter(writer: InputsWriter): readonly InputsChapter[] {
  const result = writer.inputs.parts.board;
  if (result === null) return [];
  const part = { result, text: writer.language === "nl" ? boardNl : boardEn, writer };
  return [
    {
      sections: [
        chapter("board", part.text.heading, openingBlocks(part)),
        flagsSection(part),
        ...registeredSection(part),
        otherwiseSection(part),
      ],
      methods: part.text.methods,
      references: REFERENCES,
    },
  ];
}

const REFERENCES = [
  "Freeman, G. H. and Halton, J. H. (1951). Note on an exact treatment of contingency, goodness of fit and other problems of significance. Biometrika 38, 141-149.",
  "Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. Journal of the Korean Statistical Society 42, 323-328.",
  "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37-46.",
  "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209-212.",
];

function openingBlocks(part: BoardPart): readonly Block[] {
  const { result, text, writer } = part;
  const { format } = writer;
  const { classes, unknown, directors, purpose, legalBasis } = result;
  const { rows, withoutSponsor, offTheDay } = directors;
  const paragraph = (words: string): Block => ({ kind: "paragraph", text: words });
  return [
    { kind: "paragraph", strong: true, text: findingOf(part) },
    { kind: "note", text: text.ground({ purpose, legalBasis }) },
    paragraph(text.neverMade),
    paragraph([text.claims, ...(result.claims.length > 0 ? [text.declared] : [])].join(" ")),
    paragraph(
      `${text.holds[result.holds]} ${text.scope({
        units: format.count(result.units),
        undated: format.count(result.undated),
        rows: format.count(rows),
        withoutSponsor: format.count(withoutSponsor),
        offTheDay: format.count(offTheDay),
      })}`,
    ),
    statesTable({ id: "board-classes", ...classes, ...text.classes }, writer),
    paragraph([text.classes.gap, ...(result.together > 0 ? [text.classes.together] : [])].join(" ")),
    ...(unknown === null ? [] : [statesTable({ id: "board-unknown", ...unknown, ...text.unknown }, writer)]),
  ];
}

function findingOf({ result, text, writer }: BoardPart): string {
  const { flags, classes, alpha } = result;
  const tested = flags === null ? "untested" : isShown(testP(flags.test), alpha) ? "shown" : "notShown";
  const counted = classes.shares.find(({ state }) => state === "no-class");
  const gap =
    counted?.share.kind === "shown"
      ? text.finding.gap({
          gap: countWords(classes.table, "no-class", writer),
          units: writer.format.count(result.units),
        })
      : text.finding.rareGap;
  return [text.banner, text.finding.flags[tested], gap].join(" ");
}

function registeredSection({ result, text, writer }: BoardPart): readonly Section[] {
  const { registered } = result;
  if (registered === null) return [];
  const words = text.registered;
  const { columns } = words;
  const { format } = writer;
  const kappa = estimateOf(registered.kappa);
  const without = shownValue(registered.without);
  const range = writer.range(registered.kappa, format.ratio);
  const interval = range === writer.text.none ? "" : writer.text.interval(writer.level, range);
  const said =
    registered.agreement.kind !== "shown"
      ? words.withheld
      : words.finding({
          agreement: writer.share(registered.agreement),
          kappa: kappa === undefined ? writer.text.withheld : `${format.ratio(kappa)}${interval}`,
        });
  return [
    {
      id: "board-registered",
      level: 3,
      heading: words.heading,
      blocks: [
        { kind: "paragraph", strong: true, text: said },
        {
          kind: "paragraph",
          text: [
            words.gap[result.classes.shares.some(({ state }) => state === "no-class") ? "leftOut" : "together"],
            words.meaning,
            ...(without === 0 ? [] : [words.without(numberWords(registered.without, writer))]),
          ].join(" "),
        },
        {
          kind: "table",
          table: {
            id: "board-registered",
            caption: tagged(words.caption, writer),
            columns: [
              { label: columns.class, numeric: false },
              ...[columns.computed, columns.registered, columns.share].map((label) => ({ label, numeric: true })),
            ],
            rows: registered.shares.map(({ state }) => [
              text.classes.words[state]!,
              countOf(registered.computed, state, writer),
              countOf(registered.registered, state, writer),
              writer.share(shareOfState(registered.shares, state)),
            ]),
          },
        },
      ],
    },
  ];
}

function otherwiseSection({ result, text, writer }: BoardPart): Section {
  const words = text.otherwise;
  const { columns } = words;
  const { otherwise, flags, alpha } = result;
  const settled = flags === null ? null : isShown(testP(flags.test), alpha);
  const differing = otherwise.filter(({ pValue }) => pValue !== null && isShown(pValue, alpha) !== settled);
  const names = differing.map(({ setting }) => words.settings[setting]);
  const said = names.length > 0 ? words.finding.some(writer.format.list(names)) : words.finding.none("");
  return {
    id: "board-otherwise",
    level: 3,
    heading: words.heading,
    blocks: [
      { kind: "paragraph", strong: true, text: settled === null ? words.untested : said },
      { kind: "paragraph", text: words.meaning },
      {
        kind: "table",
        table: {
          id: "board-otherwise",
          caption: tagged(words.caption, writer),
          columns: [columns.setting, columns.chosen, columns.other, columns.changed, columns.difference].map(
            (label) => ({ label, numeric: label === columns.changed }),
          ),
          rows: otherwise.map(({ setting, chosen, reading, changed, pValue }) => [
            words.settings[setting],
            words.readings[setting][chosen]!,
            words.readings[setting][reading]!,
            changedWords(changed, writer),
            words.difference[pValue === null ? "untested" : isShown(pValue, alpha) ? "shown" : "notShown"],
          ]),
        },
      },
    ],
  };
}

/** "at most 1%", "more than 5%", or a share where nothing is hidden. */
function changedWords(
  changed: BoardPart["result"]["otherwise"][number]["changed"],
  { format, text }: InputsWriter,
): string {
  if (changed.kind === "shown") return format.share(changed.value);
  if (changed.kind === "withheld") return text.withheld;
  const bound = `${format.constant(Math.round(100 * changed.bound))}%`;
  return changed.relation === "at-most" ? text.atMost(bound) : text.above(bound);
}
