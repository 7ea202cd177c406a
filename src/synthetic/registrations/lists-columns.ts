import { nextUniform } from "../../statistics/random.js";
import type { SyntheticSponsor } from "../synthesise.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** Streams of the lists. */
const STREAM = { drift: 32 };
/** Numbers of the archive that the new list holds again, as they are written and with their zeros lost. */
const OVERLAP = { same: 24, zerosLost: 12 } as const;
/** Rows of the archive that stand again: marked as a re-profiling, and not. */
const AGAIN = { reprofiled: 60, unmarked: 15 } as const;
/** Share of sponsors of the new list whose premises turn from yes into no. */
const DRIFT = { column: "premises", share: 0.3 } as const;

/**
 * The two lists of scored companies as files of their own: numbers that stand in both, re-profilings, numbers that lost
 * their zeros, and one indicator that shifts.
 * @param world  sponsors
 * @returns two files, the section `lists` of inputs.yaml, and what was planted
 * @example listsColumns(world).files.length // 2
 */
export const listsColumns: MakeRegistrationPart = (world) => {
  const archive = world.sponsors.filter(({ list }) => list === "archive");
  const december = world.sponsors.filter(({ list }) => list === "december-2020");
  const stream = world.stream(STREAM.drift);
  const turned = december.map(() => nextUniform(stream) < DRIFT.share);
  const shared = archive.slice(0, OVERLAP.same);
  const withoutZeros = archive.slice(OVERLAP.same, OVERLAP.same + OVERLAP.zerosLost);
  const again = archive.slice(100, 100 + AGAIN.reprofiled + AGAIN.unmarked);
  const archiveRows = [
    ...archive.map((sponsor) => row(sponsor)),
    ...again.map((sponsor, i) => row(sponsor, { mark: i < AGAIN.reprofiled ? "J" : "" })),
  ];
  const decemberRows = [
    ...december.map((sponsor, i) => row(turned[i] ? { ...sponsor, premises: false } : sponsor)),
    ...shared.map((sponsor) => row(sponsor)),
    ...withoutZeros.map((sponsor) => row(sponsor, { number: String(Number(sponsor.kvkNumber)) })),
  ];
  return {
    columns: [],
    files: [
      file("list-archive.synthetic.csv", archiveRows, "the archive list of scored companies, with re-profilings"),
      file("list-december-2020.synthetic.csv", decemberRows, "the list that was started in December 2020"),
    ],
    settings: SETTINGS,
    truth: {
      inBothLists: shared.length,
      zerosLost: withoutZeros.length,
      reprofiled: Math.min(again.length, AGAIN.reprofiled),
      againWithoutMark: Math.max(0, again.length - AGAIN.reprofiled),
      drift: { ...DRIFT, turned: turned.filter((mark, i) => mark && december[i]!.premises).length },
      noDrift: ["branch", "size_class", "website"],
    },
  };
};

const SETTINGS = `lists:
  digits: 8
  files:
    - name: archive
      label: { nl: de archieflijst, en: the archive list }
      file: list-archive.synthetic.csv
      source: nobody, the list is made up
      date: "2020-11-30"
      id: kvk_number
      reprofiled: { column: reprofiled, texts: [J] }
      ignored: [source]
    - name: december-2020
      label: { nl: de lijst van december 2020, en: the list of December 2020 }
      file: list-december-2020.synthetic.csv
      source: nobody, the list is made up
      date: "2020-12-31"
      id: kvk_number
      reprofiled: { column: reprofiled, texts: [J] }
      ignored: [source]
  drift:
    from: archive
    to: december-2020
    indicators:
      - { column: branch, as: categories, label: { nl: branche, en: branch } }
      - { column: size_class, as: categories, label: { nl: grootteklasse, en: size class } }
      - { column: website, as: categories, label: { nl: website, en: website } }
      - { column: premises, as: categories, label: { nl: bedrijfspand, en: business premises } }
`;

function row(sponsor: SyntheticSponsor, { number = sponsor.kvkNumber, mark = "" } = {}): string {
  const { branch, sizeClass, website, premises } = sponsor;
  return [number, "synthetic", mark, branch, sizeClass, website ? "J" : "N", premises ? "J" : "N"].join(",");
}

function file(name: string, rows: readonly string[], meaning: string) {
  const header = "kvk_number,source,reprofiled,branch,size_class,website,premises";
  return { name, text: [header, ...rows].map((line) => `${line}\n`).join(""), meaning };
}
