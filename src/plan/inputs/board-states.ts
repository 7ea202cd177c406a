/** Classes of the composition of a board, and the boards that fit none of them. */
export const BOARD_STATES = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "no-class"] as const;

/** Why a board has class 9. */
export const UNKNOWN_STATES = ["nobody", "not-known"] as const;

/** Classes that too few boards have to be shown one by one. */
export const OTHER_CLASSES = "other-classes";

/** Settings that the instruction leaves open, each with its two readings. */
export const BOARD_READINGS = {
  international: ["international-first", "composition-first"],
  partlyUnknown: ["class-9", "by-the-known"],
  euCountry: ["on-the-day", "members-2019"],
  liechtenstein: ["western", "not-western"],
  kingdom: ["netherlands", "not-western"],
  formerStates: ["unknown", "not-western"],
} as const;

export type BoardState = (typeof BOARD_STATES)[number];
export type BoardSetting = keyof typeof BOARD_READINGS;
export const BOARD_SETTINGS = Object.keys(BOARD_READINGS) as readonly BoardSetting[];

/**
 * The other reading of a setting.
 * @param setting  one of `BOARD_SETTINGS`
 * @param chosen  the reading of the settings
 * @example otherReading("kingdom", "netherlands") // "not-western"
 */
export function otherReading(setting: BoardSetting, chosen: string): string {
  const [first, second] = BOARD_READINGS[setting];
  return chosen === first ? second : first;
}
