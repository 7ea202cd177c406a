import { nextUniform } from "../../statistics/random.js";
import type { SyntheticSponsor } from "../synthesise.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** First stream of the indications: one each. */
const FIRST_STREAM = 64;
/** An indication that goes together with a nationality. */
const PROXY = { code: "06", group: "CHN", ofGroup: 0.3, ofOthers: 0.06 } as const;
/** Two indications that go together: the second holds more often where the first does. */
const TOGETHER = { first: "08", second: "09", share: 0.15, ofFirst: 0.6, ofOthers: 0.1 } as const;
/** Sponsors of which a conjunction was stated as yes while its parts say no. */
const DISAGREE = { "11": 25, "12": 20 } as const;
/** Indications drawn by chance alone. */
const BY_CHANCE: Readonly<Record<string, number>> = {
  "05": 0.08,
  "07": 0.12,
  "10": 0.05,
  "13": 0.06,
  "14": 0.1,
  "15": 0.03,
  "16": 0.05,
  "17": 0.04,
  "18": 0.04,
  "19": 0.06,
  "20": 0.03,
  "21": 0.07,
  "22": 0.08,
};
const PARTS = { rvo: 0.3, advice: 0.35, plan: 0.5, finance: 0.4, differs: 0.18, reported: 0.55, post: 0.4 } as const;
const SECTORS = new Set(["46", "56", "70"]);

/**
 * The 22 indications for choosing the follow-up: one that stands for a nationality, two that go together, and
 * conjunctions that were stated otherwise than their parts say.
 * @param world  sponsors with their majorities
 * @returns columns, the section `indications` of inputs.yaml, and what was planted
 * @example indicationsColumns(world).columns[0].name // "ind_01"
 */
export const indicationsColumns: MakeRegistrationPart = ({ sponsors, majorities, stream }) => {
  let next = FIRST_STREAM;
  const draw = (share: (i: number) => number): readonly boolean[] => {
    const own = stream(next++);
    return sponsors.map((_, i) => nextUniform(own) < share(i));
  };
  const of = (value: (sponsor: SyntheticSponsor) => boolean) => sponsors.map(value);
  const and = (one: readonly boolean[], other: readonly boolean[]) => one.map((mark, i) => mark && other[i]!);
  const first = draw(() => TOGETHER.share);
  const rvo = draw(() => PARTS.rvo);
  const advice = draw(() => PARTS.advice);
  const differs = draw(() => PARTS.differs);
  const reported = draw(() => PARTS.reported);
  const eleven = and(rvo, advice);
  const twelve = differs.map((mark, i) => mark && !reported[i]!);
  const post = draw(() => BY_CHANCE["18"]!);
  const items: Record<string, readonly boolean[]> = {
    "01": of(({ sizeClass }) => sizeClass === 1),
    "02": of(({ branch }) => SECTORS.has(branch)),
    "03": of(({ premises }) => !premises),
    "04": of(({ website }) => !website),
    "06": draw((i) => (majorities[i] === PROXY.group ? PROXY.ofGroup : PROXY.ofOthers)),
    "08": first,
    "09": draw((i) => (first[i] ? TOGETHER.ofFirst : TOGETHER.ofOthers)),
    "11": statedOtherwise(eleven, DISAGREE["11"]),
    "11a": and(
      eleven,
      draw(() => PARTS.plan),
    ),
    "11b": and(
      eleven,
      draw(() => PARTS.finance),
    ),
    "12": statedOtherwise(twelve, DISAGREE["12"]),
    "18": post,
    "18a": and(
      post,
      draw(() => PARTS.post),
    ),
    "18b": and(
      post,
      draw(() => PARTS.post),
    ),
    "18c": and(
      post,
      draw(() => PARTS.post),
    ),
  };
  for (const [code, share] of Object.entries(BY_CHANCE)) items[code] ??= draw(() => share);
  const parts = { rvo_put: rvo, rvo_negative: advice, address_differs: differs, address_reported: reported };
  const column = (name: string, marks: readonly boolean[], meaning: string) => ({
    name,
    meaning,
    values: marks.map((mark) => (mark ? "J" : "N")),
  });
  const codes = Object.keys(items).sort();
  return {
    columns: [
      ...codes.map((code) => column(`ind_${code}`, items[code]!, `indication ${code}`)),
      ...Object.entries(parts).map(([name, marks]) => column(name, marks, "part of indication 11 or 12")),
    ],
    settings: settingsOf(codes),
    truth: {
      proxy: PROXY,
      together: TOGETHER,
      byConstruction: ["01 & 03", "01 & 04", "03 & 04"],
      statedOtherwise: DISAGREE,
      byChance: BY_CHANCE,
    },
  };
};

function settingsOf(codes: readonly string[]): string {
  const tested = "01 02 03 04 05 06 07 08 09 10 11 12 13 22".split(" ");
  return `indications:
  items:
${codes.map((code) => `    "${code}": ind_${code}\n`).join("")}  "yes": [J]
  "no": [N]
  eleven: { putToRvo: rvo_put, firstAdviceNegative: rvo_negative }
  twelve: { addressDiffers: address_differs, changeReported: address_reported }
  # 14 to 21 are about a single migrant: they may not be tested as inputs of a sponsor.
  tested: [${tested.map((code) => `"${code}"`).join(", ")}]
`;
}

/** Of the sponsors of which the parts say no, the first so many are stated as yes. */
function statedOtherwise(marks: readonly boolean[], sponsors: number): readonly boolean[] {
  const turned = new Set([...marks.keys()].filter((i) => !marks[i]).slice(0, sponsors));
  return marks.map((mark, i) => mark || turned.has(i));
}
