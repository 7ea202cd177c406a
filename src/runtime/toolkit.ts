/** Name and version of this toolkit, as results and manifests state them. A test holds it to package.json. */
export const TOOLKIT = { name: "toetssteen", version: "0.3.0" } as const;
