/** State of enforcement against a sponsor. */
export type HhtState = "none" | "warning" | "suspension" | "intention" | "withdrawn" | "bankruptcy";

/**
 * Text of every state in the enforcement field ("Status HHT"); empty at recognition, filled when enforcement follows.
 * Withdrawn follows intention. Bankruptcy overwrites every other state and stays.
 * @see Scoring instruction for recognised sponsors ("Status HHT"), published under the Wob
 */
export const HHT_LABELS: Readonly<Record<HhtState, string>> = {
  none: "",
  warning: "waarschuwing",
  suspension: "schorsing erkenning",
  intention: "voornemen",
  withdrawn: "ingetrokken",
  bankruptcy: "faillissement",
};

/**
 * The state that the field shows when another is entered: bankruptcy stays for ever, anything else is replaced.
 * @param current  state in the field
 * @param entered  state that an officer enters
 * @see Scoring instruction for recognised sponsors ("Status HHT")
 * @example enterHhtState("bankruptcy", "warning") // "bankruptcy"
 */
export function enterHhtState(current: HhtState, entered: HhtState): HhtState {
  return current === "bankruptcy" ? current : entered;
}
