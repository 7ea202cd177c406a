import { join } from "node:path";

/** Where the browser of the tests is unpacked: outside the source, kept between runs. */
export const BROWSER_FOLDER = join(import.meta.dirname, "../../node_modules/.cache/toetssteen-browser");
export const BROWSER_BINARY = join(BROWSER_FOLDER, "chromium");
export const BROWSER_LIBRARIES = join(BROWSER_FOLDER, "al2023/lib");
export const BROWSER_FONTS = join(BROWSER_FOLDER, "fonts");
/** Written last; its absence means that an earlier unpacking was interrupted. */
export const BROWSER_READY = join(BROWSER_FOLDER, "unpacked");
