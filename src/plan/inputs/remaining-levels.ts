/** Level of an indicator for units without a value. */
export const NO_VALUE = "no-value";
/** Level of an indicator for texts and classes that too few units have. */
export const OTHER_LEVELS = "other-levels";
/** Last of the groups: all units with members that are not counted by name. */
export const REST = "rest";
/** Code of a flag or an outcome that is not known. */
export const UNKNOWN_CODE = 255;
