import type { SizeClass } from "../registry/size-class.js";

/** Coefficients of a logistic score, on the scale of log odds. */
export interface Coefficients {
  readonly version: string;
  readonly source: string;
  readonly intercept: number;
  readonly sizeClass: Readonly<Record<SizeClass, number>>;
  /** By SBI 2008 division; a division that is not named adds nothing. */
  readonly branch: Readonly<Record<string, number>>;
  readonly withoutWebsite: number;
  readonly withoutPremises: number;
  readonly perRecognisedYear: number;
}

/**
 * Coefficients made up for the synthetic data. The sources name the indicators of the old model (size, branch, website,
 * premises) and its logistic form; they hold no coefficient. Duration of recognition is the one indicator of the later
 * model that the sources name.
 */
export const INVENTED_COEFFICIENTS: Coefficients = {
  version: "invented-1",
  source: "made up for this synthetic data set; no coefficient of a real model is known to the makers",
  intercept: -0.76,
  sizeClass: { 1: 0.42, 2: 0.12, 3: -0.28, 4: -0.66 },
  branch: {
    "01": 0.35,
    "10": 0.1,
    "26": -0.3,
    "28": -0.25,
    "43": 0.55,
    "46": 0.5,
    "47": 0.3,
    "49": 0.25,
    "52": 0.15,
    "56": 0.85,
    "58": -0.1,
    "62": -0.15,
    "63": 0.05,
    "64": -0.35,
    "66": -0.2,
    "69": -0.45,
    "70": 0.45,
    "71": -0.2,
    "72": -0.5,
    "73": 0.2,
    "74": 0.35,
    "77": 0.3,
    "78": 0.7,
    "82": 0.4,
    "85": -0.6,
    "86": -0.5,
    "90": 0.1,
    "93": 0.15,
    "96": 0.6,
  },
  withoutWebsite: 0.65,
  withoutPremises: 0.75,
  perRecognisedYear: 0.04,
};
